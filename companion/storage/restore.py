"""Putting a backup in the place of its carnet. What stood there is set aside, never deleted.

Documented in docs/formats.md, "Backups".
"""

import os
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Final

from companion.actions.key import Key
from companion.domain.errors import (
    N_,
    CarnetDamaged,
    CarnetEmpty,
    CarnetExists,
    CarnetMissing,
    CarnetNewer,
    CompanionError,
    KeyMissing,
    NotACarnet,
    OtherCarnet,
    WrongKey,
)
from companion.files import real
from companion.storage import key_files
from companion.storage.backup import copy_keys
from companion.storage.backup_names import KEY_ENDINGS
from companion.storage.backup_note import BackupNote, remove_note
from companion.storage.carnet_file import CarnetFile
from companion.storage.new_file import keep_name, new_sibling, put_in_place

_OF_THE_ENGINE: Final = ("-journal", "-wal", "-shm")


class BackupDamaged(CompanionError):
    """A backup that does not hold what it held when it was made."""

    message = N_("This backup is damaged. Nothing was changed. Please try another one.")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, and where the file lies now that stood in its place (None: none did).

    `note` is None when a plain carnet was taken for a backup.
    """

    note: BackupNote | None
    aside: Path | None


def restore(backup: Path, carnet: Path, given: Key, *, now: datetime) -> Restored:
    """Put a verified copy of `backup` at `carnet`; the backup stays as it is.

    Raises BackupDamaged, OtherCarnet (another carnet, or its keys, lies there), CarnetExists (both
    are one file), NotACarnet, CarnetInUse, and what `key_files.unlock` and `CarnetFile.open` raise for
    the backup; nothing was changed then.
    """
    CarnetFile.recognise(backup)
    try:
        key = key_files.unlock(backup, given)
    except KeyMissing:
        key = key_files.unlock(carnet, given)
    return restore_with_key(backup, carnet, key, now=now)


def restore_with_key(backup: Path, carnet: Path, key: bytes, *, now: datetime) -> Restored:
    """The same with the data key (32 bytes), for whoever has the carnet open just before."""
    if carnet.exists() and carnet.samefile(backup):
        raise CarnetExists
    place = real(carnet)
    with verified(backup, key) as source:
        identity = source.identity()
        belongs = key_files.keys_belong(carnet, key, identity)
        if belongs is False:
            raise OtherCarnet
        _refuse_another(place, key, identity, is_known=belongs is True)
        with new_sibling(place) as sibling:
            source.copy_into(sibling, also=lambda copy, _: remove_note(copy))
            if belongs is None:
                # Keys that open it stay as they are: a password may have come since the backup.
                give_keys(backup, carnet, now)
            return Restored(source.note(), set_aside_for(sibling, place, carnet, now))


def verified(backup: Path, key: bytes) -> CarnetFile:
    """A backup that holds what it held when it was made, open to be read.

    Raises BackupDamaged and what `CarnetFile.open` raises.
    """
    try:
        source = CarnetFile.open(backup, key, read_only=True)
        try:
            _check(source)
        except BaseException:
            source.close()
            raise
    except CarnetDamaged as error:
        raise BackupDamaged from error
    return source


def _check(source: CarnetFile) -> None:
    source.check()
    note = source.note()
    if note is not None and note.fingerprint != source.fingerprint():
        raise CarnetDamaged


def _refuse_another(place: Path, key: bytes, identity: str, *, is_known: bool) -> None:
    """Raise unless what stands there is this carnet, whole or not, or nothing that is a carnet's.

    `is_known`: the keys beside it say that it is this carnet, whatever is left of it.
    """
    try:
        with CarnetFile.open(place, key) as present:
            found = present.identity()
    except (CarnetMissing, CarnetEmpty, CarnetDamaged, CarnetNewer):
        return  # Nothing there, or a file that begins with the mark of this very key.
    except WrongKey as error:
        if not is_known:
            raise OtherCarnet from error
        return
    except NotACarnet:
        if not is_known:
            raise
        return
    if found != identity:
        raise OtherCarnet


def give_keys(backup: Path, carnet: Path, now: datetime) -> None:
    """Copy the keys of a backup beside the carnet; unreadable ones that lie there are set aside."""
    for ending in KEY_ENDINGS:
        unreadable = carnet.with_name(carnet.name + ending)
        if unreadable.exists():
            unreadable.rename(_free_name(unreadable, now))
    copy_keys(backup, carnet)


def set_aside_for(sibling: Path, place: Path, carnet: Path, now: datetime) -> Path | None:
    """Put a finished carnet in place; where the file lies now that stood there, or None.

    `place` is the file behind `carnet`, whose keys are copied beside what is set aside.
    """
    aside = _free_name(place, now)
    # What the engine left beside the old file belongs to it, and would undo the new one.
    for ending in _OF_THE_ENGINE:
        beside = place.with_name(place.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    if not place.exists():
        put_in_place(sibling, place)
        return None
    copy_keys(carnet, aside)
    try:
        os.link(place, aside)
    except OSError:
        # Sticks formatted for Windows know no links: for a moment nothing stands there.
        place.rename(aside)
    try:
        sibling.replace(place)
    except OSError:
        if not place.exists():
            aside.rename(place)
        raise
    keep_name(place.parent)
    return aside


def _free_name(path: Path, now: datetime) -> Path:
    """Such as `a.carnet.aside-2026-11-21-201405`, a name that nothing has, nor any key beside it.

    What a restoration left that was cut short may be keys alone.
    """
    start = f"{path.name}.aside-{now:%Y-%m-%d-%H%M%S}"
    names = (start if number == 1 else f"{start}-{number}" for number in count(1))
    endings = ("", *KEY_ENDINGS, *_OF_THE_ENGINE)
    return next(
        path.with_name(name)
        for name in names
        if not any(path.with_name(name + ending).exists() for ending in endings)
    )
