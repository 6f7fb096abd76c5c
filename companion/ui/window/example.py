"""The example that one can open from the first screen, try, and leave without a trace.

Its journal lies in memory. What would be kept of the window meanwhile, such as who writes or the size of
the text, is not: the settings come back as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from companion.actions.ports import Clock
    from companion.settings import Settings
    from companion.ui.ways.context import Context
    from companion.ui.window.the_window import TheWindow


class Example:
    """Makes what shows the example, and holds the settings back while it does."""

    def __init__(self, keep_settings: Callable[[Settings], None]) -> None:
        self._keep = keep_settings
        self._before: Settings | None = None

    def keep_settings(self, settings: Settings) -> None:
        """Keep the settings, but not those of the example."""
        if self._before is None:
            self._keep(settings)

    def begin(self, window: TheWindow, parent: QObject, clock: Clock) -> Context:
        """What shows the example, in the window's language."""
        from companion.record_book.example import example_journal
        from companion.ui.ways.context import Shown
        from companion.ui.window.on_opening import hear, new_context

        self._before = window.settings
        journal = example_journal(clock, window.texts.language)
        identity = journal.carnet.identity
        window.settings = window.settings.with_writer(identity, journal.patient_id())
        context = new_context(window, parent, journal, Shown(example=True))
        hear(window, context)
        return context

    def end(self, window: TheWindow) -> bool:
        """Give the settings back as they were; False when no example was shown."""
        before, self._before = self._before, None
        if before is not None:
            window.settings = before
        return before is not None
