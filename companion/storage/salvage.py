"""What can still be read of a damaged carnet file, page by page.

Never a value that was not written: each page proves itself. Changes nothing.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, cast

from companion.domain.errors import CarnetDamaged, CarnetMissing, CarnetUnreachable, CompanionError
from companion.domain.records import Revision
from companion.storage.journal_seal import images
from companion.storage.pages import Row as PageRow
from companion.storage.pages import index_keys, readable_pages, table_rows
from companion.storage.revision_rows import Row, revision_of

_INDEX_ROOT: Final = 4
"""The tables are made in one order, so the index of the revisions' ids starts on this page."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out of a damaged file.

    `lost` are ids of revisions that the file names and that could not be read; `all_named` says
    whether its list of names could be read whole, so that nothing else is missing. `identity` is
    None when that page is lost; `pages` counts those that could be read.
    """

    pages: int = 0
    identity: str | None = None
    revisions: tuple[Revision, ...] = ()
    photos: tuple[bytes, ...] = ()
    lost: tuple[str, ...] = ()
    all_named: bool = False


def salvage(path: Path, key: bytes) -> Salvaged:
    """Read what can be read of the file at `path`, which nobody may have open.

    Raises CarnetMissing, CarnetUnreachable.
    """
    return _salvaged(readable_pages(_bytes_of(path), key))


def salvage_leftovers(first: Salvaged, leftovers: Sequence[Path], key: bytes) -> Salvaged:
    """The same, and what was kept when a save was undone or a journal set aside.

    Where there is such a thing, something else may be missing.
    """
    for path in leftovers:
        try:
            content = _bytes_of(path)
        except CompanionError:
            continue
        pages = images(content, key) or readable_pages(content, key)
        also = _salvaged(pages)
        revisions = {r.id: r for r in (*also.revisions, *first.revisions)}
        first = replace(
            first,
            identity=first.identity or also.identity,
            revisions=tuple(revisions.values()),
            photos=tuple({*first.photos, *also.photos}),
            lost=tuple(sorted({*first.lost, *also.lost} - revisions.keys())),
            all_named=False,
        )
    return first


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CarnetMissing from error
    except OSError as error:
        raise CarnetUnreachable from error


def _salvaged(pages: Mapping[int, bytes]) -> Salvaged:
    revisions: dict[str, Revision] = {}
    photos: list[bytes] = []
    identity: str | None = None
    for row in table_rows(pages):
        if (revision := _revision(row)) is not None:
            revisions[revision.id] = revision
        elif (photo := _photo(row)) is not None:
            photos.append(photo)
        elif len(row) == 1 and isinstance(row[0], str):
            identity = row[0]
    keys, whole = index_keys(pages, _INDEX_ROOT)
    named = {key[0] for key in keys if isinstance(key[0], str)}
    return Salvaged(
        len(pages),
        identity,
        tuple(revisions.values()),
        tuple(photos),
        tuple(sorted(named - revisions.keys())),
        all_named=whole,
    )


def _revision(row: PageRow) -> Revision | None:
    texts = (*row[:5], *row[6:])
    if len(row) != 8 or not isinstance(row[5], int):
        return None
    if not all(value is None or isinstance(value, str) for value in texts):
        return None
    try:
        return revision_of(cast("Row", row))
    except (CarnetDamaged, TypeError, AttributeError):
        return None


def _photo(row: PageRow) -> bytes | None:
    if len(row) != 2 or not isinstance(row[0], str) or not isinstance(row[1], bytes):
        return None
    return row[1] if hashlib.sha256(row[1]).hexdigest() == row[0] else None
