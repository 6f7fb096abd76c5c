"""Files that were handed over, unlocked and read apart. The words go there by the pipe."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.apart.process import TooMuchToRead, answer_apart, mishap, refused

if TYPE_CHECKING:
    from companion.actions.handover import Handover
    from companion.apart.process import Answer

HANDOVER: Final = "handover"


def read_handover_apart(path: Path, words: str) -> Handover:
    """What a file hands over, as it stands there.

    Nothing is written anywhere. Raises WrongWords, NotAHandover, HandoverForOthers,
    HandoverTooCostly, HandoverDamaged, HandoverNewer, FileNotReadable, TooMuchToRead.
    """
    from companion.actions.handover import REFUSALS, HandoverDamaged, NotAHandover, as_said
    from companion.domain.errors import FileNotReadable
    from companion.exchange.handover_lines import from_lines

    asked = b"\0".join((os.fsencode(path), as_said(words).encode()))
    head, body = answer_apart(HANDOVER, asked)
    if head == ["not-readable"]:
        raise FileNotReadable(name=path.name)
    if head != ["read"]:
        raise mishap(head, body, REFUSALS)
    try:
        return from_lines([body])
    except (NotAHandover, HandoverDamaged) as error:
        raise TooMuchToRead from error


def read_there(content: bytes) -> Answer:
    """The other side: the same lines again, now that they are known to be sound."""
    from companion.actions.handover import REFUSALS
    from companion.domain.errors import FileNotReadable
    from companion.exchange.handover_lines import to_lines

    place, _, words = content.partition(b"\0")
    try:
        found = handover_there(Path(os.fsdecode(place)), words.decode())
    except FileNotReadable:
        return "not-readable", ()
    except REFUSALS as error:
        return refused(error)
    return "read", to_lines(found)


def handover_there(path: Path, words: str) -> Handover:
    """What a file hands over, its pictures tried too. Raises what `read_handover` raises."""
    from companion.actions.handover import HandoverDamaged
    from companion.content.pictures import is_kept_picture
    from companion.exchange.handover_file import read_handover

    found = read_handover(path, words)
    if not all(is_kept_picture(content) for content in found.photos.values()):
        raise HandoverDamaged
    return found
