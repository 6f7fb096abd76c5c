"""`companion open`: the window with this record book."""

import argparse

from companion.cli.command import Command, Group, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--read-only",
        action="store_true",
        help=texts("read and print it, without anything being written in it"),
    )


def _run(_found: argparse.Namespace, session: Session) -> int:
    return session.open_window(session.options)


COMMAND = Command("open", N_("open the window with this record book"), _add, _run)
