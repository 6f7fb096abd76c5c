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
from companion.actions.journal import Journal
from companion.actions.questionnaire_words import title_of
from companion.apart import try_questionnaire_apart
from companion.cli import console
from companion.cli.commands.command import Command, Group
from companion.cli.options import add_carnet
from companion.cli.parser import WrongUsage
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
    if bool(what) is (act is Act.LIST):
        raise WrongUsage("companion questionnaire CARNET list | add FILE | remove URL")
    with session.read() if act is Act.LIST else session.opened() as opened:
        if act is Act.ADD:
            _take_in(opened.journal, Path(what), session.texts)
        elif act is Act.REMOVE:
            _remove(opened.journal, what, session.texts)
        else:
            _list(opened.journal, session.texts)
    return 0


def _take_in(journal: Journal, path: Path, texts: Texts) -> None:
    text = read_text(path, largest=_MOST_BYTES)
    try_questionnaire_apart(text)
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
    return plain_line(" · ".join((title_of(each.form), count, each.form.canonical)))


COMMAND = Command(
    "questionnaire", N_("list, add or remove the care team’s questionnaires"), _add, _run
)
