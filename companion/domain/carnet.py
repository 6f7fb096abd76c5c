"""The carnet: an append-only set of signed revisions, and what currently stands in it.

Nothing is updated and nothing is deleted, so merging two carnets is the union of two sets. Knows
neither the file that holds it nor the clock: instants and ids are given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property, wraps
from typing import Generic, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from companion.domain.errors import CarnetDamaged, OtherCarnet, UnknownRecord
from companion.domain.layered import Layered
from companion.domain.own_words import own_words
from companion.domain.records import (
    BODY_OF,
    Body,
    Kind,
    Noted,
    Person,
    Preferences,
    Profile,
    Revision,
    Role,
    TeamContact,
)

T = TypeVar("T")
B = TypeVar("B", bound=Body)
B_co = TypeVar("B_co", bound=Body, covariant=True)

TICK = timedelta(milliseconds=1)
"""How much later a writing is than what it follows, at least."""


class Entry(Struct, Generic[B_co], frozen=True):
    """A record as it stands now. `revisions` are all its writings, oldest first."""

    id: str
    body: B_co
    revisions: tuple[Revision, ...]

    def of(self, body_type: type[B]) -> "Entry[B] | None":
        """The same record as one of that kind; None when it is of another."""
        return (
            Entry(self.id, self.body, self.revisions) if isinstance(self.body, body_type) else None
        )

    @property
    def kind(self) -> Kind:
        """What kind of record it is."""
        return self.revisions[0].kind

    @property
    def author(self) -> str:
        """The record id of the person who first wrote it."""
        return self.revisions[0].author

    @property
    def recorded_at(self) -> datetime:
        """When it was first written."""
        return self.revisions[0].recorded_at

    @property
    def corrected_at(self) -> datetime | None:
        """When it was last written again, or None."""
        return self.revisions[-1].recorded_at if len(self.revisions) > 1 else None

    @property
    def corrections(self) -> tuple[Revision, ...]:
        """The writings that changed what the record says, oldest first.

        A sign ticked after a check-in adds to it and corrects nothing; a withdrawal that was taken
        back left it as it was.
        """
        found: list[Revision] = []
        standing: Body | None = None
        for revision in self.revisions:
            body = None if revision.body is None else own_words(revision.body)
            if standing is not None and body is not None and body != standing:
                found.append(revision)
            standing = body or standing
        return tuple(found)


def _order(revision: Revision) -> tuple[datetime, str]:
    return (revision.recorded_at, revision.id)


def _in_order(before: tuple[Revision, ...], added: Sequence[Revision]) -> tuple[Revision, ...]:
    """A record's writings, oldest first. One that follows all others costs no sorting of them."""
    last = before[-1] if before else None
    for revision in added:
        if last is not None and _order(revision) < _order(last):
            return tuple(sorted((*before, *added), key=_order))
        last = revision
    return (*before, *added)


