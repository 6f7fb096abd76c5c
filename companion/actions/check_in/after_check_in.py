"""What is noted on the warning-sign card after a check-in: signs that are there, and what was done.

It judges nothing.
"""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec.structs import replace

from companion.actions.journal import Journal
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import UnknownRecord
from companion.domain.records import CheckIn, Done, Event, Revision
from companion.domain.symptoms import Recall


def own_check_in(
    carnet: Carnet, day: date, author: str, recall: Recall | None = None
) -> Entry[CheckIn] | None:
    """The newest check-in for a day (or for the week that ends on it) by this author.

    With `recall` only one of a day, or one of a week that shares a day with the week that ends on it.
    """
    if recall is None:
        found = _own_check_ins(carnet, day, author)
    elif recall is Recall.DAY:
        found = [e for e in _own_check_ins(carnet, day, author) if e.body.recall is recall]
    else:
        found = [
            e
            for e in carnet.entries(CheckIn)
            if e.author == author
            and e.body.recall is recall
            and abs((e.body.for_day - day).days) < recall.days
        ]
    return found[-1] if found else None


def answered_by(carnet: Carnet, day: date, author: str) -> frozenset[str]:
    """The ids of the symptoms that this author answered for a day, in whichever check-in."""
    found = _own_check_ins(carnet, day, author)
    return frozenset(symptom for entry in found for symptom in entry.body.answers)


def _own_check_ins(carnet: Carnet, day: date, author: str) -> list[Entry[CheckIn]]:
    return [
        entry
        for entry in carnet.entries(CheckIn)
        if entry.body.for_day == day and entry.author == author
    ]


def set_sign(journal: Journal, record_id: str, sign: str, *, present: bool) -> Revision | None:
    """Tick or clear a sign of a check-in; None when it stands so already.

    Raises UnknownRecord when the check-in does not stand.
    """
    body = journal.carnet.entry(record_id).body
    if not isinstance(body, CheckIn):
        raise UnknownRecord
    signs = {*body.warning_signs, sign} if present else {*body.warning_signs} - {sign}
    ordered = tuple(known for known in journal.catalogue.card.signs if known in signs)
    return journal.correct(record_id, replace(body, warning_signs=ordered))


def done_about_signs(
    carnet: Carnet, day: date, author: str, subjects: Collection[str]
) -> Mapping[Done, Entry[Event]]:
    """What this author noted as done that day about the card.

    `subjects` are the names under which such an event was written, one a language.
    """
    return {
        entry.body.done: entry
        for entry in carnet.entries(Event)
        if entry.body.done is not None
        and entry.body.for_day == day
        and entry.author == author
        and entry.body.what in subjects
    }


def set_done(
    journal: Journal, day: date, done: Done, *, subject: str, subjects: Collection[str]
) -> tuple[Revision, ...]:
    """Note what was done about the card's signs, as an event called `subject`; again clears it.

    “Nothing so far” and an act exclude each other: noting one takes the other back.
    """
    standing = done_about_signs(journal.carnet, day, journal.writer_id(), subjects)
    if done in standing:
        return (journal.withdraw(standing[done].id),)
    excluded = [entry for other, entry in standing.items() if Done.NOTHING in (done, other)]
    written = journal.record(Event(day, subject, done))
    return (written, *(journal.withdraw(entry.id) for entry in excluded))
