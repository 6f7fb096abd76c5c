"""`backup` and `restore`, as they are typed."""

from pathlib import Path

from tests.cli.conftest import TODAY, Typing, files_of, joined

QUESTION = '{"kind": "question", "text": "Pourquoi ai-je froid ?"}'


def _only_backup(folder: Path) -> Path:
    (backup,) = folder.glob("backup-*.carnet")
    return backup


def test_a_backup_can_be_made_and_put_back(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Each says one sentence; what was written between is set aside and still opens."""
    before = companion("list", demo).lines
    made = companion("backup", demo, "safe", "--today", TODAY)
    backup = _only_backup(tmp_path / "safe")
    assert (made.status, made.text) == (0, f"A verified backup was made: {backup.name}.\n")
    assert companion("list", backup).lines == before
    assert companion("record", demo, "--from", "-", stdin=joined([QUESTION])).status == 0
    later = companion("list", demo).lines
    back = companion("restore", backup, demo)
    (aside,) = (p for p in tmp_path.glob("d.carnet.aside-*") if p.suffix != ".key")
    assert (back.status, back.text) == (
        0,
        f"The backup is in place; the file that stood there is now called {aside.name}.\n",
    )
    assert companion("list", demo).lines == before
    assert companion("list", aside).lines == later
    assert companion("check", demo).status == 0


def test_a_lost_carnet_comes_back(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """Without the carnet and its key, the backup and the key beside it are enough."""
    before = companion("list", demo).lines
    assert companion("backup", demo, "safe").status == 0
    demo.unlink()
    demo.with_name("d.carnet.key").unlink()
    back = companion("restore", _only_backup(tmp_path / "safe"), demo)
    assert (back.status, back.text) == (0, "The backup is in place.\n")
    assert companion("list", demo).lines == before


def test_backup_and_restore_with_a_password(companion: Typing, tmp_path: Path) -> None:
    """A password opens the backup as it opens the carnet."""
    (tmp_path / "words").write_text("cinq mots tout à fait ordinaires\n")
    words = ("--passphrase-file", "words")
    assert companion(*words, "new", "z.carnet").status == 0
    assert companion(*words, "backup", "z.carnet", "safe").status == 0
    backup = _only_backup(tmp_path / "safe")
    assert companion("restore", backup, "z.carnet").status == 1
    assert companion(*words, "restore", backup, "z.carnet").status == 0
    assert companion(*words, "check", "z.carnet").status == 0


def test_another_carnet_is_refused(
    companion: Typing, demo: Path, empty: Path, tmp_path: Path
) -> None:
    """One sentence, and nothing changes."""
    assert companion("backup", demo, "safe").status == 0
    before = files_of(tmp_path)
    refused = companion("restore", _only_backup(tmp_path / "safe"), empty)
    assert (refused.status, refused.out, refused.err) == (
        1,
        b"",
        "This file belongs to another record book. Nothing was changed.\n",
    )
    assert files_of(tmp_path) == before


def test_a_damaged_backup_is_refused(companion: Typing, demo: Path, tmp_path: Path) -> None:
    """The same for a backup with one wrong byte, and for a place that takes none."""
    assert companion("backup", demo, "safe").status == 0
    backup = _only_backup(tmp_path / "safe")
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    before = files_of(tmp_path)
    refused = companion("restore", backup, demo)
    assert (refused.status, refused.err) == (
        1,
        "This backup is damaged. Nothing was changed. Please try another one.\n",
    )
    assert companion("backup", demo, demo).err.startswith("Your record book is saved, but")
    assert files_of(tmp_path) == before
