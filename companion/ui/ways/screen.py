"""What every screen is: a ground that scrolls and can be drawn again when the journal changed."""

from PySide6.QtWidgets import QApplication

from companion.ui.doors.press_guard import as_screen
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.scroll_ground import ScrollGround


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

    def focused_handle(self) -> str:
        """The name of the part of this screen that has the keyboard; empty when none has."""
        focused = QApplication.focusWidget()
        return focused.objectName() if focused and self.isAncestorOf(focused) else ""

    def focus_first(self) -> None:
        """Put the keyboard where the person would start."""
        self.focusNextChild()
