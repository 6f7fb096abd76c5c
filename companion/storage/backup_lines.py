"""The copy of a backup that needs no database: JSON lines, squeezed and encrypted.

Documented in docs/formats.md, "The lines of a backup", with a short program that reads them.
"""

import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from companion.domain.errors import CarnetDamaged, CarnetMissing, CarnetUnreachable
from companion.domain.records import Revision
from companion.storage.revision_rows import Row, revision_of

LINES_ENDING: Final = ".jsonl.enc"
"""What the name of the lines has more than that of their backup."""

FORMAT: Final = "companion-lines/1"

_HEAD: Final = FORMAT.encode() + b"\n"
_SALT_BYTES: Final = 16
_PIECE: Final = 65_536
_TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
_MIDDLE, _LAST = b"\0", b"\1"
_NOTHING: Final = msgspec.Raw(b"null")


class _First(Struct, frozen=True):
    format: str
    carnet: str
    revisions: int


class _Line(Struct, frozen=True):
    id: str
    record_id: str
    kind: str
    author: str
    recorded_at: str
    offset_minutes: int
    body: msgspec.Raw
    supersedes: str | None


class _PhotoLine(Struct, frozen=True):
    photo: str
    content: bytes


class Lines(Struct, frozen=True):
    """What the lines of a backup hold."""

    identity: str
    revisions: tuple[Revision, ...]
    photos: tuple[bytes, ...]


def lines_path(backup: Path) -> Path:
    """Where the lines of a backup lie."""
    return backup.with_name(backup.name + LINES_ENDING)


def write_lines(
    place: Path, key: bytes, *, identity: str, rows: list[Row], photos: Iterable[bytes]
) -> None:
    """Write revisions and photos into the empty file `place`, durably. Raises OSError."""
    salt = os.urandom(_SALT_BYTES)
    seal = _Sealing(key, salt)
    with place.open("wb") as file:
        file.write(_HEAD + salt)
        held = bytearray()
        for some in _squeezed(_written(identity, rows, photos)):
            held += some
            while len(held) > _PIECE:
                file.write(seal.sealed(bytes(held[:_PIECE]), _MIDDLE))
                del held[:_PIECE]
        file.write(seal.sealed(bytes(held), _LAST))
        file.flush()
        os.fsync(file.fileno())


def read_lines(place: Path, key: bytes) -> Lines:
    """What the lines at `place` hold.

    Raises CarnetMissing, CarnetUnreachable, CarnetDamaged (changed, cut short, or another key).
    """
    try:
        content = place.read_bytes()
    except FileNotFoundError as error:
        raise CarnetMissing from error
    except OSError as error:
        raise CarnetUnreachable from error
    try:
        first, *rest = zlib.decompress(_opened(content, key)).split(b"\n")[:-1]
        head = msgspec.json.decode(first, type=_First)
        pictures = [line for line in rest if line.startswith(b'{"photo"')]
        written = rest[: len(rest) - len(pictures)]
        revisions = tuple(_revision(msgspec.json.decode(line, type=_Line)) for line in written)
        photos = tuple(msgspec.json.decode(line, type=_PhotoLine).content for line in pictures)
    except (zlib.error, ValueError, msgspec.MsgspecError) as error:
        raise CarnetDamaged from error
    if head.format != FORMAT or head.revisions != len(revisions):
        raise CarnetDamaged
    return Lines(head.carnet, revisions, photos)


def _written(identity: str, rows: list[Row], photos: Iterable[bytes]) -> Iterator[bytes]:
    encode = msgspec.json.encode
    yield encode(_First(FORMAT, identity, len(rows))) + b"\n"
    for id_, record_id, kind, author, at, offset, body, supersedes in rows:
        raw = _NOTHING if body is None else msgspec.Raw(body.encode())
        yield encode(_Line(id_, record_id, kind, author, at, offset, raw, supersedes)) + b"\n"
    for content in photos:
        yield encode(_PhotoLine(hashlib.sha256(content).hexdigest(), content)) + b"\n"


def _revision(line: _Line) -> Revision:
    body = None if line.body == _NOTHING else bytes(line.body).decode()
    return revision_of(
        (
            line.id,
            line.record_id,
            line.kind,
            line.author,
            line.recorded_at,
            line.offset_minutes,
            body,
            line.supersedes,
        )
    )


def _squeezed(lines: Iterable[bytes]) -> Iterator[bytes]:
    squeezing = zlib.compressobj(level=1)
    for line in lines:
        yield squeezing.compress(line)
    yield squeezing.flush()


class _Sealing:
    """Seals one piece after the other; a piece left out, doubled or moved is noticed."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        own_key = HKDF(SHA256(), _KEY_BYTES, salt=salt, info=FORMAT.encode()).derive(key)
        self._aead = AESGCM(own_key)
        self._number = 0

    def sealed(self, piece: bytes, place: bytes) -> bytes:
        """The next piece under its number; `place` says whether it is the last one."""
        return self._aead.encrypt(self._nonce(), piece, place)

    def opened(self, piece: bytes, place: bytes) -> bytes:
        """The next piece in clear. Raises CarnetDamaged."""
        from cryptography.exceptions import InvalidTag

        try:
            return self._aead.decrypt(self._nonce(), piece, place)
        except InvalidTag as error:
            raise CarnetDamaged from error

    def _nonce(self) -> bytes:
        self._number += 1
        return (self._number - 1).to_bytes(12, "big")


def _opened(content: bytes, key: bytes) -> bytes:
    start = len(_HEAD) + _SALT_BYTES
    if content[: len(_HEAD)] != _HEAD or len(content) < start + _TAG_BYTES:
        raise CarnetDamaged
    seal = _Sealing(key, content[len(_HEAD) : start])
    size = _PIECE + _TAG_BYTES
    starts = range(start, len(content), size)
    return b"".join(
        seal.opened(content[at : at + size], _LAST if at + size >= len(content) else _MIDDLE)
        for at in starts
    )
