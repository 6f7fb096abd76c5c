"""The forms of what belongs to the treatment: infusions, medicines, dates, events.

A form makes a record from what was typed; it saves nothing and judges no value.
"""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtGui import QShowEvent

from companion import dates
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import (
    Appointment,
    Done,
    Event,
    Infusion,
    Purpose,
    Route,
)
from companion.ui.forms.form import Form
from companion.ui.forms.medicine_names import MedicineNames
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import NARROW, HourField, WholeField
from companion.ui.widgets.tab_order import go_through
from companion.ui.widgets.typed import local_moment
from companion.ui.words import treatment_words

GIVEN, POSTPONED = "given", "postponed"


def newest_first(names: Iterable[str | None]) -> list[str]:
    """Each name once, the one written last first."""
    return list(dict.fromkeys(name for name in reversed(list(names)) if name))


def next_cycle(carnet: Carnet, day: date, medicine: str = "") -> int:
    """The number that an infusion of that day has: one more than the highest given before it.

    A second medicine of the same day belongs to the same cycle, unless it was counted apart so far:
    then it goes on with its own numbers.
    """
    given = [e.body for e in carnet.entries(Infusion) if e.body.given and e.body.cycle]
    name = medicine.casefold().strip()
    own = [b for b in given if name and b.medicine.casefold().strip() == name]
    if today := [b.cycle for b in own if b.for_day == day and b.cycle]:
        return today[-1]
    before = [b for b in own if b.for_day < day]
    last = max(before, key=lambda b: (b.for_day, b.cycle or 0), default=None)
    beside = [b for b in given if last is not None and b.for_day == last.for_day and b not in own]
    if last is not None and beside and all(b.cycle != last.cycle for b in beside):
        return (last.cycle or 0) + 1
    same_day = [b.cycle for b in given if b.for_day == day and b.cycle]
    if same_day:
        return same_day[-1]
    return max((b.cycle or 0 for b in given if b.for_day < day), default=0) + 1


