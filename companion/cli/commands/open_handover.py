"""`companion open-handover`: the pages of the files that patients handed over, a whole clinic at once."""

import argparse
from pathlib import Path
from typing import Final

from companion.cli import console
from companion.cli.clinic_pages import make_pages, places_in, words_of
from companion.cli.command import LONGEST_WORDS, Command, Group, path
from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError
from companion.files import make_private_folder, read_text
from companion.messages import Texts

_STEPS: Final = 20
"""How often a script is told how far it is."""
_LONGEST: Final = 100 * LONGEST_WORDS


class NoWords(CompanionError):
    """No file with words was named."""

    message = N_("Please name the file with the words: --passphrase-file FILE.")


def _add(needed: Group, texts: Texts) -> None:
    needed.add_argument(
        "files",
        nargs="+",
        type=path,
        metavar=texts("FILE"),
        help=texts("the prepared files, whose names end in .carnet-age"),
    )
    needed.add_argument(
        "--pages",
        type=path,
        required=True,
        metavar=texts("FOLDER"),
        help=texts(
            "where each page is written as PDF. --passphrase-file has the words: one line for all "
            "files, or lines such as “NAME: four words”"
        ),
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    if session.options.passphrase_file is None:
        raise NoWords
    words = words_of(read_text(session.options.passphrase_file, largest=_LONGEST))
    files = [each for pattern in found.files for each in _named(pattern)]
    folder: Path = found.pages
    make_private_folder(folder)
    jobs = list(zip(files, places_in(folder, files), strict=True))
    refused, all_of_them = list[tuple[str, str]](), len(files)
    for done, made in enumerate(
        make_pages(jobs, words, session.texts.language, session.today), start=1
    ):
        if made.mishap is not None:
            refused.append((str(made.path), session.texts.describe(made.mishap)))
        _tell_progress(done, all_of_them, session.texts)
    _say_what_came(all_of_them, sorted(refused), session.texts)
    return 1 if refused else 0


def _named(pattern: Path) -> list[Path]:
    """The files that a pattern names, where the terminal left that to us; else what was typed."""
    if "*" not in pattern.name or pattern.exists():
        return [pattern]
    return sorted(pattern.parent.glob(pattern.name)) or [pattern]


def _tell_progress(done: int, all_of_them: int, texts: Texts) -> None:
    if console.is_watched() or done % max(all_of_them // _STEPS, 1) == 0:
        console.complain(texts("Files: {done} of {all}", done=done, all=all_of_them))


def _say_what_came(all_of_them: int, refused: list[tuple[str, str]], texts: Texts) -> None:
    made = all_of_them - len(refused)
    console.say(texts("Pages made: {made} of {all}.", made=made, all=all_of_them))
    if not refused:
        return
    head = texts("Not opened")
    width = max(len(head), *(len(name) for name, _ in refused))
    console.say(f"{head:<{width}}  {texts('Why')}")
    for name, why in refused:
        console.say(f"{name:<{width}}  {why}")


COMMAND = Command(
    "open-handover",
    N_("make the pages of the files that patients handed over, many at once"),
    _add,
    _run,
)
