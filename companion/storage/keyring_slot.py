"""A data key under a secret that the computer's own keyring keeps.

Documented in docs/formats.md. The library is loaded with the first question, and only the keyring
of the system itself is asked: never one that keeps its secrets in a plain file.
"""

import base64
import binascii
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from companion.actions.key import KeyringAnswer
from companion.domain.key_errors import (
    KeyringAbsent,
    KeyringEmpty,
    KeyringLocked,
    KeyringMishap,
    KeyringWrong,
)
from companion.storage.engine import KEY_BYTES
from companion.storage.passphrase_slot import FORMAT

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Compagnon Immuno"

# Its own name on the message bus; by it, the library opens it and never makes it.
_DEFAULT_COLLECTION: Final = "/org/freedesktop/secrets/aliases/default"
_NONCE_BYTES: Final = 12
_SEALED_BYTES: Final = KEY_BYTES + 16


class SecretStore(Protocol):
    """What keeps short secrets for the person who is logged in. It may be slow."""

    def get(self, account: str) -> str | None:
        """The secret of an account; None when there is none. Raises KeyringMishap."""

    def set(self, account: str, secret: str) -> None:
        """Keep a secret in place of an older one. Raises KeyringMishap."""


class KeyringSlot(Struct, frozen=True):
    """`nonce` and `sealed` are base64 in the file; `account` is the carnet's identity."""

    type: Literal["keyring"]
    service: str
    account: str
    cipher: Literal["aes-256-gcm"]
    nonce: bytes
    sealed: bytes


class SystemKeyring:
    """The Credential Manager of Windows, the Keychain of macOS, or the Secret Service."""

    def get(self, account: str) -> str | None:
        """The secret of an account; None when there is none. Raises KeyringMishap."""
        with _told_as_mishap():
            try:
                return system_backend(reading=True).get_password(SERVICE, account)
            except Exception as error:
                if _is_of(error.__cause__, "ItemNotFoundException"):
                    return None  # No keyring was ever made here.
                raise

    def set(self, account: str, secret: str) -> None:
        """Keep a secret in place of an older one. Raises KeyringMishap."""
        with _told_as_mishap():
            system_backend().set_password(SERVICE, account, secret)


def read_slot(raw: msgspec.Raw) -> KeyringSlot | None:
    """A slot of this type; None for one of another form, which keeps no other way from opening."""
    try:
        slot = msgspec.json.decode(raw, type=KeyringSlot)
    except msgspec.MsgspecError:
        return None
    whole = len(slot.nonce) == _NONCE_BYTES and len(slot.sealed) == _SEALED_BYTES
    return slot if whole else None


def ask(store: SecretStore, account: str) -> KeyringAnswer:
    """What the keyring keeps for an account.

    Raises KeyringEmpty, KeyringWrong (something else than such a secret), KeyringMishap.
    """
    kept = store.get(account)
    if kept is None:
        raise KeyringEmpty
    return KeyringAnswer(account, _secret_of(kept))


def prepare(store: SecretStore, account: str) -> KeyringAnswer:
    """Have the keyring keep a secret for an account, and read it back.

    One that it keeps already stays: a copy of the carnet may need it. Raises KeyringWrong when
    something else stands there, or it does not give back what it was given; KeyringMishap.
    """
    if store.get(account) is None:
        store.set(account, base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return ask(store, account)


def seal(key: bytes, answer: KeyringAnswer, identity: str) -> KeyringSlot:
    """The key under what the keyring keeps."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = KeyringSlot(
        type="keyring",
        service=SERVICE,
        account=answer.account,
        cipher="aes-256-gcm",
        nonce=os.urandom(_NONCE_BYTES),
        sealed=b"",
    )
    aead = AESGCM(answer.secret)
    return replace(slot, sealed=aead.encrypt(slot.nonce, key, _bound_to(slot, identity)))


def unseal(slot: KeyringSlot, answer: KeyringAnswer, identity: str) -> bytes | None:
    """The data key, or None when the keyring gave another secret than the slot's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(answer.secret).decrypt(slot.nonce, slot.sealed, _bound_to(slot, identity))
    except InvalidTag:
        return None


def _secret_of(kept: str) -> bytes:
    try:
        secret = base64.b64decode(kept, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeyringWrong from error
    if len(secret) != KEY_BYTES:
        raise KeyringWrong
    return secret


def _bound_to(slot: KeyringSlot, identity: str) -> bytes:
    """What the slot is sealed with beside the key: it opens no other carnet."""
    return f"{FORMAT}|{identity}|{slot.type}|{slot.service}|{slot.account}".encode()


def system_backend(*, reading: bool = False) -> "KeyringBackend":
    """What asks the system's own keyring; nothing is asked yet.

    For `reading`, one that makes no keyring where there is none: the library would, and the system
    would ask the person to invent a password for it.
    """
    # By name: the library's own choice may fall on one that keeps secrets in a plain file.
    system: str = sys.platform
    make: Callable[[], KeyringBackend]
    if system == "win32":
        from keyring.backends import Windows

        make = Windows.WinVaultKeyring
    elif system == "darwin":
        from keyring.backends import macOS

        make = macOS.Keyring
    else:
        from keyring.backends import SecretService

        make = SecretService.Keyring
    made = make()
    if reading:
        vars(made)["preferred_collection"] = _DEFAULT_COLLECTION  # other systems read it not
    return made


@contextmanager
def _told_as_mishap() -> Iterator[None]:
    try:
        yield
    except KeyringMishap:
        raise
    except Exception as error:
        raise _mishap_of(error) from error


def _is_of(error: BaseException | None, name: str) -> bool:
    """Whether an error is of a class of that name: the classes are of libraries that may be absent."""
    return name in {kind.__name__ for kind in type(error).__mro__}


def _mishap_of(error: Exception) -> KeyringMishap:
    names = {kind.__name__ for kind in type(error).__mro__}
    if _is_of(error.__cause__, "PromptDismissedException"):
        return KeyringLocked()  # the library calls it a keyring that could not be made
    # A cancelled question has no result, and the library asserts one: KeePassXC gives an empty word.
    locked = {"KeyringLocked", "LockedException", "PromptDismissedException", "AssertionError"}
    if names & locked:
        return KeyringLocked()
    absent = {"NoKeyringError", "InitError", "SecretServiceNotAvailableException", "ImportError"}
    if names & absent or isinstance(error, OSError):
        return KeyringAbsent()
    return KeyringMishap()
