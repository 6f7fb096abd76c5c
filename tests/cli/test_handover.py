"""`handover` as it is typed: whom it is for, what is in it, what opens it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from companion.actions.consultation import Consultation
from companion.actions.handover import WrongWords
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.errors import FileNotReadable
from companion.domain.records import CheckIn
from companion.domain.words import Language
from companion.exchange.handover_file import read_handover as read
from companion.paper.page.consultation import consultation_page
from companion.record_book.handover import to_be_read
from companion.record_book.outside import system_clock
from tests.cli.conftest import TODAY, Typing, files_of, joined
from tests.systems import is_its_owners_alone, lay_a_pipe

SAID = "These four words open the file: "


def words_said(text: str) -> str:
    assert text.startswith(SAID)
    return text.removeprefix(SAID).strip()


def test_a_caregiver_gets_all_that_is_shared(companion: Typing, demo: Path) -> None:
    """Equal to the carnet, but for what the patient keeps to themselves; four words open it."""
    before = files_of(demo.parent)
    private = b'{"kind": "remark", "text": "pour moi", "private": true}\n'
    listed = companion("list", demo).lines
    assert companion("record", demo, "--from", "-", stdin=private).status == 0
    made = companion("handover", demo, "--for", "caregiver", "-o", "p.carnet-age")
    words = words_said(made.text)
    place = demo.with_name("p.carnet-age")
    assert len(set(words.split())) == 4
    assert files_of(demo.parent).keys() - before.keys() == {"p.carnet-age"}
    assert is_its_owners_alone(place)
    found = read(place, words)
    assert len(found.carnet.all_entries()) == len(listed)
    assert "pour moi" not in repr(found.carnet)


def test_words_are_taken_as_they_were_heard(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Capitals, accents, commas and line ends make no difference; another word does."""
    (tmp_path / "words.txt").write_text("abeille ancre aube azur\n", "utf-8")
    made = companion(
        "handover", demo, "--for", "caregiver", "--words", "words.txt", "-o", "p.carnet-age"
    )
    assert (made.status, made.text) == (0, "")
    place = tmp_path / "p.carnet-age"
    assert read(place, "  Abeille, ANCRE - aubé\tazur ").made_by
    with pytest.raises(WrongWords):
        read(place, "abeille ancre aube")


@pytest.mark.parametrize(
    "left_out",
    [
        (),
        ("--without", "notes", "--without-symptom", "fatigue"),
        ("--without", "measurements", "--without", "treatment", "--without", "questions"),
        ("--without", "symptoms", "--without", "details", "--from", "2026-11-01"),
        ("--from", "last-consultation"),
        ("--from", "last-infusion"),
    ],
)
def test_a_nurse_gets_the_same_page(
    companion: Typing, demo: Path, tmp_path: Path, left_out: tuple[str, ...]
) -> None:
    """Letter by letter, from a part of the carnet that holds nothing that was left out."""
    chosen = ("--from", "2026-10-01", *left_out)
    page = companion("summary", demo, *chosen, "--today", TODAY).text
    words = words_said(
        companion(
            "handover", demo, "--for", "nurse", *chosen, "-o", "n.carnet-age", "--today", TODAY
        ).text
    )
    found = read(tmp_path / "n.carnet-age", words)
    assert found.page is not None
    assert found.page.first is not None
    assert found.page.last is not None
    journal = to_be_read(found, system_clock(found.page.last))
    assert not journal.aside
    catalogue = own_catalogue(load_catalogue(), journal.carnet)
    prepared = Consultation(journal.carnet, catalogue, found.page, journal.today())
    assert consultation_page(prepared, Language("en")).text() == page
    for basis in ("consultation", "infusion"):
        assert (f"since the last {basis}" in page) == (f"last-{basis}" in left_out)
    kept = "\n".join(repr(r.body) for r in found.carnet.revisions.values())
    assert ("'fatigue'" in kept) == ("fatigue" not in left_out and "symptoms" not in left_out)
    assert ("Measurement(" in kept) == ("measurements" not in left_out)
    first = found.page.first - (found.page.last - found.page.first) - timedelta(days=1)
    assert all(entry.body.for_day >= first for entry in found.carnet.entries(CheckIn))


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    """Nobody waits for somebody who may never write."""
    lay_a_pipe(tmp_path / "n.carnet-age")
    with pytest.raises(FileNotReadable):
        read(tmp_path / "n.carnet-age", "abeille ancre aube azur")


def test_no_record_book_is_replaced(companion: Typing, demo: Path) -> None:
    """Nor its key."""
    before = files_of(demo.parent)
    for name in (demo.name, f"{demo.name}.key"):
        assert companion("handover", demo, "--for", "caregiver", "-o", name).status == 1
    assert files_of(demo.parent) == before


def test_whom_it_is_for_must_be_said(companion: Typing, demo: Path) -> None:
    """Nobody gets everything by mistake."""
    assert companion("handover", demo, "-o", "p.carnet-age").status == 2
    assert companion("handover", demo, "--for", "everybody", "-o", "p.carnet-age").status == 2


