"""What opens a record book, and the acts on it: a password, the computer's keyring, a new key.

Every act raises CompanionError, and nothing is changed then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.actions.key import Key, WaysIn
from companion.domain.errors import CompanionError
from companion.domain.key_errors import KeyringEmpty

if TYPE_CHECKING:
    from pathlib import Path

    from companion.actions.journal import Journal
    from companion.actions.key import KeyringAnswer
    from companion.record_book.book import RecordBook
    from companion.storage.carnet_file import CarnetFile


def ways_in(book: RecordBook) -> WaysIn:
    """What opens it today, open or not."""
    from companion.storage import key_files

    held = book.file.data_key if book.is_open else None
    return WaysIn(
        key_file=key_files.raw_key_fits(book.path, held) or book.key.key_file is not None,
        keyring=key_files.has_keyring_slot(book.path) and not book.unknown_to_keyring,
        passphrase=key_files.has_passphrase_slot(book.path),
    )


def is_bare(book: RecordBook) -> bool:
    """Whether nothing that opens it lies beside it, as when somebody copied the carnet alone.

    Never of a backup: its key does not go with it.
    """
    from companion.storage import key_files
    from companion.storage.backup_names import is_backup_name

    places = key_files.key_file_path(book.path), key_files.key_slots_path(book.path)
    given = book.key != Key() or is_backup_name(book.path.name)
    return not given and not any(place.exists() for place in places)


def is_for_all_to_read(carnet: Path) -> bool:
    """Whether other accounts of this computer may read the key in clear beside a carnet."""
    from companion.storage import key_files

    return key_files.is_for_all_to_read(carnet)


def keep_to_owner(carnet: Path) -> None:
    """Let its owner alone read that key. Raises FileNotWritable, such as on a stick."""
    from companion.storage import key_files

    key_files.keep_to_owner(carnet)


def ask_keyring(book: RecordBook) -> KeyringAnswer:
    """What the keyring keeps for it. Slow; touches no open file. Raises KeyringMishap."""
    from companion.storage import key_files, keyring_slot

    try:
        answer = keyring_slot.ask(book.secrets(), key_files.account_of(book.path))
    except KeyringEmpty:
        book.unknown_to_keyring = True
        raise
    book.unknown_to_keyring = False
    return answer


def prepare_keyring(book: RecordBook, identity: str | None = None) -> KeyringAnswer:
    """Have the keyring keep something for it, or for a new carnet. Slow; touches no file.

    `identity`: that of a carnet that is new on this computer only.
    """
    from uuid import uuid4

    from companion.storage import keyring_slot

    # Of the carnet in memory: the worker must not touch the file that another thread holds.
    own = book.journal.carnet.identity if book.is_open else str(uuid4())
    return keyring_slot.prepare(book.secrets(), identity or own)


def add_passphrase(book: RecordBook, passphrase: str) -> None:
    """A password opens it too, and in place of a key in clear. Raises EmptyPassphrase."""
    from companion.storage import ways_in

    file = book.file_to_write()
    ways_in.add_passphrase(book.path, file.data_key, passphrase, file.identity())
    _share(book, file)


def change_passphrase(book: RecordBook, old: str, new: str) -> None:
    """Another password in place of the old one. Raises WrongPassphrase, EmptyPassphrase."""
    from companion.storage import ways_in

    file = book.file_to_write()
    ways_in.change_passphrase(book.path, file.data_key, old=old, new=new)
    _share(book, file)


def add_keyring(book: RecordBook, answer: KeyringAnswer) -> None:
    """The keyring opens it too, and in place of a key in clear."""
    from companion.storage import ways_in

    file = book.file_to_write()
    ways_in.add_keyring(book.path, file.data_key, answer, file.identity())
    _share(book, file)
    book.unknown_to_keyring = False


def drop_passphrase(book: RecordBook, passphrase: str, answer: KeyringAnswer) -> None:
    """The keyring alone opens it. Raises WrongPassphrase, LastWay."""
    from companion.storage import ways_in

    file = book.file_to_write()
    ways_in.drop_passphrase(book.path, file.data_key, passphrase, answer)
    _share(book, file)


def drop_keyring(book: RecordBook, passphrase: str, answer: KeyringAnswer) -> None:
    """The password alone opens it. Raises WrongPassphrase, KeyringWrong, LastWay."""
    from companion.storage import ways_in

    file = book.file_to_write()
    ways_in.drop_keyring(book.path, file.data_key, passphrase, answer)
    _share(book, file)


def renew(book: RecordBook, key: Key) -> Journal:
    """A new data key, after a verified backup; another backup is made under it.

    What opens the carnet must be given. Raises WrongPassphrase, KeyringWrong, KeyNotRenewed.
    """
    from companion.storage import backup, rekey

    file, author, folder = book.file_to_write(), book.journal.author, _own_backups(book)
    given = Key(key.passphrase, answer=key.answer, key_file=book.key.key_file)

    def back_up() -> None:
        if folder is not None:
            backup.back_up(file, folder, keys_of=book.path, made_at=book.journal.now())

    return book.go_on_with(rekey.renew_key(file, book.path, given, back_up=back_up), author)


def _share(book: RecordBook, file: CarnetFile) -> None:
    """What opens the carnet opens its backups of the same key, too."""
    from companion.storage import backup_names, key_files, ways_in

    folder = _own_backups(book)
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

    ways_in.share_with_backups(book.path, filter(is_of_this_key, named))


def _own_backups(book: RecordBook) -> Path | None:
    return None if book.only_reading_wanted else book.backups
