"""When the next infusion would be, the ways to write it down, and the light rhythm after the last dose.

It proposes and writes nothing by itself; the arithmetic is the actions'.
"""

from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from companion import dates
from companion.actions.preferences import keep_preferences
from companion.actions.schedule import NextInfusion, has_ended, next_infusion
from companion.domain.records import Body, Preferences, Purpose, Rhythm
from companion.ui.forms.form import Form
from companion.ui.forms.treatment_forms import POSTPONED
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_treatment import TREATMENT_FORM, TreatmentTab
from companion.ui.ways.to_understand import explain
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.widgets.acts import Act, acts_of
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.days.typed_day import write_day
from companion.ui.widgets.fields import NARROW, WholeField
from companion.ui.widgets.layouts.flow_layout import FlowLayout

INTERVAL = "stretch"
LAST_DOSE_EXPLANATION = "after-last-dose"


def schedule_parts(context: Context) -> list[QWidget]:
    """What stands above the list of infusions: the next one, or what follows the last one."""
    journal = context.journal
    if has_ended(journal.carnet, journal.today()):
        return last_dose_parts(context)
    found = next_infusion(journal.carnet, journal.now())
    return [] if found is None else [ScheduleCard(context, found)]


def last_dose_parts(context: Context) -> list[QWidget]:
    """What is said once the profile bears the day of the last dose."""
    journal = context.journal
    return [LastDoseCard(context)] if has_ended(journal.carnet, journal.today()) else []


class IntervalForm(Form):
    """How many days lie between two doses."""

    def __init__(self, context: Context, form: OpenForm, every: int | None) -> None:
        texts = context.texts
        super().__init__(context, form, texts("Days between two infusions"))
        self.days = self.add(
            WholeField(
                context.look,
                texts,
                "every",
                texts("Number of days"),
                width=NARROW,
            ),
            "" if every is None else str(every),
        )
        self.days.add_hint(texts("As the care team said. Left empty, the last two doses count."))

    def check(self) -> bool:
        days = self.days.number()
        if days is None or 1 <= days <= 366:
            return True
        self.days.tell(self.texts("Please write a number from 1 to 366."))
        self.days.setFocus()
        return False

    def body(self) -> Preferences:
        standing = self.context.journal.carnet.preferences()
        return replace(standing, infusion_every_days=self.days.number())


