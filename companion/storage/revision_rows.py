"""Revisions as rows of the carnet file, and back.

Knows neither the file nor its key.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Final

import msgspec

from companion.domain.errors import CarnetDamaged, InvalidRecord
from companion.domain.led_over import led_over
from companion.domain.records import BODY_OF, Appointment, Body, Kind, Medicine, Revision
from companion.record_json import body_from_json, body_to_json

Row = tuple[str, str, str, str, str, int, str | None, str | None]
"""id, record id, kind, author, instant (UTC text), offset (minutes), body (JSON), supersedes."""

COLUMNS: Final = "id, record_id, kind, author, recorded_at, offset_minutes, body, supersedes"

_KINDS: Final = {kind.value: kind for kind in Kind}

# Ten years of revisions must be there before the window has been looked at: one typed decoder a
# kind takes a tenth of the general way. Medicines and appointments are few and rename their keys.
_DECODERS: Final[Mapping[Kind, msgspec.json.Decoder[Body]]] = {
    kind: msgspec.json.Decoder(body)
    for kind, body in BODY_OF.items()
    if body not in {Medicine, Appointment}
}


def row_of(revision: Revision) -> Row:
    """The row that keeps a revision."""
    instant = revision.recorded_at
    offset = instant.utcoffset() or timedelta()
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return (
        revision.id,
        revision.record_id,
        revision.kind.value,
        revision.author,
        utc.isoformat(timespec="microseconds") + "Z",
        round(offset / timedelta(minutes=1)),
        None if revision.body is None else body_to_json(revision.body).decode(),
        revision.supersedes,
    )


def revision_of(row: Row) -> Revision:
    """The revision that a row keeps. Raises CarnetDamaged when it cannot be one."""
    revision_id, record_id, kind_name, author, instant, offset_minutes, body, supersedes = row
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
    except (KeyError, ValueError, OverflowError, InvalidRecord, msgspec.MsgspecError) as error:
        raise CarnetDamaged from error


def _body(kind: Kind, text: str) -> Body:
    decoder = _DECODERS.get(kind)
    return (
        body_from_json(kind, text.encode()) if decoder is None else led_over(decoder.decode(text))
    )


@cache
def _zone(offset_minutes: int) -> timezone:
    return timezone(timedelta(minutes=offset_minutes))
