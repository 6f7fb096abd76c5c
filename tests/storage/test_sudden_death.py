"""A save that was acknowledged is there, whenever the process was killed."""

import os
import random
import select
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from companion.storage.carnet_file import CarnetFile
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    check_in,
    child,
    make_carnet,
    reopened,
    wait_for_end,
)

BATCH = 3


def test_no_acknowledged_save_is_lost_by_a_kill(tmp_path: Path, saves_killed: int) -> None:
    """Processes that save without a pause are killed at random moments.

    No file is damaged, no acknowledged save is missing, and no save is there by half.
    """
    path = tmp_path / "a.carnet"
    chance = random.Random(20261121)
    acknowledged = set[str]()
    cut_short = 0
    for kill in range(saves_killed):
        if kill % 20 == 0:
            path = tmp_path / f"{kill}.carnet"
            make_carnet(path)
            acknowledged = set()
        acknowledged |= _killed_while_saving(path, delay_s=chance.uniform(0, 0.02))
        cut_short += path.with_name(f"{path.name}-journal").stat().st_size > 0
        revisions = reopened(path).revisions
        assert acknowledged <= revisions.keys()
        batches: dict[str | None, int] = {}
        for revision in revisions.values():
            if revision.supersedes is not None:
                batches[revision.supersedes] = batches.get(revision.supersedes, 0) + 1
        assert set(batches.values()) <= {BATCH}
    assert cut_short, "no kill met a save: the test proves nothing"


def _killed_while_saving(path: Path, *, delay_s: float) -> set[str]:
    """The ids that a process acknowledged before it was killed."""
    with child(lambda acknowledge: _save_for_ever(path, acknowledge)) as (process, answer):
        ready, _, _ = select.select([answer], [], [], 30)
        assert ready
        select.select([], [], [], delay_s)
        os.kill(process, signal.SIGKILL)
        assert wait_for_end(process) == -signal.SIGKILL
        with os.fdopen(os.dup(answer), encoding="utf-8") as lines:
            return set(lines.read().split())


def _save_for_ever(path: Path, acknowledge: Callable[[str], None]) -> None:
    with CarnetFile.open(path, KEY) as file:
        while True:
            batch = [check_in(number, "é" * 800) for number in range(BATCH)]
            # The batch is told by what its members claim to follow.
            batch = [replace(revision, supersedes=batch[0].record_id) for revision in batch]
            file.append(batch)
            acknowledge("\n".join(revision.id for revision in batch))


@pytest.mark.parametrize("delay_ms", [0.0, 0.3, 0.6, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0])
def test_a_carnet_is_created_whole_or_not_at_all(tmp_path: Path, delay_ms: float) -> None:
    """Killed while it creates a carnet, a process leaves none or one that opens."""

    def create(acknowledge: Callable[[str], None]) -> None:
        acknowledge("ready")
        CarnetFile.create(tmp_path / "a.carnet", KEY, IDENTITY)

    with child(create) as (process, answer):
        assert os.read(answer, 6) == b"ready\n"
        select.select([], [], [], delay_ms / 1000)
        os.kill(process, signal.SIGKILL)
        wait_for_end(process)
    path = tmp_path / "a.carnet"
    if path.exists():
        assert reopened(path).identity == IDENTITY
    else:
        CarnetFile.create(path, KEY, IDENTITY).close()
