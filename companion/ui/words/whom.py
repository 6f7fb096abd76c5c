"""How the people of the open record book are called, and whom a question is about.

The patient by name where somebody else writes, who is never called “you” then.
"""

from collections.abc import Callable
from functools import partial

from companion.actions.words.persons import person_name, role_words, with_role
from companion.domain.carnet import Carnet
from companion.messages import Texts
from companion.ui.ways.context import Context
from companion.ui.widgets.own_words import named


def person_words(texts: Texts, carnet: Carnet, author: str) -> str:
    """« Paul, aidant »; the role alone for someone without a name."""
    person = carnet.person(author)
    name = named(person_name(carnet, author))
    return with_role(texts, name, person.role) if person and name else role_words(texts, person)


def short_name(texts: Texts, carnet: Carnet, author: str) -> str:
    """« Jeanne »; the role for someone without a name."""
    name = named(person_name(carnet, author))
    return name or role_words(texts, carnet.person(author))


def names_of(context: Context) -> Callable[[str], str]:
    """What the people of the open record book are called, by their record ids."""
    return partial(short_name, context.texts, context.journal.carnet)


def questions_title(context: Context) -> str:
    """Whose the questions for the consultation are, for whoever looks: a nurse has none of her own."""
    texts = context.texts
    if context.shown.away:
        return texts("Questions")
    return texts("My questions") if about_whom(context) is None else texts("Our questions")


def about_whom(context: Context) -> str | None:
    """The patient's name (or “the patient”) where another writes or reads; None where the patient does."""
    journal = context.journal
    by_patient = journal.author is None or journal.author == journal.patient_id()
    if by_patient and not context.shown.away:
        return None
    return short_name(context.texts, journal.carnet, journal.patient_id())
