"""Changing how a carnet is opened: another password, a way more, a way less.

Every change is one file written whole, and what opens the carnet afterwards was tried before. A
slot that does not unwrap stays.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import CompanionError, WrongPassphrase
from companion.domain.key_errors import KeyringWrong, LastWay
from companion.files import write_whole
from companion.storage import key_files
from companion.storage.passphrase_slot import seal


def add_passphrase(path: Path, key: bytes, passphrase: str, identity: str) -> None:
    """A password opens the carnet from now on; a raw key beside it goes. Raises EmptyPassphrase."""
    key_files.lock_with_passphrase(path, key, passphrase, identity)
    _let_raw_key_go(path, key, Key(passphrase))


def add_keyring(path: Path, key: bytes, answer: KeyringAnswer, identity: str) -> None:
    """The keyring opens the carnet from now on; a raw key beside it goes."""
    if not _opens(path, key, Key(answer=answer)):
        key_files.lock_with_keyring(path, key, answer, identity)
    _let_raw_key_go(path, key, Key(answer=answer))


def change_passphrase(path: Path, key: bytes, *, old: str, new: str) -> None:
    """The new password opens the carnet and the old one no longer does, from one write on.

    Raises WrongPassphrase, EmptyPassphrase, FileNotWritable, DiskFull.
    """
    known = key_files.read_slots(path)
    kept = _not_opened(known, Key(old))
    if len(kept) == len(known.slots):
        raise WrongPassphrase
    key_files.write_slots(
        path, known.carnet, [*kept, key_files.raw_of(seal(key, new, known.carnet))]
    )


def drop_passphrase(path: Path, key: bytes, passphrase: str, answer: KeyringAnswer) -> None:
    """The password no longer opens the carnet; the keyring does.

    Raises WrongPassphrase, and LastWay when the keyring's answer does not open it.
    """
    if not _opens(path, key, Key(answer=answer)):
        raise LastWay
    known = key_files.read_slots(path)
    kept = _not_opened(known, Key(passphrase))
    if len(kept) == len(known.slots):
        raise WrongPassphrase
    key_files.write_slots(path, known.carnet, kept)


def drop_keyring(path: Path, key: bytes, passphrase: str, answer: KeyringAnswer) -> None:
    """The keyring no longer opens the carnet; the password does.

    The secret stays in the keyring: copies of the carnet may need it. Raises WrongPassphrase,
    LastWay without a password, KeyringWrong when no slot is this keyring's.
    """
    if not key_files.has_passphrase_slot(path):
        raise LastWay
    if not _opens(path, key, Key(passphrase)):
        raise WrongPassphrase
    known = key_files.read_slots(path)
    kept = _not_opened(known, Key(answer=answer))
    if len(kept) == len(known.slots):
        raise KeyringWrong
    key_files.write_slots(path, known.carnet, kept)


def share_with_backups(path: Path, backups: Iterable[Path]) -> None:
    """Let what opens the carnet open its backups too, which must be of the same key.

    A raw key beside a backup goes where none lies beside the carnet. What cannot be written stays.
    """
    slots, raw = key_files.key_slots_path(path), key_files.key_file_path(path)
    if not slots.exists():
        return
    text = key_files.read_beside(slots)
    for backup in backups:
        with suppress(CompanionError, OSError):
            write_whole(key_files.key_slots_path(backup), text)
            if not raw.exists():
                key_files.key_file_path(backup).unlink(missing_ok=True)


def _let_raw_key_go(path: Path, key: bytes, given: Key) -> None:
    raw = key_files.key_file_path(path)
    if raw.exists() and _opens(path, key, given):
        raw.unlink()


def _opens(path: Path, key: bytes, given: Key) -> bool:
    try:
        known = key_files.read_slots(path)
    except CompanionError:
        return False
    return any(found == key for _, found in key_files.tried(known, given))


def _not_opened(known: key_files.SlotsFile, given: Key) -> list[msgspec.Raw]:
    """The slots that what is given does not open: they stay."""
    return [raw for raw, found in key_files.tried(known, given) if found is None]
