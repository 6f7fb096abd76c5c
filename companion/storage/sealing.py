"""Seals the journal of each transaction of an open carnet, just before the file is touched.

Knows the engine's journal by its name alone; what a seal says stands in `journal_seal`.
"""

import os
from pathlib import Path

import apsw

from companion.storage.journal_file import bare_file, journal_of
from companion.storage.journal_seal import Save, begun_tag, seal
from companion.storage.mishaps import mishap_of, plain_errors
from companion.storage.pages import PAGE


class Sealing:
    """What binds the journals of the carnet at `path` to its key and to its state, until `close`."""

    def __init__(self, path: Path, key: bytes, connection: apsw.Connection) -> None:
        self._journal_path = journal_of(path)
        self._begun_tag = begun_tag(key)
        self._connection = connection
        self._on_disk = bare_file(path)
        self._journal: int | None = None
        self._highest: int | None = None

    def highest(self) -> int:
        """The highest rowid of a revision. Raises CarnetDamaged, CarnetUnreachable.

        Known from the last save, because to ask within a transaction makes its end 0.1 ms slower.
        """
        if self._highest is None:
            with plain_errors(self._connection):
                query = "SELECT coalesce(max(rowid), 0) FROM revision"
                self._highest = int(self._connection.execute(query).get)
        return self._highest

    def saved(self, added: int) -> None:
        """So many revisions more are in the file for good."""
        self._highest = self.highest() + added

    def seal(self, added: int = 0) -> None:
        """Seal the journal of the transaction that is about to end, which adds so many revisions.

        Raises DiskFull, CarnetReadOnly, CarnetUnreachable.
        """
        # Every journal has the first page, so that the engine adds nothing to it afterwards.
        self._connection.pragma("user_version", self._connection.pragma("user_version"))
        before = self.highest()
        after = before + added
        first = self._id_at(before + 1) if added else ""
        last = first if added < 2 else self._id_at(after)
        pages: int = self._connection.pragma("page_count")
        save = Save(before, after, pages, first, last)
        try:
            journal = self._open_journal()
            seal(journal, self._journal_path, self._begun_tag, save, self._page_on_disk)
        except OSError as error:
            raise mishap_of(error.errno) from error

    def let_journal_go(self) -> None:
        """Before the engine deletes it: Windows deletes no file that somebody holds."""
        if self._journal is not None:
            journal, self._journal = self._journal, None
            os.close(journal)

    def close(self) -> None:
        """Let go of the file; after the engine did, whose lock would go with it."""
        self.let_journal_go()
        self._on_disk.xClose()

    def _open_journal(self) -> int:
        """The engine's present journal, kept open: to close a written file costs 50 µs."""
        there = self._journal_path.stat()
        if self._journal is not None and not os.path.samestat(os.fstat(self._journal), there):
            self.let_journal_go()
        if self._journal is None:
            binary = getattr(os, "O_BINARY", 0)
            self._journal = os.open(self._journal_path, os.O_RDWR | binary)
        return self._journal

    def _id_at(self, rowid: int) -> str:
        query = "SELECT id FROM revision WHERE rowid = ?"
        return str(self._connection.execute(query, (rowid,)).get)

    def _page_on_disk(self, number: int) -> bytes:
        return self._on_disk.xRead(PAGE, (number - 1) * PAGE)
