"""Where a command's result goes: to a file, whole or not at all, or to standard output.

Knows nothing of what it holds.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from companion.cli import console
from companion.domain.errors import CarnetExists
from companion.files import write_whole


def put_out(
    content: bytes,
    place: Path | None,
    *,
    not_over: Iterable[Path] = (),
    for_people: bool = False,
    private: bool = False,
) -> None:
    """Write to `place`, for its owner's eyes alone when `private`; None is standard output.

    Raises CarnetExists for a place that is one of `not_over`, DiskFull, FileNotWritable; OutputLost,
    and NotForTerminal unless the content is `for_people`.
    """
    if place is None:
        console.put(content, for_people=for_people)
        return
    refuse_over([place], not_over)
    write_whole(place, content, private=private)


def refuse_over(places: Sequence[Path], not_over: Iterable[Path]) -> None:
    """Raise CarnetExists when one of `places` is a file of `not_over`, by whatever name."""
    precious = [path for path in not_over if path.exists()]
    if any(place.exists() and place.samefile(path) for place in places for path in precious):
        raise CarnetExists
