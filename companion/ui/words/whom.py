"""Whom a question is about: the patient by name where somebody else writes, who is never called “you” then."""

from companion.ui.ways.context import Context
from companion.ui.words.record_words import short_name


def about_whom(context: Context) -> str | None:
    """The patient's name (or “the patient”) where another writes; None where the patient does."""
    journal = context.journal
    if journal.author is None or journal.author == journal.patient_id():
        return None
    return short_name(context.texts, journal.carnet, journal.patient_id())
