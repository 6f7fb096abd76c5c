"""What every command may use: the record book and the day that were named, where its result goes."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from companion.actions.key import Key
from companion.cli import console
from companion.domain.carnet import Carnet
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.record_book.keys import is_for_all_to_read
from companion.record_book.outside import key_of, system_clock
from companion.record_book.writing_out import files_of, write_out
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
    def clock(self) -> Callable[[], datetime]:
        """The computer's clock, or the day that was typed."""
        return system_clock(self.options.today)

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.clock().date()

    @contextmanager
    def opened(self) -> Iterator[RecordBook]:
        """The record book, open to be written in. Raises the mishaps of the storage."""
        with closing(self._open(read_only=False)) as book:
            yield book

    @contextmanager
    def read(self) -> Iterator[RecordBook]:
        """The record book, open to be read. Raises the mishaps of the storage."""
        with closing(self._open(read_only=True)) as book:
            yield book

    def book(self, *, read_only: bool = False) -> RecordBook:
        """The record book, not open yet, with what was given to open it. Raises FileNotReadable."""
        return RecordBook(self.carnet, key_of(self.options), self.clock, read_only=read_only)

    def put_out(self, content: bytes, place: Path | None, *, for_people: bool = False) -> None:
        """Write to `place`, whole or not at all, for its owner's eyes; None is standard output.

        Raises WouldReplaceCarnet for a file of a record book and for what opens the one that was
        named, DiskFull, FileNotWritable; OutputLost, and NotForTerminal unless it is `for_people`.
        """
        if place is None:
            console.put(content, for_people=for_people)
        else:
            write_out(place, content, own=self.own_files())

    def tell(self, notice: str) -> None:
        """Say what became of something that lay beside the record book, to scripts as well."""
        if notice:
            console.complain(self.texts(notice))

    def carnet_if_named(self) -> Carnet | None:
        """What the record book holds; None when none is named."""
        if self.options.carnet is None:
            return None
        with self.read() as book:
            return book.journal.carnet

    def own_files(self) -> list[Path]:
        """The files that nothing made may replace: the record book's own, and what opens it."""
        options = self.options
        if options.carnet is None:
            return []
        named = (options.key_file, options.passphrase_file, options.recovery_key_file)
        given = [path for path in named if path is not None]
        return [*files_of(options.carnet), *given]

    def _open(self, *, read_only: bool) -> RecordBook:
        if is_for_all_to_read(self.carnet):
            console.remind(
                self.texts(
                    "Other accounts of this computer can read the key beside this record book."
                )
            )
        book = self.book(read_only=read_only)
        book.open(Key(), to_write=not read_only)
        self.tell(book.notice())
        return book
