"""`companion guide`: how the program is used, on paper: for who writes, for somebody close, for a nurse."""

import argparse
from enum import StrEnum
from pathlib import Path

from companion.cli.command import Command, Group, add_output
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.domain.explanations import Guide
from companion.messages import Texts


class Reader(StrEnum):
    """For whom a guide is."""

    PATIENT = "patient"
    CAREGIVER = "caregiver"
    NURSE = "nurse"


EXPLANATION = {
    Reader.PATIENT: Guide.USING_IT,
    Reader.CAREGIVER: Guide.USING_IT_CAREGIVER,
    Reader.NURSE: Guide.USING_IT_NURSE,
}


def _add(needed: Group, texts: Texts) -> None:
    needed.add_argument(
        "reader",
        nargs="?",
        type=Reader,
        default=Reader.PATIENT,
        metavar="patient|caregiver|nurse",
        help=texts("for whom it is; the patient if not said"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises NotForTerminal, DiskFull, FileNotWritable, OutputLost."""
    from companion.paper.booklet import one_explanation

    reader: Reader = found.reader
    output: Path | None = found.output
    guide = one_explanation(EXPLANATION[reader], session.texts.language, session.today)
    session.put_out(guide.pdf(), output)
    return 0


COMMAND = Command(
    "guide", N_("print how the program is used, for one of three readers"), _add, _run
)
