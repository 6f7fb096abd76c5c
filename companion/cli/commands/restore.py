"""`companion restore`: a backup in place of its record book, which is set aside."""

import argparse
from pathlib import Path

from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, path
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.messages import Texts


def _add(needed: Group, texts: Texts) -> None:
    needed.add_argument("backup", type=path, metavar=texts("BACKUP"), help=texts("the backup file"))
    add_carnet(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book.backups import restore

    backup: Path = found.backup
    texts = session.texts
    restored = restore(session.book(), backup)
    if restored.aside is None:
        console.say(texts("The backup is in place."))
    else:
        sentence = texts(
            "The backup is in place; the file that stood there is now called {name}.",
            name=restored.aside.name,
        )
        console.say(sentence)
    return 0


COMMAND = Command(
    "restore",
    N_("put a backup in place of its record book, which is set aside"),
    _add,
    _run,
)
