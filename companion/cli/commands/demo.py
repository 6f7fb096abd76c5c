"""`companion demo`: the record book of a fictional person, over twelve weeks."""

import argparse

from companion.cli.command import Command, add_carnet
from companion.cli.session import Session
from companion.domain.errors import N_


def _run(_found: argparse.Namespace, session: Session) -> int:
    from companion.actions.key import Key
    from companion.content.catalogue import load_catalogue
    from companion.content.demo import build_demo
    from companion.record_book.making import create_file
    from companion.record_book.outside import key_of

    language = session.options.language or session.texts.language
    demo = build_demo(load_catalogue(), session.today, language)
    given = key_of(session.options)
    made = create_file(
        session.carnet,
        Key(given.passphrase, key_file=given.key_file),
        demo.revisions,
        photos=demo.photos,
        identity=demo.identity,
    )
    made.close()
    session.tell(made.leftover.message)
    return 0


COMMAND = Command(
    "demo", N_("make the record book of a fictional person, over twelve weeks"), add_carnet, _run
)
