"""What is new in the journal since somebody last read it: where others wrote, whenever that came here.

The mark of a reading tells which writings were there and nothing of what they say.
"""

import base64
import hashlib
from typing import Final

from companion.domain.carnet import Carnet
from companion.domain.records import Noted

_BYTES: Final = 4
"""Of each writing's hash: among ten thousand, one in 400,000 new ones would pass for a known one."""


def mark_of(carnet: Carnet, reader: str) -> str:
    """The mark of a reading: what others have written until now."""
    writings = carnet.revisions.values()
    others = {name for name in {each.author for each in writings} if carnet.one_of(name) != reader}
    known = sorted(_hash(each.id) for each in writings if each.author in others)
    return base64.b64encode(b"".join(known)).decode()


def unread(carnet: Carnet, reader: str, mark: str | None) -> frozenset[str]:
    """The ids of the records in which others wrote since the mark was made; all of theirs without one."""
    known = _read(mark)
    return frozenset(
        each.record_id
        for each in carnet.revisions.values()
        if carnet.one_of(each.author) != reader
        and (each.body is None or isinstance(each.body, Noted))
        and _hash(each.id) not in known
    )


def _read(mark: str | None) -> frozenset[bytes]:
    try:
        plain = base64.b64decode(mark or "", validate=True)
    except ValueError:
        return frozenset()
    return frozenset(plain[n : n + _BYTES] for n in range(0, len(plain), _BYTES))


def _hash(revision_id: str) -> bytes:
    return hashlib.sha256(revision_id.encode()).digest()[:_BYTES]
