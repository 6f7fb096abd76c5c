"""The care team's questionnaires on the command line: list, add, remove.

Knows neither how the record book is opened nor how a question is shown.
"""

from pathlib import Path
from typing import Final

from companion.actions.answering import (
    Loaded,
    SameQuestionnaire,
    loaded,
    take_in_questionnaire,
)
from companion.actions.journal import Journal
from companion.actions.questionnaire_words import title_of
from companion.cli import console
from companion.cli.questionnaire_arguments import QuestionnaireAct, QuestionnaireWish
from companion.domain.errors import N_, CompanionError
from companion.domain.validity import LONGEST_RESOURCE
from companion.files import read_text
from companion.messages import Texts

_MOST_BYTES: Final = 4 * LONGEST_RESOURCE  # a letter has at most four bytes


class UnknownQuestionnaire(CompanionError):
    """No questionnaire of that address is loaded."""

    message = N_("There is no questionnaire of this address in the record book.")


def questionnaire(journal: Journal, wish: QuestionnaireWish, texts: Texts) -> None:
    """Carry out the wish, and say what was done.

    Raises UnknownQuestionnaire, QuestionnaireRefused, or what reading and writing raise.
    """
    if wish.act is QuestionnaireAct.ADD:
        _add(journal, Path(wish.what), texts)
    elif wish.act is QuestionnaireAct.REMOVE:
        _remove(journal, wish.what, texts)
    else:
        _list(journal, texts)


def _add(journal: Journal, path: Path, texts: Texts) -> None:
    text = read_text(path, largest=_MOST_BYTES)
    try:
        take_in_questionnaire(journal, text)
    except SameQuestionnaire as error:
        console.say(texts.describe(error))
        return
    form = journal.catalogue.read_form(text)
    console.say(texts("The questionnaire is in the record book: {title}.", title=title_of(form)))


def _remove(journal: Journal, url: str, texts: Texts) -> None:
    there = loaded(journal.carnet, journal.catalogue)
    found = next((each for each in there if each.form.url == url), None)
    if found is None:
        raise UnknownQuestionnaire
    journal.withdraw(found.record_id)
    console.say(texts("Removed. What was answered stays."))


def _list(journal: Journal, texts: Texts) -> None:
    for each in loaded(journal.carnet, journal.catalogue):
        console.say(_line(each, texts))


def _line(each: Loaded, texts: Texts) -> str:
    """« Suivi de l’équipe · 9 questions · https://team.example.org/q|1 »."""
    count = texts.plural("{count} question", "{count} questions", len(each.form.questions()))
    return " · ".join((title_of(each.form), count, each.form.canonical))
