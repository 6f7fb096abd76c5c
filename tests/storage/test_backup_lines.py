"""Every backup can be read without a database, by a program that docs/formats.md prints."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetDamaged, CarnetMissing
from companion.storage.backup import back_up
from companion.storage.backup_lines import lines_path, read_lines
from companion.storage.carnet_file import CarnetFile
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    NOW,
    OTHER_KEY,
    PERSON,
    check_in,
    make_carnet,
    reopened,
)

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"
PICTURE = bytes(range(256)) * 900


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """The lines of a backup with a long text and a photo: more than two pieces."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(60_000))
        file.append([check_in(9, noise)], [PICTURE])
        made = back_up(file, tmp_path / "backups", keys_of=path, made_at=NOW)
    return lines_path(made.path)


def test_they_hold_what_the_backup_holds(tmp_path: Path, lines: Path) -> None:
    """Every writing and every photo, with the identity of the carnet."""
    found = read_lines(lines, KEY)
    assert Carnet(found.identity).with_revisions(found.revisions) == reopened(tmp_path / "a.carnet")
    assert found.photos == (PICTURE,)


def test_the_printed_program_reads_them(tmp_path: Path, lines: Path) -> None:
    """Word for word, with nothing but Python and a library for AES."""
    (program,) = re.findall(r"```python\n(.*?)```", FORMATS.read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", program, lines, KEY.hex()],
        capture_output=True,
        check=True,
        timeout=60,
        env={"PYTHONIOENCODING": "utf-8"},
    )
    first, *rest = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert first == {"format": "companion-lines/1", "carnet": IDENTITY, "revisions": 5}
    by_id = {line["id"]: line for line in rest[:-1]}  # some are of one instant, in any order
    assert by_id[PERSON.id]["body"] == {"name": "Zoé", "role": "patient"}
    assert list(rest[-1]) == ["photo", "content"]
    carnet = reopened(tmp_path / "a.carnet")
    assert {line["id"] for line in rest[:-1]} == carnet.revisions.keys()
    assert len(program.splitlines()) <= 20


def test_nothing_of_it_is_in_clear(lines: Path) -> None:
    """Neither a word of it nor a kind of record."""
    content = lines.read_bytes()
    assert b"fatigu" not in content
    assert b"check_in" not in content


@pytest.mark.parametrize("where", [3, 20, 40, 70_000, -1])
def test_a_changed_byte_is_noticed(lines: Path, where: int) -> None:
    """In the head, the salt, a piece or the last tag."""
    content = bytearray(lines.read_bytes())
    content[where] ^= 1
    lines.write_bytes(content)
    with pytest.raises(CarnetDamaged):
        read_lines(lines, KEY)


def test_a_missing_end_is_noticed(lines: Path) -> None:
    """Cut anywhere, between pieces too; with another key; and when there are none."""
    content = lines.read_bytes()
    assert len(content) > 34 + 2 * 65_552
    for length in (0, 18, 34, 40, 34 + 65_552, 34 + 2 * 65_552, len(content) - 1):
        lines.write_bytes(content[:length])
        with pytest.raises(CarnetDamaged):
            read_lines(lines, KEY)
    lines.write_bytes(content)
    with pytest.raises(CarnetDamaged):
        read_lines(lines, OTHER_KEY)
    lines.unlink()
    with pytest.raises(CarnetMissing):
        read_lines(lines, KEY)
