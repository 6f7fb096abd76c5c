"""What a row may hold to be a writing, and how many a file may hold: no more than a life."""

from datetime import UTC, datetime, timedelta, timezone
from itertools import count

import apsw
import pytest

from companion.actions.soundness import UNREADABLE, Aside
from companion.domain.errors import CarnetDamaged
from companion.domain.records import Kind, Remark, Revision
from companion.storage import revision_rows
from companion.storage.revision_rows import COLUMNS, read_writings, row_of
from tests.storage.carnet_making import PATIENT, check_in

MOST = 4
ID, RECORD, OTHER = (f"0199e2f0-0000-7000-8000-00000000000{n}" for n in "123")
WORDS = '{"text":"ça va"}'


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> apsw.Connection:
    """As many rows as a file may hold, here four."""
    monkeypatch.setattr(revision_rows, "MOST_ROWS", MOST)
    made = apsw.Connection(":memory:")
    made.execute(f"CREATE TABLE revision ({COLUMNS})")
    for _ in range(MOST):
        add(made)
    return made


def row(**changed: str | bytes | float | None) -> tuple[object, ...]:
    """A sound row of a remark, with some cells changed."""
    sound = dict(
        zip(
            COLUMNS.split(", "),
            (ID, RECORD, "remark", PATIENT, "2026-11-21T20:14:05.123456Z", -210, WORDS, None),
            strict=True,
        )
    )
    return tuple((sound | changed).values())


def read(*rows: tuple[object, ...]) -> tuple[list[Revision], list[Aside]]:
    """What is read of a file with these rows, whatever their types."""
    made = apsw.Connection(":memory:")
    made.execute(f"CREATE TABLE revision ({COLUMNS})")
    for cells in rows:
        made.execute(f"INSERT INTO revision VALUES ({', '.join('?' * 8)})", cells)
    return read_writings(made)


def add(rows: apsw.Connection) -> None:
    """One row more."""
    numbers = count(rows.execute("SELECT count(*) FROM revision").get)
    marks = ", ".join("?" * 8)
    rows.execute(f"INSERT INTO revision VALUES ({marks})", row_of(check_in(next(numbers))))


@pytest.mark.parametrize("spoiled", [False, True], ids=["all is text", "some text is none"])
def test_one_row_too_many_is_damage(rows: apsw.Connection, spoiled: bool) -> None:
    """Up to the limit each row is read or set aside; a row more, and the file is none of ours."""
    if spoiled:
        rows.execute("UPDATE revision SET body = CAST(x'ff' AS TEXT) WHERE rowid = 1")
    read, aside = read_writings(rows)
    assert (len(read), len(aside)) == ((MOST - 1, 1) if spoiled else (MOST, 0))
    add(rows)
    with pytest.raises(CarnetDamaged):
        read_writings(rows)


def test_a_row_is_the_writing_that_it_keeps() -> None:
    """Each cell in its place, the instant with the offset at which it was written."""
    ((found,), aside) = read(row(supersedes=OTHER))
    zone = timezone(timedelta(hours=-3, minutes=-30))
    at = datetime(2026, 11, 21, 20, 14, 5, 123456, UTC)
    assert found == Revision(ID, RECORD, Kind.REMARK, PATIENT, at, Remark("ça va"), OTHER)
    assert found.recorded_at.utcoffset() == zone.utcoffset(None)
    assert aside == []
    assert row_of(found) == row(supersedes=OTHER)


@pytest.mark.parametrize(
    "changed",
    [
        {"id": ID[:-1]},
        {"id": ID.upper()},
        {"id": f"{ID}\n"},
        {"id": f"x{ID[1:]}"},
        {"record_id": RECORD[:-1]},
        {"record_id": f"{RECORD}0"},
        {"author": "me"},
        {"author": f"{PATIENT} "},
        {"supersedes": "me"},
        {"supersedes": ""},
        {"kind": "mood"},
        {"kind": "person"},
        {"kind": "medicine"},
        {"kind": "appointment"},
        {"recorded_at": "yesterday"},
        {"recorded_at": "1899-12-31T23:59:59.000000Z"},
        {"recorded_at": "2200-01-01T00:00:00.000000Z"},
        {"recorded_at": "2026-13-21T20:14:05.123456Z"},
        {"offset_minutes": 1440},
        {"offset_minutes": -1440},
        {"offset_minutes": 10**18},
        {"offset_minutes": "0"},
        {"offset_minutes": 0.5},
        {"offset_minutes": None},
        {"body": "{}"},
        {"body": "[" * 100_000},
        {"body": 7},
        {"body": b"{}"},
        {"record_id": None},
        {"supersedes": 1},
    ],
)
def test_what_cannot_be_a_writing_is_set_aside_by_its_name(
    changed: dict[str, str | int | bytes | float | None],
) -> None:
    """It stays in the file, and what stands beside it is read."""
    found, (aside,) = read(row(**changed), row(id=OTHER))
    assert [revision.id for revision in found] == [OTHER]
    assert aside.id == changed.get("id", ID)
    assert aside.reason.values == {"reason": UNREADABLE}


@pytest.mark.parametrize(
    ("instant", "offset"),
    [
        ("1900-01-02T00:00:00.000000Z", 0),
        ("2199-12-30T23:59:59.999999Z", 0),
        ("2026-11-21T20:14:05.123456Z", 1439),
        ("2026-11-21T20:14:05.123456Z", -1439),
    ],
)
def test_any_instant_of_three_centuries_is_read(instant: str, offset: int) -> None:
    """With any offset that a day has."""
    ((found,), aside) = read(row(recorded_at=instant, offset_minutes=offset))
    assert aside == []
    assert row_of(found)[4:6] == (instant, offset)


@pytest.mark.parametrize("kinds", [("remark", "question"), ("question", "remark")])
def test_a_record_is_of_the_kind_that_was_written_first(kinds: tuple[str, str]) -> None:
    """Whichever name comes first in the alphabet."""
    first, second = kinds
    later = "2026-11-21T20:15:05.123456Z"
    (found,), (aside,) = read(row(id=OTHER, kind=second, recorded_at=later), row(kind=first))
    assert (found.id, found.kind.value) == (ID, first)
    assert aside.id == OTHER


def test_a_withdrawn_record_has_no_body() -> None:
    """That is a writing too; of the same instant the lower id comes first."""
    found, aside = read(row(id=OTHER, body=None), row())
    assert [(one.id, one.body is None) for one in found] == [(ID, False), (OTHER, True)]
    assert aside == []


def test_text_that_is_none_is_set_aside_by_what_can_be_read_of_its_name(
    rows: apsw.Connection,
) -> None:
    """Its name itself may be spoilt."""
    known = rows.execute("SELECT id FROM revision WHERE rowid = 1").get
    rows.execute("UPDATE revision SET body = CAST(x'ff' AS TEXT) WHERE rowid = 1")
    rows.execute("UPDATE revision SET id = CAST(x'61ff62' AS TEXT) WHERE rowid = 2")
    rows.execute("UPDATE revision SET id = NULL, body = CAST(x'ff' AS TEXT) WHERE rowid = 3")
    found, aside = read_writings(rows)
    assert len(found) == 1
    assert {one.id for one in aside} == {known, "a\ufffdb", ""}
