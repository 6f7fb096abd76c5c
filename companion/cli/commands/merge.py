"""`companion merge`: what another copy of the same record book holds."""

import argparse
from pathlib import Path

from companion.actions.key import Key
from companion.cli import console
from companion.cli.backup_folder import backup_folder
from companion.cli.commands.command import Command, Group
from companion.cli.options import add_carnet, path
from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError
from companion.messages import Texts
from companion.record_book import opening


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument("other", type=path, metavar="OTHER", help=texts("the other copy"))


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book.backups import merge

    other: Path = found.other
    texts = session.texts
    with session.opened() as opened:
        folder, key = backup_folder(session), _key_of_other(session)
        added = merge(opened, session.carnet, folder, other, key)
    if added == 0:
        console.say(texts("There was nothing new in it."))
    else:
        console.say(
            texts.plural("{count} writing was added.", "{count} writings were added.", added)
        )
    return 0


def _key_of_other(session: Session) -> Key:
    try:
        return opening.key_from(session.options.passphrase_file, None)
    except CompanionError:
        return Key()


COMMAND = Command("merge", N_("add what another copy of the same record book holds"), _add, _run)
