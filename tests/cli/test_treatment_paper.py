"""A prescription in steps and the appointments from the command line."""

import io
import json
from pathlib import Path

from icalendar import Calendar
from pypdf import PdfReader

from tests.cli.conftest import TODAY, Typing


def test_the_sheet_of_the_only_medicine_in_steps(
    companion: Typing, demo: Path, tmp_path: Path
) -> None:
    """It needs no id; the record book is left as it was."""
    before = demo.read_bytes()
    done = companion("taper", demo, "-o", "sheet.pdf", "--today", TODAY, "--lang", "fr")
    assert (done.status, done.err) == (0, "")
    reader = PdfReader(io.BytesIO((tmp_path / "sheet.pdf").read_bytes()))
    assert "Propranolol, jour par jour" in reader.pages[0].extract_text()
    assert demo.read_bytes() == before


def test_a_medicine_is_named_by_its_id(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """With two of them, one has to be named; an unknown one is refused in one sentence."""
    name = "01a1c60b-6d00-7000-8000-00000000ffff"
    line = {
        "kind": "medicine", "id": name, "name": "Prednisone",
        "dose": "20 mg", "from": "2026-11-20", "to": "2026-11-29",
        "steps": [{"from": "2026-11-25", "dose": "10 mg"}],
    }  # fmt: skip
    (tmp_path / "more.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert companion("record", demo, "--from", "more.jsonl").status == 0
    several = companion("taper", demo, "-o", "s.pdf", "--lang", "en")
    assert several.status == 1
    assert several.err == "Several medicines change in steps. Please name one with --medicine.\n"
    assert not (tmp_path / "s.pdf").exists()
    named = companion("taper", demo, "--medicine", name, "-o", "s.pdf")
    assert named.status == 0
    unknown = companion("taper", demo, "--medicine", "nobody", "-o", "t.pdf", "--lang", "en")
    assert unknown.err.startswith("The record book holds no such medicine")


def test_the_appointments_to_come(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Neutral titles, only those ahead; all of them, with their purpose, when asked for."""
    assert companion("calendar", demo, "-o", "a.ics", "--today", TODAY, "--lang", "fr").status == 0
    ahead = Calendar.from_ical((tmp_path / "a.ics").read_bytes()).walk("VEVENT")
    assert [event["summary"] for event in ahead] == ["Rendez-vous", "Rendez-vous, Dr\u00a0Lenoir"]
    every = companion("calendar", demo, "--all", "--with-purpose", "--today", TODAY, "--lang", "en")
    titles = [event["summary"] for event in Calendar.from_ical(every.out).walk("VEVENT")]
    assert len(titles) == 7
    assert titles[-1] == "Consultation, Dr\u00a0Lenoir"


def test_neither_replaces_the_record_book(companion: Typing, demo: Path) -> None:
    """Nor its key."""
    before = demo.read_bytes()
    for command in ("taper", "calendar"):
        for place in (demo, f"{demo}.key"):
            assert companion(command, demo, "-o", place).status == 1
    assert demo.read_bytes() == before
