"""What the command line does so that nothing is lost: a backup before much is taken in, merging.

Says nothing itself; knows no single argument but those that name files.
"""

from pathlib import Path
from typing import Final

from companion import paths
from companion.actions.key import Key
from companion.domain.errors import CompanionError
from companion.record_book import opening
from companion.record_book.backups import merge as merge_into
from companion.settings import StartOptions

MANY_LINES: Final = 20
"""More lines than a person types in a day: a backup is made before they are taken in."""


def back_up_before_import(opened: opening.OpenCarnet, options: StartOptions, text: str) -> None:
    """Make a backup when the input has many lines. Raises BackupFailed, CarnetDamaged."""
    if sum(bool(line.strip()) for line in text.split("\n")) <= MANY_LINES:
        return
    path = _carnet(options)
    folder = backups_of(options)
    if opening.backup_is_due(opened, folder):
        opening.back_up(opened, path, folder)


def merge(opened: opening.OpenCarnet, options: StartOptions, other: Path) -> int:
    """Take over what another copy holds, after a backup; how many writings were new.

    Raises AnotherPerson and other CompanionErrors; nothing was changed then.
    """
    try:
        key = opening.key_from(options.passphrase_file, None)
    except CompanionError:
        key = Key()
    return merge_into(opened, _carnet(options), backups_of(options), other, key)


def backups_of(options: StartOptions) -> Path:
    """Where the window keeps the backups of this carnet; else the folder `backups` beside it."""
    path, folder = _carnet(options), options.data_dir or paths.user_data()
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return (folder if inside else path.parent) / opening.BACKUPS_NAME


def _carnet(options: StartOptions) -> Path:
    assert options.carnet is not None
    return options.carnet
