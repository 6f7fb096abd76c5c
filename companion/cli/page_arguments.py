"""What of the page may be left out on the command line, and the blank week sheet.

Knows the words of these options; carries nothing out.
"""

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.actions.consultation import Section
from companion.cli.common_arguments import day, path
from companion.messages import Texts


@dataclass(frozen=True, slots=True)
class WeekSheetWish:
    """From which day (None: the next Monday), and where to (None: standard output)."""

    first: date | None = None
    output: Path | None = None


def week_sheet_wish(found: argparse.Namespace) -> WeekSheetWish:
    """The sheet that was typed for."""
    return WeekSheetWish(found.first, found.output)


def add_week_sheet(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The record book whose set is asked, and the first day."""
    needed.add_argument(
        "carnet",
        nargs="?",
        type=path,
        metavar="CARNET",
        help=texts("the record book whose own symptoms are asked; without it, the usual ones"),
    )
    needed.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar=texts("DATE"),
        help=texts("the first day of the week (usually the next Monday)"),
    )


def add_left_out(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The options that leave a section or a symptom out."""
    needed.add_argument(
        "--without",
        action="append",
        default=[],
        type=Section,
        metavar=texts("SECTION"),
        help=texts("a section to leave out: {names}", names=", ".join(Section)),
    )
    needed.add_argument(
        "--without-symptom",
        dest="without_symptoms",
        action="append",
        default=[],
        metavar=texts("SYMPTOM"),
        help=texts("the id of a symptom to leave out, such as mood"),
    )
    needed.add_argument(
        "--whole",
        action="store_true",
        help=texts("leave nothing out, whatever the record book remembers"),
    )
