"""Who writes: chosen by the person, remembered for each record book, never guessed.

It saves what is in progress under the name of who answered before another goes on.
"""

from functools import partial

from PySide6.QtWidgets import QWidget

from companion.actions.check_in.save_check_in import save_check_in
from companion.domain.carnet import Entry
from companion.domain.records import Person, Revision, Role
from companion.ui.ways.context import Context, WantedBefore
from companion.ui.ways.to_check_in import CheckInState
from companion.ui.ways.to_questionnaire import keep_in_progress


def everyone(context: Context) -> tuple[Entry[Person], ...]:
    """All who can write here, the patient first."""
    people = context.journal.carnet.people()
    return tuple(sorted(people, key=lambda entry: entry.body.role is not Role.PATIENT))


def go_on_as_last_time(context: Context) -> None:
    """Let the person write who did so last in this record book, if they are still in it."""
    journal = context.journal
    last = journal.carnet.one_of(context.settings.writer_in(journal.carnet.identity) or "")
    others = {entry.id for entry in everyone(context)} - {journal.patient_id()}
    journal.author = last if last in others else None


def write_as(context: Context, screen: QWidget, record_id: str) -> bool:
    """Let somebody write from now on; False when what is in progress cannot be saved first.

    What was wanted before it was known who writes follows.
    """
    journal, written = context.journal, tuple[Revision, ...]()
    wanted = context.state.take(WantedBefore)
    if record_id != journal.writer_id():
        kept = _keep_answers(context, screen)
        if kept is None:
            return False
        written = kept
    journal.author = None if record_id == journal.patient_id() else record_id
    remember_writer(context, record_id)
    if written:  # after the change, which takes notices away
        said = context.texts("The check-in in progress was saved first.")
        context.say(said, undo=written)
    if wanted is not None:
        wanted.act()
    return True


def remember_writer(context: Context, record_id: str) -> None:
    """Somebody writes on this computer from now on: kept, and shown."""
    identity = context.journal.carnet.identity
    context.settings = context.settings.with_writer(identity, record_id)
    context.settings_wanted.emit(context.settings)
    context.journal_changed.emit()


def _keep_answers(context: Context, screen: QWidget) -> tuple[Revision, ...] | None:
    """Save what is in progress under the name of who answered; None when that fails.

    What the check-in in progress wrote is given back.
    """
    state = context.state.of(CheckInState)
    check_in, state.check_in = state.check_in, None
    answered = keep_in_progress(context, screen)
    if answered is None or check_in is None or check_in.is_empty:
        state.check_in = check_in if answered is None else None
        return None if answered is None else ()
    written = context.attempt(screen, partial(save_check_in, context.journal, check_in))
    if written is None:
        state.check_in = check_in
    return written
