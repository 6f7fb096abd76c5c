"""The other side of each reader: read what comes in, within the limits, and say what it was."""

from __future__ import annotations

import gc
import sys
from itertools import chain
from typing import TYPE_CHECKING

from companion.apart.from_elsewhere import FROM_ELSEWHERE
from companion.apart.handovers import HANDOVER
from companion.apart.lines import LINES
from companion.apart.pages import PAGES
from companion.apart.pictures import PICTURE
from companion.apart.process import (
    MOST_MEMORY,
    MOST_MEMORY_OF_TEXT,
    PRINTABLES,
    limit_this_process,
)
from companion.apart.questionnaires import QUESTIONNAIRE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from companion.apart.process import Answer

# A large photo, a page with its fonts, a file with hundreds of photos.
_MUCH = frozenset({PICTURE, HANDOVER, PAGES})


def serve(words: Sequence[str]) -> int:
    """Read standard input, answer on standard output; the exit status."""
    work = words[0] if len(words) == 1 else ""
    if work == PRINTABLES:
        from companion.apart.printables import serve_printables

        serve_printables(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    limit_this_process(MOST_MEMORY if work in _MUCH else MOST_MEMORY_OF_TEXT)
    if work == PAGES:
        from companion.apart.pages import serve_pages

        serve_pages(sys.stdin.buffer, sys.stdout.buffer)
        return 0
    gc.disable()  # what is made here stays until the end: looking through it takes a third of the time
    pieces = answered(work, sys.stdin.buffer.read())
    if pieces is None:
        return 2
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()
    return 0


def answered(work: str, content: bytes) -> Iterable[bytes] | None:
    """What is written for one work; None for one that nobody does."""
    answer = _answer(work, content)
    return None if answer is None else chain((answer[0].encode("ascii") + b"\n",), answer[1])


def _answer(work: str, content: bytes) -> Answer | None:
    from companion.apart import from_elsewhere, handovers, lines, pictures, questionnaires

    readers = {
        PICTURE: pictures.read_there,
        QUESTIONNAIRE: questionnaires.prepare_there,
        FROM_ELSEWHERE: from_elsewhere.read_there,
        LINES: lines.try_there,
        HANDOVER: handovers.read_there,
    }
    return readers[work](content) if work in readers else None
