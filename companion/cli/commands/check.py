"""`companion check`: the whole file is read."""

import argparse

from companion.cli import console
from companion.cli.command import Command, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_


def _run(_found: argparse.Namespace, session: Session) -> int:
    from companion.actions.words.aside import aside_lines

    with session.read() as book:
        book.file.check()
        count = len(book.journal.whole.all_entries())
        aside = book.journal.aside
    console.say(
        session.texts.plural(
            "This record book is whole. It holds {count} entry.",
            "This record book is whole. It holds {count} entries.",
            count,
        )
    )
    if not aside:
        return 0
    texts = session.texts
    console.complain(
        texts.plural(
            "{count} entry cannot be true or read, and counts nowhere:",
            "{count} entries cannot be true or read, and count nowhere:",
            len(aside),
        )
    )
    for line in aside_lines(texts, aside):
        console.complain(line)
    return 1


COMMAND = Command("check", N_("read the whole file and say whether all is there"), add_carnet, _run)
