"""Files from elsewhere at their limits: how much is read, what is said of the rest, which letters they have."""

import json
from collections.abc import Callable

import pytest

from companion.actions.bring_in import found as said
from companion.actions.bring_in.found import FoundTable, NotBroughtIn, Separator, Source
from companion.exchange.incoming import delimited, trackers
from companion.exchange.incoming.delimited import read_rows
from companion.exchange.incoming.sniff import Text, text_of
from companion.exchange.incoming.trackers import is_mygnuhealth, pages_of_life, table_of
from companion.record_json import JsonObject


def reason(act: Callable[[], object]) -> dict[str, str | int]:
    """With what words it is refused."""
    with pytest.raises(NotBroughtIn) as told:
        act()
    return told.value.values


@pytest.mark.parametrize(
    ("content", "letters", "guessed"),
    [
        (b"\xef\xbb\xbfa,b", "a,b", None),
        (b"\xff\xfea\0b\0", "ab", None),
        (b"\xfe\xff\0a\0b", "ab", None),
        (b"\xff\xfe\0\0a\0\0\0", "a", None),
        (b"\0\0\xfe\xff\0\0\0a", "a", None),
        (b"D\0a\0y\0,\0", "Day,", None),
        (b"\0D\0a\0y\0,", "Day,", None),
        (b"caf\xc3\xa9", "café", None),
        (b"caf\xe9", "café", "Windows-1252"),
        (b"\x80", "€", "Windows-1252"),
        (b"a\tb\r\n\fc", "a\tb\r\n\fc", None),
        ("\u202ea\u00a0b\ufeff".encode(), "\u202ea\u00a0b\ufeff", None),
    ],
)
def test_letters_are_told_by_the_bytes(content: bytes, letters: str, guessed: str | None) -> None:
    """By a mark, by the zeros of two bytes a letter, else as UTF-8; what remains is guessed."""
    assert text_of(content) == Text(letters, guessed)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", said.EMPTY),
        (b" \n\t", said.EMPTY),
        (b"PK\x03\x04", said.A_SPREADSHEET),
        (b"\xd0\xcf\x11\xe0", said.A_SPREADSHEET),
        (b"  <a/>", said.AS_XML),
        (b"caf\x81", said.NOT_TEXT),
        (b"\xff\xfea", said.NOT_TEXT),
        (b"abcd\x00", said.NOT_TEXT),
        (b"a\x1f", said.NOT_TEXT),
        (b"a\x0b", said.NOT_TEXT),
        (b"a\x7f", said.NOT_TEXT),
        (b"a\x1b[2J", said.NOT_TEXT),
    ],
)
def test_what_is_no_text_is_named(content: bytes, why: str) -> None:
    """Empty, a spreadsheet, XML, or no text at all."""
    assert reason(lambda: text_of(content)) == {"reason": why}


def test_an_object_of_json_begins_with_its_bracket() -> None:
    """After any white space."""
    assert Text(" \n{").is_json
    assert not Text("[{").is_json
    assert not Text("a{").is_json


@pytest.mark.parametrize(
    ("text", "separator", "heading"),
    [
        ("a,b;c\n1,2;3\n", Separator.COMMA, ["a", "b;c"]),
        ("a;b,c;d\n1;2;3\n", Separator.SEMICOLON, ["a", "b,c", "d"]),
        ("a|b\n1|2\n", Separator.BAR, ["a", "b"]),
        ("a\tb\n1\t2\n", Separator.TAB, ["a", "b"]),
        ("a,b\n1,2,\n1,2,\n", Separator.COMMA, ["a", "b"]),
        (" a  x ,b,\n1,2,\n", Separator.COMMA, ["a x", "b"]),
        ("a,,b\n1,2,3\n", Separator.COMMA, ["a", "(2)", "b"]),
    ],
)
def test_what_stands_between_cells_is_that_which_makes_most_of_them(
    text: str, separator: Separator, heading: list[str]
) -> None:
    """In all rows alike, or in two ways: a row may end with one more."""
    rows, found = read_rows(text)
    assert (rows[0], found) == (heading, separator)
    assert {len(row) for row in rows} == {len(heading)}


