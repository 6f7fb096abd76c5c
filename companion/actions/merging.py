"""What another copy of a carnet would bring, seen before it is taken; and records written on two computers.

Knows neither files nor keys.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from companion.actions.ports import IdSource
from companion.actions.soundness import Aside, sift
from companion.domain.carnet import TICK, Carnet, once_a_carnet
from companion.domain.records import BODY_OF, Body, Kind, Noted, Person, Photo, Profile, Revision
from companion.domain.sharing import says_the_same
from companion.domain.symptoms import Catalogue


class Dispute(Struct, frozen=True):
    """A record that was written on two computers, each without knowing of the other.

    `standing` is the writing that counts, `others` are those that say something else, newest first.
    """

    standing: Revision
    others: tuple[Revision, ...]

    @property
    def record_id(self) -> str:
        """The record that they write."""
        return self.standing.record_id


class Changed(Struct, frozen=True):
    """A writing that the copy holds under the same id with another content. What is here stays."""

    here: Revision
    there: Revision


@dataclass(frozen=True, slots=True)
class Brought:
    """What another copy brings. `photos` are contents by SHA-256 (hexadecimal).

    `added` counts entries that are new here, `rewritten` those of here with new writings, `known`
    those that are here as they are there; `others` counts the rest that is new or rewritten, such as
    names and preferences. `disputes` are those that are open once it is taken.
    `aside` is what cannot be true: it is not taken.
    """

    new: tuple[Revision, ...]
    photos: Mapping[str, bytes] = field(repr=False)
    added: int
    rewritten: int
    known: int
    others: int
    changed: tuple[Changed, ...]
    disputes: tuple[Dispute, ...]
    aside: tuple[Aside, ...]


def compare(
    mine: Carnet, other: Carnet, photos: Mapping[str, bytes], catalogue: Catalogue
) -> Brought:
    """What `other`, a copy of the same carnet, brings to `mine`. Raises nothing: nothing is taken yet."""
    unlike = tuple(_unlike(mine, other))
    refused = {changed.there.id for changed in unlike}
    unknown = [
        r for r in other.revisions.values() if r.id not in mine.revisions and r.id not in refused
    ]
    sound, aside = sift(unknown, catalogue, known=mine.revisions.values())
    touched = {revision.record_id: revision.kind for revision in sound}
    entries = {record_id for record_id, kind in touched.items() if is_entry(kind)}
    here = {record_id for record_id in entries if mine.history(record_id)}
    known = {
        r.record_id for r in other.revisions.values() if r.id in mine.revisions and is_entry(r.kind)
    }
    return Brought(
        new=tuple(sound),
        photos={
            r.body.sha256: photos[r.body.sha256]
            for r in sound
            if isinstance(r.body, Photo) and r.body.sha256 in photos
        },
        added=len(entries - here),
        rewritten=len(here),
        known=len(known - entries),
        others=len(touched) - len(entries),
        changed=unlike,
        disputes=disputes(mine.with_revisions(sound), among=touched.keys()),
        aside=aside,
    )


def is_entry(kind: Kind) -> bool:
    """Whether records of a kind are what somebody noted, and no name or preference."""
    return issubclass(BODY_OF[kind], Noted)


def disputes(carnet: Carnet, among: Collection[str] | None = None) -> tuple[Dispute, ...]:
    """The records that two computers wrote differently, newest first; those `among` record ids.

    What is asked and printed is left out: there the newest choice stands, as for any setting.
    """
    everywhere = _disputes(carnet)
    return tuple(d for d in everywhere if among is None or d.record_id in among)


@once_a_carnet
def _disputes(carnet: Carnet) -> tuple[Dispute, ...]:
    found = (dispute_in(history) for history in carnet.histories() if len(history) > 1)
    open_ones = [dispute for dispute in found if dispute is not None]
    return tuple(sorted(open_ones, key=lambda d: d.standing.recorded_at, reverse=True))


def may_settle(carnet: Carnet, dispute: Dispute, writer: str) -> bool:
    """Whether `writer` may choose: whoever first wrote the record. Others' words are not theirs."""
    author = carnet.history(dispute.record_id)[0].author
    return carnet.one_of(author) == carnet.one_of(writer)


def may_keep_both(dispute: Dispute) -> bool:
    """Whether both can stand beside each other: there is one profile only, and nothing is not kept."""
    return isinstance(dispute.standing.body, Noted) and all(
        other.body is not None for other in dispute.others
    )


def settling(
    history: tuple[Revision, ...], chosen: Revision, *, author: str, now: datetime, new_id: IdSource
) -> list[Revision]:
    """What is written so that `chosen` counts: after each end that says something else, the same again.

    So no end is left over, here or wherever these writings are merged.
    """
    instant = max(now, history[-1].recorded_at + TICK).astimezone(now.tzinfo)
    lost = [end for end in _ends(history) if not _alike(end.body, chosen.body)]
    return [
        replace(
            chosen,
            id=new_id(instant),
            author=author,
            recorded_at=instant + i * TICK,
            supersedes=end.id,
        )
        for i, end in enumerate(lost)
    ]


def _ends(history: tuple[Revision, ...]) -> list[Revision]:
    """The writings that no other follows, newest first: more than one where two computers wrote."""
    followed = {revision.supersedes for revision in history}
    return [revision for revision in reversed(history) if revision.id not in followed]


def dispute_in(history: tuple[Revision, ...]) -> Dispute | None:
    """What two computers wrote differently in a record with these writings; None where they agree."""
    if not any(isinstance(r.body, Noted | Profile | Person) for r in history):
        return None
    last = history[-1]
    others = tuple(end for end in _ends(history) if not _alike(end.body, last.body))
    return Dispute(last, others) if others else None


def _alike(one: Body | None, other: Body | None) -> bool:
    if one is None or other is None:
        return one is other
    return says_the_same(one, other)


def _unlike(mine: Carnet, other: Carnet) -> Iterator[Changed]:
    """Writings under one id that are not the same, and records that are of another kind there."""
    for revision in other.revisions.values():
        here = mine.revisions.get(revision.id)
        if here is None:
            history: Sequence[Revision] = mine.history(revision.record_id)
            if history and history[0].kind is not revision.kind:
                yield Changed(history[0], revision)
        elif here != revision:
            yield Changed(here, revision)
