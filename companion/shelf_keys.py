"""The keys of the carnet on a shelf, as the window asks for them.

Knows neither the window nor a key itself: the storage package keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion import carnets
from companion.domain.errors import CarnetForReading, CarnetMissing, CompanionError, KeyMissing
from companion.domain.key_errors import KeyringEmpty

if TYPE_CHECKING:
    from companion.actions.journal import Journal
    from companion.actions.key_ports import KeyringPermit, WaysIn
    from companion.actions.ports import Clock
    from companion.domain.words import Language
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.keyring_slot import KeyringAnswer, SecretStore

SHEET_PPI = 300.0


class ShelfKeys:
    """Fulfils CarnetKeys. `opened` gives the open carnet, `take` takes one in its place."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        key_file: Path | None,
        backups: Path | None,
        secrets: SecretStore | None,
        opened: Callable[[], carnets.OpenCarnet | None],
        take: Callable[[carnets.OpenCarnet], None],
    ) -> None:
        self._path, self._clock, self._key_file, self._backups = path, clock, key_file, backups
        self._secrets = secrets
        self._opened, self._take = opened, take
        self.unknown_to_keyring = False

    def ways(self) -> WaysIn:
        """What opens it today, open or not."""
        from companion.actions.key_ports import WaysIn
        from companion.storage import key_acts

        path = self._path
        return WaysIn(
            key_file=key_acts.has_key_file(path) or self._key_file is not None,
            keyring=key_acts.has_keyring(path) and not self.unknown_to_keyring,
            passphrase=key_acts.has_passphrase(path),
        )

    def ask_keyring(self) -> KeyringPermit:
        """What the keyring keeps for it. Raises KeyringMishap."""
        from companion.storage import access

        try:
            permit = access.ask_keyring(self._path, self._store())
        except KeyringEmpty:
            self.unknown_to_keyring = True
            raise
        self.unknown_to_keyring = False
        return permit

    def prepare_keyring(self) -> KeyringPermit:
        """Have the keyring keep something for it, or for a new carnet. Raises KeyringMishap."""
        from uuid import uuid4

        from companion.storage import access

        opened = self._opened()
        # Of the carnet in memory: the worker must not touch the file that another thread holds.
        identity = str(uuid4()) if opened is None else opened.journal.carnet.identity
        return access.prepare_keyring(identity, self._store())

    def add_passphrase(self, passphrase: str) -> None:
        """A password opens it too, and in place of a key in clear."""
        from companion.storage import key_acts

        key_acts.add_passphrase(self._file(), self._path, passphrase, self._backups)

    def change_passphrase(self, old: str, new: str) -> None:
        """Another password in place of the old one. Raises WrongPassphrase."""
        from companion.storage import key_acts

        key_acts.change_passphrase(self._file(), self._path, old, new, self._backups)

    def add_keyring(self, permit: KeyringPermit) -> None:
        """The keyring opens it too, and in place of a key in clear."""
        from companion.storage import key_acts

        key_acts.add_keyring(self._file(), self._path, answer_of(permit), self._backups)
        self.unknown_to_keyring = False

    def drop_passphrase(self, passphrase: str, permit: KeyringPermit) -> None:
        """The keyring alone opens it. Raises WrongPassphrase, LastWay."""
        from companion.storage import key_acts

        answer = answer_of(permit)
        key_acts.drop_passphrase(self._file(), self._path, passphrase, answer, self._backups)

    def drop_keyring(self, passphrase: str, permit: KeyringPermit) -> None:
        """The password alone opens it. Raises WrongPassphrase, KeyringWrong."""
        from companion.storage import key_acts

        answer = answer_of(permit)
        key_acts.drop_keyring(self._file(), self._path, passphrase, answer, self._backups)

    def renew(self, passphrase: str | None, permit: KeyringPermit | None) -> Journal:
        """A new data key, after a verified backup; another backup is made under it."""
        from companion.storage import key_acts

        opened = self._opened()
        file = self._file()
        assert opened is not None
        renewed = key_acts.renew_key(
            file,
            self._path,
            passphrase=passphrase,
            answer=None if permit is None else answer_of(permit),
            key_file=self._key_file,
            back_up=lambda: self._back_up(opened),
        )
        fresh = carnets.with_journal(renewed, self._clock)
        fresh.journal.author = opened.journal.author
        self._take(fresh)
        return fresh.journal

    def sheet_mark(self) -> str:
        """What tells this key's sheet from that of another key."""
        from companion.storage import key_acts

        return key_acts.sheet_mark(self._file(writing=False))

    def sheet_group_is(self, number: int, letters: str) -> bool:
        """Whether these are the letters of a group of the sheet, which count from 1."""
        from companion.storage import key_acts

        return key_acts.sheet_group_is(self._file(writing=False), number, letters)

    def sheet_pdf(self, language: Language) -> bytes:
        """The recovery sheet as an accessible PDF of one A4 side; the worker may make it."""
        from companion import sheets

        return sheets.sheet_pdf(*self._sheet(), language, self._clock().date())

    def sheet_pictures(self, language: Language) -> Sequence[bytes]:
        """The recovery sheet as a PNG picture for paper; the worker may make it."""
        from companion import sheets

        return sheets.sheet_png(*self._sheet(), language, self._clock().date(), ppi=SHEET_PPI)

    def _sheet(self) -> tuple[tuple[str, ...], str]:
        """Its groups and the carnet's identity, from memory: the file belongs to another thread."""
        from companion.storage import key_acts

        opened = self._opened()
        if opened is None:
            raise CarnetMissing
        return key_acts.sheet_groups(opened.file), opened.journal.carnet.identity

    def keep_draft(self, content: bytes) -> None:
        """Keep what is being typed, encrypted, beside the carnet."""
        from companion.storage import key_acts

        key_acts.keep_draft(self._file(), self._path, content)

    def kept_draft(self) -> bytes | None:
        """What was being typed when it was closed; None when nothing was."""
        from companion.storage import key_acts

        try:
            return key_acts.kept_draft(self._file(), self._path)
        except CompanionError:
            return None  # One that another key wrote, or another carnet: it stays where it is.

    def let_draft_go(self) -> None:
        """Delete it, once it is on the screen again."""
        from companion.storage import key_acts

        self._file()
        key_acts.let_draft_go(self._path)

    def _back_up(self, opened: carnets.OpenCarnet) -> None:
        if self._backups is not None:
            carnets.back_up(opened, self._path, self._backups)

    def _file(self, *, writing: bool = True) -> CarnetFile:
        opened = self._opened()
        if opened is None:
            raise CarnetMissing
        if writing and opened.file.read_only:
            raise CarnetForReading
        return opened.file

    def _store(self) -> SecretStore:
        from companion.storage import access

        return self._secrets or access.system_secrets()


def answer_of(permit: KeyringPermit) -> KeyringAnswer:
    """The keyring's answer, handed back as it was given. Raises KeyMissing."""
    from companion.storage.keyring_slot import KeyringAnswer

    if not isinstance(permit, KeyringAnswer):
        raise KeyMissing
    return permit
