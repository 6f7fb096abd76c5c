"""The step in which a person says that they had a sign of the card; each tick is stored at once.

Opened on purpose only, so that no press meant for something else puts a sign into the journal.
"""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.doors.press_guard import as_screen
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.beside import Beside
from companion.ui.widgets.step_foot import StepFoot
from companion.ui.widgets.warning_card import WarningCard


class SignsStep(QWidget):
    """The card with its boxes. `sign_ticked` carries a sign's id and whether it is there."""

    sign_ticked = Signal(str, bool)
    closed = Signal()

    def __init__(self, context: Context, ticked: Collection[str]) -> None:
        super().__init__()
        as_screen(self)
        self.setObjectName("signs-step")
        look, texts = context.look, context.texts
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.space(2))
        lines.addWidget(label(texts("Which sign did you have?"), "heading"))
        lines.addWidget(label(texts("Each tick is saved at once."), "small"))
        self._done = button(texts("I have finished"), self.closed.emit, kind="primary")
        self._done.setObjectName("signs-done")
        acts = StepFoot((), (self._done,), gap=look.space(12))
        self._card = WarningCard(look, texts, context.catalogue, tickable=True)
        self._card.sign_ticked.connect(self.sign_ticked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        rows.addWidget(Beside(head, acts, wide=look.px(560), gap=look.space(16), share=1))
        rows.addWidget(self._card)
        self.show_ticks(ticked)

    def show_ticks(self, signs: Collection[str]) -> None:
        """Show which signs stand in the check-in."""
        self._card.show_ticks(signs)

    def focus_first(self) -> None:
        """The keyboard starts on the way out: Tab leads to the signs, Space alone notes none."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)
