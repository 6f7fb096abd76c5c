"""Writing in the carnet: record, correct, withdraw, undo, take in lines from outside.

Each act is durable before it returns.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec.structs import replace

from companion.actions.merging import Brought, Dispute, compare, may_settle, settling
from companion.actions.own_symptoms import with_own_symptoms
from companion.actions.ports import Clock, IdSource, RevisionStore
from companion.actions.soundness import Aside
from companion.actions.taken_in import (
    NOT_THERE,
    OTHER_KIND,
    PATIENTS_ALONE,
    Taken,
    author_of,
    followed,
    is_patient,
)
from companion.domain.carnet import Carnet
from companion.domain.errors import (
    InvalidLine,
    InvalidRecord,
    OtherCarnet,
    OthersWords,
    UnknownRecord,
)
from companion.domain.records import Body, Kind, Noted, Person, Photo, Preferences, Revision
from companion.domain.sharing import (
    as_correction,
    is_private,
    may_be_private,
    says_the_same,
    shared,
)
from companion.domain.symptoms import Catalogue
from companion.domain.validity import BAD_PICTURE, check_body, check_id
from companion.record_json import LARGEST_INPUT, TOO_LARGE, RecordLine, parse_line

Writing = tuple[str | None, Body | None]
"""A record's id and what it is to hold: no id makes a new record, no body withdraws one."""


