"""The keys of a record book: what opens it, its recovery sheet, its draft, a new key.

Hands out no data key but as letters for paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.actions.key import Key, WaysIn
from companion.domain.errors import CompanionError
from companion.domain.key_errors import KeyringEmpty
from companion.record_book import opening, places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from companion.actions.journal import Journal
    from companion.actions.key import KeyringAnswer
    from companion.domain.words import Language
    from companion.paper import recovery_sheet
    from companion.record_book.place import Place
    from companion.storage.carnet_file import CarnetFile

RECOVERY_SHEET_PPI = 300.0


class CarnetKeys:
    """Every act raises CompanionError, and nothing is changed then.

    `unknown_to_keyring`: this computer's keyring was asked and does not know it, such as a copy from
    another computer; it is no way in here until it was added.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.unknown_to_keyring = False

    def ways(self) -> WaysIn:
        """What opens it today, open or not."""
        from companion.storage import key_files

        path, opened = self.place.path, self.place.opened
        held = None if opened is None else opened.file.data_key
        return WaysIn(
            key_file=key_files.raw_key_fits(path, held) or self.place.key.key_file is not None,
            keyring=key_files.has_keyring_slot(path) and not self.unknown_to_keyring,
            passphrase=key_files.has_passphrase_slot(path),
        )

    def is_for_all_to_read(self) -> bool:
        """Whether other accounts of this computer may read the key in clear beside it."""
        return places.key_is_for_all(self.place.path)

    def keep_to_owner(self) -> None:
        """Let its owner alone read that key. Raises FileNotWritable, such as on a stick."""
        from companion.storage import key_files

        key_files.keep_to_owner(self.place.path)

    def ask_keyring(self) -> KeyringAnswer:
        """What the keyring keeps for it. Slow; touches no open file. Raises KeyringMishap."""
        from companion.storage import key_files, keyring_slot

        try:
            answer = keyring_slot.ask(self.place.secrets(), key_files.account_of(self.place.path))
        except KeyringEmpty:
            self.unknown_to_keyring = True
            raise
        self.unknown_to_keyring = False
        return answer

    def prepare_keyring(self) -> KeyringAnswer:
        """Have the keyring keep something for it, or for a new carnet. Slow; touches no file."""
        from uuid import uuid4

        from companion.storage import keyring_slot

        opened = self.place.opened
        # Of the carnet in memory: the worker must not touch the file that another thread holds.
        identity = str(uuid4()) if opened is None else opened.journal.carnet.identity
        return keyring_slot.prepare(self.place.secrets(), identity)

    def add_passphrase(self, passphrase: str) -> None:
        """A password opens it too, and in place of a key in clear. Raises EmptyPassphrase."""
        from companion.storage import ways_in

        file = self._file()
        ways_in.add_passphrase(self.place.path, file.data_key, passphrase, file.identity())
        self._share(file)

    def change_passphrase(self, old: str, new: str) -> None:
        """Another password in place of the old one. Raises WrongPassphrase, EmptyPassphrase."""
        from companion.storage import ways_in

        file = self._file()
        ways_in.change_passphrase(self.place.path, file.data_key, old=old, new=new)
        self._share(file)

    def add_keyring(self, answer: KeyringAnswer) -> None:
        """The keyring opens it too, and in place of a key in clear."""
        from companion.storage import ways_in

        file = self._file()
        ways_in.add_keyring(self.place.path, file.data_key, answer, file.identity())
        self._share(file)
        self.unknown_to_keyring = False

    def drop_passphrase(self, passphrase: str, answer: KeyringAnswer) -> None:
        """The keyring alone opens it. Raises WrongPassphrase, LastWay."""
        from companion.storage import ways_in

        file = self._file()
        ways_in.drop_passphrase(self.place.path, file.data_key, passphrase, answer)
        self._share(file)

    def drop_keyring(self, passphrase: str, answer: KeyringAnswer) -> None:
        """The password alone opens it. Raises WrongPassphrase, KeyringWrong, LastWay."""
        from companion.storage import ways_in

        file = self._file()
        ways_in.drop_keyring(self.place.path, file.data_key, passphrase, answer)
        self._share(file)

    def renew(self, key: Key) -> Journal:
        """A new data key, after a verified backup; another backup is made under it.

        What opens the carnet must be given. Raises WrongPassphrase, KeyringWrong, KeyNotRenewed.
        """
        from companion.storage import rekey

        place, opened = self.place, self.place.for_writing()
        given = Key(key.passphrase, answer=key.answer, key_file=place.key.key_file)
        renewed = rekey.renew_key(
            opened.file, place.path, given, back_up=lambda: self._back_up(opened)
        )
        fresh = opening.with_journal(renewed, place.clock)
        fresh.journal.author = opened.journal.author
        place.go_on_with(fresh)
        return fresh.journal

    def recovery_sheet_mark(self) -> str:
        """What tells this key's sheet from that of another key: 32 hexadecimal digits."""
        from companion.storage.engine import mark_of

        return mark_of(self.place.for_reading().file.data_key).hex()

    def recovery_sheet_group_is(self, number: int, letters: str) -> bool:
        """Whether these are the letters of a group of the sheet, which count from 1."""
        from companion.storage import recovery_key

        groups = recovery_sheet_groups(self.place.for_reading())
        return recovery_key.read_letters(letters) == groups[number - 1]

    def recovery_sheet_pdf(self, language: Language) -> bytes:
        """The recovery sheet as an accessible PDF of one A4 side; the worker may make it."""
        return recovery_sheet_pdf(self.place.for_reading(), language, self.place.clock().date())

    def recovery_sheet_pictures(self, language: Language) -> Sequence[bytes]:
        """The recovery sheet as a PNG picture for paper; the worker may make it."""
        from companion.paper import recovery_sheet

        document = _recovery_sheet(self.place.for_reading(), language, self.place.clock().date())
        return recovery_sheet.recovery_sheet_png(document, ppi=RECOVERY_SHEET_PPI)

    def keep_draft(self, content: bytes) -> None:
        """Keep what is being typed, encrypted, beside the carnet. Raises DiskFull, ..."""
        from companion.storage import draft_file

        file = self._file()
        draft_file.write_draft(self.place.path, file.data_key, file.identity(), content)

    def kept_draft(self) -> bytes | None:
        """What was being typed when it was closed; None when nothing was, or it cannot be read."""
        from companion.storage import draft_file

        file = self._file()
        try:
            return draft_file.read_draft(self.place.path, file.data_key, file.identity())
        except CompanionError:
            return None  # One that another key wrote, or another carnet: it stays where it is.

    def let_draft_go(self) -> None:
        """Delete it, once it is on the screen again."""
        from companion.storage import draft_file

        self._file()
        draft_file.delete_draft(self.place.path)

    def _back_up(self, opened: opening.OpenCarnet) -> None:
        folder = self._folder()
        if folder is not None:
            opening.back_up(opened, self.place.path, folder)

    def _share(self, file: CarnetFile) -> None:
        """What opens the carnet opens its backups of the same key, too."""
        from companion.storage import backup_names, key_files, ways_in

        folder = self._folder()
        if folder is None:
            return
        try:
            named = [backup for _, backup in backup_names.backups_named(folder, file.identity())]
        except OSError:
            return  # Backups that cannot be reached keep what opened them.

        def is_of_this_key(backup: Path) -> bool:
            try:
                return key_files.opens(backup, file.data_key)
            except CompanionError:
                return False

        ways_in.share_with_backups(self.place.path, filter(is_of_this_key, named))

    def _folder(self) -> Path | None:
        return None if self.place.only_reading_wanted else self.place.backups

    def _file(self) -> CarnetFile:
        return self.place.for_writing().file


def recovery_sheet_groups(opened: opening.OpenCarnet) -> tuple[str, ...]:
    """The 14 groups of the recovery sheet of an open carnet: its key, in letters."""
    from companion.storage import recovery_key

    return recovery_key.groups_of(opened.file.data_key)


def recovery_sheet_pdf(opened: opening.OpenCarnet, language: Language, today: date) -> bytes:
    """The recovery sheet of an open carnet as an accessible PDF of one A4 side."""
    from companion.paper import recovery_sheet

    return recovery_sheet.recovery_sheet_pdf(_recovery_sheet(opened, language, today))


def _recovery_sheet(
    opened: opening.OpenCarnet, language: Language, today: date
) -> recovery_sheet.RecoverySheetDocument:
    """Made from memory alone: the file belongs to another thread."""
    from companion.messages import load_texts
    from companion.paper import recovery_sheet
    from companion.storage.backup_names import short_identity

    groups = recovery_sheet_groups(opened)
    named = short_identity(opened.journal.carnet.identity)
    return recovery_sheet.recovery_sheet_document(groups, named, load_texts(language), today)
