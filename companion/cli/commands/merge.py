"""`companion merge`: what another copy of the same record book holds."""

import argparse
from pathlib import Path

from companion.actions.key import Key
from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, path
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument("other", type=path, metavar="OTHER", help=texts("the other copy"))


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book.other_copies import merge

    other: Path = found.other
    texts = session.texts
    with session.opened() as book:
        added = merge(book, other, Key(book.key.passphrase))
    if added == 0:
        console.say(texts("There was nothing new in it."))
    else:
        console.say(
            texts.plural("{count} writing was added.", "{count} writings were added.", added)
        )
    return 0


COMMAND = Command("merge", N_("add what another copy of the same record book holds"), _add, _run)
