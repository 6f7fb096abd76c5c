"""What is handed over, as JSON lines: a head, the revisions, the contents of the photos.

Format: docs/formats.md. Input is bounded line by line and strict. Knows nothing of how it is locked.
"""

import gc
import hashlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final

import msgspec

from companion.actions.consultation import PageChoice, PageSection
from companion.actions.handover import (
    Handover,
    HandoverDamaged,
    HandoverNewer,
    HandoverTooLarge,
    NotAHandover,
    Recipient,
)
from companion.domain.carnet import Carnet
from companion.domain.errors import CarnetDamaged, InvalidRecord
from companion.domain.records import Kind, Revision
from companion.domain.summary import basis_of
from companion.domain.validity import FIRST_YEAR, LAST_YEAR, check_id
from companion.record_json import (
    LARGEST_INPUT,
    Json,
    JsonObject,
    body_of_object,
    body_to_object,
    parse_object,
)

FORMAT: Final = "companion-handover/1"
_FAMILY: Final = "companion-handover/"
MOST_BYTES: Final = 200_000_000
"""Of all lines together: some 250 photos, or far more writings than a life holds."""


MOST_LINES: Final = 100_000
"""Ten years of a carnet have a third of them."""


class _Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    first: date
    last: date
    sections: tuple[PageSection, ...]
    without_symptoms: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"recipient": "for"}):
    format: str
    carnet: str
    made_at: datetime
    made_by: str
    recipient: Recipient
    revisions: int
    photos: int
    page: _Page | None = None


class _Revision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    revision: str
    record: str
    kind: Kind
    author: str
    recorded_at: datetime
    body: object
    supersedes: str | None = None


class _Photo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    photo: str
    content: str


