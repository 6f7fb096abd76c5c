"""Rows are read from the pages of a file as the engine itself reads them, whatever their size."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from companion.storage.pages import (
    PAGE,
    USABLE,
    Row,
    Value,
    index_keys,
    revision_rowids,
    table_rows,
)

NUMBERS = tuple(
    sign * (2**bits + off)
    for bits in (0, 7, 15, 23, 31, 47, 62)
    for off in (-1, 0, 1)
    for sign in (1, -1)
)
MOST_ON_A_PAGE = USABLE - 35


def pages_of(path: Path, statements: Sequence[tuple[str, Row]]) -> dict[int, bytes]:
    """The pages of a file in clear that keeps 32 bytes of each, as a carnet does."""
    with closing(apsw.Connection(str(path))) as connection:
        connection.pragma("page_size", PAGE)
        connection.reserve_bytes(reserve=PAGE - USABLE)
        with connection:
            for statement, values in statements:
                connection.execute(statement, values)
    content = path.read_bytes()
    return {
        number + 1: content[at : at + USABLE]
        for number, at in enumerate(range(0, len(content), PAGE))
    }


def _made(path: Path, rows: Sequence[tuple[int, Value]]) -> dict[int, bytes]:
    """A table of these numbered values."""
    insert = "INSERT INTO held (id, value) VALUES (?, ?)"
    inserts: list[tuple[str, Row]] = [(insert, row) for row in rows]
    table = "CREATE TABLE held (id INTEGER PRIMARY KEY, value ANY) STRICT"
    return pages_of(path, [(table, ()), *inserts])


def _values(pages: dict[int, bytes]) -> Iterator[Value]:
    """The values of that table; the row of page 1 names the table itself."""
    return (row[1] for row in table_rows(pages) if len(row) == 2)


def test_numbers_of_every_width_come_back(tmp_path: Path) -> None:
    """At each limit of 1, 2, 3, 4, 6 and 8 bytes, one below and one above; and nothing, and parts."""
    values: list[Value] = [*NUMBERS, None, 0.5, -1e300, "", "é", b"", b"\x00\xff"]
    pages = _made(tmp_path / "a", list(enumerate(values, 1)))
    assert [(type(v), v) for v in _values(pages)] == [(type(v), v) for v in values]


def test_what_stands_behind_a_value_is_read_where_it_ends(tmp_path: Path) -> None:
    """Each kind of value in a row of many, the first page's own row too."""
    values: tuple[Value, ...] = (
        0, 1, 2, 127, 2**15 - 1, 2**23 - 1, 2**31 - 1, 2**47 - 1, 2**62, -1, 0.5, None, "é", b"", "x",
    )  # fmt: skip
    columns = ", ".join(f"c{n}" for n in range(len(values)))
    marks = ", ".join("?" * len(values))
    table = f"CREATE TABLE held ({columns})"
    pages = pages_of(tmp_path / "a", [(table, ()), (f"INSERT INTO held VALUES ({marks})", values)])
    assert sorted(table_rows(pages), key=len) == [("table", "held", "held", 2, table), values]


@pytest.mark.parametrize(
    "rowid", [1, 127, 128, 2**14, 2**28 - 1, 2**49, 2**56 - 1, 2**56, 2**63 - 1]
)
def test_a_row_of_any_number_is_read(tmp_path: Path, rowid: int) -> None:
    """The number before it takes one to nine bytes."""
    assert list(_values(_made(tmp_path / "a", [(rowid, "x")]))) == ["x"]


# What is left for the page itself once the pages that follow are full: SQLite's own sum.
@pytest.mark.parametrize(
    "most", [MOST_ON_A_PAGE, MOST_ON_A_PAGE + USABLE - 4, 489 + USABLE - 4, 489 + 2 * (USABLE - 4)]
)
def test_a_text_that_just_fits_or_just_does_not_comes_back_whole(tmp_path: Path, most: int) -> None:
    """Around each size at which a row begins to run over one more page."""
    texts = [chr(97 + n % 26) * (most + n) for n in range(-9, 4)]
    pages = _made(tmp_path / "a", list(enumerate(texts, 1)))
    assert list(_values(pages)) == texts


def test_a_row_that_runs_over_a_lost_page_is_no_row(tmp_path: Path) -> None:
    """Half a text is never given for a whole one; the others stay."""
    rows: list[tuple[int, Value]] = [(1, "a" * 10), (2, "b" * 9_000), (3, "c" * 10)]
    pages = _made(tmp_path / "a", rows)
    assert sorted(map(str, _values(pages))) == [row[1] for row in rows]
    found = set[tuple[str, ...]]()
    for lost in pages:
        left = {number: page for number, page in pages.items() if number != lost}
        found.add(tuple(str(value)[0] for value in _values(left)))
    assert ("a", "c") in found
    assert found <= {("a", "b", "c"), ("a", "c"), ()}


