"""A data key under a passphrase: Argon2id and AES-256-GCM.

Documented in docs/formats.md.
"""

import os
import unicodedata
from typing import Final, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from companion.domain.errors import EmptyPassphrase
from companion.storage.engine import KEY_BYTES

FORMAT: Final = "companion-keys/1"

_MEMORY_KIB, _PASSES, _LANES = 65_536, 3, 1
# A file from elsewhere must not be able to ask for all the memory or an hour of work.
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 524_288, 16, 8
MOST_WORK: Final = 4_194_304
"""KiB of memory times passes, for all passwords that are tried at once: about 3 s."""
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_SEALED_BYTES: Final = KEY_BYTES + 16


class PassphraseSlot(Struct, frozen=True):
    """`salt`, `nonce` and `sealed` are base64 in the file."""

    type: Literal["passphrase"]
    kdf: Literal["argon2id"]
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    cipher: Literal["aes-256-gcm"]
    nonce: bytes
    sealed: bytes


def read_slot(raw: msgspec.Raw) -> PassphraseSlot | None:
    """A slot of this type; None for one of another form or out of bounds.

    One that cannot be read keeps no other way from opening.
    """
    try:
        slot = msgspec.json.decode(raw, type=PassphraseSlot)
    except msgspec.MsgspecError:
        return None
    is_whole = (
        0 < slot.lanes <= _MOST_LANES
        and 0 < slot.passes <= _MOST_PASSES
        and 8 * slot.lanes <= slot.memory_kib <= _MOST_MEMORY_KIB
        and work_of(slot) <= MOST_WORK
        and len(slot.salt) == _SALT_BYTES
        and len(slot.nonce) == _NONCE_BYTES
        and len(slot.sealed) == _SEALED_BYTES
    )
    return slot if is_whole else None


def work_of(slot: PassphraseSlot) -> int:
    """How much work a try is: KiB of memory times passes; 200,000 take about 0.15 s."""
    return slot.memory_kib * slot.passes


def seal(key: bytes, passphrase: str, identity: str) -> PassphraseSlot:
    """The key under a passphrase. Takes about 0.2 s and 64 MiB on purpose.

    Raises EmptyPassphrase.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not passphrase:
        raise EmptyPassphrase
    slot = PassphraseSlot(
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
    aead = AESGCM(stretched(slot, passphrase))
    return replace(slot, sealed=aead.encrypt(slot.nonce, key, _bound_to(slot, identity)))


def unseal(slot: PassphraseSlot, passphrase: str, identity: str) -> bytes | None:
    """The data key, or None when this passphrase is not the slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    aead = AESGCM(stretched(slot, passphrase))
    try:
        return aead.decrypt(slot.nonce, slot.sealed, _bound_to(slot, identity))
    except InvalidTag:
        return None


def stretched(slot: PassphraseSlot, passphrase: str) -> bytes:
    """The wrapping key of a passphrase, normalised so that every keyboard types the same one."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    normal = unicodedata.normalize("NFKC", passphrase)
    function = Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.passes,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    )
    return function.derive(normal.encode(errors="surrogatepass"))


def _bound_to(slot: PassphraseSlot, identity: str) -> bytes:
    """What the slot is sealed with beside the key: it opens no other carnet, weaker or not."""
    parts = (FORMAT, identity, slot.type, slot.kdf, slot.memory_kib, slot.passes, slot.lanes)
    return "|".join(map(str, parts)).encode()
