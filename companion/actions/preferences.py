"""Keeping what the person chose: what is asked, how often, what the page leaves out."""

from collections.abc import Callable

from msgspec.structs import replace

from companion.actions.journal import Journal
from companion.domain.records import OwnSymptom, Preferences, Revision


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


def list_own_symptom(journal: Journal, own: OwnSymptom) -> tuple[Revision, ...]:
    """List a symptom in the person's own words; () when it is listed in these words already."""

    def listed(kept: Preferences) -> Preferences:
        others = tuple(each for each in kept.own_symptoms if each.id != own.id)
        known = own in kept.own_symptoms
        return kept if known else replace(kept, own_symptoms=(*others, own))

    return keep_preferences(journal, listed)
