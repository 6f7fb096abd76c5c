"""What is being answered and not saved yet, encrypted beside the carnet until it is.

Documented in docs/formats.md, "The draft".
"""

import os
from pathlib import Path
from typing import Final

from companion.domain.errors import FileNotReadable
from companion.files import write_whole
from companion.storage.engine import KEY_BYTES

_MAGIC: Final = b"companion-draft/1\n"
_NONCE_BYTES: Final = 12
_LARGEST: Final = 4_000_000


def draft_path(carnet: Path) -> Path:
    """Where the draft of a carnet lies: `CARNET.draft`."""
    return carnet.with_name(f"{carnet.name}.draft")


def write_draft(carnet: Path, key: bytes, identity: str, content: bytes) -> None:
    """Keep a draft in place of an older one. Raises DiskFull, FileNotWritable."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_own_key(key)).encrypt(nonce, content, _bound_to(identity))
    write_whole(draft_path(carnet), _MAGIC + nonce + sealed)


def read_draft(carnet: Path, key: bytes, identity: str) -> bytes | None:
    """The draft of a carnet; None when there is none. Raises FileNotReadable, and it stays then."""
    path = draft_path(carnet)
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _LARGEST:
            raise FileNotReadable(name=path.name)
        whole = path.read_bytes()
    except OSError as error:
        raise FileNotReadable(name=path.name) from error
    start, nonce_end = len(_MAGIC), len(_MAGIC) + _NONCE_BYTES
    if whole[:start] != _MAGIC:
        raise FileNotReadable(name=path.name)
    # Only where there is one: this takes as long as opening the carnet.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        aead = AESGCM(_own_key(key))
        return aead.decrypt(whole[start:nonce_end], whole[nonce_end:], _bound_to(identity))
    except (InvalidTag, ValueError) as error:
        raise FileNotReadable(name=path.name) from error


def delete_draft(carnet: Path) -> None:
    """Let the draft go, if there is one. Raises FileNotReadable when it cannot be deleted."""
    path = draft_path(carnet)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileNotReadable(name=path.name) from error


def _own_key(key: bytes) -> bytes:
    """A key for drafts alone, made of the carnet's."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_MAGIC.strip()).derive(key)


def _bound_to(identity: str) -> bytes:
    return f"companion-draft/1|{identity}".encode()
