"""Tables of trackers: told by their content, one column a thing, whatever stands between the cells."""

import pytest

from companion.actions.bring_in.found import FoundTable, NotBroughtIn, Separator, Source
from companion.content.catalogue import load_catalogue
from companion.exchange.incoming.read import read

CATALOGUE = load_catalogue()


def table(content: str | bytes) -> FoundTable:
    """The table in a file of this content."""
    found = read(content.encode() if isinstance(content, str) else content, CATALOGUE)
    assert isinstance(found, FoundTable)
    return found


def test_track_and_graph_becomes_a_column_for_each_feature() -> None:
    """Labels stand beside their number, as a column of their own or as older exports wrote them."""
    found = table(
        "FeatureName,Timestamp,Value,Label,Note\r\n"
        "Fatigue,2026-11-18T21:30:41.432+01:00,3.0,Bad,after lunch\r\n"
        "Sleep,2026-11-19T07:00:00+01:00,7:30:00,,\r\n"
    )
    assert found.source is Source.TRACK_AND_GRAPH
    assert found.columns == ("Timestamp", "Fatigue", "Sleep", "Note")
    assert found.rows == (
        ("2026-11-18T21:30:41.432+01:00", "3 (Bad)", "", "after lunch"),
        ("2026-11-19T07:00:00+01:00", "", "7:30:00", ""),
    )
    older = table(
        "FeatureName,Timestamp,Value\nTimestamp,2026-11-18T21:30:41Z,2.0:Some, of it\n"[:-8] + "\n"
    )
    assert older.rows == (("2026-11-18T21:30:41Z", "2 (Some)", ""),)
    assert older.columns[1] == "Timestamp"


def test_flaredown_loop_and_any_other_table_are_told_apart() -> None:
    """By their values: levels of 0 to 4, marks of habits, or neither."""
    assert table("Date,Fatigue,Pill\n2026-11-18,3,200 mg\n").source is Source.FLAREDOWN
    loop = table("Date,Walk,\n2026-11-18,2,\n2026-11-19,0,\n")
    assert loop.source is Source.LOOP
    assert loop.cells("Walk") == ("YES_MANUAL", "NO")
    assert table("Date,Walk\n2026-11-18,YES_MANUAL\n").source is Source.LOOP
    assert table("Day;Pain\n18/11/2026;7\n").source is Source.TABLE


def test_a_mygnuhealth_database_is_a_row_for_each_page() -> None:
    """Measurements by their short names, those within others too; other tables are passed over."""
    found = table(
        '{"_default": {}, "pol": {"1": {"page_date": "2026-11-18T09:30:00", "domain": "medical",'
        ' "measurements": [{"wt": 64.0}, {"bp": {"systolic": 120, "diastolic": 80}}], "info": null},'
        ' "2": {"page_date": "2026-11-19", "summary": "Visite", "fsynced": false}}}'
    )
    assert found.source is Source.MYGNUHEALTH
    assert dict(zip(found.columns, found.rows[0], strict=True)) == {
        "page_date": "2026-11-18T09:30:00",
        "domain": "medical",
        "wt": "64",
        "bp.systolic": "120",
        "bp.diastolic": "80",
        "summary": "",
    }


@pytest.mark.parametrize("separator", list(Separator))
def test_what_stands_between_the_cells_is_found(separator: Separator) -> None:
    """Also where another one stands within cells; line ends of three systems in one file."""
    rows = [["Day", "Note"], ["2026-11-18", '"a, b; c"'], ["2026-11-19", '"two\nlines"']]
    text = "\r\n".join(separator.value.join(row) for row in rows[:2]) + "\r"
    found = table(text + separator.value.join(rows[2]) + "\n")
    assert found.separator is separator
    assert found.rows == (("2026-11-18", "a, b; c"), ("2026-11-19", "two\nlines"))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_letters_that_prove_their_encoding_are_read_right(encoding: str) -> None:
    """With and without the mark at the head."""
    found = table("Day;Note\n2026-11-18;très fatiguée\n".encode(encoding))
    assert found.rows == (("2026-11-18", "très fatiguée"),)
    assert found.encoding is None


def test_other_letters_are_guessed_and_it_is_said() -> None:
    """Windows' and Latin-1's accents are the same; the guess is for the person to see."""
    found = table("Day;Note\n2026-11-18;très fatiguée\n".encode("latin-1"))
    assert found.rows == (("2026-11-18", "très fatiguée"),)
    assert found.encoding == "Windows-1252"


def test_words_that_a_spreadsheet_would_run_stay_words() -> None:
    """They are neutralised when a table is written, not when one is read."""
    cells = ("=1+1", "+33 1", "-5", "@SUM(A1)", "|calc", "\u202egnp.exe")
    found = table("Day\tNote\n" + "".join(f"2026-11-18\t{cell}\n" for cell in cells))
    assert found.cells("Note") == cells


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n\n",
        "only one line,of two\n",
        "one column\n2026-11-18\n",
        "Day,Note\n2026-11-18,a,b\n",
        "Day,Note,More\n2026-11-18,a\n",
        'Day,Note\n2026-11-18,"not closed\n',
        "Day,Day\n2026-11-18,a\n",
        "Day,Note\n2026-11-18," + "x" * 20_001 + "\n",
        "Day,Note\n" + "2026-11-18,x\n" * 50_001,
        ",".join("c" + str(n) for n in range(301)) + "\n" + "," * 300 + "\n",
        "Day,No\x00te\n2026-11-18,a\n",
        "Day,Note\n2026-11-18,\x1b[2J\n",
        "%PDF-1.7\x00\n",
        "PK\x03\x04rest",
        "<Bundle/>",
        "some words, and more\nthat are, no table at all, really\n",
    ],
)
def test_what_is_no_whole_table_is_refused(content: str) -> None:
    """Cut short, uneven, without an end, too large, or nothing of the kind: one sentence, nothing in part."""
    with pytest.raises(NotBroughtIn):
        read(content.encode(), CATALOGUE)
