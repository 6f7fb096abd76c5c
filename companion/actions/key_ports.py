"""What the window needs to know and to do about how a carnet is opened.

Names the needs; knows no key, and none of those who fulfil them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # What the window loads after its first paint.
    from companion.actions.journal import Journal
    from companion.domain.words import Language


@dataclass(frozen=True, slots=True)
class WaysIn:
    """What opens a carnet: a key in clear beside it, the computer's keyring, a password."""

    key_file: bool = False
    keyring: bool = False
    passphrase: bool = False


class KeyringPermit(Protocol):
    """What the keyring gave for an account, to be handed back as it is."""

    @property
    def account(self) -> str:
        """The name under which it was kept."""


class CarnetKeys(Protocol):
    """The keys of an open carnet. Every act raises CompanionError, and nothing is changed then.

    `unknown_to_keyring`: this computer's keyring was asked and does not know it, such as a copy from
    another computer; it is no way in here until it was added.
    """

    unknown_to_keyring: bool

    def ways(self) -> WaysIn:
        """What opens it today, open or not."""

    def ask_keyring(self) -> KeyringPermit:
        """What the keyring keeps for it. Slow; touches no file. Raises KeyringMishap."""

    def prepare_keyring(self) -> KeyringPermit:
        """Have the keyring keep something for it, or for a new carnet. Slow; touches no file."""

    def add_passphrase(self, passphrase: str) -> None:
        """A password opens it too, and in place of a key in clear."""

    def change_passphrase(self, old: str, new: str) -> None:
        """Another password in place of the old one. Raises WrongPassphrase."""

    def add_keyring(self, permit: KeyringPermit) -> None:
        """The keyring opens it too, and in place of a key in clear."""

    def drop_passphrase(self, passphrase: str, permit: KeyringPermit) -> None:
        """The keyring alone opens it. Raises WrongPassphrase, LastWay."""

    def drop_keyring(self, passphrase: str, permit: KeyringPermit) -> None:
        """The password alone opens it. Raises WrongPassphrase, KeyringWrong."""

    def renew(self, passphrase: str | None, permit: KeyringPermit | None) -> Journal:
        """A new data key, after a verified backup; the journal goes on under it.

        What opens the carnet must be given. Raises WrongPassphrase, KeyringWrong, KeyNotRenewed.
        """

    def sheet_mark(self) -> str:
        """What tells this key's sheet from that of another key, and says nothing of the key."""

    def sheet_group_is(self, number: int, letters: str) -> bool:
        """Whether these are the letters of a group of the sheet, which count from 1."""

    def sheet_pdf(self, language: Language) -> bytes:
        """The recovery sheet as an accessible PDF of one A4 side."""

    def sheet_pictures(self, language: Language) -> Sequence[bytes]:
        """The recovery sheet as a PNG picture for paper."""

    def keep_draft(self, content: bytes) -> None:
        """Keep what is being typed, encrypted, beside the carnet. Raises DiskFull, ..."""

    def kept_draft(self) -> bytes | None:
        """What was being typed when it was closed; None when nothing was, or it cannot be read."""

    def let_draft_go(self) -> None:
        """Delete it, once it is on the screen again."""
