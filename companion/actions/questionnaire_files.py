"""The files in which a questionnaire is handed out: one, several, or a folder; and taking them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.actions.check_in.answering import SameQuestionnaire, questionnaire_writing
from companion.actions.journal import Journal, Writing
from companion.domain.errors import N_, CompanionError
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.records import Revision
from companion.files import FileTooLarge, read_text_from_outside

MOST_FILES: Final = 500
MOST_BYTES: Final = 20_000_000
_MEGABYTE: Final = 1_000_000


class TooManyFiles(CompanionError):
    """A folder that is none of questionnaires alone."""

    message = N_("There are more than {most} files here. Choose those of the questionnaire.")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A questionnaire by its title or its file's name: its text, or why it was refused."""

    name: str
    text: str | None = None
    refusal: QuestionnaireRefused | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A questionnaire that can be taken in: its title, what it asks, and what would write it.

    `is_newer`: one of its address is in the carnet already, and this one takes its place.
    """

    name: str
    form: QuestionnaireForm
    writing: Writing
    is_newer: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What files would bring, before anything is written: those that are whole, and the refusals by name."""

    forms: tuple[Offered, ...]
    refusals: tuple[tuple[str, CompanionError], ...]


def read_questionnaire_files(paths: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """Each file's name and text; of a folder, those that end in .json, also within its folders.

    Raises TooManyFiles, or what reading raises.
    """
    files: list[Path] = []
    for path in paths:
        files += sorted(_within(path)) if path.is_dir() else [path]
        if len(files) > MOST_FILES:
            raise TooManyFiles(most=MOST_FILES)
    found, room = list[tuple[str, str]](), MOST_BYTES
    for path in files:
        text = read_text_from_outside(path, largest=MOST_BYTES)
        room -= len(text)
        if room < 0:
            raise FileTooLarge(name=path.parent.name, megabytes=MOST_BYTES // _MEGABYTE)
        found.append((path.name, text))
    return tuple(found)


def _within(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in folder.rglob("*.json"):
        if path.is_file() and not path.is_symlink():
            found.append(path)
            if len(found) > MOST_FILES:
                raise TooManyFiles(most=MOST_FILES)
    return found


def offered_by(journal: Journal, prepared: Sequence[Prepared]) -> Offer:
    """What these questionnaires would bring; of two with one url, the later. Nothing is written.

    Raises the refusal when there is one thing alone to say.
    """
    found = dict[str, Offered]()
    refusals: list[tuple[str, CompanionError]] = []
    for each in prepared:
        if each.text is None:
            refusals.append((each.name, each.refusal or QuestionnaireRefused()))
            continue
        try:
            form, writing = questionnaire_writing(journal, each.text)
        except (QuestionnaireRefused, SameQuestionnaire) as error:
            refusals.append((each.name, error))
            continue
        if form.url in found and found[form.url].writing == writing:
            refusals.append((each.name, SameQuestionnaire()))
            continue
        found[form.url] = Offered(each.name, form, writing, is_newer=writing[0] is not None)
    if not found and len(refusals) == 1:
        raise refusals[0][1]
    return Offer(tuple(found.values()), tuple(refusals))


def take_in_questionnaires(journal: Journal, offer: Offer) -> tuple[Revision, ...]:
    """Write what is offered, in one durable act. Raises what `Journal.write_all` raises."""
    return journal.write_all([each.writing for each in offer.forms])
