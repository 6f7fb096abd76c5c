"""What was acknowledged is there after the power went away at any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from companion.domain.errors import CompanionError
from companion.storage import engine
from companion.storage.carnet_file import CarnetFile
from tests.storage.carnet_making import KEY, check_in, make_carnet, reopened
from tests.storage.power_loss import Acknowledged, Act, left_on_disk, recording

NAME = "a.carnet"
SAVES = 40
POINTS = 1_000


@dataclass(frozen=True)
class Day:
    """What lay on the disk in the morning, and what was asked of it until the evening."""

    start: dict[str, bytes]
    acts: list[Act]
    known: frozenset[str]

    def saved_by(self, crash: int) -> frozenset[str]:
        """What was acknowledged before that act."""
        told = (act.ids for act in self.acts[:crash] if isinstance(act, Acknowledged))
        return self.known.union(*told)


def day_of_saves(folder: Path) -> Day:
    """Opening, forty saves of one to three entries, closing."""
    path = folder / NAME
    known = frozenset(make_carnet(path).revisions)
    start = {NAME: path.read_bytes()}
    with recording() as acts:
        with CarnetFile.open(path, KEY) as file:
            for number in range(SAVES):
                entries = [check_in(number, "é" * 700) for _ in range(1 + number % 3)]
                file.append(entries)
                acts.append(Acknowledged(frozenset(entry.id for entry in entries)))
        return Day(start, list(acts), known)


def lost_or_damaged(day: Day, folder: Path, points: int) -> int:
    """At how many of so many crash points something acknowledged is gone or a page damaged."""
    chance = Random(20261122)
    bad = 0
    for point in range(points):
        crash = chance.randrange(1, len(day.acts) + 1)
        there = folder / str(point)
        there.mkdir()
        for name, content in left_on_disk(day.start, day.acts[:crash], chance).items():
            (there / name).write_bytes(content)
        try:
            bad += not day.saved_by(crash) <= reopened(there / NAME).revisions.keys()
        except CompanionError:
            bad += 1
    return bad


def test_no_acknowledged_save_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    """1,000 crash points, unsynchronised sectors dropped, torn and reordered: nothing is gone."""
    day = day_of_saves(tmp_path)
    assert sum(isinstance(act, Acknowledged) for act in day.acts) == SAVES
    assert lost_or_damaged(day, tmp_path, POINTS) == 0


@contextmanager
def careless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The same file without a single wait for the disk."""
    settings = [("synchronous", 0) if n == "synchronous" else (n, v) for n, v in engine._SETTINGS]
    with monkeypatch.context() as patched:
        patched.setattr(engine, "_SETTINGS", settings)
        yield


def test_without_waiting_for_the_disk_the_power_cut_bites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with synchronous=OFF the same search finds losses at once."""
    with careless(monkeypatch):
        day = day_of_saves(tmp_path)
    assert lost_or_damaged(day, tmp_path, 60) > 10
