"""The seal that each save writes into the engine's journal, and what a journal is worth by it.

Works on the bytes of a journal; opens no carnet. Documented in
docs/decisions/0006-a-proven-journal.md.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from companion.storage.pages import PAGE, page_in_clear

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEAD: Final = struct.Struct(">8s5I")
"""Magic, records (rewritten with each wait for the disk), nonce, pages before, sector, page."""

_REWRITTEN: Final = 12
_SEAL_AT: Final = 64
_MARK: Final = b"companion-journal/1\n"
_SEAL: Final = struct.Struct(">20sQQQQ36s36s")
_TAG_BYTES: Final = 32
_SEAL_END: Final = _SEAL_AT + _SEAL.size + _TAG_BYTES
_RECORD: Final = PAGE + 8
_PAGES_AT: Final = 28
"""Where the first page says how many there are."""

_SECTOR: Final = 512
_TOLD: Final = 8
_SECTORS_BYTES: Final = PAGE // _SECTOR * _TOLD
_SECTOR_ENDS: Final = range(_SECTOR, PAGE + 1, _SECTOR)
_NO_RECORD: Final = 8
"""So many bytes 0 are a page number 0 to the engine, at which it stops."""

_LARGEST_SECTOR: Final = 65_536


class Save(Struct, frozen=True):
    """What an unfinished save was adding: the rows after `before` up to `after`, by rowid.

    `pages` is how many the file has once it is done. `first` and `last` are the ids of the first
    and the last of those rows, empty where it adds none.
    """

    before: int
    after: int
    pages: int
    first: str
    last: str


def begun_tag(key: bytes) -> hashlib.blake2b:
    """The tag of a key that nothing was put into yet. A carnet that is open keeps it: making it takes 20 µs."""
    own = hashlib.sha256(b"companion-journal/1" + key).digest()
    return hashlib.blake2b(key=own, digest_size=_TAG_BYTES)


def seal(
    descriptor: int,
    path: Path,
    begun: hashlib.blake2b,
    save: Save,
    page_of: Callable[[int], bytes],
) -> None:
    """Bind the complete journal at `path` to a key, to a save, and to the carnet as it lies there.

    `begun` is the key's `begun_tag`; `page_of` reads a page of the carnet as it is on the disk, by its
    number. The engine waits for the disk afterwards, before it touches the carnet. Raises OSError.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    content = os.read(descriptor, os.fstat(descriptor).st_size)
    if len(content) < _SEAL_END:
        raise OSError
    # The engine writes its magic last. A journal that is none is sealed in vain.
    sector: int = max(_HEAD.unpack_from(content)[4], _SECTOR)
    starts = range(sector, len(content) - _RECORD + 1, _RECORD)
    numbers = [int.from_bytes(content[at : at + 4], "big") for at in starts]
    trailer = bytes(_NO_RECORD) + b"".join(_sectors(page_of(number)) for number in numbers)
    names = (save.first.encode(), save.last.encode())
    fields = _SEAL.pack(_MARK, len(content), save.before, save.after, save.pages, *names)
    seen = memoryview(content)
    tag = _tag((seen[_REWRITTEN:_SEAL_AT], fields, seen[_SEAL_END:], trailer), begun)
    write_seal(descriptor, path, len(content), trailer)
    write_seal(descriptor, path, _SEAL_AT, fields + tag)


def write_seal(descriptor: int, path: Path, at: int, content: bytes) -> None:
    """Put a part of it where the engine has nothing: within its header, or behind its records.

    Raises OSError.
    """
    del path  # for who records what a disk was asked to do
    os.lseek(descriptor, at, os.SEEK_SET)
    if os.write(descriptor, content) != len(content):
        raise OSError


def sealed_save(content: bytes, key: bytes) -> Save | None:
    """What the journal with these bytes undoes, when a save with this key sealed all of it."""
    head = _header(content)
    if head is None or len(content) < _SEAL_END:
        return None
    mark, length, before, after, pages, first, last = _SEAL.unpack_from(content, _SEAL_AT)
    if mark != _MARK or length > len(content):
        return None
    covered = (content[_REWRITTEN : _SEAL_END - _TAG_BYTES], content[_SEAL_END:])
    if not hmac.compare_digest(
        _tag(covered, begun_tag(key)), content[_SEAL_END - _TAG_BYTES : _SEAL_END]
    ):
        return None
    return Save(before, after, pages, _text(first), _text(last))


