"""`companion questionnaire`: the care team's questionnaires: list, add, remove."""

import argparse
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from companion.actions.check_in.answering import (
    Loaded,
    SameQuestionnaire,
    loaded,
)
from companion.actions.questionnaire_files import (
    Offered,
    offered_by,
    read_questionnaire_files,
    take_in_questionnaires,
)
from companion.actions.words.questionnaires import offered_words, title_of
from companion.apart.questionnaires import prepare_questionnaires_apart
from companion.cli import console
from companion.cli.command import Command, Group, WrongUsage, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError
from companion.messages import Texts
from companion.plain_text import plain_line


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
        nargs="*",
        metavar=texts("FILE|URL"),
        help=texts(
            "the FHIR files to add (a folder or a Bundle too), or the address of the one to remove"
        ),
    )
    needed.add_argument(
        "--dry-run", action="store_true", help=texts("say what would come in, and write nothing")
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises UnknownQuestionnaire, QuestionnaireRefused, or what reading and writing raise."""
    act: Act = found.act
    what: list[str] = found.what
    if act is Act.LIST and not what:
        _list(session)
    elif act is Act.ADD and what:
        return _take_in(session, [Path(each) for each in what], dry_run=found.dry_run)
    elif act is Act.REMOVE and len(what) == 1:
        _remove(session, url=what[0])
    else:
        raise WrongUsage(
            N_("companion questionnaire CARNET list | add FILE [FILE...] | remove URL")
        )
    return 0


def _list(session: Session) -> None:
    with session.read() as book:
        for each in loaded(book.journal.carnet, book.journal.catalogue, session.texts.language):
            console.say(_line(each, session.texts))


def _take_in(session: Session, paths: Sequence[Path], *, dry_run: bool) -> int:
    texts = session.texts
    prepared = prepare_questionnaires_apart(read_questionnaire_files(paths))
    with session.read() if dry_run else session.opened() as book:
        try:
            offer = offered_by(book.journal, prepared)
        except SameQuestionnaire as error:
            console.say(texts.describe(error))
            return 0
        if not dry_run:
            take_in_questionnaires(book.journal, offer)
    for each in offer.forms:
        if dry_run:
            _show(each, texts)
            continue
        title = plain_line(each.name)
        console.say(texts("The questionnaire is in the record book: {title}.", title=title))
    refused = [each for each in offer.refusals if not isinstance(each[1], SameQuestionnaire)]
    for name, refusal in offer.refusals:
        console.complain(f"{plain_line(name)}: {texts.describe(refusal)}")
    return 1 if refused else 0


def _show(each: Offered, texts: Texts) -> None:
    """What would come in: how it is called, who made it, and each question."""
    form = each.form.in_language(texts.language)
    console.say(f"{plain_line(each.name)} · {offered_words(texts, form)}")
    if each.is_newer:
        console.say(texts("It takes the place of the one that is here."))
    for item in form.questions():
        if item.copy_of is None and item.words:
            console.say(f"- {plain_line(item.words)}")


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
    count = texts.plural("{count} question", "{count} questions", each.form.question_count)
    return plain_line(" · ".join((title_of(each.form), count, each.form.canonical)))


COMMAND = Command(
    "questionnaire", N_("list, add or remove the care team’s questionnaires"), _add, _run
)
