"""What a command of the command line is, and what most of them have in common.

A name, a line of help, what it adds, what it runs; a record book, a place to write to, days, paths.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError, FileNotReadable
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.messages import Texts

LONGEST_WORDS: Final = 10_000
"""Bytes of a file with words."""

Group = argparse._ArgumentGroup  # noqa: SLF001 - the type of what `add_argument_group` gives


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `summary` is a text of the catalogue; `run` returns the exit status.

    `run` is given what was typed and the session. It raises WrongUsage for what does not fit
    together, CompanionError for a mishap. What it needs is loaded when it runs, so that the help of
    one command does not wait for the parts of all.
    """

    name: str
    summary: str
    add: Callable[[Group, Texts], None]
    run: Callable[[argparse.Namespace, Session], int]


class WrongUsage(CompanionError):
    """A command that was not written as it should be; `usage` shows how."""

    message = N_("This command is not written as expected. Nothing was done.")

    def __init__(self, usage: str, **values: str | int) -> None:
        super().__init__(**values)
        self.usage = usage


class WrongValue(WrongUsage):
    """An option whose value cannot be what it should be."""

    message = N_("The value of {name} is not understood. Nothing was done.")


def add_carnet(needed: Group, texts: Texts) -> None:
    """The record book that a command works on."""
    needed.add_argument("carnet", type=path, metavar="CARNET", help=texts("the record book file"))


def may_add_carnet(needed: Group, what_for: str) -> None:
    """A record book that a command may work on, and what it is good for."""
    needed.add_argument("carnet", nargs="?", type=path, metavar="CARNET", help=what_for)


def add_output(needed: Group, texts: Texts) -> None:
    """Where what is made goes to."""
    needed.add_argument(
        "-o",
        dest="output",
        type=path,
        metavar=texts("FILE"),
        help=texts("where to write; standard output if not said"),
    )


def add_words(needed: Group, texts: Texts) -> None:
    """The words that lock a file that is handed over, or open it."""
    needed.add_argument(
        "--words",
        type=path,
        metavar=texts("FILE"),
        help=texts("the file whose first line is the words of the prepared file"),
    )


def add_dry_run(needed: Group, texts: Texts) -> None:
    """To see first what a command would write."""
    needed.add_argument(
        "--dry-run", action="store_true", help=texts("say what would come in, and write nothing")
    )


def words_in(place: Path) -> str:
    """The words that a file's first line holds. Raises FileNotReadable, also for none."""
    from companion.actions.handover import as_said
    from companion.files import read_text

    words = as_said(next(iter(read_text(place, largest=LONGEST_WORDS).splitlines()), ""))
    if not words:
        raise FileNotReadable(name=place.name)
    return words


def day(text: str) -> date:
    """A day that a record may have. Raises ValueError for another."""
    day = date.fromisoformat(text)
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise ValueError(text)
    return day


def path(text: str) -> Path:
    """A path that a file can have, of any length. Raises ValueError for none, or for a zero letter in it."""
    if not text or "\0" in text:
        raise ValueError(text)
    from companion.files import reachable

    return reachable(Path(text))
