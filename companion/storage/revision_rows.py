"""Revisions as rows of the carnet file, and back."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache, lru_cache
from operator import itemgetter
from types import NoneType
from typing import Final, cast

import apsw
import msgspec

from companion.actions.soundness import UNREADABLE, Aside
from companion.domain.errors import CarnetDamaged, InvalidRecord
from companion.domain.led_over import led_over
from companion.domain.records import (
    BODY_OF,
    Appointment,
    Body,
    CheckIn,
    Kind,
    Medicine,
    Revision,
)
from companion.domain.symptoms import Answers, Attribute
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.record_json import body_from_json, body_to_json

Row = tuple[str, str, str, str, str, int, str | None, str | None]
"""id, record id, kind, author, instant (UTC text), offset (minutes), body (JSON), supersedes."""

MOST_ROWS: Final = 1_000_000
"""Far more writings than a life holds."""

COLUMNS: Final = "id, record_id, kind, author, recorded_at, offset_minutes, body, supersedes"

# A crafted file may hold any type in any cell, whatever its table says.
_TYPES: Final = frozenset(
    (str, str, str, str, str, int, body, supersedes)
    for body in (str, NoneType)
    for supersedes in (str, NoneType)
)
_ONE_ID: Final = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TWO_IDS: Final = re.compile(_ONE_ID * 2).fullmatch
_FIRST_YEAR, _LAST_YEAR = str(FIRST_YEAR), str(LAST_YEAR)
_MINUTE, _NO_OFFSET = timedelta(minutes=1), timedelta()
_KINDS: Final = {kind.value: kind for kind in Kind}

_KnownAnswers = dict[tuple[tuple[Attribute, int], ...], dict[Attribute, int]]

# Ten years of revisions must be there before the window has been looked at: one typed decoder a
# kind takes a tenth of the general way. Medicines and appointments are few and rename their keys.
_DECODERS: Final[Mapping[Kind, msgspec.json.Decoder[Body]]] = {
    kind: msgspec.json.Decoder(body)
    for kind, body in BODY_OF.items()
    if body not in {Medicine, Appointment}
}


def read_writings(connection: apsw.Connection) -> tuple[list[Revision], list[Aside]]:
    """Every revision of the file that can be read, oldest first, and what cannot be one.

    Raises CarnetDamaged for more than a file of ours ever holds, and what the engine raises.
    """
    # Sorted here: the rows lie nearly in order, and the engine would copy each of them to sort them.
    query = f"SELECT {COLUMNS} FROM revision LIMIT {MOST_ROWS + 1}"  # noqa: S608 - constants
    try:
        rows: list[Row] = sorted(connection.execute(query), key=itemgetter(4, 0))
    except (UnicodeDecodeError, TypeError):  # TypeError: a time or an id that is no text
        rows = list(_rows_one_by_one(connection))
    if len(rows) > MOST_ROWS:
        raise CarnetDamaged
    revisions, aside = list[Revision](), list[Aside]()
    kinds, known = dict[str, Kind](), _KnownAnswers()
    for row in rows:
        revision = _revision_or_none(row)
        # One record is of one kind: the first one written.
        if revision and kinds.setdefault(revision.record_id, revision.kind) is revision.kind:
            revisions.append(revision)
            if isinstance(revision.body, CheckIn):
                _hold_once(revision.body.answers, known)
        else:
            aside.append(Aside(str(row[0]), InvalidRecord(reason=UNREADABLE)))
    return revisions, aside


def _hold_once(answers: Answers, known: _KnownAnswers) -> None:
    """Let equal answers be one object, which nobody changes: ten years of days take 4 MB in place of 13."""
    held = cast("dict[str, dict[Attribute, int]]", answers)
    said = [*held.values()]
    held.update(
        zip(held, map(known.setdefault, map(tuple, map(dict.items, said)), said), strict=True)
    )


def _revision_or_none(row: Row) -> Revision | None:
    try:
        return revision_of(row)
    except CarnetDamaged:
        return None


def _rows_one_by_one(connection: apsw.Connection) -> Iterator[Row]:
    """The same where some text is none: such a row comes with its id alone, as far as it has one."""
    order = f"SELECT rowid, CAST(id AS BLOB) FROM revision ORDER BY recorded_at, id LIMIT {MOST_ROWS + 1}"  # noqa: S608 - constants
    for rowid, name in list(connection.execute(order)):
        try:
            query = f"SELECT {COLUMNS} FROM revision WHERE rowid = ?"  # noqa: S608 - constants
            yield connection.execute(query, (rowid,)).get
        except UnicodeDecodeError:
            shown = bytes(name or b"").decode(errors="replace")
            yield (shown, "", "", "", "", 0, None, None)


def row_of(revision: Revision) -> Row:
    """The row that keeps a revision."""
    instant = revision.recorded_at
    offset = instant.utcoffset() or _NO_OFFSET
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return (
        revision.id,
        revision.record_id,
        revision.kind.value,
        revision.author,
        utc.isoformat(timespec="microseconds") + "Z",
        round(offset / _MINUTE),
        None if revision.body is None else body_to_json(revision.body).decode(),
        revision.supersedes,
    )


def revision_of(row: Row) -> Revision:
    """The revision that a row keeps. Raises CarnetDamaged when it cannot be one."""
    revision_id, record_id, kind_name, author, instant, offset_minutes, body, supersedes = row
    if tuple(map(type, row)) not in _TYPES or not (
        _TWO_IDS(revision_id + record_id) and is_id(author)
    ):
        raise CarnetDamaged
    if supersedes is not None and not is_id(supersedes):
        raise CarnetDamaged
    if not _FIRST_YEAR <= instant[:4] <= _LAST_YEAR:
        raise CarnetDamaged
    try:
        kind = _KINDS[kind_name]
        return Revision(
            revision_id,
            record_id,
            kind,
            author,
            datetime.fromisoformat(instant).astimezone(_zone(offset_minutes)),
            None if body is None else _body(kind, body),
            supersedes,
        )
    except (
        KeyError,
        ValueError,
        OverflowError,
        RecursionError,
        InvalidRecord,
        msgspec.MsgspecError,
    ) as error:
        raise CarnetDamaged from error


def _body(kind: Kind, text: str) -> Body:
    decoder = _DECODERS.get(kind)
    return (
        body_from_json(kind, text.encode()) if decoder is None else led_over(decoder.decode(text))
    )


@lru_cache(maxsize=64)
def is_id(text: str) -> bool:
    """Whether it is a UUID text; asked again and again of the few who write."""
    return re.fullmatch(_ONE_ID, text) is not None


@cache
def _zone(offset_minutes: int) -> timezone:
    return timezone(timedelta(minutes=offset_minutes))
