"""`companion merge`: what another copy of the same record book holds, or a file that was handed over."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from companion import dates
from companion.actions.key import Key
from companion.actions.merging import Brought
from companion.actions.words.brought import (
    aside_words,
    brought_words,
    changed_words,
    disputes_words,
    taken_words,
)
from companion.actions.words.persons import person_name
from companion.cli import console
from companion.cli.command import (
    Command,
    Group,
    add_carnet,
    add_dry_run,
    add_words,
    path,
    words_in,
)
from companion.cli.session import Session
from companion.domain.carnet import Carnet
from companion.domain.errors import N_
from companion.domain.records import Revision
from companion.messages import Texts
from companion.record_book.book import RecordBook


def _add(needed: Group, texts: Texts) -> None:
    add_carnet(needed, texts)
    needed.add_argument("other", type=path, metavar=texts("OTHER"), help=texts("the other copy"))
    add_words(needed, texts)
    add_dry_run(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    from companion.record_book.other_copies import take

    with session.read() if found.dry_run else session.opened() as book:
        brought = _brought(book, found)
        if not found.dry_run:
            take(book, brought)
        carnet = book.journal.whole
    said = brought_words if found.dry_run else taken_words
    console.say(said(session.texts, brought))
    for line in _told(session.texts, carnet, brought):
        console.say(line)
    return 0


def _brought(book: RecordBook, found: argparse.Namespace) -> Brought:
    """What the other one would bring. Raises what reading and unlocking it raise."""
    from companion.record_book.other_copies import look_into, look_into_handover

    words: Path | None = found.words
    if words is None:
        return look_into(book, found.other, Key(book.key.passphrase))
    return look_into_handover(book, found.other, words_in(words))


def _told(texts: Texts, carnet: Carnet, brought: Brought) -> Iterator[str]:
    """What a person has to know beside: what was not taken, and what both computers wrote."""
    yield from filter(None, (aside_words(texts, brought), changed_words(texts, brought)))
    for changed in brought.changed:
        yield texts("  here: {writing}", writing=_writing(texts, carnet, changed.here))
        yield texts("  there: {writing}", writing=_writing(texts, carnet, changed.there))
    yield from filter(None, (disputes_words(texts, brought),))
    for dispute in brought.disputes:
        standing = _writing(texts, carnet, dispute.standing)
        yield texts("  it stands as: {writing}", writing=standing)
        for other in dispute.others:
            yield texts("  beside: {writing}", writing=_writing(texts, carnet, other))


def _writing(texts: Texts, carnet: Carnet, revision: Revision) -> str:
    """« 24 novembre 2026, Paul : {"answers": …} »: when and by whom, and what it says."""
    from companion.record_json import body_to_object

    body = None if revision.body is None else body_to_object(revision.body)
    return texts(
        "{day}, {name}, {kind} {said}",
        day=dates.day_month_year(revision.recorded_at.date(), texts.language),
        name=person_name(carnet, revision.author) or texts("someone else"),
        kind=revision.kind.value,
        said=json.dumps(body, ensure_ascii=False),
    )


COMMAND = Command("merge", N_("add what another copy of the same record book holds"), _add, _run)
