"""Every backup can be read without a database, by a program that docs/formats.md prints."""

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetDamaged, CarnetMissing, CarnetUnreachable
from companion.storage.backup import back_up
from companion.storage.backup_lines import lines_path, read_lines, write_lines
from companion.storage.carnet_file import CarnetFile
from companion.storage.new_file import write_new
from companion.storage.revision_rows import row_of
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


def sealed(text: bytes, *, head: bytes = b"companion-lines/1\n", squeeze: bool = True) -> bytes:
    """Lines as docs/formats.md describes them, made by its words."""
    salt, pieces = bytes(range(16)), list[bytes]()
    own = AESGCM(HKDF(SHA256(), 32, salt, head[:-1]).derive(KEY))
    whole = zlib.compress(text) if squeeze else text
    starts = range(0, max(len(whole), 1), 65_536)
    for number, at in enumerate(starts):
        last = at + 65_536 >= len(whole)
        place = b"\x01" if last else b"\x00"
        pieces.append(own.encrypt(number.to_bytes(12, "big"), whole[at : at + 65_536], place))
    return head + salt + b"".join(pieces)


def line(**changed: str | int | dict[str, str] | None) -> bytes:
    """A writing of a line, with some of it changed."""
    sound: dict[str, str | int | dict[str, str] | None] = {
        "id": PERSON.id,
        "record_id": PERSON.record_id,
        "kind": "person",
        "author": PERSON.author,
        "recorded_at": "2026-11-21T20:14:05.123456Z",
        "offset_minutes": 0,
        "body": {"name": "Zoé", "role": "patient"},
        "supersedes": None,
    }
    return json.dumps(sound | changed).encode() + b"\n"


def first(revisions: int, form: str = "companion-lines/1") -> bytes:
    """The first line."""
    said = {"format": form, "carnet": IDENTITY, "revisions": revisions}
    return json.dumps(said).encode() + b"\n"


def photo(content: bytes) -> bytes:
    """A line of a photo, as the program writes it."""
    name, code = hashlib.sha256(content).hexdigest(), base64.b64encode(content).decode()
    return f'{{"photo":"{name}","content":"{code}"}}\n'.encode()


def test_lines_of_the_documented_form_are_read(tmp_path: Path) -> None:
    """With a withdrawn record, two photos, or nothing; of any length."""
    place = tmp_path / "lines"
    gone = line(id=IDENTITY, body=None, supersedes=PERSON.id)
    for text, revisions, photos in (
        (first(0), 0, ()),
        (first(1) + line(), 1, ()),
        (first(2) + line() + gone, 2, ()),
        (first(0) + photo(b"a") + photo(b"b"), 0, (b"a", b"b")),
        (first(1) + line() + photo(PICTURE), 1, (PICTURE,)),
    ):
        place.write_bytes(sealed(text))
        found = read_lines(place, KEY)
        assert (found.identity, len(found.revisions), found.photos) == (IDENTITY, revisions, photos)
        if revisions:
            assert found.revisions[0] == PERSON
        if revisions == 2:
            assert found.revisions[1].body is None
            assert found.revisions[1].supersedes == PERSON.id


@pytest.mark.parametrize("length", [65_535, 65_536, 65_537, 131_072])
def test_pieces_of_any_number_are_read(tmp_path: Path, length: int) -> None:
    """The last one may be as long as the others."""
    noise = random.Random(1).randbytes(140_000)
    squeezed = zlib.compressobj(level=0)
    text = squeezed.compress(first(0) + photo(noise[: (length - 400) * 3 // 4])) + squeezed.flush()
    assert len(text) < length
    place = tmp_path / "lines"
    place.write_bytes(sealed(text + b"\0" * (length - len(text)), squeeze=False))
    assert len(read_lines(place, KEY).photos) == 1


@pytest.mark.parametrize(
    "content",
    [
        sealed(first(1)),
        sealed(first(0) + line()),
        sealed(first(0, "companion-lines/2")),
        sealed(first(0), head=b"companion-lines/2\n"),
        sealed(b""),
        sealed(b"{}\n"),
        sealed(first(1) + b"{}\n"),
        sealed(first(0) + b'{"photo":"x"}\n'),
        sealed(first(1) + line(id="me")),
        sealed(b"no zlib", squeeze=False),
        sealed(first(0))[:-1],
        sealed(first(0))[:49],
        b"companion-lines/1\n",
    ],
    ids=range(13),
)
def test_lines_that_do_not_hold_what_they_say_are_damaged(tmp_path: Path, content: bytes) -> None:
    """A writing more or less, another form, a line that is none."""
    place = tmp_path / "lines"
    place.write_bytes(content)
    with pytest.raises(CarnetDamaged):
        read_lines(place, KEY)


def test_lines_that_cannot_be_reached_are_not_called_damaged(tmp_path: Path) -> None:
    """A folder of their name, such as a disk that does not answer."""
    with pytest.raises(CarnetUnreachable):
        read_lines(tmp_path, KEY)


def test_all_of_it_is_on_the_disk_when_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only what was handed on by then."""
    sizes, fsync = list[int](), os.fsync

    def kept(descriptor: int) -> None:
        sizes.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", kept)
    place = tmp_path / "lines"
    write_lines(place, KEY, identity=IDENTITY, rows=[row_of(PERSON)], photos=[PICTURE])
    assert sizes == [place.stat().st_size]
    assert read_lines(place, KEY).revisions == (PERSON,)
    write_new(tmp_path / "b", b"some words")
    assert len("some words") in sizes
