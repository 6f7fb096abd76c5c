"""`handover` as it is typed: whom it is for, what is in it, what opens it."""

import os
import stat
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
from companion.paper.page.consultation import consultation_page
from companion.record_book.handover import read, to_be_read
from companion.record_book.outside import system_clock
from tests.cli.conftest import TODAY, Typing, files_of

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
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
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
    kept = "\n".join(repr(r.body) for r in found.carnet.revisions.values())
    assert ("'fatigue'" in kept) == ("fatigue" not in left_out and "symptoms" not in left_out)
    assert ("Measurement(" in kept) == ("measurements" not in left_out)
    first = found.page.first - (found.page.last - found.page.first) - timedelta(days=1)
    assert all(entry.body.for_day >= first for entry in found.carnet.entries(CheckIn))


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    """Nobody waits for somebody who may never write."""
    os.mkfifo(tmp_path / "n.carnet-age")
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