NOTED = (
    '{"kind":"check_in","id":"11111111-1111-4111-8111-111111111111","for_day":"2026-11-20",'
    '"recall":"day","answers":{"fatigue":{"intensity":1}}}'
)
PAUL = (
    '{"kind":"person","id":"22222222-2222-4222-8222-222222222222","name":"Paul","role":"caregiver"}'
)


def corrected(level: int, **more: str) -> bytes:
    said = "".join(f',"{key}":"{value}"' for key, value in more.items())
    return joined([NOTED.replace(":1}", f":{level}}}").replace("}}}", "}}" + said + "}")])


@pytest.fixture
def words(tmp_path: Path) -> Path:
    (tmp_path / "words.txt").write_text("abeille ancre aube azur\n", "utf-8")
    return tmp_path / "words.txt"


def test_a_handed_over_carnet_is_merged_with_what_both_corrected_named(
    companion: Typing, empty: Path, tmp_path: Path, words: Path
) -> None:
    """Both values and both authors stand in what is said; again adds nothing."""
    assert companion("record", empty, "--from", "-", stdin=joined([NOTED, PAUL])).status == 0
    there = tmp_path / "there.carnet"
    for ending in ("", ".key"):
        there.with_name(there.name + ending).write_bytes(
            empty.with_name(empty.name + ending).read_bytes()
        )
    jeanne = read_patient(companion, empty)
    assert companion("record", empty, "--from", "-", stdin=corrected(2)).status == 0
    by_paul = corrected(4, author="22222222-2222-4222-8222-222222222222", at_request_of=jeanne)
    assert companion("record", there, "--from", "-", stdin=by_paul).status == 0
    handed = ("handover", there, "--for", "caregiver", "--words", words, "-o", "p.carnet-age")
    assert companion(*handed).status == 0
    merged = companion("merge", empty, "p.carnet-age", "--words", words)
    assert merged.status == 0
    said = merged.lines
    assert said[:2] == ["Added: 1 entry changed since.", "1 entry was corrected on both computers."]
    assert "Paul" in said[2] + said[3]
    assert "someone else" in said[2] + said[3]
    assert {'"intensity": 2' in line for line in said[2:4]} == {True, False}
    assert {'"intensity": 4' in line for line in said[2:4]} == {True, False}
    again = companion("merge", empty, "p.carnet-age", "--words", words)
    assert again.text == "There was nothing new in it.\n"


def read_patient(companion: Typing, carnet: Path) -> str:
    line = next(line for line in companion("list", carnet).lines if '"role": "patient"' in line)
    return str(json.loads(line)["id"])


def test_a_nurses_file_and_another_persons_are_merged_nowhere(
    companion: Typing, demo: Path, empty: Path, words: Path
) -> None:
    """It is said why, the other person by name, and nothing changes."""
    for kind in ("nurse", "caregiver"):
        made = companion(
            "handover", demo, "--for", kind, "--words", words, "-o", f"{kind}.carnet-age"
        )
        assert made.status == 0
    before = files_of(demo.parent)
    refused = companion("merge", demo, "nurse.carnet-age", "--words", words)
    assert (refused.status, refused.err) == (
        1,
        "This file was prepared to be read by a nurse. Nothing of it can be added here.\n",
    )
    refused = companion("merge", empty, "caregiver.carnet-age", "--words", words)
    assert refused.status == 1
    assert "Marianne" in refused.err
    assert files_of(demo.parent) == before


def test_a_carnet_that_was_handed_over_is_kept_and_equal(
    companion: Typing, demo: Path, tmp_path: Path, words: Path
) -> None:
    """Carnet to file to carnet: every writing and every photo, and merging back adds nothing."""
    handed = ("handover", demo, "--for", "caregiver", "--words", words, "-o", "p.carnet-age")
    assert companion(*handed).status == 0
    kept = companion("new", "kept.carnet", "--from", "p.carnet-age", "--words", words)
    assert (kept.status, kept.err) == (0, "")
    assert companion("list", "kept.carnet").text == companion("list", demo).text
    assert companion("check", "kept.carnet").status == 0
    assert companion("merge", demo, "kept.carnet").text == "There was nothing new in it.\n"
    before = files_of(tmp_path)
    again = companion("new", "kept.carnet", "--from", "p.carnet-age", "--words", words)
    assert again.status == 1
    assert companion("new", "other.carnet", "--from", "p.carnet-age").status == 1
    assert files_of(tmp_path) == before


def test_what_is_private_stays_out_of_a_calendar_and_of_the_lines_that_are_shared(
    companion: Typing, demo: Path
) -> None:
    """`list` alone is the patient's own, and marks it."""
    lines = (
        b'{"kind": "appointment", "at": "2026-12-01T09:00:00+01:00", "purpose": "scan", '
        b'"with": "Dr Discret", "private": true}\n'
    )
    assert (
        companion(
            "record",
            demo,
            "--from",
            "-",
            stdin=lines,
        ).status
        == 0
    )
    assert "Dr Discret" in companion("list", demo).text
    assert "Dr Discret" not in companion("list", demo, "--shared").text
    assert "Discret" not in companion("calendar", demo, "--all").text
