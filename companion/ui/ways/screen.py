"""What every screen is: a ground that scrolls and can be drawn again when the journal changed."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from companion.ui.doors.press_guard import as_screen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.announce import announce_heading
from companion.ui.widgets.scroll_ground import ScrollGround


class Drawn:
    """What a part of a screen was drawn from last. Each part that is costly to draw keeps one.

    A carnet never changes and a screen has one look and one language, so that the same carnet, writer,
    day and settings, and what the part adds to them, make the same part: it need only be shown.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._same: tuple[object, ...] = ()
        self._equal: tuple[object, ...] = ()

    def is_from(self, *equal: object, same: tuple[object, ...] = ()) -> bool:
        """Whether the part was drawn from all this already; if not, it is from now on.

        `equal`: what is told apart by its value, a copy of what may change in place; `same`: what is
        another thing whenever it is another object.
        """
        journal = self._context.journal
        settings = replace(self._context.settings, readings=(), windows=())  # nobody draws these
        same = (journal, journal.carnet, *same)
        equal = (journal.author, journal.today(), settings, *equal)
        is_known = (
            len(same) == len(self._same)
            and all(one is other for one, other in zip(same, self._same, strict=True))
            and equal == self._equal
        )
        self._same, self._equal = same, equal
        return is_known


class Screen(ScrollGround):
    """A screen of the open window. It is made once a language and look, and kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.context = context
        as_screen(self)

    def refresh(self) -> None:
        """Draw the present state; called whenever the screen is shown or the journal changed."""

    def led_from(self) -> ScreenName | None:
        """The screen that its way back leads to, if one led here: that one's line stays lit."""
        return None

    def announce(self) -> None:
        """Have said which screen this is, when one has come to it."""
        announce_heading(self)

    def focused_handle(self) -> str:
        """The name of the part of this screen that has the keyboard; empty when none has."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused and self.isAncestorOf(focused) else ""

    def focus_first(self) -> None:
        """Put the keyboard where the person would start."""
        self.focusNextChild()

    def leave(self) -> None:
        """Before another screen takes its place."""

    def arrive(self, *, back: bool) -> None:
        """Show it from its top; `back`: one comes from a screen that stands below its line of the navigation."""
        self.verticalScrollBar().setValue(0)
        self.focus_first()
