"""How age files begin. Cheap to import: whatever is double-clicked is looked at before the window is there."""

from typing import BinaryIO, Final

INTRO: Final = b"age-encryption.org/v1\n"


def is_age(source: BinaryIO) -> bool:
    """Whether an open file starts as age files do; its place is where it was."""
    start = source.tell()
    found = source.read(len(INTRO)) == INTRO
    source.seek(start)
    return found
