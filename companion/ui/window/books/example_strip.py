"""The strip above every screen of the example.

It says that nothing is kept, and leads out.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, label


class ExampleStrip(QFrame):
    """Says above every screen that this is an example, and leads out of it."""

    leave_asked = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("example-strip")
        self.setProperty("kind", "strip")
        sentence = texts("This is an example: nothing is kept.")
        self.setAccessibleName(sentence)
        leave = button(texts("Leave the example"), self.leave_asked.emit)
        leave.setObjectName("leave-example")
        rows = QHBoxLayout(self)
        rows.setContentsMargins(look.space(40), look.space(10), look.space(24), look.space(10))
        rows.setSpacing(look.space(12))
        rows.addWidget(label(sentence, "strong"), 1)
        rows.addWidget(leave)
