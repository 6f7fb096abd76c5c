"""The recovery sheet of an open carnet, on paper: its letters from the storage, set by the export.

Knows neither the window nor the command line.
"""

from collections.abc import Sequence
from datetime import date

from companion.domain.words import Language
from companion.export import recovery_sheet
from companion.messages import load_texts
from companion.storage import key_acts
from companion.storage.backup_names import short_identity
from companion.storage.carnet_file import CarnetFile


def sheet_pdf(file: CarnetFile, language: Language, today: date) -> bytes:
    """One A4 side as PDF/UA."""
    return recovery_sheet.sheet_pdf(_document(file, language, today))


def sheet_png(file: CarnetFile, language: Language, today: date, *, ppi: float) -> Sequence[bytes]:
    """The same side as a picture."""
    return recovery_sheet.sheet_png(_document(file, language, today), ppi=ppi)


def _document(file: CarnetFile, language: Language, today: date) -> recovery_sheet.SheetDocument:
    return recovery_sheet.sheet_document(
        key_acts.sheet_groups(file), short_identity(file.identity()), load_texts(language), today
    )
