"""`companion recovery-sheet`: the page that opens the record book without anything else."""

import argparse
from pathlib import Path

from companion.cli.command import Command, Group, add_carnet, add_output
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book import recovery_sheet

    output: Path | None = found.output
    with session.read() as book:
        sheet = recovery_sheet.on_paper(book, session.texts.language)
    session.put_out(sheet.pdf(), output)
    return 0


COMMAND = Command(
    "recovery-sheet",
    N_("print the sheet that opens the record book without anything else"),
    _add,
    _run,
)
