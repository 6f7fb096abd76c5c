"""What the screens may ask of those who keep the carnet safe, and what they hear from them.

Names the acts; knows none of those who do them.
"""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from companion.record_book.backups import Safekeeping


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
