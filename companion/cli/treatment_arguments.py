"""What may be typed after `companion taper` and `companion calendar`.

Knows the words of these commands; carries nothing out.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from companion.cli.common_arguments import add_output
from companion.messages import Texts

TAPER = "taper"


@dataclass(frozen=True, slots=True)
class TaperWish:
    """A prescription in steps on paper; `medicine` is a record's id, None where there is only one."""

    medicine: str | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class CalendarWish:
    """Appointments for a calendar program; those to come unless `all_of_them`."""

    with_purpose: bool = False
    all_of_them: bool = False
    output: Path | None = None


def add_treatment(needed: "argparse._ArgumentGroup", command: str, texts: Texts) -> None:
    """The options of `taper` or of `calendar`."""
    if command == TAPER:
        needed.add_argument(
            "--medicine",
            metavar="ID",
            help=texts("the id of the medicine; not needed where only one changes in steps"),
        )
    else:
        needed.add_argument(
            "--with-purpose",
            action="store_true",
            help=texts("say what each appointment is for, instead of a neutral title"),
        )
        needed.add_argument(
            "--all",
            dest="all_of_them",
            action="store_true",
            help=texts("past appointments too"),
        )
    add_output(needed, texts)


def taper_wish(found: argparse.Namespace) -> TaperWish:
    """What was wished of `taper`."""
    return TaperWish(found.medicine, found.output)


def calendar_wish(found: argparse.Namespace) -> CalendarWish:
    """What was wished of `calendar`."""
    return CalendarWish(found.with_purpose, found.all_of_them, found.output)