class Journal:
    """One open carnet, its store and the person who writes.

    `author` is the record id of that person; None means the patient.
    """

    def __init__(
        self,
        carnet: Carnet,
        store: RevisionStore,
        catalogue: Catalogue,
        *,
        clock: Clock,
        new_id: IdSource,
        author: str | None = None,
        aside: Sequence[Aside] = (),
    ) -> None:
        self.whole = carnet
        self.author = author
        self.only_shared = False
        """Whether somebody else than the patient may be reading, such as a nurse with their stick."""
        self._seen_of: tuple[Carnet, Carnet] | None = None
        self.aside = tuple(aside)
        self._shipped = catalogue
        self._catalogue_of: tuple[object, Catalogue] | None = None
        self._store = store
        self._clock = clock
        self._new_id = new_id

    @property
    def carnet(self) -> Carnet:
        """What whoever writes may see of the `whole`: somebody else sees what the patient shares."""
        if not self.only_shared and (self.author is None or self.author == self.patient_id()):
            return self.whole
        if self._seen_of is None or self._seen_of[0] is not self.whole:
            self._seen_of = self.whole, shared(self.whole)
        return self._seen_of[1]

    @property
    def catalogue(self) -> Catalogue:
        """What can be asked in this carnet: the catalogue, and symptoms in the person's own words."""
        carnet = self.carnet
        chosen = carnet.histories_of(Preferences)
        if self._catalogue_of is None or self._catalogue_of[0] is not chosen:
            self._catalogue_of = chosen, with_own_symptoms(self._shipped, carnet)
        return self._catalogue_of[1]

    def now(self) -> datetime:
        """The present instant, in the person's own time zone."""
        return self._clock()

    def today(self) -> date:
        """The present local day."""
        return self._clock().date()

    def patient_id(self) -> str:
        """The record id of the patient. Raises UnknownRecord when the carnet names nobody."""
        patient = self.whole.patient()
        if patient is None:
            raise UnknownRecord
        return patient.id

    def writer_id(self) -> str:
        """The record id of the person who writes. Raises UnknownRecord as `patient_id` does."""
        return self.whole.one_of(self.author or self.patient_id())

    def record(self, body: Body) -> Revision:
        """Write a new record, durably. Raises InvalidRecord when it cannot be true."""
        return self._write(body, self._new_id(self._clock()))

    def record_photo(self, body: Photo, content: bytes) -> Revision:
        """Write a photo and its content in one durable act. `body.sha256` is that of `content`."""
        if hashlib.sha256(content).hexdigest() != body.sha256:
            raise InvalidRecord(reason=BAD_PICTURE)
        revision = self._revision(body, self._new_id(self._clock()), self._clock())
        self._append((revision,), (content,))
        return revision

    def photo(self, sha256: str) -> bytes:
        """The content of a photo by its SHA-256 (hexadecimal). Raises UnknownRecord."""
        return self._store.photo(sha256)

    def compare(self, other: Carnet, photos: Mapping[str, bytes]) -> Brought:
        """What another copy of this carnet would bring. Raises OtherCarnet for another person's."""
        if other.identity != self.whole.identity:
            raise OtherCarnet
        return compare(self.whole, other, photos, self._shipped)

    def merge(self, brought: Brought) -> int:
        """Take over, in one durable act, what another copy brings; how many writings were new."""
        new = [revision for revision in brought.new if revision.id not in self.whole.revisions]
        if new:
            self._append(new, tuple(brought.photos.values()))
        return len(new)

    def settle(
        self, dispute: Dispute, chosen: Revision, *, keep_both: bool = False
    ) -> tuple[Revision, ...]:
        """Let one of the writings count that two computers made of a record, in one durable act.

        `keep_both`: what the others say becomes a record of its own. Raises OthersWords for whoever
        did not write the record.
        """
        now, writer = self._clock(), self.writer_id()
        if not may_settle(self.whole, dispute, writer):
            raise OthersWords
        others = [end.body for end in (dispute.standing, *dispute.others) if end is not chosen]
        written = [
            self._revision(replace(body, at_request_of=None), self._new_id(now), now)
            for body in others
            if keep_both and isinstance(body, Noted)
        ]
        history = self.whole.history(dispute.record_id)
        written += settling(history, chosen, author=writer, now=now, new_id=self._new_id)
        self._append(written)
        return tuple(written)

    def write_all(
        self, writings: Iterable[Writing], *, at_request: bool = False
    ) -> tuple[Revision, ...]:
        """Write several records in one durable act: all of them, or none.

        What stands so already is left out. Raises UnknownRecord, InvalidRecord, and OthersWords as
        `correct` does.
        """
        now = self._clock()
        revisions = tuple(
            self._revision(body, record_id or self._new_id(now), now)
            for record_id, body in self._changes(writings, at_request=at_request)
        )
        if revisions:
            self._append(revisions)
        return revisions

    def correct(self, record_id: str, body: Body, *, at_request: bool = False) -> Revision | None:
        """Write a record again; what it held stays readable. None when nothing differs.

        What another person said is corrected only `at_request` of theirs, which is signed: without
        it raises OthersWords.
        """
        written = self.write_all([(record_id, body)], at_request=at_request)
        return written[0] if written else None

    def withdraw(self, record_id: str) -> Revision:
        """Take a record out of what stands; its history stays.

        Raises UnknownRecord, and OthersWords for what another person noted.
        """
        entry = self.carnet.entry(record_id)
        if isinstance(entry.body, Noted) and entry.author != self.writer_id():
            raise OthersWords
        return self._write(None, record_id)

    def keep_private(self, record_id: str, *, private: bool) -> Revision | None:
        """Keep a record to oneself, or share it again; only the patient's own.

        Raises OthersWords for what another person wrote, UnknownRecord.
        """
        entry = self.carnet.entry(record_id)
        if self.writer_id() != self.patient_id() or not may_be_private(self.carnet, entry):
            raise OthersWords
        assert isinstance(entry.body, Noted)
        return self.correct(record_id, replace(entry.body, private=private))

    def may_put_back(self, record_id: str) -> bool:
        """Whether whoever writes may put back what was withdrawn: they wrote it, or withdrew it."""
        history = self.carnet.history(record_id)
        others = bool(history) and isinstance(history[0].body, Noted)
        return not others or self.writer_id() in {history[0].author, history[-1].author}

    def put_back(self, record_id: str) -> Revision:
        """Put back what was withdrawn. Raises OthersWords, UnknownRecord."""
        if not self.may_put_back(record_id):
            raise OthersWords
        history = self.carnet.history(record_id)
        if not history:
            raise UnknownRecord
        return self.undo(history[-1])

    def undo(self, revision: Revision) -> Revision:
        """Put a record back to what it was before that revision, as a revision of its own."""
        return self._write(self.whole.body_before(revision.id), revision.record_id)

    def undo_all(self, revisions: Sequence[Revision]) -> tuple[Revision, ...]:
        """Put each record back to what it was before the first of these, in one durable act."""
        now = self._clock()
        first: dict[str, Revision] = {}
        for revision in revisions:
            first.setdefault(revision.record_id, revision)
        undone = tuple(
            self._revision(self.whole.body_before(revision.id), record_id, now)
            for record_id, revision in reversed(first.items())
        )
        if undone:
            self._append(undone)
        return undone

    def dismiss_aside(self) -> int:
        """How many there were. Note that the writings left aside need not be told any more; they stay in the file.

        Each gets a writing of its own that withdraws nothing else.
        """
        now, writer = self._clock(), self.writer_id()
        self._append(
            tuple(
                Revision(
                    self._new_id(now),
                    self._new_id(now),
                    Kind.REMARK,
                    writer,
                    now,
                    None,
                    each.dismissal,
                )
                for each in self.aside
            )
        )
        dismissed, self.aside = len(self.aside), ()
        return dismissed

    def take_in(self, lines: Iterable[str]) -> int:
        """Add records from JSON lines, all or nothing; how many revisions were added. Raises InvalidLine."""
        added = self.would_take_in(lines)
        self.write_prepared(added)
        return len(added)

    def would_take_in(self, lines: Iterable[str]) -> tuple[Revision, ...]:
        """What JSON lines would add; nothing is written.

        Raises InvalidLine with the line's number and the reason.
        """
        taken = Taken(self.whole, self.catalogue)
        size = 0
        for number, text in enumerate(lines, start=1):
            size += len(text.encode(errors="surrogatepass"))
            if size > LARGEST_INPUT:
                raise InvalidLine(line=number, reason=TOO_LARGE)
            if not text.strip():
                continue
            try:
                line = parse_line(text)
                revision = self._from_line(taken.carnet_for(line), line, taken.catalogue)
            except InvalidRecord as error:
                raise InvalidLine(line=number, **error.values) from error
            if revision is not None:
                taken.add(revision)
        return tuple(taken.added)

    def prepared(self, lines: Iterable[RecordLine]) -> tuple[Revision, ...]:
        """What these lines would write; nothing is written. Raises InvalidRecord."""
        taken = Taken(self.whole, self.catalogue)
        for line in lines:
            revision = self._from_line(taken.carnet_for(line), line, taken.catalogue)
            if revision is not None:
                taken.add(revision)
        return tuple(taken.added)

    def write_prepared(self, revisions: Sequence[Revision]) -> None:
        """Write what was prepared, in one durable act: all of it, or none."""
        if revisions:
            self._append(revisions)

    def _from_line(self, carnet: Carnet, line: RecordLine, catalogue: Catalogue) -> Revision | None:
        now = line.recorded_at or self._clock()
        record_id = self._new_id(now) if line.id is None else line.id
        check_id(record_id)
        history, body = carnet.history(record_id), line.body
        if body is None and not history:
            raise InvalidRecord(reason=NOT_THERE)
        if history and history[-1].kind is not line.kind:
            raise InvalidRecord(reason=OTHER_KIND)
        if body is not None:
            check_body(body, catalogue)
        if history and history[-1].body == body:
            return None
        author = carnet.one_of(author_of(carnet, line, record_id))
        if is_private(body) and not is_patient(carnet, author):
            raise InvalidRecord(reason=PATIENTS_ALONE)
        if history:
            body = followed(history, body, author)
            last = history[-1].body
            if body is not None and last is not None and says_the_same(last, body):
                return None
        return carnet.next_revision(
            body, record_id=record_id, revision_id=self._new_id(now), author=author, now=now
        )

    def _changes(self, writings: Iterable[Writing], *, at_request: bool) -> Iterator[Writing]:
        """Those that write something new or change what stands."""
        author = self.writer_id() if self.whole.patient() is not None else ""
        for record_id, body in writings:
            entry = None if record_id is None else self.carnet.entry(record_id)
            if entry is None or body is None:
                yield record_id, body
                continue
            written = as_correction(entry, body, author, at_request=at_request)
            if not says_the_same(entry.body, written):
                yield record_id, written

    def _write(self, body: Body | None, record_id: str) -> Revision:
        revision = self._revision(body, record_id, self._clock())
        self._append((revision,))
        return revision

    def _revision(self, body: Body | None, record_id: str, now: datetime) -> Revision:
        if body is not None:
            check_body(body, self.catalogue)
        founding = isinstance(body, Person) and self.whole.patient() is None
        author = record_id if founding else self.writer_id()
        return self.whole.next_revision(
            body, record_id=record_id, revision_id=self._new_id(now), author=author, now=now
        )

    def _append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        carnet = self.whole.with_revisions(revisions)
        self._store.append(revisions, photos)
        self.whole = carnet
