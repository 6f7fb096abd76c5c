"""The data key of a carnet in files, and what unlocks it: a raw key file, slots, or the recovery sheet.

A slot that it does not understand or that does not unwrap stays where it is. Documented in
docs/formats.md, "The keys of a carnet".
"""

import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import (
    CarnetExists,
    CarnetNewer,
    CompanionError,
    FileNotWritable,
    KeyFileDamaged,
    KeyMissing,
    WrongPassphrase,
)
from companion.domain.key_errors import KeyringWrong, WrongRecoverySheet
from companion.files import real, write_whole
from companion.storage import keyring_slot, passphrase_slot, recovery_key
from companion.storage.engine import KEY_BYTES, first_bytes, mark_of
from companion.storage.keyring_slot import KeyringSlot
from companion.storage.new_file import write_new
from companion.storage.passphrase_slot import FORMAT, PassphraseSlot

_FAMILY: Final = "companion-keys/"
_LARGEST_FILE: Final = 65_536
MOST_SLOTS: Final = 8
"""Slots that are tried: a carnet has one for each way in, and twice as many while its key is renewed."""


class _SlotType(Struct, frozen=True):
    type: str


class SlotsFile(Struct, frozen=True):
    """The whole `.keys` file. `carnet` is the identity; slots stay as they were written."""

    format: str
    carnet: str
    slots: list[msgspec.Raw]


Slot = PassphraseSlot | KeyringSlot | None
"""A slot that we know; None for the types of other releases, and for one that cannot be read."""


def new_data_key() -> bytes:
    """32 random bytes, the key of one carnet."""
    return secrets.token_bytes(KEY_BYTES)


def key_file_path(carnet: Path) -> Path:
    """Where the raw key of a carnet lies: `CARNET.key`."""
    return carnet.with_name(f"{carnet.name}.key")


def key_slots_path(carnet: Path) -> Path:
    """Where the slots of a carnet's key lie: `CARNET.keys`."""
    return carnet.with_name(f"{carnet.name}.keys")


def write_key_file(path: Path, key: bytes) -> None:
    """Write a raw key (32 bytes) as hexadecimal text that only its owner may read.

    Raises CarnetExists when there is a file already, CarnetReadOnly, DiskFull.
    """
    write_new(path, key.hex().encode() + b"\n")


def replace_key_file(path: Path, keys: Sequence[bytes]) -> None:
    """Write one key, or the old and the coming one, in place of what stands there.

    Raises DiskFull, FileNotWritable; the file is as it was then.
    """
    write_whole(path, "".join(f"{key.hex()}\n" for key in keys).encode())


def read_key_file(path: Path) -> bytes:
    """The 32 bytes of a raw key file, the first when there are two.

    Raises KeyMissing, KeyFileDamaged.
    """
    return _raw_keys(_read(path))[0]


def raw_key_fits(path: Path, key: bytes | None = None) -> bool:
    """Whether the raw key beside the carnet at `path` is its own; another hides no other way in.

    `key` is that of the carnet where it is open already: the file is not read then.
    """
    try:
        kept = _raw_keys(read_beside(key_file_path(path)))
    except CompanionError:
        return False
    if key is not None:
        return key in kept
    try:
        return any(opens(path, key) for key in kept)
    except CompanionError:
        return True  # The carnet itself cannot be read, or is open: opening it says what is wrong.


def is_for_all_to_read(path: Path) -> bool:
    """Whether other accounts of this computer may read the raw key beside the carnet at `path`."""
    try:
        mode = key_file_path(path).stat().st_mode
    except OSError:
        return False
    return os.name == "posix" and bool(mode & 0o077)


def keep_to_owner(path: Path) -> None:
    """Let its owner alone read the raw key beside the carnet at `path`. Raises FileNotWritable."""
    kept = key_file_path(path)
    try:
        kept.chmod(0o600)
    except OSError as error:
        raise FileNotWritable(name=kept.name) from error


def needs_passphrase(path: Path) -> bool:
    """Whether no raw key beside the carnet at `path` opens it but slots, none of the keyring."""
    slots = key_slots_path(path).exists() and not has_keyring_slot(path)
    return slots and not raw_key_fits(path)


def opens_by_keyring(path: Path) -> bool:
    """Whether no raw key beside the carnet at `path` opens it but a slot of a keyring."""
    return has_keyring_slot(path) and not raw_key_fits(path)


def has_keyring_slot(path: Path) -> bool:
    """Whether the keyring of some computer opens the carnet at `path`."""
    return any(isinstance(slot, KeyringSlot) for slot in _known_slots(path))


