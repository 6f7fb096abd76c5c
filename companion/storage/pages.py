"""The pages of a carnet file, each opened by itself, so that one bad page hides no other.

Knows how SQLite lays rows out, and nothing of what they mean. Works on the bytes of a file that
nobody has open; documented in docs/formats.md, "Reading a damaged file".
"""

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Final

PAGE: Final = 4096
USABLE: Final = PAGE - 32
"""A page keeps 32 bytes for its nonce and its tag."""

_NONCE_END: Final = USABLE + 16
_PLAIN_HEADER: Final = 24
_FILE_HEADER: Final = 100
_TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF = 0x0D, 0x02, 0x0A
_REVISION_COLUMNS: Final = 8
_ID_LETTERS: Final = 36
_INTEGER_BYTES: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = int | float | str | bytes | None
Row = tuple[Value, ...]


class Unreadable(Exception):
    """A page that is missing or was changed, or a row that runs over such a page."""


def readable_pages(content: bytes, key: bytes) -> dict[int, bytes]:
    """The first 4064 bytes of each genuine page in clear, by its number (from 1)."""
    pages: dict[int, bytes] = {}
    for number, at in enumerate(range(0, len(content), PAGE), 1):
        page = page_in_clear(content[at : at + PAGE], number, key)
        if page is not None:
            pages[number] = page
    return pages


def table_rows(pages: Mapping[int, bytes]) -> Iterator[Row]:
    """Every row of every table that can be read whole, in no order."""
    return (row for _, row in _numbered_rows(pages))


def revision_rowids(pages: Mapping[int, bytes]) -> set[tuple[int, str]]:
    """The rowid and the id of every revision that a readable page holds or names."""
    found: set[tuple[int, str]] = set()
    for rowid, row in _numbered_rows(pages):
        if len(row) == _REVISION_COLUMNS and isinstance(row[0], str):
            found.add((rowid, row[0]))
    for page in pages.values():
        for row in _index_rows(page):
            match row:
                case (str(name), int(rowid)) if len(name) == _ID_LETTERS:
                    found.add((rowid, name))
    return found


def _index_rows(page: bytes) -> Iterator[Row]:
    if page[0] not in {_INDEX_INNER, _INDEX_LEAF}:
        return
    inner = page[0] == _INDEX_INNER
    for cell in _cells(page, 0, 12 if inner else 8):
        with suppress(IndexError, struct.error, UnicodeDecodeError):
            size, body = _varint(page, cell + 4 if inner else cell)
            yield _record(page[body : body + size])


def _numbered_rows(pages: Mapping[int, bytes]) -> Iterator[tuple[int, Row]]:
    for number, page in pages.items():
        head = _FILE_HEADER if number == 1 else 0
        if page[head] != _TABLE_LEAF:
            continue
        for cell in _cells(page, head, 8):
            try:
                yield _table_row(pages, page, cell)
            except (Unreadable, IndexError, struct.error, UnicodeDecodeError):
                continue


def index_keys(pages: Mapping[int, bytes], root: int) -> tuple[list[Row], bool]:
    """The rows of an index from its root page on, and whether all of its pages could be read."""
    found: list[Row] = []
    whole, waiting, seen = True, [root], set[int]()
    while waiting:
        number = waiting.pop()
        page = pages.get(number)
        if page is None or number in seen or page[0] not in {_INDEX_INNER, _INDEX_LEAF}:
            whole = False
            continue
        seen.add(number)
        inner = page[0] == _INDEX_INNER
        if inner:
            waiting.append(int.from_bytes(page[8:12], "big"))
        for start in _cells(page, 0, 12 if inner else 8):
            cell = start
            if inner:
                waiting.append(int.from_bytes(page[cell : cell + 4], "big"))
                cell += 4
            size, body = _varint(page, cell)
            try:
                found.append(_record(page[body : body + size]))
            except (IndexError, struct.error, UnicodeDecodeError):
                whole = False
    return found, whole


def page_in_clear(page: bytes, number: int, key: bytes) -> bytes | None:
    """ChaCha20-Poly1305 as SQLite3 Multiple Ciphers uses it: a key of its own for each page."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.poly1305 import Poly1305

    if len(page) != PAGE:
        return None
    nonce = page[USABLE:_NONCE_END]
    counter = int.from_bytes(nonce[12:], "little") ^ number
    page_key = _chacha20(key, counter, nonce, bytes(64))
    try:
        Poly1305.verify_tag(page_key[:32], page[:_NONCE_END], page[_NONCE_END:])
    except InvalidSignature:
        return None
    kept = _PLAIN_HEADER if number == 1 else 0
    return page[:kept] + _chacha20(page_key[32:], counter + 1, nonce, page[kept:USABLE])


def _chacha20(key: bytes, counter: int, nonce: bytes, content: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

    start = (counter & 0xFFFFFFFF).to_bytes(4, "little") + nonce[:12]
    return Cipher(algorithms.ChaCha20(key, start), mode=None).encryptor().update(content)


def _cells(page: bytes, head: int, head_bytes: int) -> list[int]:
    (count,) = struct.unpack_from(">H", page, head + 3)
    first = head + head_bytes
    pointers = (page[at : at + 2] for at in range(first, first + 2 * count, 2))
    return [int.from_bytes(pointer, "big") for pointer in pointers]


def _table_row(pages: Mapping[int, bytes], page: bytes, cell: int) -> tuple[int, Row]:
    size, at = _varint(page, cell)
    rowid, body = _varint(page, at)
    most = USABLE - 35
    if size <= most:
        return rowid, _record(page[body : body + size])
    least = (USABLE - 12) * 32 // 255 - 23
    here = least + (size - least) % (USABLE - 4)
    if here > most:
        here = least
    parts = [page[body : body + here]]
    following = int.from_bytes(page[body + here : body + here + 4], "big")
    missing = size - here
    while missing > 0:
        further = pages.get(following)
        if further is None:
            raise Unreadable
        parts.append(further[4 : 4 + min(missing, USABLE - 4)])
        missing -= USABLE - 4
        following = int.from_bytes(further[:4], "big")
    return rowid, _record(b"".join(parts))


def _record(body: bytes) -> Row:
    head_bytes, at = _varint(body, 0)
    kinds: list[int] = []
    while at < head_bytes:
        kind, at = _varint(body, at)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(body, at, kind)
        values.append(value)
    return tuple(values)


def _value(body: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), at
    if kind in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[kind]
        return int.from_bytes(body[at:end], "big", signed=True), end
    if kind == 7:
        (number,) = struct.unpack_from(">d", body, at)
        return float(number), at + 8
    end = at + (kind - 12) // 2
    if end > len(body):
        raise IndexError(end)
    content = body[at:end]
    return (content.decode() if kind % 2 else content), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """SQLite's number of 1 to 9 bytes, and where the next thing starts."""
    value = 0
    for step in range(8):
        byte = content[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + step + 1
    return value << 8 | content[at + 8], at + 9
