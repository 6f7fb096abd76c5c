"""A file holds no more rows than a life: one more is damage, whichever way the rows are read."""

from itertools import count

import apsw
import pytest

from companion.domain.errors import CarnetDamaged
from companion.storage import revision_rows
from companion.storage.revision_rows import COLUMNS, read_writings, row_of
from tests.storage.carnet_making import check_in

MOST = 4


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> apsw.Connection:
    """As many rows as a file may hold, here four."""
    monkeypatch.setattr(revision_rows, "MOST_ROWS", MOST)
    made = apsw.Connection(":memory:")
    made.execute(f"CREATE TABLE revision ({COLUMNS})")
    for _ in range(MOST):
        add(made)
    return made


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
