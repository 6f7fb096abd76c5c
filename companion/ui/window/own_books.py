"""The record books of this computer: they are listed once there are several, each with its name and colour.

It opens nothing and knows no screen.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from companion.settings import KnownBook, Settings
from companion.ui.look.look import BOOK_COLOURS

if TYPE_CHECKING:
    from pathlib import Path

    from companion.messages import Texts
    from companion.record_book.book import RecordBook
    from companion.ui.ways.context import Context


class BookAt(Protocol):
    """Gives the record book at a path, not open yet; `own`: one of this computer's, to be written in."""

    def __call__(self, path: Path, *, own: bool = False) -> RecordBook: ...


def book_to_go_to(book_at: BookAt, present: RecordBook, path: Path | None) -> RecordBook:
    """The record book at `path`; without one, a new one beside the present one."""
    return book_at(path or _free_place(present.path), own=True)


def on_leaving(settings: Settings, present: Path, name: str) -> Settings:
    """The settings once another record book of this computer is gone over to."""
    return with_book(settings, present, name) if present.exists() else settings


def on_opening(settings: Settings, path: Path, context: Context) -> Settings:
    """The settings once one of this computer is open: it joins the others, and opens at the next start."""
    if not settings.books:
        return settings
    return replace(with_book(settings, path, patient_name(context)), carnet=path)


def with_book(settings: Settings, path: Path, name: str) -> Settings:
    """The settings with a record book among those of this computer, under its present name."""
    known = next((book for book in settings.books if book.path == path), None)
    if known is not None:
        books = tuple(replace(b, name=name) if b is known else b for b in settings.books)
    else:
        taken = [book.colour for book in settings.books]
        colour = min(range(len(BOOK_COLOURS)), key=taken.count)
        books = (*settings.books, KnownBook(path, name, colour))
    return replace(settings, books=books)


def patient_name(context: Context) -> str:
    """How the patient of an open record book likes to be called."""
    patient = context.journal.carnet.patient()
    return patient.body.name if patient else ""


def others(settings: Settings, present: Path) -> tuple[KnownBook, ...]:
    """The other record books of this computer whose files are there."""
    return tuple(b for b in settings.books if b.path not in {None, present} and is_there(b))


def next_book(settings: Settings, present: Path) -> KnownBook | None:
    """The one that follows in the list, where there are several: each can be reached from each."""
    there = others(settings, present)
    place = next((n for n, book in enumerate(settings.books) if book.path == present), 0)
    return next(
        (book for book in settings.books[place:] if book in there), there[0] if there else None
    )


def book_words(texts: Texts, book: KnownBook) -> str:
    """What the way to it is called."""
    if not book.name:
        return texts("Open the other record book")
    return texts("Open the record book of {name}", name=book.name)


def book_of(settings: Settings, path: Path | None) -> KnownBook | None:
    """The one at a path, where there are several; None for another."""
    return next((b for b in settings.books if b.path is not None and b.path == path), None)


def is_there(book: KnownBook) -> bool:
    """Whether its file can be found now."""
    return book.path is not None and book.path.exists()


def _free_place(present: Path) -> Path:
    number = 2
    while (found := present.with_name(f"companion-{number}.carnet")).exists():
        number += 1
    return found
