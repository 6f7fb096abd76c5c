"""What goes on a stick for the visit: written in the worker, and the stick let go of.

Shows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.paper.handed_page import handed_page
from companion.record_book.handover import SUFFIX, locked
from companion.record_book.writing_out import write_out
from companion.ui.doors.sticks import Stick, eject

if TYPE_CHECKING:
    from pathlib import Path

    from companion.actions.handover import Handover
    from companion.actions.ports import Clock
    from companion.domain.words import Language


@dataclass(frozen=True, slots=True)
class KeyMade:
    """The files that were written, the words that open the first one, and whether the stick was let go of."""

    files: tuple[Path, ...]
    words: str
    ejected: bool


@dataclass(frozen=True, slots=True)
class KeyWish:
    """What is wanted on a stick: `name` is that of its files, without their endings."""

    handover: Handover
    words: str
    name: str
    language: Language
    with_page: bool


def make_key(stick: Stick, wish: KeyWish, clock: Clock) -> KeyMade:
    """Write the file and, where it is wanted, the page; then let go of the stick.

    The page comes first: whoever finds the file also finds the page. Raises DiskFull,
    FileNotWritable, HandoverTooLarge, InvalidPeriod.
    """
    sealed = locked(wish.handover, wish.words)
    file = stick.place / f"{wish.name}{SUFFIX}"
    files: tuple[Path, ...] = (file,)
    if wish.with_page:
        page = file.with_name(f"{wish.name}.pdf")
        write_out(page, handed_page(wish.handover, wish.language, clock().date()))
        files = (file, page)
    write_out(file, sealed)
    return KeyMade(files, wish.words, ejected=eject(stick))
