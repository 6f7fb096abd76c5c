"""Starting a check-in, opening one to correct it, or choosing what is asked: nothing in progress is lost.

It asks before answers are left out, and saves nothing.
"""

from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from companion import dates
from companion.actions.check_in.answering import Answering
from companion.actions.check_in.asked import symptoms_to_ask
from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in, reopened_check_in
from companion.actions.check_in.rhythm import recall_of, rhythm_of
from companion.actions.check_in.symptom_details import stools_of
from companion.domain.carnet import Entry
from companion.domain.own_words import unmarked
from companion.domain.records import CheckIn, Revision
from companion.domain.symptoms import Recall
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import open_entry


class CheckInState(Struct):
    """The check-in in progress. It is kept until it is saved."""

    check_in: OpenCheckIn | None = None


class JustSaved(Struct):
    """What the last check-in wrote, its own revision first, then those of what was done after it."""

    revisions: tuple[Revision, ...] = ()


class ChoiceAsked(Struct):
    """Where one came from to the choice of symptoms."""

    came_from: ScreenName | None = None


def start_check_in(context: Context, check_in: OpenCheckIn) -> None:
    """Show the check-in with these answers in progress."""

    def show() -> None:
        context.state.put(CheckInState(check_in))
        context.go(ScreenName.CHECK_IN)

    context.when_may_write(show)


def show_saved(context: Context, revisions: tuple[Revision, ...]) -> None:
    """Show what a check-in wrote, and what may be done now."""
    context.state.put(JustSaved(revisions))
    context.go(ScreenName.SAVED)


def start_in_rhythm(context: Context, screen: QWidget) -> None:
    """Start today's check-in of the rhythm, of the day or of the week, or go on with it."""
    journal = context.journal
    start_for_day(context, screen, journal.today(), recall_of(rhythm_of(journal.carnet)))


def start_for_day(
    context: Context, screen: QWidget, day: date, recall: Recall = Recall.DAY
) -> None:
    """Start a check-in for a day or the week that ends on it, or go on with the one in progress."""
    check_in, texts = check_in_in_progress(context), context.texts
    if check_in is not None and check_in.correcting is None and same_recall(check_in, day, recall):
        context.go(ScreenName.CHECK_IN)
        return
    question = texts("Start a check-in for {day}?", day=dates.day_month(day, context.language))
    if check_in is None or _may_leave(context, screen, question):
        start_check_in(
            context, new_check_in(context.journal.carnet, context.catalogue, day, recall)
        )


def same_recall(check_in: OpenCheckIn, day: date, recall: Recall) -> bool:
    """Whether a check-in in progress speaks of that day, or of the week that ends on it."""
    return check_in.for_day == day and check_in.recall is recall


def start_correction(context: Context, screen: QWidget, entry: Entry[CheckIn]) -> None:
    """Open a check-in to correct it, or go on correcting it."""
    check_in, texts = check_in_in_progress(context), context.texts
    if check_in is not None and check_in.correcting == entry.id:
        context.go(ScreenName.CHECK_IN)
        return
    if check_in is None or _may_leave(context, screen, texts("Correct this check-in?")):
        carnet, catalogue = context.journal.carnet, context.catalogue
        ask = symptoms_to_ask(carnet, catalogue, entry.body.for_day)
        start_check_in(context, reopened_check_in(entry, catalogue, ask))


def leave_correction(context: Context, screen: QWidget) -> bool:
    """Leave the check-in that is corrected as it was; False when the person goes on correcting."""
    check_in, texts = context.state.of(CheckInState).check_in, context.texts
    if check_in is None or check_in.correcting is None:
        return False
    is_changed = check_in_in_progress(context) is not None
    if is_changed and not context.dialogs.confirm(
        screen,
        texts("Leave this check-in as it was?"),
        texts("What you changed is left out."),
        yes=texts("Leave it as it was"),
        no=texts("Go on correcting"),
        careful=True,
    ):
        return False
    context.state.put(CheckInState())
    context.answered.emit()
    open_entry(context, check_in.correcting)
    context.say(texts("Nothing was changed."))
    return True


def check_in_in_progress(context: Context) -> OpenCheckIn | None:
    """The one in progress, once it holds something that could be lost."""
    check_in = context.state.of(CheckInState).check_in
    return check_in if check_in is not None and says_something_new(context, check_in) else None


def is_untouched_correction(context: Context) -> bool:
    """Whether a check-in was opened to be corrected, and nothing was corrected yet."""
    check_in = context.state.of(CheckInState).check_in
    return (
        check_in is not None
        and check_in.correcting is not None
        and not says_something_new(context, check_in)
    )


def says_something_new(context: Context, check_in: OpenCheckIn | Answering | None) -> bool:
    """Whether it says anything that the record which it corrects does not say already."""
    if check_in is None:
        return False
    if check_in.correcting is None:
        return not check_in.is_empty
    if isinstance(check_in, OpenCheckIn) and _counts_stools_anew(context, check_in):
        return True
    history = context.journal.carnet.history(check_in.correcting)
    last = history[-1].body if history else None
    return last is None or unmarked(last) != check_in.body()


def _counts_stools_anew(context: Context, check_in: OpenCheckIn) -> bool:
    journal = context.journal
    noted = stools_of(journal.carnet, check_in.for_day, journal.writer_id())
    standing = None if noted is None else round(noted.body.value)
    return check_in.usual_stools is not None or check_in.stools not in (None, standing)


def _may_leave(context: Context, screen: QWidget, question: str) -> bool:
    texts = context.texts
    return context.dialogs.confirm(
        screen,
        question,
        texts("The answers in progress are not saved and will be left out."),
        yes=texts("Leave them out"),
        no=texts("Cancel"),
        careful=True,
    )


def choose_symptoms(context: Context) -> None:
    """Show the screen; the way back leads to the present one."""
    context.state.put(ChoiceAsked(context.state.screen))
    context.go(ScreenName.SYMPTOM_CHOICE)
