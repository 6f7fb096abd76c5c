"""`companion open`: the window with this record book."""

import argparse
from dataclasses import replace

from companion.cli.command import Command, Group, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.exchange.handover_file import is_handover
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--read-only",
        action="store_true",
        help=texts("read and print it, without anything being written in it"),
    )


def _run(_found: argparse.Namespace, session: Session) -> int:
    options = session.options
    if is_handover(session.carnet):
        # It is no carnet of its own: the one that was open last shows what it would bring.
        options = replace(options, carnet=None, received=session.carnet)
    return session.open_window(options)


COMMAND = Command(
    "open", N_("open the window with this record book, or a prepared file"), _add, _run
)
