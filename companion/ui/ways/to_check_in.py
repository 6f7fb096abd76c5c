"""Starting a check-in, opening one to correct it, or choosing what is asked: nothing in progress is lost.

It asks before answers are left out, and saves nothing.
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from companion import dates
from companion.actions.asked import symptoms_to_ask
from companion.actions.check_in_draft import CheckInDraft, draft_of, new_draft
from companion.actions.rhythm import recall_of, rhythm_of
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.symptoms import Recall
from companion.ui.ways.context import Context
from companion.ui.ways.kept_draft import says_something_new
from companion.ui.ways.screen_name import ScreenName


def start_in_rhythm(context: Context, screen: QWidget) -> None:
    """Start today's check-in of the rhythm, of the day or of the week, or go on with it."""
    journal = context.journal
    start_for_day(context, screen, journal.today(), recall_of(rhythm_of(journal.carnet)))


def start_for_day(
    context: Context, screen: QWidget, day: date, recall: Recall = Recall.DAY
) -> None:
    """Start a check-in for a day or the week that ends on it, or go on with the one in progress."""
    draft, texts = check_in_in_progress(context), context.texts
    if draft is not None and draft.correcting is None and same_stretch(draft, day, recall):
        context.go(ScreenName.CHECK_IN)
        return
    question = texts("Start a check-in for {day}?", day=dates.day_month(day, context.language))
    if draft is None or _may_leave(context, screen, question):
        context.start_check_in(new_draft(context.journal.carnet, context.catalogue, day, recall))


def same_stretch(draft: CheckInDraft, day: date, recall: Recall) -> bool:
    """Whether a draft speaks of that day, or of the week that ends on it."""
    return draft.for_day == day and draft.recall is recall


def start_correction(context: Context, screen: QWidget, entry: Entry[CheckIn]) -> None:
    """Open a check-in to correct it, or go on correcting it."""
    draft, texts = check_in_in_progress(context), context.texts
    if draft is not None and draft.correcting == entry.id:
        context.go(ScreenName.CHECK_IN)
        return
    if draft is None or _may_leave(context, screen, texts("Correct this check-in?")):
        carnet, catalogue = context.journal.carnet, context.catalogue
        ask = symptoms_to_ask(carnet, catalogue, entry.body.for_day)
        context.start_check_in(draft_of(entry, catalogue, ask))


def leave_correction(context: Context, screen: QWidget) -> bool:
    """Leave the check-in that is corrected as it was; False when the person goes on correcting."""
    draft, texts = context.state.draft, context.texts
    if draft is None or draft.correcting is None:
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
    context.state.draft = None
    context.answered.emit()
    context.open_entry(draft.correcting)
    context.say(texts("Nothing was changed."))
    return True


def check_in_in_progress(context: Context) -> CheckInDraft | None:
    """The draft, once it holds something that could be lost."""
    draft = context.state.draft
    return draft if draft is not None and says_something_new(context, draft) else None


def is_untouched_correction(context: Context) -> bool:
    """Whether a check-in was opened to be corrected, and nothing was corrected yet."""
    draft = context.state.draft
    return (
        draft is not None
        and draft.correcting is not None
        and not says_something_new(context, draft)
    )


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
    context.state.asking.came_from = context.state.screen
    context.go(ScreenName.SYMPTOM_CHOICE)
