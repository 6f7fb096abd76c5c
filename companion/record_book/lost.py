"""A record book that is lost or does not open: whether it was there, and how it comes back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from companion.actions.key import Key
from companion.domain.errors import CarnetMissing, CompanionError, KeyMissing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from companion.actions.key import KeyringAnswer
    from companion.actions.safekeeping import Rescued
    from companion.record_book.book import RecordBook


def was_here(book: RecordBook) -> bool:
    """Whether a carnet that is not at its place was there: its key or a backup still is."""
    from companion.storage import key_files
    from companion.storage.backup_names import all_backups

    beside = (key_files.key_file_path(book.path), key_files.key_slots_path(book.path))
    with suppress(OSError):
        return any(place.exists() for place in beside) or bool(all_backups(book.backups_place))
    return False


def rescue(book: RecordBook, key: Key, second: Path | None) -> Rescued:
    """Bring it back from its newest good backup and from itself; nothing may be open.

    It is opened by what is given, else as it was tried last, else by the keyring that its backups
    name. What stood there is set aside. Raises NothingToRescue, KeyMissing, WrongPassphrase and
    other CompanionErrors; nothing was changed then.
    """
    from companion.storage import rescue as rescuing

    folders = [folder for folder in (book.backups_place, second) if folder is not None]
    places = _places_of_keys(book, folders)
    given = book.tried if key == Key() else key
    if given == Key():
        given = Key(answer=_keyring_answer(book, places))
    data_key = _first_key(places, given)
    return rescuing.rescue(book.path, data_key, folders, now=book.clock())


def _first_key(places: Sequence[Path], given: Key) -> bytes:
    """The data key, sought beside the carnet, then beside its backups.

    Raises the first thing that was wrong: KeyMissing, WrongPassphrase, KeyringWrong, RecoverySheetMishap,
    KeyFileDamaged, CarnetNewer.
    """
    from companion.storage import key_files

    first: CompanionError | None = None
    for place in places:
        try:
            return key_files.unlock(place, given)
        except CompanionError as error:
            # Where no key lies, the next place may have one; a wrong password is said.
            silent = first is None or isinstance(first, KeyMissing | CarnetMissing)
            first = error if silent else first
    raise first or KeyMissing


def _keyring_answer(book: RecordBook, places: Sequence[Path]) -> KeyringAnswer | None:
    """What the keyring keeps for the lost carnet, or for the backups that are left of it. Slow."""
    from companion.storage import key_files, keyring_slot

    asked: set[str] = set()
    for place in places:
        with suppress(CompanionError):
            account = key_files.account_of(place)
            if account not in asked:
                asked.add(account)
                return keyring_slot.ask(book.secrets(), account)
    return None


def _places_of_keys(book: RecordBook, folders: Sequence[Path]) -> Sequence[Path]:
    from companion.storage.backup_names import all_backups

    places = [book.path]
    for folder in folders:
        with suppress(OSError):
            places += [found for _, found in all_backups(folder)]
    return places
