"""The files in which a questionnaire is handed out: one, several, or a folder; and taking them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.actions.check_in.answering import SameQuestionnaire, questionnaire_writing
from companion.actions.journal import Journal, Writing
from companion.domain.errors import N_, CompanionError
from companion.domain.questionnaire import QuestionnaireRefused
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
class TakenIn:
    """What became of each questionnaire: the titles and writings of those taken, and the refusals."""

    titles: tuple[str, ...]
    revisions: tuple[Revision, ...]
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


def take_in_questionnaires(journal: Journal, prepared: Sequence[Prepared]) -> TakenIn:
    """Write the questionnaires that are whole, in one durable act; of two with one url, the later.

    Raises the refusal when there is one thing alone to say, and what `Journal.write_all` raises.
    """
    titles, writings = list[str](), dict[str, Writing]()
    refusals: list[tuple[str, CompanionError]] = []
    for each in prepared:
        if each.text is None:
            refusals.append((each.name, each.refusal or QuestionnaireRefused()))
            continue
        try:
            url, writing = questionnaire_writing(journal, each.text)
        except (QuestionnaireRefused, SameQuestionnaire) as error:
            refusals.append((each.name, error))
            continue
        if writings.get(url) == writing:
            refusals.append((each.name, SameQuestionnaire()))
            continue
        writings[url] = writing
        titles.append(each.name)
    if not titles and len(refusals) == 1:
        raise refusals[0][1]
    return TakenIn(tuple(titles), journal.write_all(writings.values()), tuple(refusals))
