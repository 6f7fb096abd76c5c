"""Bringing a damaged or lost carnet back from its newest good backup and from what can be read of it.

The damaged file is set aside, never deleted.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

from companion.actions.safekeeping import Rescued
from companion.domain.carnet import Carnet
from companion.domain.errors import (
    N_,
    CarnetDamaged,
    CarnetEmpty,
    CarnetMissing,
    CompanionError,
    NotACarnet,
    OtherCarnet,
    WrongKey,
)
from companion.files import real
from companion.storage import key_files
from companion.storage.backup_lines import lines_path, read_lines
from companion.storage.backup_names import all_backups
from companion.storage.backup_note import BackupNote
from companion.storage.carnet_file import CarnetFile, CopyFailed
from companion.storage.journal_file import leftovers_of
from companion.storage.new_file import new_sibling
from companion.storage.restore import give_keys, set_aside_for, verified
from companion.storage.salvage import Salvaged, salvage, salvage_leftovers

_UUID_7: Final = 7

HURT: Final = (CarnetDamaged, CarnetEmpty, CarnetMissing, NotACarnet, WrongKey)
"""What a carnet file may be that is brought back; any other mishap has another way out."""


class NothingToRescue(CompanionError):
    """Neither a backup nor anything readable."""

    message = N_(
        "Nothing could be read of this file, and no backup of it was found. It was left as it is."
    )


class StillWhole(CompanionError):
    """A carnet that opens is not replaced by what is left of it."""

    message = N_("This record book opens as it should. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """What a good backup holds."""

    path: Path
    carnet: Carnet
    photos: tuple[bytes, ...]
    note: BackupNote | None = None


def rescue(carnet: Path, key: bytes, folders: Sequence[Path], *, now: datetime) -> Rescued:
    """Put at `carnet` all that its newest good backup in `folders` and the file itself still hold.

    Raises StillWhole, NothingToRescue, OtherCarnet, CarnetNewer, CarnetInUse, DiskFull,
    CarnetReadOnly; nothing was changed then.
    """
    place = real(carnet)
    hurt = _how_hurt(place, key)
    left = Salvaged()
    with suppress(CarnetMissing):
        left = salvage(place, key)
    left = salvage_leftovers(left, leftovers_of(place), key)
    if isinstance(hurt, WrongKey) and not left.pages:
        raise OtherCarnet
    backup = newest_good(key, folders, left.identity)
    if backup is None and not left.revisions:
        raise NothingToRescue
    whole = _together(backup, left, carnet)
    belongs = key_files.keys_belong(carnet, key, whole.identity)
    if belongs is False:
        raise OtherCarnet
    photos = {*left.photos, *(backup.photos if backup else ())}
    with new_sibling(place) as sibling:
        _write(sibling, key, whole, sorted(photos))
        if belongs is None and backup is not None:
            give_keys(backup.path, carnet, now)
        aside = set_aside_for(sibling, place, carnet, now)
    return _told(backup, left, whole, aside, now)


def newest_good(
    key: bytes, folders: Sequence[Path], identity: str | None = None
) -> GoodBackup | None:
    """The newest backup in these folders that opens with the key and is whole, or None.

    Where its database is damaged, its lines stand in for it.
    """
    named: list[tuple[int, Path]] = []
    for folder in folders:
        with suppress(OSError):
            named += all_backups(folder)
    for _, path in sorted(named, reverse=True):
        backup = _good_backup(path, key)
        if backup is not None and identity in {None, backup.carnet.identity}:
            return backup
    return None


def _how_hurt(place: Path, key: bytes) -> CompanionError:
    """What is wrong with the file. Raises StillWhole, and mishaps that have another way out."""
    try:
        with CarnetFile.open(place, key) as file:
            file.check()
    except HURT as hurt:
        return hurt
    raise StillWhole


def _good_backup(path: Path, key: bytes) -> GoodBackup | None:
    with suppress(CompanionError), verified(path, key) as file:
        return GoodBackup(path, file.load(), tuple(file.photos()), file.note())
    with suppress(CompanionError):
        lines = read_lines(lines_path(path), key)
        return GoodBackup(
            path, Carnet(lines.identity).with_revisions(lines.revisions), lines.photos
        )
    return None


def _together(backup: GoodBackup | None, left: Salvaged, carnet: Path) -> Carnet:
    """The union by id; where both have a writing, the backup's was verified when it was made."""
    whole = backup.carnet if backup else Carnet(left.identity or _identity_beside(carnet))
    return whole.with_revisions(r for r in left.revisions if r.id not in whole.revisions)


def _identity_beside(carnet: Path) -> str:
    with suppress(CompanionError):
        return key_files.read_slots(carnet).carnet
    return str(uuid4())


def _write(place: Path, key: bytes, whole: Carnet, photos: Sequence[bytes]) -> None:
    place.unlink()
    with CarnetFile.create(place, key, whole.identity) as made:
        made.append(list(whole.revisions.values()), photos)
    with CarnetFile.open(place, key, read_only=True) as made:
        made.check_pages()
        if made.load() != whole:
            raise CopyFailed


def _told(
    backup: GoodBackup | None, left: Salvaged, whole: Carnet, aside: Path | None, now: datetime
) -> Rescued:
    known = backup.carnet.revisions if backup else {}
    lost = [name for name in left.lost if name not in whole.revisions]
    return Rescued(
        backup.note.made_at if backup and backup.note else None,
        sum(revision.id not in known for revision in left.revisions),
        tuple(sorted({day for name in lost if (day := _written_on(name, now)) is not None})),
        all_known=left.all_named,
        aside=aside,
    )


def _written_on(revision_id: str, now: datetime) -> date | None:
    """The local day that is written into an id of ours."""
    try:
        found = UUID(revision_id)
    except ValueError:
        return None
    if found.version != _UUID_7:
        return None
    instant = datetime.fromtimestamp((found.int >> 80) / 1000, UTC)
    return instant.astimezone(now.tzinfo).date()
