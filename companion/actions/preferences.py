"""Keeping what the person chose: what is asked, how often, what the page leaves out.

Knows neither a screen nor what the choices mean.
"""

from collections.abc import Callable

from companion.actions.journal import Journal
from companion.domain.records import Preferences, Revision


def keep_preferences(
    journal: Journal, change: Callable[[Preferences], Preferences]
) -> tuple[Revision, ...]:
    """Write the preferences as `change` makes them of the present ones; () when nothing differs.

    Raises what `Journal.record` and `Journal.correct` raise.
    """
    entry = journal.carnet.preferences_entry()
    wanted = change(journal.carnet.preferences())
    if entry is not None:
        revision = journal.correct(entry.id, wanted)
        return () if revision is None else (revision,)
    return () if wanted == Preferences() else (journal.record(wanted),)
