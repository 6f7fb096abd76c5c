"""The offer to ask more for a while, after the treatment changed.

One sentence and two buttons above the first question; nothing is added unless the person says so.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from companion import dates
from companion.actions.check_in.asked import (
    TreatmentChange,
    change_to_offer,
    last_wider_day,
    symptoms_to_ask,
)
from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.actions.preferences import keep_preferences
from companion.domain.records import Preferences
from companion.ui.ways.context import Context
from companion.ui.widgets.acts import act_row
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.own_words import breakable


class WiderOffer(Card):
    """`change` is what is offered for; `answered` is called once the person chose."""

    def __init__(
        self,
        context: Context,
        check_in: OpenCheckIn,
        change: TreatmentChange,
        answered: Callable[[], None],
    ) -> None:
        super().__init__(context.look, margin=16)
        self._context, self._check_in, self._change = context, check_in, change
        self._answered = answered
        texts = context.texts
        self.rows.addWidget(label(_sentence(context, change), "text"))
        acts = (
            ("ask-more", texts("Ask me more"), partial(self._keep, wider=True)),
            ("ask-as-usual", texts("Keep my list"), partial(self._keep, wider=False)),
        )
        self.rows.addLayout(act_row(context.look, acts))

    def _keep(self, *, wider: bool) -> None:
        context, day = self._context, self._change.day

        def change(kept: Preferences) -> Preferences:
            if wider:
                return replace(kept, wider_since=day)
            return replace(kept, not_wider_since=day)

        answered, check_in = self._answered, self._check_in
        written = context.attempt(self, lambda: keep_preferences(context.journal, change))
        if written is None:
            return
        if wider:
            asked = symptoms_to_ask(context.journal.carnet, context.catalogue, check_in.for_day)
            check_in.move_to(check_in.for_day, asked)
        answered()
        said = context.texts("More is asked until {day}.", day=_until(context, self._change))
        context.say(said if wider else context.texts("Your list stays as it is."), undo=written)


def offer_of(
    context: Context, check_in: OpenCheckIn, answered: Callable[[], None]
) -> QWidget | None:
    """The offer at the start of a new check-in; None when there is nothing to offer."""
    if check_in.position > 0 or check_in.correcting is not None or check_in.detailing is not None:
        return None
    journal = context.journal
    if check_in.for_day != journal.today():
        return None
    change = change_to_offer(journal.carnet, context.catalogue, journal.today())
    return None if change is None else WiderOffer(context, check_in, change, answered)


def _sentence(context: Context, change: TreatmentChange) -> str:
    texts = context.texts
    day, name = dates.day_month(change.day, context.language), breakable(change.medicine)
    if change.is_dose:
        return texts(
            "The dose of {medicine} changed on {day}: note more symptoms for two weeks?",
            medicine=name,
            day=day,
        )
    return texts(
        "{medicine} was started on {day}: note more symptoms for two weeks?",
        medicine=name,
        day=day,
    )


def _until(context: Context, change: TreatmentChange) -> str:
    return dates.day_month(last_wider_day(change.day), context.language)