def test_a_separator_that_was_wished_for_counts() -> None:
    """Whatever makes more cells; empty lines are no rows."""
    rows, found = read_rows("a,b,c;d\n\n ; \n1,2,3;4\n", Separator.SEMICOLON)
    assert found is Separator.SEMICOLON
    assert rows == [["a,b,c", "d"], ["1,2,3", "4"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a,b\n", {"reason": said.NO_TABLE}),
        ("a\n1\n", {"reason": said.NO_TABLE}),
        ("a,b\n1\n", {"reason": said.BROKEN_ROW, "line": 2, "found": 1, "wanted": 2}),
        ("a,b\n1,2\n1,2,3\n", {"reason": said.BROKEN_ROW, "line": 3, "found": 3, "wanted": 2}),
        ("a,a\n1,2\n", {"reason": said.TWO_COLUMNS, "name": "«\u00a0a\u00a0»"}),
        ('a,b\n1,"2\n', {"reason": said.OPEN_QUOTE}),
    ],
)
def test_a_table_that_is_not_whole_is_told_where(text: str, why: dict[str, str | int]) -> None:
    """The line, and how many cells it has."""
    found = reason(lambda: read_rows(text))
    if "name" in why:
        assert "a" in str(found.pop("name"))
        why = {"reason": said.TWO_COLUMNS}
    assert found == why


def rows_of(count: int, columns: int = 2) -> str:
    """A table of so many rows below its heading."""
    heading = ",".join(f"c{n}" for n in range(columns))
    return heading + "\n" + (",".join("x" * columns) + "\n") * count


@pytest.mark.parametrize(
    ("limit", "most", "fits", "too_much"),
    [
        ("MOST_ROWS", 5, rows_of(4), rows_of(6)),
        ("MOST_COLUMNS", 4, rows_of(1, 4), rows_of(1, 5)),
        ("MOST_CELLS", 8, rows_of(3), rows_of(4)),
        ("LONGEST_CELL", 4, "a,b\n1234,2\n", "a,b\n12345,2\n"),
    ],
)
def test_no_more_is_read_than_a_life_holds(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, fits: str, too_much: str
) -> None:
    """Rows, columns, cells and letters of a cell, each at its limit and one beyond."""
    monkeypatch.setattr(delimited, limit, most)
    assert read_rows(fits)[0]
    why = said.LONG_CELL if limit == "LONGEST_CELL" else said.TOO_MANY_ROWS
    shown = most if limit in {"LONGEST_CELL", "MOST_ROWS"} else said.MOST_ROWS
    assert reason(lambda: read_rows(too_much)) == {"reason": why, "most": shown}


def test_the_limits_are_these() -> None:
    """Far more than a tracker writes in years."""
    assert (said.MOST_ROWS, said.MOST_COLUMNS, said.LONGEST_CELL) == (50_000, 300, 20_000)
    assert (said.MOST_CELLS, said.MOST_CELLS_BY_FEATURE, said.LARGEST) == (
        600_000,
        3_000_000,
        10_000_000,
    )


def table(text: str) -> FoundTable:
    return table_of(Text(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Date,Walk,\n2026-11-18,2,\n2026-11-19,-1,\n", Source.LOOP),
        ("Date,Walk\n2026-11-18,SKIP\n", Source.LOOP),
        ("Date,Walk,\n2026-11-18,4,\n", Source.FLAREDOWN),
        ("Date,Walk,\n2026-11-18,5,\n", Source.TABLE),
        ("Date,Walk\n2026-11-18,2\n", Source.FLAREDOWN),
        ("Date,Walk\n2026-11-18,4\n2026-11-19,\n", Source.FLAREDOWN),
        ("Date,Walk\n2026-11-18,5\n", Source.TABLE),
        ("Date,Pill,Walk\n2026-11-18,200 mg,3\n", Source.FLAREDOWN),
        ("Day,Walk\n2026-11-18,3\n", Source.TABLE),
        ("Date,Walk\n18.11.2026,3\n", Source.TABLE),
        ("Date,Walk\n2026-11-18,3\n2026-11-1,3\n", Source.TABLE),
    ],
)
def test_who_wrote_a_table_of_days_is_told_by_its_values(text: str, source: Source) -> None:
    """Marks of habits, levels of 0 to 4, or anybody's."""
    assert table(text).source is source


def test_marks_of_habits_become_their_words() -> None:
    """Only in such a table."""
    found = table(
        "Date,Walk,\n2026-11-18,2,\n2026-11-19, 1,\n2026-11-20,0,\n2026-11-21,3,\n2026-11-22,-1,\n2026-11-23,,\n"
    )
    words = ("YES_MANUAL", "YES_AUTO", "NO", "SKIP", "UNKNOWN", "")
    assert tuple(row[1] for row in found.rows) == words
    assert table("Date,Walk\n2026-11-18,2\n").rows == (("2026-11-18", "2"),)


