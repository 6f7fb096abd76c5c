"""The data key of a carnet, and what unlocks it: a raw key file, or slots such as a passphrase.

Knows nothing of what the carnet holds. A slot that it does not understand or that does not unwrap
stays where it is. Documented in docs/formats.md, "The keys of a carnet".
"""

import os
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import msgspec

from companion.domain.errors import (
    CarnetExists,
    CarnetNewer,
    EmptyPassphrase,
    KeyFileDamaged,
    KeyMissing,
    WrongPassphrase,
)
from companion.files import write_whole
from companion.storage.carnet_file import KEY_BYTES
from companion.storage.new_file import write_new

FORMAT: Final = "companion-keys/1"

_FAMILY: Final = "companion-keys/"
_LARGEST_FILE: Final = 65_536
_MEMORY_KIB, _PASSES, _LANES = 65_536, 3, 1
# A file from elsewhere must not be able to ask for all the memory or an hour of work.
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1_048_576, 16, 8
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_SEALED_BYTES: Final = KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class _SlotType:
    type: str


@dataclass(frozen=True, slots=True)
class _PassphraseSlot:
    """The data key under a passphrase. `salt`, `nonce` and `sealed` are base64 in the file."""

    type: Literal["passphrase"]
    kdf: Literal["argon2id"]
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    cipher: Literal["aes-256-gcm"]
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """The whole `.keys` file. `carnet` is the identity; slots stay as they were written."""

    format: str
    carnet: str
    slots: list[msgspec.Raw]


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


def read_key_file(path: Path) -> bytes:
    """The 32 bytes of a raw key file. Raises KeyMissing, KeyFileDamaged."""
    try:
        text = _read(path).decode("ascii").strip()
        key = bytes.fromhex(text)
    except ValueError as error:
        raise KeyFileDamaged from error
    if len(key) != KEY_BYTES:
        raise KeyFileDamaged
    return key


def needs_passphrase(path: Path) -> bool:
    """Whether the carnet at `path` has no raw key beside it but slots that a passphrase opens."""
    return not key_file_path(path).exists() and key_slots_path(path).exists()


def keys_belong(path: Path, key: bytes, identity: str) -> bool | None:
    """Whether what lies beside `path` opens the carnet of this key and identity.

    None when nothing lies there, or nothing that can be read.
    """
    found: list[bool] = []
    with suppress(KeyMissing, KeyFileDamaged):
        found.append(read_key_file(key_file_path(path)) == key)
    with suppress(KeyMissing, KeyFileDamaged):
        found.append(_read_slots(key_slots_path(path)).carnet == identity)
    return all(found) if found else None


def lock_with_passphrase(path: Path, key: bytes, passphrase: str, identity: str) -> None:
    """Add a passphrase slot for the key of the carnet at `path`; the other slots stay.

    Takes about 0.2 s and 64 MiB on purpose. Raises EmptyPassphrase, KeyFileDamaged, CarnetExists
    (slots of another carnet lie there), CarnetReadOnly, FileNotWritable, DiskFull.
    """
    if not passphrase:
        raise EmptyPassphrase
    slots_path = key_slots_path(path)
    known = _read_slots(slots_path) if slots_path.exists() else None
    if known is not None and known.carnet != identity:
        raise CarnetExists
    added = msgspec.Raw(msgspec.json.encode(_seal(key, passphrase, identity)))
    slots = [*(known.slots if known else ()), added]
    text = msgspec.json.format(msgspec.json.encode(_KeyFile(FORMAT, identity, slots))) + b"\n"
    if known is None:
        write_new(slots_path, text)
    else:
        write_whole(slots_path, text, private=True)


def unlock(path: Path, *, passphrase: str | None = None, key_file: Path | None = None) -> bytes:
    """The data key (32 bytes) of the carnet at `path`.

    From `key_file` when given, else by `passphrase`, else from the raw key beside the carnet.
    Raises KeyMissing, WrongPassphrase, KeyFileDamaged, CarnetNewer.
    """
    if key_file is not None:
        return read_key_file(key_file)
    if passphrase is None:
        return read_key_file(key_file_path(path))
    known = _read_slots(key_slots_path(path))
    slots = [slot for raw in known.slots if (slot := _passphrase_slot(raw)) is not None]
    if not slots:
        raise KeyMissing
    for slot in slots:
        key = _unseal(slot, passphrase, known.carnet)
        if key is not None:
            return key
    raise WrongPassphrase


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise KeyFileDamaged
        return path.read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing from error
    except OSError as error:
        raise KeyFileDamaged from error


def _read_slots(path: Path) -> _KeyFile:
    try:
        known = msgspec.json.decode(_read(path), type=_KeyFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise KeyFileDamaged from error
    if known.format != FORMAT:
        raise CarnetNewer if known.format.startswith(_FAMILY) else KeyFileDamaged
    return known


def _passphrase_slot(raw: msgspec.Raw) -> _PassphraseSlot | None:
    """The slot when it is one of ours; None for the types of other releases."""
    try:
        if msgspec.json.decode(raw, type=_SlotType).type != "passphrase":
            return None
        slot = msgspec.json.decode(raw, type=_PassphraseSlot)
    except msgspec.MsgspecError as error:
        raise KeyFileDamaged from error
    if not (
        0 < slot.lanes <= _MOST_LANES
        and 0 < slot.passes <= _MOST_PASSES
        and 8 * slot.lanes <= slot.memory_kib <= _MOST_MEMORY_KIB
        and len(slot.salt) == _SALT_BYTES
        and len(slot.nonce) == _NONCE_BYTES
        and len(slot.sealed) == _SEALED_BYTES
    ):
        raise KeyFileDamaged
    return slot


def _seal(key: bytes, passphrase: str, identity: str) -> _PassphraseSlot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = _PassphraseSlot(
        type="passphrase",
        kdf="argon2id",
        memory_kib=_MEMORY_KIB,
        passes=_PASSES,
        lanes=_LANES,
        salt=os.urandom(_SALT_BYTES),
        cipher="aes-256-gcm",
        nonce=os.urandom(_NONCE_BYTES),
        sealed=b"",
    )
    aead = AESGCM(_stretch(slot, passphrase))
    return replace(slot, sealed=aead.encrypt(slot.nonce, key, _bound_to(slot, identity)))


def _unseal(slot: _PassphraseSlot, passphrase: str, identity: str) -> bytes | None:
    """The data key, or None when this passphrase is not the slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    aead = AESGCM(_stretch(slot, passphrase))
    try:
        return aead.decrypt(slot.nonce, slot.sealed, _bound_to(slot, identity))
    except InvalidTag:
        return None


def _stretch(slot: _PassphraseSlot, passphrase: str) -> bytes:
    """The wrapping key of a passphrase, normalised so that every keyboard types the same one."""
    from argon2.low_level import Type, hash_secret_raw

    normal = unicodedata.normalize("NFKC", passphrase)
    return hash_secret_raw(
        normal.encode(errors="surrogatepass"),
        slot.salt,
        time_cost=slot.passes,
        memory_cost=slot.memory_kib,
        parallelism=slot.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _bound_to(slot: _PassphraseSlot, identity: str) -> bytes:
    """What the slot is sealed with beside the key: it opens no other carnet, weaker or not."""
    parts = (FORMAT, identity, slot.type, slot.kdf, slot.memory_kib, slot.passes, slot.lanes)
    return "|".join(map(str, parts)).encode()
