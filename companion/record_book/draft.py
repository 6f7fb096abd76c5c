"""The draft of a record book: what is typed and not saved yet, encrypted beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError

if TYPE_CHECKING:
    from companion.record_book.book import RecordBook


def keep(book: RecordBook, content: bytes | None) -> None:
    """Keep it in place of an older one; None lets that one go, once all is saved or given up.

    Raises CarnetForReading, DiskFull, FileNotWritable, FileNotReadable.
    """
    from companion.storage import draft_file

    file = book.file_to_write()
    if content is None:
        draft_file.delete_draft(book.path)
    else:
        draft_file.write_draft(book.path, file.data_key, file.identity(), content)


def kept(book: RecordBook) -> bytes | None:
    """What was typed when it was closed; None when nothing was, or it cannot be read."""
    from companion.storage import draft_file

    file = book.file_to_write()
    try:
        return draft_file.read_draft(book.path, file.data_key, file.identity())
    except CompanionError:
        return None  # One that another key wrote, or another carnet: it stays where it is.
