"""Where the self-test works, and what one step leaves to the next."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Final

from companion.actions.key import Key
from companion.domain.carnet import Carnet
from companion.domain.records import Revision
from companion.record_book.book import RecordBook
from companion.settings import StartOptions

TODAY: Final = date(2026, 11, 21)
NOON: Final = datetime.combine(TODAY, time(12), timezone(timedelta(hours=1)))
PASSWORD: Final = "quatre mots simples ici"  # noqa: S105 - of a carnet that lives for a second


class NotAsExpected(Exception):
    """A part that answered something else than it should."""


@dataclass
class Bench:
    """The temporary folder, what opens the window, what was written in its carnet, the demonstration."""

    folder: Path
    open_window: Callable[[StartOptions], int]
    written: list[Revision] = field(default_factory=list)
    standing: Carnet | None = None
    demo: Carnet | None = None

    @property
    def path(self) -> Path:
        """The carnet of this try."""
        return self.folder / "selftest.carnet"

    def book(self, name: str = "") -> RecordBook:
        """That carnet, or one beside it, at noon of a fixed day; not open yet."""
        path = self.path.with_name(name) if name else self.path
        return RecordBook(path, Key(), lambda: NOON, backups=self.folder / "backups")

    def open(self, name: str = "") -> RecordBook:
        """The same, open by the key that lies beside it."""
        book = self.book(name)
        book.open(Key())
        return book

    @property
    def story(self) -> Carnet:
        """The demonstration that an earlier step made."""
        if self.demo is None:
            raise NotAsExpected
        return self.demo


Step = tuple[str, Callable[[Bench], None]]
"""What the step is called, a text of the catalogue; and the step, which raises when it fails."""


def expect(*conditions: bool) -> None:
    """Raise NotAsExpected unless all hold."""
    if not all(conditions):
        raise NotAsExpected
