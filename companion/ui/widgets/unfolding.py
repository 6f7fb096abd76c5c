"""What is rarely wanted stands folded away behind a link that says what is in it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import press_with
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import PlainButton
from companion.ui.widgets.scroll_ground import ground_of


class FoldButton(PlainButton):
    """A button below which something unfolds: a screen reader says whether it has.

    `turned` are its sentences for unfolded and folded away, where its own words stay the same. `leads`: it scrolls
    to what it has unfolded; else whoever unfolds does. On Linux, Qt hands on the state when a screen reader asks,
    but no change of it: so it is announced.
    """

    is_unfolded = False

    def __init__(
        self,
        text: str,
        on_click: Callable[[], None],
        *,
        kind: str = "link",
        turned: tuple[str, str] = ("", ""),
        leads: bool = True,
    ) -> None:
        super().__init__(text)
        self._on_click, self._turned, self._leads = on_click, turned, leads
        press_with(self, self._turn, kind=kind)

    def tell(self, *, is_open: bool) -> None:
        """What it unfolds is there, or no longer."""
        if is_open is self.is_unfolded:
            return
        self.is_unfolded = is_open
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = 1
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    def _turn(self) -> None:
        before = self.is_unfolded
        self._on_click()
        # Where the keyboard went into what was unfolded, that is said.
        if isValid(self) and self.is_unfolded is not before and self.hasFocus():
            announce(self, self._turned[not self.is_unfolded] or self.text())
            if self.is_unfolded and self._leads and (ground := ground_of(self)) is not None:
                ground.show_below_soon(self)


def fold_button(
    texts: Texts, text: str, on_click: Callable[[], None], *, kind: str = "link"
) -> FoldButton:
    """One whose words stay the same."""
    turned = (texts("Unfolded below"), texts("Folded away"))
    return FoldButton(text, on_click, kind=kind, turned=turned)


class Unfolding(QWidget):
    """A link `opening` and, once it was pressed, the content below it; then it says `closing`."""

    turned = Signal(bool)

    def __init__(
        self, look: Look, opening: str, closing: str, content: QWidget, *, handle: str
    ) -> None:
        super().__init__()
        self._words = (opening, closing)
        self.content = content
        self.link = FoldButton("", self.turn, leads=False)
        self.link.setObjectName(handle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(4))
        line = FlowLayout(0)  # in which a long link goes on below
        line.addWidget(self.link)
        rows.addLayout(line)
        rows.addWidget(content)
        rows.addStretch(1)
        content.hide()
        self._draw()

    @property
    def is_open(self) -> bool:
        """Whether the content stands below the link."""
        return not self.content.isHidden()

    def turn(self) -> None:
        """Unfold what is folded, and scroll to it; and the other way round."""
        self.content.setVisible(self.content.isHidden())
        self._draw()
        self.turned.emit(self.is_open)
        ground = ground_of(self)
        if self.is_open and ground is not None:
            ground.reveal_soon(self)

    def _draw(self) -> None:
        self.link.setText(self._words[self.is_open])
        self.link.tell(is_open=self.is_open)
