"""What most commands have in common: options before or after them, a place to write to, days, paths."""

import argparse
from datetime import date
from pathlib import Path

from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.domain.words import Language
from companion.messages import Texts


def add_common(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The options of every command, before it or after."""
    group = parser.add_argument_group(texts("options, before or after the command"))
    hidden = argparse.SUPPRESS
    group.add_argument("-h", "--help", action="help", help=texts("show this help and stop"))
    group.add_argument(
        "--data-dir",
        type=path,
        default=hidden,
        metavar=texts("FOLDER"),
        help=texts("where settings and the usual record book are kept"),
    )
    _add_keys(group, texts)
    group.add_argument(
        "--today",
        type=day,
        default=hidden,
        metavar=texts("DATE"),
        help=texts("the day to take for today, such as 2026-11-21"),
    )
    group.add_argument(
        "--lang",
        type=Language,
        default=hidden,
        metavar="fr|en",
        help=texts("the language: fr or en"),
    )


def _add_keys(group: "argparse._ArgumentGroup", texts: Texts) -> None:
    """What opens the record book."""
    group.add_argument(
        "--passphrase-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("a file whose first line is the password"),
    )
    group.add_argument(
        "--key-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("the key of the record book (usually CARNET.key, beside it)"),
    )
    group.add_argument(
        "--recovery-key-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("a file with the 14 groups of the recovery sheet"),
    )


def add_carnet(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The record book that a command works on."""
    needed.add_argument("carnet", type=path, metavar="CARNET", help=texts("the record book file"))


def may_add_carnet(needed: "argparse._ArgumentGroup", what_for: str) -> None:
    """A record book that a command may work on, and what it is good for."""
    needed.add_argument("carnet", nargs="?", type=path, metavar="CARNET", help=what_for)


def add_output(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """Where what is made goes to."""
    needed.add_argument(
        "-o",
        dest="output",
        type=path,
        metavar=texts("FILE"),
        help=texts("where to write; standard output if not said"),
    )


def day(text: str) -> date:
    """A day that a record may have. Raises ValueError for another."""
    day = date.fromisoformat(text)
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise ValueError(text)
    return day


def path(text: str) -> Path:
    """A path that a file can have. Raises ValueError for none, or for a zero letter in it."""
    if not text or "\0" in text:
        raise ValueError(text)
    return Path(text)
