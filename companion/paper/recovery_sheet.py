"""The recovery sheet: one A4 side that opens a carnet where the keyring or the password is gone.

Is given the letters; knows neither the carnet nor whose it is.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion import dates
from companion.domain.words import Language
from companion.messages import Texts
from companion.paper.typesetting import printable_json, set_pdf, set_png

TEMPLATE: Final = "recovery_sheet/recovery_sheet.typ"


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """A group of letters and its number, from 1."""

    number: str
    letters: str


@dataclass(frozen=True, slots=True)
class RecoverySheetDocument:
    """What is printed. `code` says in words what the picture beside the groups holds."""

    language: Language
    made_on: date
    title: str
    what: str
    whose: str
    groups_title: str
    groups: tuple[PrintedGroup, ...]
    spelling: str
    code: str
    steps_title: str
    steps: tuple[str, ...]
    keep_title: str
    keep: tuple[str, ...]
    made: str


def recovery_sheet_document(
    groups: Sequence[str], carnet: str, texts: Texts, today: date
) -> RecoverySheetDocument:
    """The sheet of a key's 14 groups; `carnet` is the short identity of the carnet."""
    return RecoverySheetDocument(
        language=texts.language,
        made_on=today,
        title=texts("Recovery sheet"),
        what=texts(
            "This sheet opens a record book of Compagnon Immuno when its password is forgotten or "
            "its computer is gone."
        ),
        whose=texts("Record book {identity}", identity=carnet),
        groups_title=texts("The letters"),
        groups=tuple(PrintedGroup(str(at), each) for at, each in enumerate(groups, 1)),
        spelling=texts(
            "Digits and capital letters. There is no letter O, I, L or U: a round sign is the digit 0, a bar "
            "is the digit 1."
        ),
        code=texts("The same letters, to be scanned"),
        steps_title=texts("To open the record book"),
        steps=(
            texts(
                "Install Compagnon Immuno, and copy the record book or a backup to the computer."
            ),
            texts("Open that file with “Open an existing record book”."),
            texts(
                "Type the 14 groups. If something else is asked for, choose “Open with the recovery "
                "sheet” first."
            ),
            texts("For a backup: choose “Keep it on this computer” to go on writing."),
        ),
        keep_title=texts("Where to keep it"),
        keep=(
            texts("Keep it away from the computer, with your important papers."),
            texts("Whoever has this sheet and the file can read the whole record book."),
            texts("If it is lost or stolen, choose “Renew the key” in the settings."),
        ),
        made=texts("Printed on {day}", day=dates.day_month_year(today, texts.language)),
    )


def recovery_sheet_pdf(document: RecoverySheetDocument) -> bytes:
    """The sheet as an accessible PDF of one A4 side. The same sheet gives the same bytes."""
    return set_pdf(TEMPLATE, _inputs(document), document.made_on)


def recovery_sheet_png(document: RecoverySheetDocument, *, ppi: float) -> list[bytes]:
    """The sheet as one PNG, at `ppi` pixels an inch."""
    return set_png(TEMPLATE, _inputs(document), document.made_on, ppi=ppi)


def _inputs(document: RecoverySheetDocument) -> dict[str, str]:
    letters = " ".join(group.letters for group in document.groups)
    return {"sheet": printable_json(document), "code": _scanned(letters)}


def _scanned(letters: str) -> str:
    """A QR code of the letters as SVG, robust against a fold or a stain."""
    import segno

    picture = io.BytesIO()
    segno.make_qr(letters, error="q").save(picture, kind="svg", border=2, scale=4, xmldecl=False)
    return picture.getvalue().decode()
