"""What the screens may ask of those who keep the carnet safe, and what they hear from them.

Names the acts; knows none of those who do them.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from companion.actions.safekeeping import ClockDoubt, KeptBackup
from companion.record_book.backups import Safekeeping


@dataclass
class SafetyState:
    """What is known of the carnet's safety.

    `listed` are the backups as they were read last, None before. `password_gone`: it opened without
    the password that it had when it was open last. `key_for_all`: other accounts may read its key in
    clear. `copies` lie beside the carnet and hold more than it does; `clock` is what seems wrong
    with it.
    """

    listed: tuple[KeptBackup, ...] | None = None
    password_gone: bool = False
    key_for_all: bool = False
    copies: tuple[Path, ...] = ()
    clock: ClockDoubt | None = None


class SafetyActs(Protocol):
    """`changed`: something that the screens show is known anew.

    `failed` carries a CompanionError and whether the act was asked for.
    """

    @property
    def changed(self) -> SignalInstance:
        """Something was done or found."""

    @property
    def failed(self) -> SignalInstance:
        """Something could not be done."""

    @property
    def safe(self) -> Safekeeping:
        """What keeps the carnet safe."""

    def remember_password(self) -> None:
        """Keep, outside the carnet, whether a password opens it."""

    def copy(self, *, asked: bool = False) -> None:
        """Copy the newest backup to the second place."""

    def rehearse(self, *, asked: bool = False) -> None:
        """Restore the newest backup for trial."""
