"""Journals of saves that were cut short, taken from a disk that recorded all it was asked to do.

Knows nothing of what becomes of them.
"""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from companion.storage.carnet_file import CarnetFile
from tests.storage.carnet_making import KEY, check_in
from tests.storage.power_loss import Acknowledged, Act, Truncate, Write, left_on_disk, recording

NAME = "a.carnet"
JOURNAL = f"{NAME}-journal"

# A header without one record or key, 512 bytes, that tells of a carnet of one page: replayed, it
# emptied any carnet.
ONE_PAGE = bytes.fromhex("d9d505f920a163d700000000436f8392000000010000020000001000") + bytes(484)


@dataclass(frozen=True)
class SavedDay:
    """The file at each end of a save, and the journal just before that end; `ids` it held then.

    The first of `files` and `ids` is what stood there before any save, and has no journal.
    """

    files: tuple[bytes, ...]
    journals: tuple[bytes, ...]
    ids: tuple[frozenset[str], ...]
    start: dict[str, bytes]
    acts: tuple[Act, ...]

    def torn(self, save: int, chance: Random) -> dict[str, bytes]:
        """What the disk may hold when the power went in the middle of writing that save."""
        ends = [n for n, act in enumerate(self.acts) if isinstance(act, Acknowledged)]
        first = ends[save - 1] + 1 if save else 0
        inside = [
            n
            for n in range(first, ends[save])
            if isinstance(act := self.acts[n], Write) and act.file in self.start
        ]
        return left_on_disk(self.start, list(self.acts[: chance.choice(inside) + 1]), chance)


def saved_day(
    path: Path, known: frozenset[str], saves: int, *, rows: int = 2, key: bytes = KEY
) -> SavedDay:
    """So many saves into the carnet at `path`, recorded."""
    name, journal = path.name, f"{path.name}-journal"
    start = {name: path.read_bytes()}
    ids, ends = [known], list[int]()
    with recording() as acts:
        with CarnetFile.open(path, key) as file:
            for number in range(saves):
                entries = [check_in(number, "é" * 700) for _ in range(1 + number % rows)]
                file.append(entries)
                ids.append(ids[-1] | {entry.id for entry in entries})
                acts.append(Acknowledged(frozenset(entry.id for entry in entries)))
                ends.append(len(acts))
        done = list(acts)
    files, journals = [start[name]], list[bytes]()
    for end in ends:
        cut = max(n for n in range(end) if done[n] == Truncate(journal, 0))
        journals.append(_all_of(start, done[:cut])[journal])
        files.append(_all_of(start, done[:end])[name])
    return SavedDay(tuple(files), tuple(journals), tuple(ids), start, tuple(done))


def _all_of(start: dict[str, bytes], acts: list[Act]) -> dict[str, bytes]:
    return left_on_disk(start, acts, _Everything())


class _Everything(Random):
    """Lets every sector reach the disk, in order."""

    def random(self) -> float:
        return 0.4

    def shuffle(self, x: object) -> None:
        """Nothing changes its place."""
