"""The recovery sheet of an open carnet, on paper: set by the export.

Knows neither the window nor the command line.
"""

from collections.abc import Sequence
from datetime import date

from companion.domain.words import Language
from companion.export import recovery_sheet
from companion.messages import load_texts
from companion.storage.backup_names import short_identity


def sheet_pdf(groups: Sequence[str], identity: str, language: Language, today: date) -> bytes:
    """One A4 side as PDF/UA for the 14 groups of the carnet of `identity`."""
    return recovery_sheet.sheet_pdf(_document(groups, identity, language, today))


def sheet_png(
    groups: Sequence[str], identity: str, language: Language, today: date, *, ppi: float
) -> Sequence[bytes]:
    """The same side as a picture."""
    return recovery_sheet.sheet_png(_document(groups, identity, language, today), ppi=ppi)


def _document(
    groups: Sequence[str], identity: str, language: Language, today: date
) -> recovery_sheet.SheetDocument:
    return recovery_sheet.sheet_document(
        groups, short_identity(identity), load_texts(language), today
    )
