"""The recovery sheet on the command line: made, and used where everything else is gone."""

import re
import subprocess
from pathlib import Path

from tests.cli.conftest import TODAY, Typing, files_of
from tests.systems import is_its_owners_alone, program


def letters_on(sheet: Path) -> list[str]:
    """The 14 groups as somebody reads them on the page, each after its number."""
    read = subprocess.run(
        [program("pdftotext"), "-raw", str(sheet), "-"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout
    found = [re.search(rf"\b{number} ([0-9A-Z]{{4}})\b", read) for number in range(1, 15)]
    assert all(found), read
    return [match[1] for match in found if match]


def test_the_sheet_opens_a_backup_on_another_computer(
    companion: Typing, demo: Path, tmp_path: Path
) -> None:
    """Neither key nor password: the file and the page are enough to read it and to put it back."""
    assert companion("recovery-sheet", demo, "-o", "sheet.pdf", "--today", TODAY).status == 0
    assert is_its_owners_alone(tmp_path / "sheet.pdf")
    typed = tmp_path / "typed.txt"
    typed.write_text("\n".join(letters_on(tmp_path / "sheet.pdf")).lower())
    listed = companion("list", demo).out
    assert companion("backup", demo, "safe").status == 0
    clean = tmp_path / "clean"
    clean.mkdir()
    (backup,) = (tmp_path / "safe").glob("*.carnet")
    alone = clean / backup.name
    alone.write_bytes(backup.read_bytes())
    assert companion("list", alone).status == 1
    assert companion("list", alone, "--recovery-key-file", typed).out == listed
    back = clean / "back.carnet"
    assert companion("restore", alone, back, "--recovery-key-file", typed).status == 0
    assert companion("list", back, "--recovery-key-file", typed).out == listed


def test_a_misread_group_is_named(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """One letter wrong: the sentence says where to look, and nothing is changed."""
    assert companion("recovery-sheet", demo, "-o", "sheet.pdf", "--today", TODAY).status == 0
    groups = letters_on(tmp_path / "sheet.pdf")
    groups[4] = ("Z" if groups[4][0] != "Z" else "Y") + groups[4][1:]
    typed = tmp_path / "typed.txt"
    typed.write_text(" ".join(groups))
    before = files_of(tmp_path)
    outcome = companion("check", demo, "--recovery-key-file", typed)
    assert outcome.status == 1
    assert "Group 5 does not seem right." in outcome.err
    assert files_of(tmp_path) == before


def test_the_sheet_never_replaces_the_record_book(companion: Typing, demo: Path) -> None:
    """Neither the file nor its key."""
    before = files_of(demo.parent)
    for place in (demo, demo.with_name("d.carnet.key")):
        assert companion("recovery-sheet", demo, "-o", place).status == 1
    assert files_of(demo.parent) == before


def test_the_same_sheet_gives_the_same_bytes(companion: Typing, demo: Path) -> None:
    """On the same day."""
    first = companion("recovery-sheet", demo, "--today", TODAY).out
    assert first.startswith(b"%PDF")
    assert companion("recovery-sheet", demo, "--today", TODAY).out == first
