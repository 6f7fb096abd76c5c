"""What keeping a check-in and reading ten years cost, as ratios to a bare database."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from companion.actions.journal import Journal
from companion.content.catalogue import load_catalogue
from companion.domain.records import CheckIn, Revision
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.outside import new_id
from companion.storage.carnet_file import CarnetFile
from companion.storage.revision_rows import row_of
from tests.bench.measuring import in_turns
from tests.storage.carnet_making import IDENTITY, KEY, NOW, PERSON, check_in

pytestmark = pytest.mark.bench

TEN_YEARS = 12_000
INSERT = "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[apsw.Connection]:
    """Plain SQLite that is as durable as the carnet, with the same columns."""
    connection = apsw.Connection(str(tmp_path / "bare.db"))
    for pragma in ("journal_mode = truncate", "synchronous = extra", "locking_mode = exclusive"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE revision (id TEXT PRIMARY KEY, r, k, a, i, o, b, s)")
    yield connection
    connection.close()


def test_saving_a_check_in_costs_little_more_than_a_bare_commit(
    bare: apsw.Connection, tmp_path: Path
) -> None:
    """Checked, numbered, encrypted and durable in under 5 times the bare durable commit."""
    numbers = count()
    with CarnetFile.create(tmp_path / "a.carnet", KEY, IDENTITY) as file:
        file.append([PERSON])
        journal = Journal(file.load(), file, load_catalogue(), clock=lambda: NOW, new_id=new_id)

        def save() -> Revision:
            level = next(numbers) % 5
            return journal.record(
                CheckIn(date(2026, 11, 21), Recall.DAY, {"fatigue": {Attribute.INTENSITY: level}})
            )

        rows = (row_of(check_in(number)) for number in count())
        took = in_turns(
            {"bare": lambda: bare.execute(INSERT, next(rows)), "journal": save}, rounds=200
        )
    ratio = took["journal"] / took["bare"]
    print(f"\nsaving a check-in: {ratio:.2f} x a bare durable commit", end="")
    assert ratio < 5


def test_ten_years_are_read_in_a_moment(bare: apsw.Connection, tmp_path: Path) -> None:
    """12,000 revisions become a carnet in under 20 times what plain rows take to be read."""
    revisions = [PERSON, *(check_in(number) for number in range(TEN_YEARS))]
    with bare:
        bare.executemany(INSERT, map(row_of, revisions))
    with CarnetFile.create(tmp_path / "a.carnet", KEY, IDENTITY) as file:
        file.append(revisions)
        took = in_turns(
            {
                "bare": lambda: list(bare.execute("SELECT * FROM revision")),
                "carnet": file.load,
            },
            rounds=5,
        )
    ratio = took["carnet"] / took["bare"]
    print(f"\nreading ten years: {ratio:.1f} x plain rows, {took['carnet']:.3f} s", end="")
    assert ratio < 20


def test_the_8000th_correction_costs_what_the_tenth_does(tmp_path: Path) -> None:
    """One entry that is corrected again and again: each save is as durable, and about as quick."""
    numbers = count()

    def corrected(times: int) -> tuple[CarnetFile, Journal, str]:
        first = check_in(0)
        again = [replace(check_in(n), record_id=first.record_id) for n in range(1, times)]
        file = CarnetFile.create(tmp_path / f"{times}.carnet", KEY, IDENTITY)
        file.append([PERSON, first, *again])
        journal = Journal(file.load(), file, load_catalogue(), clock=lambda: NOW, new_id=new_id)
        return file, journal, first.record_id

    def correct(journal: Journal, record_id: str) -> None:
        answers = {"fatigue": {Attribute.INTENSITY: next(numbers) % 5}}
        body = CheckIn(date(2026, 11, 21), Recall.DAY, answers, note=str(next(numbers)))
        assert journal.correct(record_id, body) is not None

    few, many = corrected(10), corrected(8_000)
    took = in_turns(
        {"few": lambda: correct(*few[1:]), "many": lambda: correct(*many[1:])}, rounds=100
    )
    few[0].close()
    many[0].close()
    ratio = took["many"] / took["few"]
    print(f"\na correction: {ratio:.2f} x at 8,000 of what it is at 10", end="")
    assert ratio < 2
