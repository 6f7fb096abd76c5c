"""The keys of an open carnet: its ways in, its recovery sheet, its draft, a new key.

What the rest of the program may ask of keys; none is handed out but as letters for paper.
"""

from collections.abc import Callable
from pathlib import Path

from companion.domain.errors import CompanionError
from companion.storage import draft_file, keys, recovery_key, rekey, ways_in
from companion.storage.backup_names import backups_named
from companion.storage.carnet_file import CarnetFile
from companion.storage.engine import mark_of
from companion.storage.keyring_slot import KeyringAnswer


def has_key_file(path: Path) -> bool:
    """Whether a key in clear lies beside the carnet at `path`."""
    return keys.key_file_path(path).exists()


def has_keyring(path: Path) -> bool:
    """Whether the keyring of some computer opens it."""
    return keys.has_keyring_slot(path)


def has_passphrase(path: Path) -> bool:
    """Whether a password opens it."""
    return keys.has_passphrase_slot(path)


def sheet_groups(file: CarnetFile) -> tuple[str, ...]:
    """The 14 groups of the recovery sheet."""
    return recovery_key.groups_of(file.data_key)


def sheet_group_is(file: CarnetFile, number: int, letters: str) -> bool:
    """Whether somebody read group `number` (from 1) as it stands on the sheet."""
    return recovery_key.read_letters(letters) == sheet_groups(file)[number - 1]


def sheet_mark(file: CarnetFile) -> str:
    """32 hexadecimal digits that the file begins with, and that say nothing of its key."""
    return mark_of(file.data_key).hex()


def add_passphrase(file: CarnetFile, path: Path, passphrase: str, backups: Path | None) -> None:
    """A password opens the carnet and its backups too. Raises EmptyPassphrase."""
    ways_in.add_passphrase(path, file.data_key, passphrase, file.identity())
    _share(file, path, backups)


def change_passphrase(
    file: CarnetFile, path: Path, old: str, new: str, backups: Path | None
) -> None:
    """Another password in place of the old one. Raises WrongPassphrase, EmptyPassphrase."""
    ways_in.change_passphrase(path, file.data_key, old=old, new=new)
    _share(file, path, backups)


def add_keyring(file: CarnetFile, path: Path, answer: KeyringAnswer, backups: Path | None) -> None:
    """The keyring opens the carnet and its backups too."""
    ways_in.add_keyring(path, file.data_key, answer, file.identity())
    _share(file, path, backups)


def drop_passphrase(
    file: CarnetFile, path: Path, passphrase: str, answer: KeyringAnswer, backups: Path | None
) -> None:
    """The keyring alone opens the carnet. Raises WrongPassphrase, LastWay."""
    ways_in.drop_passphrase(path, file.data_key, passphrase, answer)
    _share(file, path, backups)


def drop_keyring(
    file: CarnetFile, path: Path, passphrase: str, answer: KeyringAnswer, backups: Path | None
) -> None:
    """The password alone opens the carnet. Raises WrongPassphrase, KeyringWrong, LastWay."""
    ways_in.drop_keyring(path, file.data_key, passphrase, answer)
    _share(file, path, backups)


def renew_key(
    file: CarnetFile,
    path: Path,
    *,
    passphrase: str | None,
    answer: KeyringAnswer | None,
    key_file: Path | None,
    back_up: Callable[[], None],
) -> CarnetFile:
    """The carnet under a new key, once all ways in were tried and `back_up` returned.

    `file` is closed then.

    Raises what `back_up` raises, WrongPassphrase, KeyringWrong, KeyNotRenewed.
    """
    return rekey.renew_key(
        file, path, passphrase=passphrase, answer=answer, key_file=key_file, back_up=back_up
    )


def keep_draft(file: CarnetFile, path: Path, content: bytes) -> None:
    """Keep what is being typed, encrypted. Raises DiskFull, FileNotWritable."""
    draft_file.write_draft(path, file.data_key, file.identity(), content)


def kept_draft(file: CarnetFile, path: Path) -> bytes | None:
    """What was being typed; None when nothing was. Raises FileNotReadable."""
    return draft_file.read_draft(path, file.data_key, file.identity())


def let_draft_go(path: Path) -> None:
    """Delete the draft. Raises FileNotReadable."""
    draft_file.delete_draft(path)


def _share(file: CarnetFile, path: Path, folder: Path | None) -> None:
    """What opens the carnet opens its backups of the same key, too."""
    if folder is None:
        return
    try:
        named = [backup for _, backup in backups_named(folder, file.identity())]
    except OSError:
        return  # Backups that cannot be reached keep what opened them.
    ways_in.share_with_backups(path, [b for b in named if _is_of(b, file.data_key)])


def _is_of(backup: Path, key: bytes) -> bool:
    try:
        return keys.opens(backup, key)
    except CompanionError:
        return False
