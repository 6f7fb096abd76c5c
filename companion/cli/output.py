"""Where a command's result goes: to a file, whole or not at all, or to standard output."""

from collections.abc import Iterable
from pathlib import Path

from companion.cli import console
from companion.record_book.writing_out import write_out


def put_out(
    content: bytes, place: Path | None, *, not_over: Iterable[Path] = (), for_people: bool = False
) -> None:
    """Write to `place`, for its owner's eyes alone; None is standard output.

    Raises WouldReplaceCarnet for a file of a record book and for one of `not_over`, DiskFull,
    FileNotWritable; OutputLost, and NotForTerminal unless the content is `for_people`.
    """
    if place is None:
        console.put(content, for_people=for_people)
    else:
        write_out(place, content, own=not_over)