@pytest.fixture
def index(tmp_path: Path) -> tuple[dict[int, bytes], int, list[Row]]:
    """The pages of an index of two levels, its root, and the keys in it."""
    names = [f"{n:036}" for n in range(700)]
    rows: list[tuple[str, Row]] = [("INSERT INTO held (name) VALUES (?)", (n,)) for n in names]
    made: list[tuple[str, Row]] = [
        ("CREATE TABLE held (name TEXT)", ()),
        ("CREATE INDEX names ON held (name)", ()),
        *rows,
    ]
    pages = pages_of(tmp_path / "a", made)
    with closing(apsw.Connection(str(tmp_path / "a"))) as connection:
        (root,) = next(
            iter(connection.execute("SELECT rootpage FROM sqlite_schema WHERE type = 'index'"))
        )
    assert isinstance(root, int)
    return pages, root, [(name, n) for n, name in enumerate(names, 1)]


def test_an_index_names_every_row(index: tuple[dict[int, bytes], int, list[Row]]) -> None:
    """Those that stand between its pages, too: they are what says that nothing is missing."""
    pages, root, keys = index
    found, whole = index_keys(pages, root)
    assert (set(found), len(found), whole) == (set(keys), len(keys), True)


def test_an_index_alone_names_every_writing(
    index: tuple[dict[int, bytes], int, list[Row]],
) -> None:
    """Those between its pages too, when no page of the table is left."""
    pages, _, keys = index
    alone = {number: page for number, page in pages.items() if page[0] in {0x02, 0x0A}}
    assert len(alone) > 3
    assert not list(table_rows(alone))
    assert revision_rowids(alone) == {(rowid, name) for name, rowid in keys}


def test_an_index_with_a_key_that_is_none_is_not_whole(
    index: tuple[dict[int, bytes], int, list[Row]],
) -> None:
    """Text that is no text, and a text that ends behind its page; the others are named."""
    pages, root, keys = index
    leaf = next(number for number, page in pages.items() if page[0] == 0x0A)
    cell = int.from_bytes(pages[leaf][8:10], "big")
    for at, byte in ((cell + 4, 0xFF), (cell + 2, 0x7F)):
        spoiled = bytearray(pages[leaf])
        spoiled[at] = byte
        changed = {**pages, leaf: bytes(spoiled)}
        found, whole = index_keys(changed, root)
        assert not whole
        named = revision_rowids({leaf: bytes(spoiled)})
        assert len(named) == len(revision_rowids({leaf: pages[leaf]})) - 1
        assert len(set(found) & set(keys)) == len(keys) - 1


def test_an_index_with_a_lost_page_is_not_whole(
    index: tuple[dict[int, bytes], int, list[Row]],
) -> None:
    """Each of its pages in turn: what is left was written, and more may be missing."""
    pages, root, keys = index
    known, broken = set(keys), 0
    for lost in pages:
        found, whole = index_keys({n: page for n, page in pages.items() if n != lost}, root)
        assert set(found) <= known
        assert whole is (set(found) == known)
        broken += not whole
    assert broken > 5


def test_an_index_that_leads_in_a_circle_ends(
    index: tuple[dict[int, bytes], int, list[Row]],
) -> None:
    """A page that names its own root as the next one is read once, and is not whole."""
    pages, root, _ = index
    circle = bytearray(pages[root])
    circle[8:12] = root.to_bytes(4, "big")
    found, whole = index_keys({**pages, root: bytes(circle)}, root)
    assert not whole
    assert len(found) == len(set(found))


@pytest.mark.parametrize("rowid", [1, 127, 128, 2**56 - 1, 2**56, 2**56 + 1, 2**63 - 1])
def test_a_writing_is_named_with_its_number(tmp_path: Path, rowid: int) -> None:
    """By its row and by the index of names, which stand on pages of their own; other rows by none."""
    columns = ", ".join(f"c{n}" for n in range(2, 9))
    statements: list[tuple[str, Row]] = [
        (f"CREATE TABLE held (name TEXT PRIMARY KEY, {columns})", ()),
        ("CREATE TABLE other (a TEXT PRIMARY KEY, b)", ()),
        ("INSERT INTO held (rowid, name) VALUES (?, ?)", (rowid, "a" * 36)),
        ("INSERT INTO other VALUES ('short', 1)", ()),
    ]
    pages = pages_of(tmp_path / "a", statements)
    wanted = {(rowid, "a" * 36)}
    assert revision_rowids(pages) == wanted
    named = [n for n in pages if revision_rowids({n: pages[n]}) == wanted]
    assert len(named) == 2
