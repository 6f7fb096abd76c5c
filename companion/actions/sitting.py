"""A sitting at the counter: the files that patients brought, one after the other, never two at once.

Kept in memory alone. Opens nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sitting:
    """`waiting` are the files that come, the next one first; `refused` is why some did not open.

    `seen` counts those that were opened and closed again.
    """

    waiting: list[Path] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    seen: int = 0

    @property
    def all(self) -> int:
        """How many files were chosen, whatever became of them."""
        return len(self.waiting) + self.done

    @property
    def done(self) -> int:
        """How many files need nothing more."""
        return self.seen + len(self.refused)

    @property
    def next(self) -> Path | None:
        """The file that is opened next; None when none waits."""
        return self.waiting[0] if self.waiting else None

    def add(self, files: Sequence[Path]) -> None:
        """Let files wait behind those that wait already; a sitting that was over begins anew."""
        if not self.waiting:
            self.refused, self.seen = [], 0
        self.waiting += [file for file in files if file not in self.waiting]

    def close_next(self) -> None:
        """The next file was looked at, or is left out."""
        del self.waiting[0]
        self.seen += 1

    def refuse_next(self, why: str) -> None:
        """The next file does not open."""
        self.refused.append((self.waiting.pop(0).name, why))