def to_lines(handover: Handover) -> Iterator[bytes]:
    """The lines, each with its line end. Raises HandoverTooLarge."""
    size = 0
    if len(handover.carnet.revisions) + len(handover.photos) > MOST_LINES:
        raise HandoverTooLarge(megabytes=MOST_BYTES // 1_000_000)
    for line in _lines(handover):
        encoded = msgspec.json.encode(line) + b"\n"
        size += len(encoded)
        if size > MOST_BYTES:
            raise HandoverTooLarge(megabytes=MOST_BYTES // 1_000_000)
        yield encoded


def from_lines(pieces: Iterable[bytes]) -> Handover:
    """What the lines say. Raises NotAHandover, HandoverNewer, HandoverDamaged."""
    lines = _split(pieces)
    try:
        with _without_collecting():
            head = _head(next(lines, b""))
            revisions = _revisions(lines, head.revisions)
            photos = dict(_photo(_next(lines)) for _ in range(head.photos))
            carnet = Carnet(head.carnet).with_revisions(revisions)
    except (InvalidRecord, msgspec.MsgspecError, CarnetDamaged) as error:
        raise HandoverDamaged from error
    if next(lines, None) is not None:
        raise HandoverDamaged
    return Handover(
        made_at=head.made_at,
        made_by=head.made_by,
        recipient=head.recipient,
        carnet=carnet,
        photos=photos,
        page=None if head.page is None else _choice(head.page, carnet),
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """All that is made meanwhile stays, and looking through it again and again takes a third of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _lines(handover: Handover) -> Iterator[JsonObject]:
    revisions = sorted(handover.carnet.revisions.values(), key=lambda r: (r.recorded_at, r.id))
    head: JsonObject = {
        "format": FORMAT,
        "carnet": handover.carnet.identity,
        "made_at": handover.made_at.isoformat(),
        "made_by": handover.made_by,
        "for": handover.recipient.value,
        "revisions": len(revisions),
        "photos": len(handover.photos),
    }
    if handover.page is not None:
        head["page"] = _page_object(handover.page)
    yield head
    for revision in revisions:
        yield _revision_object(revision)
    for sha256, content in handover.photos.items():
        yield {"photo": sha256, "content": b64encode(content).decode("ascii")}


def _page_object(page: PageChoice) -> JsonObject:
    assert page.first is not None
    assert page.last is not None
    sections: list[Json] = [s.value for s in PageSection if s in page.sections]
    without: list[Json] = [*sorted(page.without_symptoms)]
    return {
        "first": page.first.isoformat(),
        "last": page.last.isoformat(),
        "sections": sections,
        "without_symptoms": without,
        "photos": [*page.photos],
    }


def _revision_object(revision: Revision) -> JsonObject:
    line: JsonObject = {
        "revision": revision.id,
        "record": revision.record_id,
        "kind": revision.kind.value,
        "author": revision.author,
        "recorded_at": revision.recorded_at.isoformat(),
    }
    if revision.supersedes is not None:
        line["supersedes"] = revision.supersedes
    line["body"] = None if revision.body is None else body_to_object(revision.body)
    return line


def _split(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The lines without their ends. Raises HandoverDamaged for a long one, or without its end."""
    waiting = b""
    size = 0
    parts = list[bytes]()
    long = 0
    for piece in pieces:
        size += len(piece)
        *ended, waiting = piece.split(b"\n")
        for end in ended:
            yield b"".join([*parts, end])
            parts, long = [], 0
        parts.append(waiting)
        long += len(waiting)
        if long > LARGEST_INPUT or size > MOST_BYTES:
            raise HandoverDamaged
    if long:
        raise HandoverDamaged


def _next(lines: Iterator[bytes]) -> bytes:
    line = next(lines, None)
    if line is None:
        raise HandoverDamaged
    return line


def _object(line: bytes) -> JsonObject:
    try:
        return parse_object(line.decode())
    except UnicodeDecodeError as error:
        raise HandoverDamaged from error


def _head(line: bytes) -> _Head:
    try:
        raw = _object(line)
    except (InvalidRecord, HandoverDamaged) as error:
        raise NotAHandover from error
    name = raw.get("format")
    if not isinstance(name, str) or not name.startswith(_FAMILY):
        raise NotAHandover
    if name != FORMAT:
        raise HandoverNewer
    head = msgspec.convert(raw, _Head)
    check_id(head.carnet)
    check_id(head.made_by)
    _check_instant(head.made_at)
    if head.revisions + head.photos > MOST_LINES or min(head.revisions, head.photos) < 0:
        raise HandoverDamaged
    if (head.recipient is Recipient.NURSE) != (head.page is not None):
        raise HandoverDamaged
    return head


def _revisions(lines: Iterator[bytes], count: int) -> list[Revision]:
    """So many of them, each once."""
    found = dict[str, Revision]()
    for _ in range(count):
        revision = _revision(_next(lines))
        if revision.id in found:
            raise HandoverDamaged
        found[revision.id] = revision
    return [*found.values()]


def _revision(line: bytes) -> Revision:
    raw = _object(line)
    found = msgspec.convert(raw, _Revision)
    for one in (found.revision, found.record, found.author, found.supersedes or found.record):
        check_id(one)
    _check_instant(found.recorded_at)
    body = raw["body"]
    if not isinstance(body, dict | None):
        raise HandoverDamaged
    return Revision(
        found.revision,
        found.record,
        found.kind,
        found.author,
        found.recorded_at,
        None if body is None else body_of_object(found.kind, body),
        found.supersedes,
    )


def _photo(line: bytes) -> tuple[str, bytes]:
    found = msgspec.convert(_object(line), _Photo)
    try:
        content = b64decode(found.content, validate=True)
    except ValueError as error:
        raise HandoverDamaged from error
    if hashlib.sha256(content).hexdigest() != found.photo:
        raise HandoverDamaged
    return found.photo, content


def _choice(page: _Page, carnet: Carnet) -> PageChoice:
    """What was chosen; what its days start from is seen by the visits that the file holds."""
    return PageChoice(
        basis=basis_of(carnet, page.first, page.last),
        first=page.first,
        last=page.last,
        sections=frozenset(page.sections),
        without_symptoms=frozenset(page.without_symptoms),
        photos=page.photos,
    )


def _check_instant(instant: datetime) -> None:
    if instant.utcoffset() is None or not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise HandoverDamaged
