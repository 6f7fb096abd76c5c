"""What the carnet file costs, as ratios to a bare database measured in the same run."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from companion.storage import CarnetFile
from companion.storage.revision_rows import row_of
from tests.storage.carnet_making import IDENTITY, KEY, PERSON, check_in

pytestmark = pytest.mark.bench

TEN_YEARS = 12_000


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _bare_database(path: Path) -> apsw.Connection:
    """Plain SQLite that is as durable as the carnet, with the same columns."""
    connection = apsw.Connection(str(path))
    for pragma in ("journal_mode = truncate", "synchronous = extra", "locking_mode = exclusive"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, r, k, a, i, o, b, s)")
    return connection


def test_saving_a_check_in_costs_little_more_than_a_bare_commit(tmp_path: Path) -> None:
    """Under 5 times the bare durable SQLite commit, measured in turns."""
    bare = _bare_database(tmp_path / "bare.db")
    bare_s, carnet_s = list[float](), list[float]()
    with CarnetFile.create(tmp_path / "a.carnet", KEY, IDENTITY) as file:
        file.append([PERSON])
        for number in range(200):
            revision = check_in(number)
            row = row_of(revision)
            insert = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            bare_s.append(_seconds(lambda: bare.execute(insert, row)))  # noqa: B023 - run at once
            carnet_s.append(_seconds(lambda: file.append([revision])))  # noqa: B023 - run at once
    bare.close()
    ratio = statistics.median(carnet_s) / statistics.median(bare_s)
    print(f"\nsaving a check-in: {ratio:.2f} x a bare durable commit")
    assert ratio < 5


def test_ten_years_are_read_in_a_moment(tmp_path: Path) -> None:
    """12,000 revisions become a carnet in under 20 times what plain rows take to be read."""
    bare = _bare_database(tmp_path / "bare.db")
    revisions = [PERSON, *(check_in(number) for number in range(TEN_YEARS))]
    with bare:
        marks = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        bare.executemany(marks, map(row_of, revisions))
    bare_s, carnet_s = list[float](), list[float]()
    with CarnetFile.create(tmp_path / "a.carnet", KEY, IDENTITY) as file:
        file.append(revisions)
        for _ in range(5):
            bare_s.append(_seconds(lambda: list(bare.execute("SELECT * FROM revision"))))
            carnet_s.append(_seconds(file.load))
    bare.close()
    ratio = statistics.median(carnet_s) / statistics.median(bare_s)
    print(f"\nreading ten years: {ratio:.1f} x plain rows, {statistics.median(carnet_s):.3f} s")
    assert ratio < 20