@pytest.mark.parametrize(
    ("value", "label", "cell"),
    [
        ("3", "", "3"),
        ("3.0", "", "3"),
        ("3.05", "", "3.05"),
        ("30.0", " Bad ", "30 (Bad)"),
        (" 3.0:Bad ", "", "3 (Bad)"),
        ("3.0:Bad", "Good", "3 (Good)"),
        ("3.0:", "", "3"),
        ("7:30:00", "", "7:30:00"),
        (" 7:30", "long", "7:30 (long)"),
        ("7:3", "", "7 (3)"),
    ],
)
def test_a_value_bears_its_label(value: str, label: str, cell: str) -> None:
    """A duration is no label."""
    text = f"FeatureName,Timestamp,Value,Label\nF,t,{value},{label}\n"
    assert table(text).rows == (("t", cell, ""),)


def test_each_feature_is_a_column_whatever_it_is_called() -> None:
    """One without a name, and two that are called like ours."""
    text = "FeatureName,Timestamp,Value,Note\nNote,t,1, n \n ,u,2,\nTimestamp,v,3,\n"
    found = table(text)
    assert found.columns == ("Timestamp*", "Note", "?", "Timestamp", "Note*")
    assert found.rows == (
        ("t", "1", "", "", "n"),
        ("u", "", "2", "", ""),
        ("v", "", "", "3", ""),
    )
    assert found.source is Source.TRACK_AND_GRAPH


@pytest.mark.parametrize(("limit", "most"), [("MOST_COLUMNS", 4), ("MOST_CELLS_BY_FEATURE", 6)])
def test_no_more_features_than_columns(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    """Two stand beside them; a cell for each feature in each row."""
    text = "FeatureName,Timestamp,Value\nA,t,1\nB,t,2\n"
    monkeypatch.setattr(trackers, limit, most)
    assert len(table(text).columns) == 4
    monkeypatch.setattr(trackers, limit, most - 1)
    assert reason(lambda: table(text)) == {"reason": said.TOO_MANY_ROWS, "most": said.MOST_ROWS}


def pages(*all_of_them: JsonObject) -> FoundTable:
    """What is read of these pages of life."""
    return pages_of_life({"pol": {str(n): page for n, page in enumerate(all_of_them, 1)}})


def test_a_page_of_life_is_a_row() -> None:
    """Its day first; numbers, words and what is blank; names that are taken bear a star."""
    found = pages(
        {"summary": "s", "page_date": "d", "domain": "", "context": None, "more": "x"},
        {"page_date": "e", "measurements": {"wt": 64.0, "info": 1.5, "bp": {"systolic": 120}}},
        {"page_date": "f", "info": "i", "measurements": []},
    )
    assert found.columns == ("page_date", "summary", "wt", "info*", "bp.systolic", "info")
    assert found.rows == (
        ("d", "s", "", "", "", ""),
        ("e", "", "64", "1.5", "120", ""),
        ("f", "", "", "", "", "i"),
    )
    assert (found.source, found.separator, found.encoding) == (Source.MYGNUHEALTH, None, None)


@pytest.mark.parametrize(
    "odd", [{"wt": True}, {"wt": []}, {"bp": {"s": {}}}, {"bp": {"s": False}}, ["wt"], [1]]
)
def test_a_measurement_that_is_none_is_named_by_its_page(odd: object) -> None:
    """Neither a word nor a number."""
    page = json.loads(json.dumps({"page_date": "d", "measurements": odd}))
    found = reason(lambda: pages({"page_date": "c"}, page))
    assert found["reason"] == said.BROKEN
    assert str(found["detail"]).startswith("pol ")
    assert "2" in str(found["detail"])


def test_pages_without_a_day_are_no_table() -> None:
    """Nor is an empty book, nor one of too many pages."""
    assert reason(lambda: pages({"summary": "s"})) == {"reason": said.NO_TABLE}
    assert reason(pages) == {"reason": said.NO_TABLE}


def test_no_more_pages_than_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no more names than columns."""
    page: JsonObject = {"page_date": "d", "summary": "s"}
    two = [page, page]
    monkeypatch.setattr(trackers, "MOST_ROWS", 2)
    monkeypatch.setattr(trackers, "MOST_COLUMNS", 2)
    assert len(pages(*two).rows) == 2
    monkeypatch.setattr(trackers, "MOST_COLUMNS", 1)
    assert reason(lambda: pages(*two)) == {"reason": said.NO_TABLE}
    monkeypatch.setattr(trackers, "MOST_ROWS", 1)
    assert reason(lambda: pages(*two)) == {"reason": said.TOO_MANY_ROWS, "most": 1}


@pytest.mark.parametrize(
    ("whole", "is_one"),
    [
        ({"pol": {}}, True),
        ({"pol": {"1": {}}}, True),
        ({"pol": {"1": {}, "2": []}}, False),
        ({"pol": []}, False),
        ({}, False),
    ],
)
def test_a_database_of_pages_is_known_by_them(whole: JsonObject, is_one: bool) -> None:
    """All of them objects."""
    assert is_mygnuhealth(whole) is is_one
