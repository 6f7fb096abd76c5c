"""Writing a check-in in progress into the journal, whether it is finished or the window closes.

It knows no screen; it decides nothing about what was answered.
"""

from companion.actions.check_in_draft import CheckInDraft
from companion.actions.journal import Journal
from companion.domain.records import Revision


def keep_draft(journal: Journal, draft: CheckInDraft) -> tuple[Revision, ...]:
    """Record the draft, or correct what it corrects; () when a correction changes nothing.

    Raises what `Journal.record` and `Journal.correct` raise; the draft stays as it is.
    """
    if draft.correcting is None:
        return (journal.record(draft.body()),)
    revision = journal.correct(draft.correcting, draft.body())
    return () if revision is None else (revision,)
