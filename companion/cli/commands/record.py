"""`companion record`: entries from JSON lines, all of them or none."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, add_dry_run
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.domain.records import Revision
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.record_json import lines_of

MANY_LINES: Final = 20
"""More lines than a person types in a day: a backup is made before they are taken in."""


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar=texts("FILE"),
        help=texts("the file to read; - for standard input"),
    )
    add_dry_run(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    source: str = found.source
    text = _text(source, session.texts)
    if found.dry_run:
        with session.read() as book:
            _show(book.journal.would_take_in(lines_of(text)), session.texts)
        return 0
    with session.opened() as book:
        _back_up_before(book, text)
        added = book.journal.take_in(lines_of(text))
    console.say(
        session.texts.plural("{count} entry was written.", "{count} entries were written.", added)
    )
    return 0


def _show(would: Sequence[Revision], texts: Texts) -> None:
    """What would be written: how many of what, from when to when."""
    from companion.actions.bring_in.plan import days_of
    from companion.actions.words.bring_in import days_words, lines_words

    for line in lines_words(texts, would):
        console.say(line)
    days = days_of(would)
    if days is not None:
        console.say(days_words(texts, days))


def _text(source: str, texts: Texts) -> str:
    """What is to be taken in, once all of it was read in a process apart."""
    from companion.apart.lines import lines_tried_apart
    from companion.files import read_bytes, read_stream
    from companion.record_json import LARGEST_INPUT

    if source == "-":
        name = texts("standard input")
        content = read_stream(console.standard_input(), name, largest=LARGEST_INPUT)
    else:
        name = Path(source).name
        content = read_bytes(Path(source), largest=LARGEST_INPUT)
    if len(content) > console.LONG_TO_READ:
        console.remind(texts("Reading the file…"))
    return lines_tried_apart(content, name)


def _back_up_before(book: RecordBook, text: str) -> None:
    """Make a backup when the input has many lines. Raises BackupFailed, CarnetDamaged."""
    if sum(bool(line.strip()) for line in text.split("\n")) > MANY_LINES:
        book.back_up_before()


COMMAND = Command("record", N_("add entries from JSON lines: all of them, or none"), _add, _run)