@dataclass(frozen=True)
class Carnet:
    """One person's carnet: `identity` (a UUID text) and the set of revisions by id."""

    identity: str
    revisions: Layered[str, Revision] = field(default_factory=Layered)
    _histories: Mapping[Kind, Layered[str, tuple[Revision, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _entries: dict[Kind, tuple[Entry[Body], ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _joined: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def with_revisions(self, added: Iterable[Revision]) -> "Carnet":
        """This carnet and more revisions; those that it has already change nothing.

        Raises CarnetDamaged when one id stands for two contents, or one record for two kinds.
        """
        new: dict[str, Revision] = {}
        more: dict[Kind, dict[str, list[Revision]]] = {}
        touched: dict[str, Kind] = {}
        for revision in added:
            known = new.get(revision.id)
            if known is None and revision.id in self.revisions:
                known = self.revisions[revision.id]
            if known is not None:
                if known != revision:
                    raise CarnetDamaged
                continue
            new[revision.id] = revision
            more.setdefault(revision.kind, {}).setdefault(revision.record_id, []).append(revision)
            if touched.setdefault(revision.record_id, revision.kind) is not revision.kind:
                raise CarnetDamaged
        for record_id, kind in touched.items():
            if any(record_id in records for k, records in self._histories.items() if k is not kind):
                raise CarnetDamaged
        changed = {
            kind: {
                record_id: _in_order(self._history(kind, record_id), added)
                for record_id, added in records.items()
            }
            for kind, records in more.items()
        }
        histories = {
            **self._histories,
            **{k: self._histories.get(k, Layered()).with_items(r) for k, r in changed.items()},
        }
        joined, kept = self._joined, {k: e for k, e in self._entries.items() if k not in changed}
        if Kind.PERSON in changed:
            joined = joined_persons(histories[Kind.PERSON].values())
            kept = kept if joined == self._joined else {}
        return Carnet(self.identity, self.revisions.with_items(new), histories, kept, joined)

    def _history(self, kind: Kind, record_id: str) -> tuple[Revision, ...]:
        return self._histories[kind].get(record_id, ()) if kind in self._histories else ()

    def merged_with(self, other: "Carnet") -> "Carnet":
        """The union of both. Raises OtherCarnet when `other` is another person's."""
        if other.identity != self.identity:
            raise OtherCarnet
        return self.with_revisions(other.revisions.values())

    def history(self, record_id: str) -> tuple[Revision, ...]:
        """All writings of a record, oldest first; empty when it is unknown."""
        for records in self._histories.values():
            if record_id in records:
                return self._as_one(records[record_id])
        return ()

    def one_of(self, person: str) -> str:
        """The record id under which a person stands, where several of theirs were joined."""
        return self._joined.get(person, person)

    def people(self) -> tuple[Entry[Person], ...]:
        """Who can write here, each once, oldest record first."""
        return tuple(e for e in self.entries(Person) if self.one_of(e.id) == e.id)

    def _as_one(self, revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
        """The writings, each by the person that its author is, and at the request of one."""
        if not self._joined:
            return revisions
        return tuple(
            replace(r, author=self.one_of(r.author), body=self._asked_by_one(r.body))
            for r in revisions
        )

    def _asked_by_one(self, body: Body | None) -> Body | None:
        """What was written, at the request of the person that whoever asked for it is."""
        if not isinstance(body, Noted) or body.at_request_of is None:
            return body
        return replace(body, at_request_of=self.one_of(body.at_request_of))

    def histories_of(self, body_type: type[Body]) -> Mapping[str, tuple[Revision, ...]] | None:
        """The writings of each record of one kind: the same object until one of that kind is written."""
        return self._histories.get(body_type.kind)

    def histories(self) -> Iterator[tuple[Revision, ...]]:
        """The writings of each record, oldest first, withdrawn records too."""
        for records in self._histories.values():
            yield from records.values()

    def entries(self, body_type: type[B]) -> tuple[Entry[B], ...]:
        """The records of one kind that stand now, oldest first (by first writing, then id)."""
        kind = body_type.kind
        if kind not in self._entries:
            standing = [
                Entry(record_id, revisions[-1].body, self._as_one(revisions))
                for record_id, revisions in self._histories.get(kind, Layered()).items()
                if revisions[-1].body is not None
            ]
            standing.sort(key=lambda entry: (entry.recorded_at, entry.id))
            self._entries[kind] = tuple(standing)
        return cast("tuple[Entry[B], ...]", self._entries[kind])

    def all_entries(self) -> tuple[Entry[Body], ...]:
        """Every record that stands, of all kinds, oldest first (by first writing, then id)."""
        standing = [entry for body_type in BODY_OF.values() for entry in self.entries(body_type)]
        return tuple(sorted(standing, key=lambda entry: (entry.recorded_at, entry.id)))

    def writings(self, body_type: type[Body]) -> tuple[Revision, ...]:
        """Every writing of the records of one kind, withdrawn ones too, oldest first."""
        records = self._histories.get(body_type.kind, Layered())
        return tuple(sorted((r for history in records.values() for r in history), key=_order))

    def entry(self, record_id: str) -> Entry[Body]:
        """One record as it stands. Raises UnknownRecord when it is not there or withdrawn."""
        revisions = self.history(record_id)
        if not revisions or revisions[-1].body is None:
            raise UnknownRecord
        return Entry(record_id, revisions[-1].body, revisions)

    def patient(self) -> Entry[Person] | None:
        """The person whose carnet it is: the first one written with that role."""
        return self._patient

    @cached_property
    def _patient(self) -> Entry[Person] | None:
        return next((entry for entry in self.people() if entry.body.role is Role.PATIENT), None)

    def person(self, record_id: str) -> Person | None:
        """Who writes under that record id; None when nobody with it stands."""
        one = self.one_of(record_id)
        return next((entry.body for entry in self.entries(Person) if entry.id == one), None)

    def profile(self) -> Entry[Profile] | None:
        """How the page names the patient, as written last."""
        return next(reversed(self.entries(Profile)), None)

    def team(self) -> tuple[TeamContact, ...]:
        """The care team's own numbers, as written last."""
        profile = self.profile()
        return profile.body.team if profile else ()

    def preferences(self) -> Preferences:
        """What is asked and how often, as written last; the defaults when nothing was chosen."""
        entry = self.preferences_entry()
        return entry.body if entry else Preferences()

    def preferences_entry(self) -> Entry[Preferences] | None:
        """The record of the preferences as written last, or None."""
        return next(reversed(self.entries(Preferences)), None)

    def next_revision(
        self, body: Body | None, *, record_id: str, revision_id: str, author: str, now: datetime
    ) -> Revision:
        """The revision that writes, corrects (known `record_id`) or withdraws (None) a record.

        A clock that went backwards must not hide a correction, so its instant always follows the
        one it supersedes. Raises UnknownRecord when there is nothing to withdraw.
        """
        before = self.history(record_id)
        if not before:
            if body is None:
                raise UnknownRecord
            return Revision(revision_id, record_id, body.kind, author, now, body)
        last = before[-1]
        if body is not None and body.kind is not last.kind:
            raise UnknownRecord
        instant = max(now, (last.recorded_at + TICK).astimezone(now.tzinfo))
        return Revision(revision_id, record_id, last.kind, author, instant, body, last.id)

    def body_before(self, revision_id: str) -> Body | None:
        """What the record held before that revision: None when it was not there."""
        revision = self.revisions.get(revision_id)
        if revision is None:
            raise UnknownRecord
        if revision.supersedes is None:
            return None
        before = self.revisions.get(revision.supersedes)
        return before.body if before else None


def once_a_carnet(find: Callable[[Carnet], T]) -> Callable[[Carnet], T]:
    """A fact that follows from a carnet alone, found once for each: a carnet never changes.

    It is kept where the carnet's own cached properties are, so that it goes with it.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(carnet: Carnet) -> T:
        kept = cast("dict[str, T]", vars(carnet))
        if name not in kept:
            kept[name] = find(carnet)
        return kept[name]

    return found


def joined_persons(histories: Iterable[tuple[Revision, ...]]) -> Mapping[str, str]:
    """The record id that each joined person stands under, by their own.

    One who is joined to a record that is not there stands alone. Where two computers joined the two
    each the other way round, the older record stands.
    """
    standing = {revisions[0].record_id: revisions[-1].body for revisions in histories}
    named = {
        record: body.same_as
        for record, body in standing.items()
        if isinstance(body, Person) and isinstance(standing.get(body.same_as or ""), Person)
    }
    found: dict[str, str] = {}
    for record in named:
        way = [record]
        while (following := named.get(way[-1])) is not None and following not in way:
            way.append(following)
        one = way[-1] if following is None else min(way[way.index(following) :])
        if one != record:
            found[record] = one
    return found
