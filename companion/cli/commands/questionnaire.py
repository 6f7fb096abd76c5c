"""`companion questionnaire`: the care team's questionnaires: list, add, remove."""

import argparse
from enum import StrEnum
from pathlib import Path
from typing import Final

from companion.actions.answering import (
    Loaded,
    SameQuestionnaire,
    loaded,
    take_in_questionnaire,
)
from companion.actions.questionnaire_words import title_of
from companion.apart import try_questionnaire_apart
from companion.cli import console
from companion.cli.command import Command, Group, WrongUsage, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError
from companion.domain.validity import LONGEST_RESOURCE
from companion.files import read_text
from companion.messages import Texts
from companion.plain_text import plain_line

_MOST_BYTES: Final = 4 * LONGEST_RESOURCE  # a letter has at most four bytes


class Act(StrEnum):
    """What to do with the care team's questionnaires."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


class UnknownQuestionnaire(CompanionError):
    """No questionnaire of that address is loaded."""

    message = N_("There is no questionnaire of this address in the record book.")


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "act",
        type=Act,
        metavar="list|add|remove",
        help=texts("list them, add one from a file, or remove one"),
    )
    needed.add_argument(
        "what",
        nargs="?",
        default="",
        metavar=texts("FILE|URL"),
        help=texts("the FHIR file to add, or the address of the one to remove"),
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises UnknownQuestionnaire, QuestionnaireRefused, or what reading and writing raise."""
    act: Act = found.act
    what: str = found.what
    if act is Act.LIST and not what:
        _list(session)
    elif act is Act.ADD and what:
        _take_in(session, Path(what))
    elif act is Act.REMOVE and what:
        _remove(session, url=what)
    else:
        raise WrongUsage("companion questionnaire CARNET list | add FILE | remove URL")
    return 0


def _list(session: Session) -> None:
    with session.read() as book:
        for each in loaded(book.journal.carnet, book.journal.catalogue, session.texts.language):
            console.say(_line(each, session.texts))


def _take_in(session: Session, path: Path) -> None:
    texts = session.texts
    with session.opened() as book:
        text = read_text(path, largest=_MOST_BYTES)
        try_questionnaire_apart(text)
        try:
            take_in_questionnaire(book.journal, text)
        except SameQuestionnaire as error:
            console.say(texts.describe(error))
            return
        form = book.journal.catalogue.read_form(text)
        said = texts("The questionnaire is in the record book: {title}.", title=title_of(form))
        console.say(said)


def _remove(session: Session, url: str) -> None:
    with session.opened() as book:
        there = loaded(book.journal.carnet, book.journal.catalogue)
        found = next((each for each in there if each.form.url == url), None)
        if found is None:
            raise UnknownQuestionnaire
        book.journal.withdraw(found.record_id)
        console.say(session.texts("Removed. What was answered stays."))


def _line(each: Loaded, texts: Texts) -> str:
    """« Suivi de l’équipe · 9 questions · https://team.example.org/q|1 »."""
    count = texts.plural("{count} question", "{count} questions", len(each.form.questions()))
    return plain_line(" · ".join((title_of(each.form), count, each.form.canonical)))


COMMAND = Command(
    "questionnaire", N_("list, add or remove the care team’s questionnaires"), _add, _run
)
