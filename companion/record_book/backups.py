"""The backups of a record book: listed, tried, copied to a second place, put back.

Acts marked so may run in the worker, beside the
open file: they ask nothing of it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from companion.domain.errors import CarnetExists, CompanionError
from companion.files import clear_unfinished, make_private_folder
from companion.record_book.book import with_keyring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from companion.actions.journal import Journal
    from companion.actions.safekeeping import KeptBackup, PutBack
    from companion.record_book.book import RecordBook
    from companion.storage.restore import Restored


def kept(book: RecordBook, second: Path | None) -> Sequence[KeptBackup]:
    """Those of the open carnet that open, newest first; also those in the second place. Worker."""
    from companion.storage.backup_list import backups_in

    folders = [folder for folder in (book.backups_place, second) if folder is not None]
    return backups_in(folders, book.file.data_key, book.journal.carnet.identity)


def make_in(book: RecordBook, folder: Path) -> Path:
    """Make a verified backup of the open carnet in a folder. Raises BackupFailed, CarnetDamaged."""
    from companion.storage import backup

    made_at = book.journal.now()
    return backup.back_up(book.file, folder, keys_of=book.path, made_at=made_at).path


def is_backup(book: RecordBook) -> bool:
    """Whether the open file is a backup."""
    return book.is_open and book.file.note() is not None


def put_back(book: RecordBook, backup: Path) -> PutBack:
    """Put a verified backup in the place of the open carnet, which is set aside, and open it."""
    from companion.actions.safekeeping import PutBack
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.restore import restore_with_key

    file, author = book.file_to_write(), book.journal.author
    key = file.data_key
    book.back_up_before()
    file.close()
    aside, mishap = None, None
    try:
        aside = restore_with_key(backup, book.path, key, now=book.clock()).aside
    except CompanionError as error:
        mishap = error
    finally:
        journal = book.go_on_with(CarnetFile.open(book.path, key), author)
    return PutBack(journal, aside, mishap)


def restore(book: RecordBook, backup: Path) -> Restored:
    """Put a verified backup in the place of the carnet, which nobody has open.

    Raises BackupDamaged, OtherCarnet and other mishaps of the storage; nothing was changed then.
    """
    from companion.storage import restore as restoring

    key = with_keyring(backup, book.key, book.secrets())
    return restoring.restore(backup, book.path, key, now=book.clock())


def adopt(book: RecordBook, shown: RecordBook) -> Journal:
    """Make the backup that is open elsewhere the carnet of this place, where none is; open.

    Raises CarnetExists and other CompanionErrors; nothing was changed then.
    """
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.restore import restore_with_key

    key = shown.file.data_key
    if book.exists():
        raise CarnetExists
    make_private_folder(book.path.parent)
    restore_with_key(shown.path, book.path, key, now=book.clock())
    journal = book.go_on_with(CarnetFile.open(book.path, key))
    book.unknown_to_keyring = shown.unknown_to_keyring
    return journal


def copy_to(book: RecordBook, second: Path) -> datetime:
    """Copy the newest backup to the second place; when it was made. Worker."""
    from companion.storage import second_place

    return second_place.copy_there(_newest(book), second, book.file.data_key).made_at


def newest_in(book: RecordBook, second: Path) -> datetime | None:
    """When the newest backup there was made; None where there is none in reach. Worker."""
    from companion.storage import second_place

    identity = book.journal.carnet.identity
    found = second_place.newest_there(second, book.file.data_key, identity)
    return None if found is None else found.made_at


def rehearse(book: RecordBook) -> datetime:
    """Restore the newest backup on a copy and read it whole; now. Worker."""
    from companion.storage import rehearsal

    now = book.clock()
    rehearsal.rehearse(_newest(book), book.file.data_key, now=now)
    return now


def tidy(book: RecordBook) -> None:
    """Delete what a sudden end left half written beside it and among its backups. Worker."""
    for folder in (book.path.parent, book.backups_place):
        clear_unfinished(folder)


def _newest(book: RecordBook) -> Path:
    from companion.storage.backup_names import backups_named
    from companion.storage.carnet_file import CarnetFile
    from companion.storage.rescue import NothingToRescue

    for _, path in backups_named(book.backups_place, book.journal.carnet.identity):
        with suppress(CompanionError), CarnetFile.open(path, book.file.data_key, read_only=True):
            return path
    raise NothingToRescue
