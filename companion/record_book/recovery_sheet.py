"""The recovery sheet of an open record book: its key in letters, on paper.

Made from memory alone, so that the worker may make it: the file belongs to another thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.domain.words import Language
    from companion.paper.printable import Printable
    from companion.record_book.book import RecordBook


def mark(book: RecordBook) -> str:
    """What tells this key's sheet from that of another key: 32 hexadecimal digits."""
    from companion.storage.engine import mark_of

    return mark_of(book.file.data_key).hex()


def groups(book: RecordBook) -> Sequence[str]:
    """The 14 groups of letters that stand on it."""
    from companion.storage import recovery_key

    return recovery_key.groups_of(book.file.data_key)


def group_is(book: RecordBook, number: int, letters: str) -> bool:
    """Whether these are the letters of a group, which count from 1."""
    from companion.storage import recovery_key

    return recovery_key.read_letters(letters) == groups(book)[number - 1]


def on_paper(book: RecordBook, language: Language) -> Printable:
    """The sheet, ready to be set."""
    from companion.paper.recovery_sheet import recovery_sheet
    from companion.storage.backup_names import short_identity

    named = short_identity(book.journal.carnet.identity)
    return recovery_sheet(groups(book), named, language, book.clock().date())
