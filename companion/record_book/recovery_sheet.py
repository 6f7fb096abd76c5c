"""The recovery sheet of an open record book: its key in letters, on paper.

Made from memory alone, so that the worker may make it: the file belongs to another thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from companion.domain.words import Language
    from companion.paper.recovery_sheet import RecoverySheetDocument
    from companion.record_book.book import RecordBook

RECOVERY_SHEET_PPI = 300.0


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


def pdf(book: RecordBook, language: Language) -> bytes:
    """The sheet as an accessible PDF of one A4 side."""
    from companion.paper import recovery_sheet

    return recovery_sheet.recovery_sheet_pdf(_document(book, language))


def pictures(book: RecordBook, language: Language) -> Sequence[bytes]:
    """The sheet as a PNG picture for paper."""
    from companion.paper import recovery_sheet

    return recovery_sheet.recovery_sheet_png(_document(book, language), ppi=RECOVERY_SHEET_PPI)


def _document(book: RecordBook, language: Language) -> RecoverySheetDocument:
    from companion.messages import load_texts
    from companion.paper import recovery_sheet
    from companion.storage.backup_names import short_identity

    named = short_identity(book.journal.carnet.identity)
    today = book.clock().date()
    return recovery_sheet.recovery_sheet_document(groups(book), named, load_texts(language), today)
