"""`companion handover`: a file for somebody close, or for a nurse, that four words open."""

import argparse
from pathlib import Path

from companion.actions.handover import Handover, Recipient
from companion.actions.words.team import own_catalogue
from companion.cli import console
from companion.cli.command import Command, Group, add_carnet, add_words, path, words_in
from companion.cli.commands.summary import add_left_out, add_period, page_choice, page_wish
from companion.cli.session import Session
from companion.content.catalogue import load_catalogue
from companion.content.plain_words import proposed_passphrase
from companion.domain.errors import N_
from companion.messages import Texts
from companion.record_book import handover
from companion.record_book.book import RecordBook


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument(
        "--for",
        dest="recipient",
        type=Recipient,
        required=True,
        metavar="caregiver|nurse",
        help=texts("whom it is for: caregiver gets all that is shared, nurse what the page says"),
    )
    add_period(needed, texts)
    add_left_out(needed, texts)
    add_words(needed, texts)
    needed.add_argument(
        "-o",
        dest="output",
        type=path,
        required=True,
        metavar=texts("FILE"),
        help=texts("where to write it; its name should end in .carnet-age"),
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    given: Path | None = found.words
    words = proposed_passphrase(session.texts.language) if given is None else words_in(given)
    with session.read() as book:
        made = _made(book, found)
    session.put_out(handover.locked(made, words), found.output)
    if given is None:
        console.say(session.texts("These four words open the file: {words}", words=words))
    return 0


def _made(book: RecordBook, found: argparse.Namespace) -> Handover:
    journal, recipient = book.journal, Recipient(found.recipient)
    if recipient is Recipient.CAREGIVER:
        return handover.for_caregiver(journal)
    catalogue = own_catalogue(load_catalogue(), journal.carnet)
    return handover.for_nurse(journal, page_choice(journal.carnet, catalogue, page_wish(found)))


COMMAND = Command(
    "handover",
    N_("prepare a file for a caregiver or a nurse, which four words open"),
    _add,
    _run,
)
