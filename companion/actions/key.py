"""What a person hands over to open a carnet, whole, and what opens it today."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeyringAnswer:
    """What the keyring gave for an account: the 32 bytes that a slot was sealed with.

    To the window it is a permit, to be handed back as it is.
    """

    account: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """How a carnet is opened; with nothing, by the key file beside it or by the keyring.

    `recovery_sheet` are its letters, `key_file` a raw key that lies elsewhere.
    """

    passphrase: str | None = field(default=None, repr=False)
    recovery_sheet: str | None = field(default=None, repr=False)
    answer: KeyringAnswer | None = field(default=None, repr=False)
    key_file: Path | None = None


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What opens a carnet: a key in clear beside it, the computer's keyring, a password."""

    key_file: bool = False
    keyring: bool = False
    passphrase: bool = False
