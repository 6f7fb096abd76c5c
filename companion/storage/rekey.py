"""A new data key for an open carnet, such as after its recovery sheet was stolen.

Who calls it made a backup. At every moment either the old secrets open the file or the new ones
do, because the ways in hold both keys until the file has its new one.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from companion.actions.key import Key
from companion.domain.errors import CompanionError, KeyMissing, WrongPassphrase
from companion.domain.key_errors import KeyNotRenewed, KeyringWrong
from companion.files import real
from companion.storage import key_files, keyring_slot, passphrase_slot
from companion.storage.carnet_file import CarnetFile
from companion.storage.keyring_slot import KeyringSlot
from companion.storage.new_file import keep_name, new_sibling
from companion.storage.passphrase_slot import PassphraseSlot


@dataclass(frozen=True, slots=True)
class _NewWays:
    """The slots of the new key; those of the old one, which they replace; those that stay. `carnet` as in the file.

    What stays are slots of other releases or passwords. Slots that opened with another key than the
    file's are in no list: an earlier try left them, before the file had that key.
    """

    carnet: str
    made: list[msgspec.Raw]
    replaced: list[msgspec.Raw]
    kept: list[msgspec.Raw]


def renew_key(
    file: CarnetFile,
    path: Path,
    given: Key,
    *,
    back_up: Callable[[], None] = lambda: None,
) -> CarnetFile:
    """The same carnet under a new key, open; `file` is closed then.

    Every way in that the carnet has must be given; `back_up` is called once all of them opened it.
    Raises WrongPassphrase, KeyringWrong, KeyMissing, KeyNotRenewed, and what `back_up` raises;
    `file` is open and everything opens as before then.
    """
    old, new = file.data_key, key_files.new_data_key()
    raw = given.key_file or key_files.key_file_path(path)
    has_raw, has_slots = raw.exists(), key_files.key_slots_path(path).exists()
    if not has_raw and not has_slots:
        raise KeyMissing
    place = real(path)
    ways = _new_ways(key_files.read_slots(path), old, new, given) if has_slots else None
    back_up()
    try:
        with new_sibling(place) as sibling:
            file.copy_into(sibling, also=lambda _copy, _found: None, key=new)
            if has_raw:
                key_files.replace_key_file(raw, [old, new])
            if ways is not None:
                key_files.write_slots(path, ways.carnet, [*ways.kept, *ways.replaced, *ways.made])
            _exchange(file, sibling, place)
    except (CompanionError, OSError) as error:
        raise KeyNotRenewed from error
    opened = CarnetFile.open(path, new)
    if has_raw:
        key_files.replace_key_file(raw, [new])
    if ways is not None:
        key_files.write_slots(path, ways.carnet, [*ways.kept, *ways.made])
    return opened


def _new_ways(known: key_files.SlotsFile, old: bytes, new: bytes, given: Key) -> _NewWays:
    made: list[msgspec.Raw] = []
    replaced: list[msgspec.Raw] = []
    kept: list[msgspec.Raw] = []
    missed: CompanionError | None = None
    kinds: set[type[PassphraseSlot | KeyringSlot]] = set()
    for raw, found in key_files.tried(known, given):
        slot = key_files.read_slot(raw)
        if slot is None or found is None:
            kept.append(raw)
            continue
        if found == old:
            replaced.append(raw)
        if found == old and type(slot) not in kinds:
            kinds.add(type(slot))
            made.append(_sealed(slot, new, known.carnet, given))
    for slot in map(key_files.read_slot, known.slots):
        if isinstance(slot, PassphraseSlot) and PassphraseSlot not in kinds:
            missed = WrongPassphrase()
        elif isinstance(slot, KeyringSlot) and KeyringSlot not in kinds:
            missed = missed or KeyringWrong()
    if missed is not None:
        raise missed
    return _NewWays(known.carnet, made, replaced, kept)


def _sealed(
    slot: PassphraseSlot | KeyringSlot, new: bytes, identity: str, given: Key
) -> msgspec.Raw:
    if isinstance(slot, PassphraseSlot):
        assert given.passphrase is not None
        return key_files.raw_of(passphrase_slot.seal(new, given.passphrase, identity))
    assert given.answer is not None
    return key_files.raw_of(keyring_slot.seal(new, given.answer, identity))


def _exchange(file: CarnetFile, sibling: Path, place: Path) -> None:
    """Put the copy in place of the open file, and let that one go."""
    if os.name == "nt":
        key = file.data_key
        file.close()  # Windows replaces no file that somebody holds.
        try:
            sibling.replace(place)
        except OSError:
            file.open_again(key)
            raise
        return
    # Held until the copy has its name, so that nobody can save into what is being left.
    sibling.replace(place)
    keep_name(place.parent)
    file.close()