def has_passphrase_slot(path: Path) -> bool:
    """Whether a passphrase opens the carnet at `path`."""
    return any(isinstance(slot, PassphraseSlot) for slot in _known_slots(path))


def account_of(path: Path) -> str:
    """The account under which keyrings keep what opens the carnet at `path`. Raises KeyMissing."""
    found = [slot.account for slot in _known_slots(path) if isinstance(slot, KeyringSlot)]
    if not found:
        raise KeyMissing
    return found[-1]


def keys_belong(path: Path, key: bytes, identity: str) -> bool | None:
    """Whether what lies beside `path` opens the carnet of this key and identity.

    None when nothing lies there, or nothing that can be read.
    """
    found: list[bool] = []
    with suppress(KeyMissing, KeyFileDamaged):
        found.append(key in _raw_keys(read_beside(key_file_path(path))))
    with suppress(KeyMissing, KeyFileDamaged):
        found.append(read_slots(path).carnet == identity)
    return all(found) if found else None


def lock_with_passphrase(path: Path, key: bytes, passphrase: str, identity: str) -> None:
    """Add a passphrase slot for the key of the carnet at `path`; the other slots stay.

    Takes about 0.2 s and 64 MiB on purpose. Raises EmptyPassphrase, KeyFileDamaged, CarnetExists
    (slots of another carnet lie there), CarnetReadOnly, FileNotWritable, DiskFull.
    """
    add_slot(path, passphrase_slot.seal(key, passphrase, identity), identity)


def lock_with_keyring(path: Path, key: bytes, answer: KeyringAnswer, identity: str) -> None:
    """Add a slot that the computer's keyring opens. Raises what `lock_with_passphrase` raises."""
    add_slot(path, keyring_slot.seal(key, answer, identity), identity)


def add_slot(path: Path, slot: PassphraseSlot | KeyringSlot, identity: str) -> None:
    """Add a slot to those of the carnet at `path`, which may have none yet.

    A file of slots that cannot be read is set aside under another name, never deleted.
    """
    known = None
    if key_slots_path(path).exists():
        try:
            known = read_slots(path)
        except KeyFileDamaged:
            set_aside(key_slots_path(path))
    if known is not None and known.carnet != identity:
        raise CarnetExists
    slots = [*(known.slots if known else ()), raw_of(slot)]
    if known is None:
        write_new(key_slots_path(path), _text_of(identity, slots))
    else:
        write_slots(path, identity, slots)


def write_slots(path: Path, identity: str, slots: Sequence[msgspec.Raw]) -> None:
    """Write all slots in place of those that stand there, at once.

    Raises DiskFull, FileNotWritable; the file is as it was then.
    """
    write_whole(key_slots_path(path), _text_of(identity, slots))


def unlock(path: Path, given: Key) -> bytes:
    """The data key (32 bytes) of the carnet at `path`.

    From its `key_file` when given, else by what is given, else from the raw key beside the carnet.
    Raises KeyMissing, WrongPassphrase, KeyringWrong, RecoverySheetMishap, KeyFileDamaged, CarnetNewer.
    """
    if given.key_file is not None:
        return _chosen(path, _raw_keys(_read(given.key_file)))
    if given.recovery_sheet is not None:
        return _by_recovery_sheet(path, given.recovery_sheet)
    if given.passphrase is None and given.answer is None:
        return _chosen(path, _raw_keys(read_beside(key_file_path(path))))
    known, found = read_slots(path), None
    for _, key in tried(known, given):
        if key is not None and _is_of_file(path, key):
            return key
        found = found or key
    if found is not None:
        return found
    wanted = KeyringSlot if given.passphrase is None else PassphraseSlot
    if any(isinstance(read_slot(raw), wanted) for raw in known.slots):
        raise KeyringWrong if given.passphrase is None else WrongPassphrase
    kind = "keyring" if given.passphrase is None else "passphrase"
    raise KeyFileDamaged if kind in map(_type_of, known.slots) else KeyMissing


