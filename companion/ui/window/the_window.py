"""What the parts of the window may ask of it; the window itself knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from companion.actions.journal import Journal
    from companion.domain.errors import CompanionError
    from companion.messages import Texts
    from companion.settings import Settings
    from companion.ui.doors.dialogs import Dialogs
    from companion.ui.doors.tasks import Tasks
    from companion.ui.look.look import Look


class TheWindow(Protocol):
    """The window, as those know it who are made by it and speak to it."""

    dialogs: Dialogs
    tasks: Tasks
    texts: Texts
    look: Look
    settings: Settings
    closes_soon: SignalInstance

    def change_settings(self, settings: Settings) -> None:
        """Keep the settings and draw everything anew where language or look changed."""

    def lock(self) -> None:
        """Close the carnet and ask for what opens it."""

    def watch_for_idleness(self) -> None:
        """Lock by itself after the time that was chosen."""

    def open_carnet(self) -> None:
        """Show the first start, the lock, or the carnet itself."""

    def open_another(self) -> None:
        """Show another carnet, which the person chooses."""

    def open_place(self, path: Path) -> None:
        """Show the carnet at a path, or what a file would bring that was handed over."""

    def open_counter(self, path: Path | None = None) -> None:
        """Read what patients bring, in a window of its own; this file first."""

    def give_up_other(self) -> None:
        """Ask for no other carnet any more."""

    def show_example(self) -> None:
        """Show the record book of a person who does not exist."""

    def return_to_own(self) -> None:
        """Leave the other carnet for the person's own."""

    def change_book(self, path: Path | None, given: Path | None = None, words: str = "") -> None:
        """Go over to another record book of this computer, or to a new one (None)."""

    def go_on_with(self, journal: Journal, notice: str) -> None:
        """Go on with the same carnet, newly opened."""

    def keep_here(self) -> None:
        """Make the backup that is shown the person's own carnet on this computer."""

    def begin_preview(self, journal: Journal, notice: str) -> None:
        """Show what the journal of a backup holds."""

    def on_opened(self, journal: Journal) -> None:
        """Show what a closed screen opened."""

    def on_lock_failed(self, error: CompanionError) -> None:
        """Tell why a carnet does not open."""

    def show_first_start(self) -> None:
        """Ask the first questions."""

    def close(self) -> bool:
        """Leave the program."""
