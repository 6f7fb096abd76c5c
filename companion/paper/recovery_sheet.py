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
from companion.messages import Texts, load_texts
from companion.paper.printable import Printable
from companion.paper.typesetting import printable_json

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


def recovery_sheet(
    groups: Sequence[str], carnet: str, language: Language, made_on: date
) -> Printable:
    """The sheet of a key's 14 groups; `carnet` is the short identity of the carnet."""
    return on_paper(recovery_sheet_document(groups, carnet, load_texts(language), made_on))


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
            "Digits and capital letters. There is no letter O, I, L or U. A round sign is the digit "
            "0, a bar is the digit 1."
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
            texts("If it is lost or stolen, choose “Make a new key” in the settings."),
        ),
        made=texts("Printed on {day}", day=dates.day_month_year(today, texts.language)),
    )


def on_paper(document: RecoverySheetDocument) -> Printable:
    """The sheet on one A4 side, with its letters to be scanned."""
    letters = " ".join(group.letters for group in document.groups)
    inputs = {"sheet": printable_json(document), "code": _scanned(letters)}
    return Printable(TEMPLATE, inputs, document.made_on)


def _scanned(letters: str) -> str:
    """A QR code of the letters as SVG, robust against a fold or a stain."""
    import segno

    picture = io.BytesIO()
    segno.make_qr(letters, error="q").save(picture, kind="svg", border=2, scale=4, xmldecl=False)
    return picture.getvalue().decode()