def is_complete(content: bytes) -> bool:
    """Whether the disk has every page that the header counts: only then the carnet was touched."""
    head = _header(content)
    if head is None or head[0] == 0 or len(content) < _SEAL_END:
        return False
    return bool(_end(content) == head[2] + head[0] * _RECORD)


def for_the_engine(content: bytes) -> bytes:
    """A sealed journal without what is only ours."""
    return content[: _end(content)]


def is_in_this_save(content: bytes, carnet: bytes, key: bytes, save: Save) -> bool:
    """Whether a carnet that is not whole is in the middle of the save that the journal undoes.

    A save writes each page of its journal anew, with a nonce of its own. A sector that is still as
    it was when the save began proves that it has not ended. A torn page has such a sector. Where
    there is none, every page was written, and the first one says how many there are.
    """
    head = _header(content)
    if head is None:
        return False
    sectors = _end(content) + _NO_RECORD
    pages: dict[int, bytes] = {}
    for place, (number, _) in enumerate(_records(for_the_engine(content), head[2])):
        pages[number] = carnet[(number - 1) * PAGE : number * PAGE]
        start = sectors + place * _SECTORS_BYTES
        was = _pieces(content[start : start + _SECTORS_BYTES], _TOLD)
        now = _pieces(_sectors(pages[number]), _TOLD)
        if any(one == other for one, other in zip(now, was, strict=False)):
            return True
    clear = {number: page_in_clear(page, number, key) for number, page in pages.items()}
    first = clear.get(1)
    if first is None or None in clear.values():
        return False
    return int.from_bytes(first[_PAGES_AT : _PAGES_AT + 4], "big") == save.pages


def images(content: bytes, key: bytes) -> dict[int, bytes]:
    """The first 4064 bytes of each page in a journal that this key encrypted, by its number."""
    head = _header(content)
    found: dict[int, bytes] = {}
    for number, page in _records(content, head[2]) if head is not None else ():
        clear = page_in_clear(page, number, key) if number else None
        if clear is not None:
            found.setdefault(number, clear)
    return found


def says_nothing(content: bytes, carnet: Mapping[int, bytes], pages: int, key: bytes) -> bool:
    """Whether undoing would change nothing: it was cut short before the carnet was touched.

    `carnet` are its pages in clear, `pages` how many it has.
    """
    if not content.strip(b"\0"):
        return True
    head = _header(content)
    if head is None or head[1] != pages:
        return False
    found = images(content, key)
    records = sum(1 for number, _ in _records(content, head[2]) if number)
    return len(found) == records and all(carnet.get(n) == page for n, page in found.items())


def _end(content: bytes) -> int:
    """Where the engine's records end, in a sealed journal."""
    return int(_SEAL.unpack_from(content, _SEAL_AT)[1])


def _sectors(page: bytes) -> bytes:
    """The last bytes of each sector: they are encrypted, so that each writing has its own."""
    return b"".join([page[end - _TOLD : end] for end in _SECTOR_ENDS if end <= len(page)])


def _pieces(content: bytes, size: int) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


def _header(content: bytes) -> tuple[int, int, int] | None:
    """How many records it counts, the pages of the carnet before, where records begin; or None."""
    if len(content) < _HEAD.size:
        return None
    magic, records, _, pages, sector, page = _HEAD.unpack_from(content)
    if magic != _MAGIC or page != PAGE or not 512 <= sector <= _LARGEST_SECTOR:
        return None
    return records, pages, sector


def _records(content: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    for at in range(start, len(content) - _RECORD + 1, _RECORD):
        yield int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 4 + PAGE]


def _tag(parts: Sequence[bytes | memoryview], begun: hashlib.blake2b) -> bytes:
    tag = begun.copy()
    for part in parts:
        tag.update(part)
    return tag.digest()


def _text(field: bytes) -> str:
    return field.rstrip(b"\0").decode("ascii", "replace")
