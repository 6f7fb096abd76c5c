"""`companion import`: another program's file, previewed, brought in once, and taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Typing, files_of
from tests.systems import lay_a_pipe

TABLE = "Jour;Température (°C);Fatigue\r\n03/11/2026;37,5;7\r\n04/11/2026;38,1;2\r\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose days can be read in two ways."""
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def records(companion: Typing, carnet: Path, kind: str) -> list[dict[str, object]]:
    """What `list` says of a kind."""
    listed = [json.loads(line) for line in companion("list", carnet).lines]
    return [record for record in listed if record["kind"] == kind]


def test_a_table_is_previewed_brought_in_once_and_taken_back(
    companion: Typing, empty: Path, table: Path
) -> None:
    """Nothing is written before the days are said and without --dry-run; the second time adds nothing."""
    before = empty.read_bytes()
    assert companion("import", empty, table).status == 1
    preview = companion("import", empty, table, "--dates", "dmy", "--dry-run")
    assert preview.status == 0
    assert "New: 2 measurements, 2 check-ins." in preview.text
    assert "From 3 November 2026 to 4 November 2026." in preview.text.replace("\u00a0", " ")
    assert empty.read_bytes() == before
    assert companion("import", empty, table, "--dates", "dmy").status == 0
    assert [r["value"] for r in records(companion, empty, "measurement")] in (
        [37.5, 38.1],
        [38.1, 37.5],
    )
    assert {r["note"] for r in records(companion, empty, "check_in")} == {
        "Fatigue: 7",
        "Fatigue: 2",
    }
    assert "Nothing in it is new." in companion("import", empty, table, "--dates", "dmy").text
    undone = companion("import", empty, table, "--dates", "dmy", "--undo")
    assert undone.text.endswith("4 entries were taken back.\n")
    assert not records(companion, empty, "check_in")
    assert companion("import", empty, table, "--dates", "dmy", "--undo").status == 1


def test_levels_are_what_the_person_says(companion: Typing, empty: Path, table: Path) -> None:
    """A column can be left out, or its values mapped one by one."""
    words = ("--dates", "dmy", "--column", "Température (°C)=leave")
    mapped = ("--column", "Fatigue=level:fatigue:7=3,2=1")
    assert companion("import", empty, table, *words, *mapped).status == 0
    said = [r["answers"] for r in records(companion, empty, "check_in")]
    assert {"fatigue": {"intensity": 3}} in said
    assert not records(companion, empty, "measurement")


@pytest.mark.parametrize(
    "words",
    [
        ("--dates", "xyz"),
        ("--separator", "x"),
        ("--days", "Nobody"),
        ("--as", "Nobody"),
        ("--column", "Nobody=leave"),
        ("--column", "Fatigue=level:nothing:7=3"),
        ("--column", "Fatigue=level:fatigue:7=9"),
        ("--column", "Fatigue=measure:weight:lb"),
        ("--column", "Fatigue=other"),
    ],
)
def test_what_fits_nothing_is_wrong_usage(
    companion: Typing, empty: Path, table: Path, words: tuple[str, str]
) -> None:
    """And nothing is written."""
    before = empty.read_bytes()
    assert companion("import", empty, table, *words).status == 2
    assert empty.read_bytes() == before


def test_a_carnet_as_fhir_and_as_lines_comes_into_another(
    companion: Typing, demo: Path, empty: Path, tmp_path: Path
) -> None:
    """What the hospital's file holds is equal in the other record book; lines bring the rest, once."""
    bundle, lines = tmp_path / "b.json", tmp_path / "l.txt"
    day = ("--today", "2026-11-21")
    assert companion("summary", demo, "--format", "fhir", "-o", bundle, *day).status == 0
    lines.write_bytes(companion("list", demo).out)
    assert companion("import", empty, bundle, "--as", "patient").status == 0
    there = {
        r["id"]: r
        for kind in ("measurement", "medicine", "infusion")
        for r in records(companion, demo, kind)
    }
    brought = {
        r["id"]: r
        for kind in ("measurement", "medicine", "infusion")
        for r in records(companion, empty, kind)
    }
    assert brought
    for record_id, record in brought.items():
        own = {key: value for key, value in record.items() if key not in {"author", "recorded_at"}}
        assert own.items() <= there[record_id].items()
    assert companion("import", empty, lines).status == 0
    assert "Nothing in it is new." in companion("import", empty, lines).text
    assert len(records(companion, empty, "check_in")) == len(records(companion, demo, "check_in"))
    assert len(records(companion, empty, "profile")) == 0


def test_a_file_that_is_none_is_refused_at_once(
    companion: Typing, empty: Path, tmp_path: Path
) -> None:
    """A pipe, a gigabyte, something else under the name: one sentence, and nothing is written."""
    pipe, huge, other = tmp_path / "p.csv", tmp_path / "h.csv", tmp_path / "o.csv"
    lay_a_pipe(pipe)
    with huge.open("wb") as file:
        file.truncate(1_000_000_000)
    other.write_bytes(b"%PDF-1.7 \x00")
    before = files_of(empty.parent)[empty.name]
    for path in (pipe, huge, other, tmp_path / "none.csv"):
        for command in (("import", empty, path), ("questionnaire", empty, "add", path)):
            refused = companion(*command)
            assert refused.status == 1
            assert len(refused.err.splitlines()) == 1
    assert companion("record", empty, "--from", pipe).status == 1
    assert empty.read_bytes() == before
