"""A backup that is looked at while the person's own carnet stays open behind it.

Nothing can be written in it, and one press leads back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from companion.actions.journal import Journal
    from companion.ui.ways.context import Context


class Preview(QObject):
    """Makes another context, to stand in the place of the own one, which it keeps meanwhile."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._own: Context | None = None

    def begin(self, own: Context, journal: Journal) -> Context | None:
        """What shows the journal of a backup; None while one is looked at already."""
        from companion.ui.ways.context import Context, Shown
        from companion.ui.ways.screen_name import ScreenName

        if self._own is not None:
            return None
        self._own = own
        journal.author = (
            own.journal.author
        )  # whoever writes sees no more of a backup than of the carnet
        looked = Context(
            journal,
            own.dialogs,
            own.tasks,
            texts=own.texts,
            look=own.look,
            settings=own.settings,
            parent=self,
            shown=Shown(read_only=True, away=True, own_exists=True),
        )
        looked.state.screen = ScreenName.JOURNAL
        return looked

    def end(self) -> Context | None:
        """The own context, to be shown again; None when no backup was looked at."""
        own, self._own = self._own, None
        return own
