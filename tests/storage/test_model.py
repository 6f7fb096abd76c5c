"""The file against a model in memory: whatever is done to both, they hold the same."""

import os
import select
import shutil
import signal
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.domain.errors import UnknownRecord
from companion.domain.records import Body, Kind, Question, Remark, Revision
from companion.record_book import backups as kept
from companion.record_book.book import RecordBook
from tests.storage.carnet_making import child, opened_book, wait_for_end

PATIENCE_S = 30.0
Known = dict[str, Revision]
"""Every writing by its id: all that a carnet is."""

bodies = st.one_of(
    st.builds(Remark, st.text("aé\n😀", max_size=4)),
    st.builds(Question, st.text("bç", max_size=3), answer=st.none() | st.just("oui")),
)


class CarnetAgainstModel(RuleBasedStateMachine):
    """Saves, corrections, undo, merge, backup, restore, sudden deaths, in any order."""

    written = Bundle("written")
    backups = Bundle("backups")
    copies = Bundle("copies")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.carnet"
        self.now = datetime(2026, 11, 21, 8, tzinfo=UTC)
        self.opened = RecordBook(self.path, Key(), self.clock)
        self.opened.create(name="Zoé", key=Key())
        self.known: Known = dict(self.opened.journal.carnet.revisions)

    def clock(self) -> datetime:
        """Later at every look."""
        self.now += timedelta(seconds=1)
        return self.now

    @property
    def journal(self) -> Journal:
        """The journal that is open."""
        return self.opened.journal

    def reopen(self) -> None:
        """Close the file and open it anew."""
        self.opened.close()
        self.opened = opened_book(self.path, clock=self.clock)

    def keep(self, revision: Revision | None) -> str | None:
        """Write into the model what was written into the file; the id of the writing."""
        if revision is None:
            return None
        self.known[revision.id] = revision
        return revision.id

    def standing(self) -> dict[str, Body]:
        """What stands, found by looking at every writing of every record."""
        newest: dict[str, Revision] = {}
        for revision in self.known.values():
            before = newest.setdefault(revision.record_id, revision)
            if (revision.recorded_at, revision.id) > (before.recorded_at, before.id):
                newest[revision.record_id] = revision
        return {r.record_id: r.body for r in newest.values() if r.body is not None}

    @initialize(target=written, body=bodies)
    def first(self, body: Body) -> str:
        """One entry to begin with."""
        revision = self.journal.record(body)
        self.known[revision.id] = revision
        return revision.id

    @rule(target=written, body=bodies)
    def save(self, body: Body) -> str:
        """A new entry."""
        revision = self.journal.record(body)
        self.known[revision.id] = revision
        return revision.id

    @rule(target=written, on=written, text=st.text("xyz", max_size=3))
    def correct(self, on: str, text: str) -> str:
        """An entry is written again, or for the first time when a restore took it away."""
        found = self.known.get(on)
        if found is None or found.record_id not in self.standing():
            return on
        body = Remark(text) if found.kind is Kind.REMARK else Question(text)
        return self.keep(self.journal.correct(found.record_id, body)) or on

    @rule(on=written)
    def withdraw(self, on: str) -> None:
        """An entry is taken back; one that was taken back already is no more there."""
        found = self.known.get(on)
        if found is None:
            return
        if found.record_id not in self.standing():
            with pytest.raises(UnknownRecord):
                self.journal.withdraw(found.record_id)
        else:
            self.keep(self.journal.withdraw(found.record_id))

    @rule(on=written)
    def undo(self, on: str) -> None:
        """A writing is undone: the record holds again what it held before."""
        found = self.known.get(on)
        if found is None:
            return
        before = self.known.get(found.supersedes or "")
        self.keep(self.journal.undo(found))
        standing = self.standing().get(found.record_id)
        assert standing == (before.body if before is not None else None)

    @rule(target=backups)
    def back_up(self) -> tuple[Path, Known]:
        """A verified backup, beside which the model keeps what it should hold."""
        made = kept.make_in(self.opened, self.folder / "backups")
        return made, dict(self.known)

    @rule(backup=consumes(backups))
    def restore(self, backup: tuple[Path, Known]) -> None:
        """A backup takes the carnet's place; it may have been thinned out since."""
        place, then = backup
        if not place.exists():
            return
        self.opened.close()
        kept.restore(self.opened, place)
        self.reopen()
        self.known = dict(then)

    @rule(target=copies)
    def take_to_another_computer(self) -> tuple[Path, Known]:
        """A copy of the closed file on a stick, with an entry written there."""
        self.opened.close()
        there = self.folder / f"stick-{self.now.timestamp():.0f}"
        there.mkdir()
        for file in self.folder.glob("a.carnet*"):
            shutil.copy(file, there)
        self.reopen()
        with closing(opened_book(there / "a.carnet", clock=self.clock)) as other:
            written = other.journal.record(Remark("ailleurs"))
            return there / "a.carnet", {**other.journal.carnet.revisions, written.id: written}

    @rule(copy=copies)
    def merge(self, copy: tuple[Path, Known]) -> None:
        """What was written elsewhere joins what was written here."""
        place, theirs = copy
        with closing(opened_book(place, clock=self.clock, read_only=True)) as other:
            merged = self.journal.carnet.merged_with(other.journal.carnet)
        added = [r for i, r in merged.revisions.items() if i not in self.journal.carnet.revisions]
        self.opened.file.append(added)
        self.known |= theirs
        self.reopen()

    @rule(target=written, delay_ms=st.integers(0, 6))
    def die_suddenly(self, delay_ms: int) -> object:
        """A process that saves is killed: what it acknowledged is there, nothing else is lost."""
        self.opened.close()
        with child(self._save_for_ever) as (process, answer):
            ready, _, _ = select.select([answer], [], [], PATIENCE_S)
            assert ready
            select.select([], [], [], delay_ms / 1000)
            os.kill(process, signal.SIGKILL)
            wait_for_end(process)
            with os.fdopen(os.dup(answer), encoding="utf-8") as lines:
                acknowledged = set(lines.read().split())
        self.opened = opened_book(self.path, clock=self.clock)
        there = self.journal.carnet.revisions
        assert acknowledged | self.known.keys() <= there.keys()
        new = [revision for name, revision in there.items() if name not in self.known]
        # At most one save reached the disk without its word of it reaching us.
        assert len(new) - len(acknowledged) <= 1
        assert {revision.body for revision in new} <= {Remark("sans fin")}
        self.known |= {revision.id: revision for revision in new}
        return multiple(*(revision.id for revision in new[:1]))

    def _save_for_ever(self, acknowledge: Callable[[str], None]) -> None:
        with closing(opened_book(self.path, clock=self.clock)) as opened:
            while True:
                acknowledge(opened.journal.record(Remark("sans fin")).id)

    @invariant()
    def both_hold_the_same(self) -> None:
        """In memory and on the disk: every writing, and what stands of every record."""
        carnet = self.opened.file.load()
        assert dict(carnet.revisions) == self.known
        assert dict(self.journal.carnet.revisions) == self.known
        standing = {e.id: e.body for kind in (Remark, Question) for e in carnet.entries(kind)}
        expected = self.standing()
        assert standing == {i: b for i, b in expected.items() if isinstance(b, (Remark, Question))}

    def teardown(self) -> None:
        """Every page of the file is whole in the end."""
        self.reopen()
        self.opened.file.check()
        self.opened.close()
        shutil.rmtree(self.folder)


TestCarnetAgainstModel = CarnetAgainstModel.TestCase
TestCarnetAgainstModel.settings = settings(
    # A step is slow beside that of other properties: it waits for the disk.
    max_examples=settings().max_examples // 3,
    stateful_step_count=25,
    deadline=None,
)