class InfusionForm(Form):
    """A dose of the treatment, given or postponed."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Infusion] | None) -> None:
        texts, look = context.texts, context.look
        super().__init__(
            context, form, texts("Correct this infusion") if entry else texts("New infusion")
        )
        carnet = context.journal.carnet
        earlier = carnet.entries(Infusion)
        last = max(earlier, key=lambda e: e.body.for_day, default=None)
        old = self._old = entry.body if entry else None
        self._opened = form
        medicines = newest_first(e.body.medicine for e in earlier)
        first = next(iter(medicines), "")
        self.day = self.add_day(
            "day",
            texts("Day"),
            old.for_day if old else self.today,
            required=texts("Please give the day."),
        )
        proposed = next_cycle(carnet, self.today, first)
        self._proposed = str((old.cycle or "") if old else proposed)
        self.cycle = self.add(
            WholeField(look, texts, "cycle", texts("Number of the infusion"), width=NARROW),
            self._proposed,
        )
        self.medicine = self.add_text(
            "medicine",
            texts("Medicine, if you know its name"),
            old.medicine if old else first,
        )
        self._names = MedicineNames(context, self.medicine, medicines, infusions=True)
        self._add_choices(old, old.route if old else (last.body.route if last else None))
        self.on_changed("given")

    def _add_choices(self, old: Infusion | None, route: Route | None) -> None:
        texts = self.texts
        self.route = self.add_choice(
            "route", texts("How it is given"), treatment_words.route_choices(texts), route
        )
        given = [Choice(GIVEN, texts("Given")), Choice(POSTPONED, texts("Postponed"))]
        was_postponed = old is not None and not old.given
        self.given = self.add_choice(
            "given",
            texts("Given or postponed"),
            given,
            POSTPONED if was_postponed else GIVEN,
        )
        self.reason = self.add_text(
            "reason", texts("Why it was postponed, if you know"), old.reason if old else None
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        go_through((self.medicine, *self._names.parts(), self.route))

    def on_changed(self, name: str) -> None:
        if name == "given":
            self.reason.setVisible(self.given.code() == POSTPONED)
        elif name == "medicine":
            self._names.follow()
            self._propose_route()
        if name in ("day", "medicine"):
            self._propose_cycle()

    def _propose_cycle(self) -> None:
        """The number follows the day and the medicine as long as the person typed none."""
        day = self.day.day()
        if self._old is None and day is not None and self.cycle.typed() == self._proposed:
            carnet = self.context.journal.carnet
            self._proposed = str(next_cycle(carnet, day, self.medicine.text()))
            self.cycle.show_typed(self._proposed)

    def _propose_route(self) -> None:
        """The usual route of a known medicine that has but one, as long as the person chose none."""
        known = self._names.named()
        chosen = self._old is not None or "route" in self._opened.typed or self.route.code()
        if not chosen and known is not None and len(known.routes) == 1:
            self.route.show_typed(known.routes[0])

    def body(self) -> Infusion:
        day, given = self.day.day(), self.given.code() == GIVEN
        assert day is not None
        code = self.route.code()
        return Infusion(
            for_day=day,
            medicine=self.medicine.text(),
            given=given,
            cycle=self.cycle.number(),
            route=Route(code) if code else None,
            reason=None if given else self.reason.text_or_none(),
        )


class AppointmentForm(Form):
    """A date with the care team."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Appointment] | None) -> None:
        texts, look = context.texts, context.look
        super().__init__(
            context, form, texts("Correct this appointment") if entry else texts("New appointment")
        )
        old = self._old = entry.body if entry else None
        self.purpose = self.add_choice(
            "purpose",
            texts("What it is for"),
            treatment_words.purpose_choices(texts),
            old.purpose if old else Purpose.CONSULTATION,
        )
        self.day = self.add_day(
            "day",
            texts("Day"),
            old.at.date() if old else None,
            required=texts("Please give the day."),
            ahead=True,
        )
        hour = HourField(
            look,
            texts,
            "hour",
            texts("Time"),
            width=NARROW,
            required=texts("Please give the time."),
        )
        self.hour = self.add(hour, dates.hour(old.at.time(), context.language) if old else "")
        self._add_places(old)

    def _add_places(self, old: Appointment | None) -> None:
        texts, known = self.texts, self.context.journal.carnet.entries(Appointment)
        self.whom = self.add_text(
            "with",
            texts("With whom"),
            old.with_whom if old else None,
            suggestions=newest_first(e.body.with_whom for e in known),
        )
        self.place = self.add_text(
            "place",
            texts("Where"),
            old.place if old else None,
            suggestions=newest_first(e.body.place for e in known),
        )

    def body(self) -> Appointment:
        return Appointment(
            at=self._at(),
            purpose=Purpose(self.purpose.code()),
            with_whom=self.whom.text_or_none(),
            place=self.place.text_or_none(),
        )

    def _at(self) -> datetime:
        day, hour = self.day.day(), self.hour.hour()
        assert day is not None
        assert hour is not None
        return local_moment(day, hour, self._old.at if self._old else None)


class EventForm(Form):
    """Something that happened on a day, and what was done about it."""

    def __init__(self, context: Context, form: OpenForm, entry: Entry[Event] | None) -> None:
        texts = context.texts
        super().__init__(
            context, form, texts("Correct this event") if entry else texts("New event")
        )
        old = entry.body if entry else None
        self.day = self.add_day(
            "day",
            texts("Day"),
            old.for_day if old else self.today,
            required=texts("Please give the day."),
            past=True,
        )
        self.what = self.add_text(
            "what",
            texts("What happened"),
            old.what if old else None,
            required=texts("Please say what happened."),
        )
        self.done = self.add_choice(
            "done",
            texts("What was done"),
            treatment_words.done_choices(context),
            old.done if old else None,
        )

    def body(self) -> Event:
        day, code = self.day.day(), self.done.code()
        assert day is not None
        return Event(day, self.what.text(), Done(code) if code else None)
