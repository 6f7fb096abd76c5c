"""`merge`, and the backup before much is taken in, as they are typed."""

import shutil
from pathlib import Path

import pytest

from companion.cli.commands.record import MANY_LINES
from tests.cli.conftest import TODAY, Typing, files_of, joined


def question(text: str) -> bytes:
    """One line with a question."""
    return joined([f'{{"kind": "question", "text": "{text}"}}'])


@pytest.fixture
def copy(demo: Path, tmp_path: Path) -> Path:
    """The demonstration carnet on another computer, with its key."""
    place = tmp_path / "stick"
    place.mkdir()
    for name in ("d.carnet", "d.carnet.key"):
        shutil.copy(demo.with_name(name), place / name)
    return place / "d.carnet"


def test_both_copies_come_together(companion: Typing, demo: Path, copy: Path) -> None:
    """What either holds is in the merged one; the other is left alone; again adds nothing."""
    assert companion("record", demo, "--from", "-", stdin=question("Ici ?")).status == 0
    assert companion("record", copy, "--from", "-", stdin=question("Ailleurs ?")).status == 0
    other, mine = files_of(copy.parent), files_of(demo.parent)
    seen = companion("merge", demo, copy, "--dry-run")
    assert (seen.status, seen.text.partition(",")[0]) == (0, "1 new entry")
    assert files_of(demo.parent) == mine
    merged = companion("merge", demo, copy)
    assert (merged.status, merged.text) == (0, "1 entry was added.\n")
    assert files_of(copy.parent) == other
    listed = companion("list", demo).text
    assert "Ici ?" in listed
    assert "Ailleurs ?" in listed
    again = companion("merge", demo, copy)
    assert (again.status, again.text) == (0, "There was nothing new in it.\n")
    back = companion("merge", copy, demo)
    assert (back.status, back.text) == (0, "1 entry was added.\n")
    assert companion("list", copy).text == listed
    assert companion("check", demo).status == 0


def test_a_backup_is_made_before(companion: Typing, demo: Path, copy: Path) -> None:
    """In `backups` beside the carnet; it holds what was there before."""
    before = companion("list", demo).lines
    companion("record", copy, "--from", "-", stdin=question("Ailleurs ?"))
    companion("merge", demo, copy, "--today", TODAY)
    (backup,) = (demo.parent / "backups").glob("*.carnet")
    assert companion("list", backup).lines == before


def test_without_a_backup_nothing_is_merged(companion: Typing, demo: Path, copy: Path) -> None:
    """It is said why."""
    companion("record", copy, "--from", "-", stdin=question("Ailleurs ?"))
    (demo.parent / "backups").write_bytes(b"in the way")
    before = files_of(demo.parent)
    refused = companion("merge", demo, copy)
    assert refused.status == 1
    assert refused.err.startswith("Your record book is saved, but no backup could be made")
    assert files_of(demo.parent) == before


def test_another_person_is_refused_by_name(companion: Typing, demo: Path) -> None:
    """Nothing is taken and nothing changes in either."""
    assert companion("new", "paul.carnet", "--name", "Paul").status == 0
    before = files_of(demo.parent)
    refused = companion("merge", demo, "paul.carnet")
    assert (refused.status, refused.out, refused.err) == (
        1,
        b"",
        "This is the record book of Paul, which is another one. Nothing was changed.\n",
    )
    assert files_of(demo.parent) == before


def test_one_that_does_not_open_is_named_by_its_file(companion: Typing, demo: Path) -> None:
    """Without its key, all that is known is its file."""
    assert companion("new", "paul.carnet", "--name", "Paul").status == 0
    (demo.parent / "paul.carnet.key").unlink()
    refused = companion("merge", demo, "paul.carnet")
    assert refused.status == 1
    assert "paul.carnet" in refused.err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            None,
            "There is no record book at this place. Nothing was changed. Please look for its file elsewhere.",
        ),
        (b"", "This file is empty."),
        (b"a letter", "This file is not a record book."),
    ],
)
def test_what_is_no_carnet_is_said(
    companion: Typing, demo: Path, content: bytes | None, sentence: str
) -> None:
    """One sentence each, and nothing changes."""
    other = demo.with_name("other.carnet")
    if content is not None:
        other.write_bytes(content)
    before = files_of(demo.parent)
    refused = companion("merge", demo, other)
    assert refused.status == 1
    assert refused.err.startswith(sentence)
    assert files_of(demo.parent) == before


def test_a_backup_is_made_before_much_is_taken_in(companion: Typing, demo: Path) -> None:
    """Not before a day's few lines."""
    folder = demo.parent / "backups"
    few = question("Une ?") * MANY_LINES
    assert companion("record", demo, "--from", "-", stdin=few).status == 0
    assert not folder.exists()
    before = companion("list", demo).lines
    assert companion("record", demo, "--from", "-", stdin=few + question("Encore ?")).status == 0
    (backup,) = folder.glob("*.carnet")
    assert companion("list", backup).lines == before
