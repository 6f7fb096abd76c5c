"""A backup that is looked at while the person's own carnet stays open behind it.

Nothing can be written in it, and one press leads back. What the screens of either want is carried
to the window here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from companion.actions.journal import Journal
    from companion.settings import Settings
    from companion.ui.ways.context import Context


class ShowingWindow(Protocol):
    """What is wanted of the window."""

    context: Context | None

    def change_settings(self, settings: Settings) -> None:
        """Keep the settings and draw everything anew."""

    def lock(self) -> None:
        """Close the carnet and ask for what opens it."""

    def watch_for_idleness(self) -> None:
        """Lock by itself after the time that was chosen."""

    def open_another(self) -> None:
        """Show another carnet, which the person chooses."""

    def return_to_own(self) -> None:
        """Leave what is shown for the person's own carnet."""

    def go_on_with(self, journal: Journal, notice: str) -> None:
        """Go on with the same carnet, newly opened, and say why."""

    def keep_here(self) -> None:
        """Make the backup that is shown the person's own carnet on this computer."""

    def redraw(self) -> None:
        """Draw the present context in the present look."""


class Preview(QObject):
    """Puts another context in the place of the window's own, and takes it away again."""

    def __init__(self, window: ShowingWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._own: Context | None = None

    def hear(self, context: Context) -> None:
        """Let the window hear what the screens of a context want of it."""
        window = self._window
        context.settings_wanted.connect(window.change_settings)
        context.lock_wanted.connect(window.lock)
        context.ways_changed.connect(window.watch_for_idleness)
        context.other_wanted.connect(window.open_another)
        context.own_wanted.connect(window.return_to_own)
        context.reopened.connect(window.go_on_with)
        context.keep_here_wanted.connect(window.keep_here)
        context.preview_wanted.connect(self.begin)

    def begin(self, journal: Journal, notice: str) -> None:
        """Show what the journal of a backup holds, and say what it is."""
        from companion.ui.ways.context import Context, Shown
        from companion.ui.ways.screen_name import ScreenName

        own, window = self._window.context, self._window
        if own is None or self._own is not None:
            return
        looked = Context(
            journal,
            own.publisher,
            own.reading,
            own.dialogs,
            own.tasks,
            texts=own.texts,
            look=own.look,
            settings=own.settings,
            parent=self,
            shown=Shown(read_only=True, away=True, own_exists=True),
        )
        looked.state.screen = ScreenName.JOURNAL
        self.hear(looked)
        self._own, window.context = own, looked
        window.redraw()
        looked.say(notice)

    def end(self) -> bool:
        """Show the own carnet again; False when none was looked at."""
        own, looked = self._own, self._window.context
        if own is None:
            return False
        self._own, self._window.context = None, own
        if looked is not None:
            looked.deleteLater()
        self._window.redraw()
        return True