class ScheduleCard(Card):
    """The day of the next dose as far as it is known, and what can be done about it."""

    def __init__(self, context: Context, found: NextInfusion) -> None:
        super().__init__(context.look)
        self.setObjectName("schedule")
        self._context, self._found = context, found
        self.form: Form | None = None
        self.rows.addWidget(label(context.texts("Next infusion"), "heading"))
        for words, kind in self._words():
            self.rows.addWidget(label(words, kind))
        opened = context.state.of(OpenForms).get(TREATMENT_FORM)
        if context.read_only:
            return
        if opened is not None and opened.name == INTERVAL:
            form = IntervalForm(context, opened, found.every_days)
            form.saved.connect(self._keep)
            form.closed.connect(self._close)
            self.rows.addWidget(form)
            self.form = form
        elif opened is None:  # one thing to do at a time
            self.rows.addWidget(self._acts())

    def _words(self) -> list[tuple[str, str]]:
        context, found = self._context, self._found
        texts = context.texts
        said: list[tuple[str, str]] = []
        if found.appointment is not None:
            at = found.appointment.body.at
            day = dates.capitalised(dates.full_day(at.date(), context.language))
            hour = dates.hour(at.time(), context.language)
            said.append((texts("{day} at {hour}", day=day, hour=hour), "strong"))
            said.append((texts("An appointment that you noted."), "soft"))
        elif found.day is not None:
            day = dates.full_day(found.day, context.language)
            said.append((texts("Around {day}", day=day), "strong"))
            said.append((self._interval_words(), "soft"))
        elif found.postponed is not None:
            said.append((texts("The care team will give the new day."), "strong"))
        else:
            said.append((texts("No day is known yet."), "strong"))
        if found.postponed is not None:
            body = found.postponed.body
            day = dates.day_month(body.for_day, context.language)
            if body.reason:
                words = texts("Postponed on {day}: {reason}", day=day, reason=body.reason)
            else:
                words = texts("Postponed on {day}", day=day)
            said.append((words, "soft"))
        return said

    def _interval_words(self) -> str:
        texts, days = self._context.texts, self._found.every_days or 0
        if self._found.chosen:
            return texts.plural(
                "{count} day between two doses, as you wrote. The care team decides the day.",
                "{count} days between two doses, as you wrote. The care team decides the day.",
                days,
            )
        return texts.plural(
            "{count} day after the last dose, as between the last two. The care team decides the day.",
            "{count} days after the last dose, as between the last two. The care team decides the day.",
            days,
        )

    def _acts(self) -> QWidget:
        texts = self._context.texts
        acts: list[Act] = [
            ("schedule-given", texts("It was given"), self._note_given),
            ("schedule-postponed", texts("It was postponed"), self._note_postponed),
        ]
        if self._found.appointment is None:
            note = ("schedule-appointment", texts("Note the appointment"), self._note_appointment)
            acts.append(note)
        interval = texts("Days between two infusions…")
        acts.append(("schedule-stretch", interval, self._change_interval))
        return acts_of(self._context.look, acts, kind="quiet")

    # --- what is done: a form opens, filled in, and the person saves it or not

    def _note_given(self) -> None:
        self._open("infusions", self._day_typed())

    def _note_postponed(self) -> None:
        self._open("infusions", {**self._day_typed(), "given": POSTPONED})

    def _day_typed(self) -> dict[str, str]:
        today = self._context.journal.today()
        day = self._found.day
        # A dose that is noted was given or put off by now, not on a day to come.
        return {"day": write_day(min(day, today))} if day is not None else {}

    def _note_appointment(self) -> None:
        day = self._found.day
        typed = {"purpose": Purpose.INFUSION.value}
        if day is not None and day >= self._context.journal.today():
            typed["day"] = write_day(day)
        self._context.state.put(TreatmentTab("appointments"))
        self._open("appointments", typed)

    def _change_interval(self) -> None:
        self._open(INTERVAL, {})

    def _open(self, name: str, typed: dict[str, str]) -> None:
        self._context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm(name, None, typed)
        self._context.go(ScreenName.TREATMENT)

    def _keep(self, body: Body) -> None:
        assert isinstance(body, Preferences)
        context = self._context
        every = body.infusion_every_days
        opened = context.state.of(OpenForms).pop(TREATMENT_FORM, None)

        def change(standing: Preferences) -> Preferences:
            return replace(standing, infusion_every_days=every)

        kept = context.attempt(self, partial(keep_preferences, context.journal, change))
        if kept is None:
            if opened is not None:
                context.state.of(OpenForms)[TREATMENT_FORM] = opened
            return
        context.say(context.texts("Saved."), undo=kept)

    def _close(self) -> None:
        close_form(self._context, TREATMENT_FORM)
        self._context.go(ScreenName.TREATMENT)


class LastDoseCard(Card):
    """After the last dose: why the journal goes on for a while, and the light rhythm on request."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.setObjectName("last-dose")
        self._context = context
        texts, carnet = context.texts, context.journal.carnet
        profile = carnet.profile()
        assert profile is not None
        assert profile.body.last_dose is not None
        day = dates.day_month_year(profile.body.last_dose, context.language)
        self.rows.addWidget(label(texts("After the last dose"), "heading"))
        self.rows.addWidget(label(texts("Last infusion on {day}", day=day), "strong"))
        sentence = texts(
            "Effects may still appear months after the last dose: the journal stays useful for at "
            "least 12 months."
        )
        self.rows.addWidget(label(sentence))
        is_light = carnet.preferences().rhythm is Rhythm.MONTH
        if is_light:
            light = texts("You note one week a month.")
        else:
            light = texts("Go on as before, or note one week a month: as you like.")
        self.rows.addWidget(label(light, "soft"))
        self.rows.addWidget(self._acts(is_light=is_light))

    def _acts(self, *, is_light: bool) -> QWidget:
        texts, holder = self._context.texts, QWidget()
        holder.setProperty("kind", "bare")
        flow = FlowLayout(self._context.look.space(12), holder)
        words = texts("Back to every day") if is_light else texts("Note one week a month")
        wanted = Rhythm.DAY if is_light else Rhythm.MONTH
        rhythm = button(words, partial(self._choose, wanted))
        rhythm.setObjectName("light-rhythm")
        why = button(texts("Why after the last dose"), self._explain, kind="link")
        why.setObjectName("explain-last-dose")
        for made in (rhythm, why):
            flow.addWidget(made)
        if self._context.read_only:
            rhythm.hide()
        return holder

    def _choose(self, rhythm: Rhythm) -> None:
        context = self._context

        def change(standing: Preferences) -> Preferences:
            return replace(standing, rhythm=rhythm)

        kept = context.attempt(self, partial(keep_preferences, context.journal, change))
        if kept is not None:
            context.say(context.texts("The rhythm was changed."), undo=kept)

    def _explain(self) -> None:
        explain(self._context, LAST_DOSE_EXPLANATION)