def tried(known: SlotsFile, given: Key) -> Iterator[tuple[msgspec.Raw, bytes | None]]:
    """Every slot with the data key that what is given gets out of it, None where it gets none.

    At most MOST_SLOTS are tried, and no more than `passphrase_slot.MOST_WORK` is spent on all: a crafted file costs
    seconds, not hours. Those left out come with None, so that they stay where they are.
    """
    work_left, tries_left = passphrase_slot.MOST_WORK, MOST_SLOTS
    for raw in known.slots:
        slot, key = read_slot(raw) if tries_left else None, None
        tries_left -= tries_left > 0
        if isinstance(slot, PassphraseSlot) and given.passphrase is not None:
            work = passphrase_slot.work_of(slot)
            if work <= work_left:
                work_left -= work
                key = passphrase_slot.unseal(slot, given.passphrase, known.carnet)
        elif isinstance(slot, KeyringSlot) and given.answer is not None:
            key = keyring_slot.unseal(slot, given.answer, known.carnet)
        yield raw, key


def opens(path: Path, key: bytes) -> bool:
    """Whether the file at `path` was written with this key. Raises what `recognise` raises."""
    return first_bytes(real(path))[1] == mark_of(key)


def read_slots(path: Path) -> SlotsFile:
    """The slots of the carnet at `path`. Raises KeyMissing, KeyFileDamaged, CarnetNewer."""
    try:
        known = msgspec.json.decode(read_beside(key_slots_path(path)), type=SlotsFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise KeyFileDamaged from error
    if known.format != FORMAT:
        raise CarnetNewer if known.format.startswith(_FAMILY) else KeyFileDamaged
    return known


def read_slot(raw: msgspec.Raw) -> Slot:
    """The slot when it is one of ours, whole and within bounds; else None."""
    kind = _type_of(raw)
    if kind == "passphrase":
        return passphrase_slot.read_slot(raw)
    if kind == "keyring":
        return keyring_slot.read_slot(raw)
    return None


def raw_of(slot: PassphraseSlot | KeyringSlot) -> msgspec.Raw:
    """A slot as it stands in the file."""
    return msgspec.Raw(msgspec.json.encode(slot))


def _type_of(raw: msgspec.Raw) -> str:
    """What a slot says it is; empty when it says nothing."""
    try:
        return msgspec.json.decode(raw, type=_SlotType).type
    except msgspec.MsgspecError:
        return ""


def set_aside(path: Path) -> Path:
    """Give a file that cannot be read another name, beside it; the name. Raises FileNotWritable."""
    names = (path.with_name(f"{path.name}.aside-{number}") for number in count(1))
    free = next(name for name in names if not name.exists())
    try:
        path.rename(free)
    except OSError as error:
        raise FileNotWritable(name=path.name) from error
    return free


def _is_of_file(path: Path, key: bytes) -> bool:
    """Whether the file was written with this key; a file that cannot be asked tells nothing."""
    try:
        return opens(path, key)
    except CompanionError:
        return True


def _text_of(identity: str, slots: Iterable[msgspec.Raw]) -> bytes:
    whole = SlotsFile(FORMAT, identity, list(slots))
    return msgspec.json.format(msgspec.json.encode(whole)) + b"\n"


def _by_recovery_sheet(path: Path, sheet: str) -> bytes:
    key = recovery_key.key_of(sheet)
    if not opens(path, key):
        raise WrongRecoverySheet
    return key


def _chosen(path: Path, keys: Sequence[bytes]) -> bytes:
    """The one that the file was written with: there are two while a new key is being put in."""
    with suppress(CompanionError):
        return next((key for key in keys if opens(path, key)), keys[0])
    return keys[0]


def _known_slots(path: Path) -> Iterator[Slot]:
    """What lies beside the carnet, as far as it can be read: opening it says what is wrong."""
    with suppress(CompanionError):
        for raw in read_slots(path).slots:
            yield read_slot(raw)


def read_beside(path: Path) -> bytes:
    """The content of a file of keys that lies beside a carnet: a plain file, and a small one.

    A pipe or a device that was left there is waited for by nobody. Raises KeyMissing, KeyFileDamaged.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise KeyFileDamaged
    except FileNotFoundError as error:
        raise KeyMissing from error
    except OSError as error:
        raise KeyFileDamaged from error
    return _read(path)


def _read(path: Path) -> bytes:
    """The content of a file of keys. One that a person named may be a pipe, and has an end."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise KeyMissing from error
    except OSError as error:
        raise KeyFileDamaged from error
    if len(content) > _LARGEST_FILE:
        raise KeyFileDamaged
    return content


def _raw_keys(content: bytes) -> list[bytes]:
    try:
        keys = [bytes.fromhex(line) for line in content.decode("ascii").split()]
    except ValueError as error:
        raise KeyFileDamaged from error
    if not 1 <= len(keys) <= 2 or any(len(key) != KEY_BYTES for key in keys):
        raise KeyFileDamaged
    return keys
