"""What every command may use: the options before it, the record book that they name, the day."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from companion.actions.key import Key
from companion.cli import console
from companion.domain.carnet import Carnet
from companion.messages import Texts
from companion.record_book import opening
from companion.record_book.places import key_is_for_all
from companion.settings import StartOptions


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program. `open_window` shows the window and returns the exit status."""

    options: StartOptions
    texts: Texts
    open_window: Callable[[StartOptions], int]

    @property
    def carnet(self) -> Path:
        """The record book's file, of a command that needs one."""
        assert self.options.carnet is not None
        return self.options.carnet

    @property
    def key(self) -> Key:
        """What was given to open it. Raises FileNotReadable."""
        options = self.options
        return opening.key_from(
            options.passphrase_file, options.key_file, options.recovery_key_file
        )

    @property
    def clock(self) -> Callable[[], datetime]:
        """The computer's clock, or the day that was typed."""
        return opening.system_clock(self.options.today)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.clock().date()

    @contextmanager
    def opened(self) -> Iterator[opening.OpenCarnet]:
        """The record book, open to be written in. Raises the mishaps of the storage."""
        with closing(self._open(read_only=False)) as opened:
            yield opened

    @contextmanager
    def read(self) -> Iterator[opening.OpenCarnet]:
        """The record book, open to be read. Raises the mishaps of the storage."""
        with closing(self._open(read_only=True)) as opened:
            yield opened

    def tell(self, notice: str) -> None:
        """Say what became of something that lay beside the record book, to scripts as well."""
        if notice:
            console.complain(self.texts(notice))

    def carnet_if_named(self) -> Carnet | None:
        """What the record book holds; None when none is named."""
        if self.options.carnet is None:
            return None
        with self.read() as opened:
            return opened.journal.carnet

    def own_files(self) -> list[Path]:
        """The files that nothing made may replace: the record book's own, and what opens it."""
        options = self.options
        if options.carnet is None:
            return []
        named = (options.key_file, options.passphrase_file, options.recovery_key_file)
        given = [path for path in named if path is not None]
        return [*opening.places_of(options.carnet), *given]

    def _open(self, *, read_only: bool) -> opening.OpenCarnet:
        if key_is_for_all(self.carnet):
            console.remind(
                self.texts(
                    "Other accounts of this computer can read the key beside this record book."
                )
            )
        opened = opening.open_carnet(self.carnet, self.key, clock=self.clock, read_only=read_only)
        self.tell(opened.notice)
        return opened
