"""`companion new`: an empty record book, or one that was handed over."""

import argparse
from pathlib import Path

from companion.actions.key import Key
from companion.cli.command import Command, Group, add_carnet, add_words, path, words_in
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts
from companion.record_book.book import RecordBook


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--name", default="", metavar=texts("NAME"), help=texts("the person’s name")
    )
    needed.add_argument(
        "--from",
        dest="source",
        type=path,
        metavar=texts("FILE"),
        help=texts("keep here what this prepared file hands over; --words opens it"),
    )
    add_words(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    name: str = found.name
    book = session.book()
    source: Path | None = found.source
    words: Path | None = found.words
    if source is not None:
        _receive(book, source, "" if words is None else words_in(words))
    else:
        book.create(name=name, key=Key())
    notice = book.notice()
    book.close()
    session.tell(notice)
    return 0


def _receive(book: RecordBook, source: Path, words: str) -> None:
    from companion.apart.handovers import read_handover_apart
    from companion.record_book import received

    received.keep(book, read_handover_apart(source, words), book.key)


COMMAND = Command("new", N_("make an empty record book"), _add, _run)
