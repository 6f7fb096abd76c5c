"""The strip above every screen of the example.

It says that nothing is kept, and leads out.
"""

from PySide6.QtCore import Signal

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, label
from companion.ui.window.books.strip import Strip


class ExampleStrip(Strip):
    """Says above every screen that this is an example, and leads out of it."""

    leave_asked = Signal()

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look)
        self.setObjectName("example-strip")
        sentence = texts("This is an example: nothing is kept.")
        self.setAccessibleName(sentence)
        leave = button(texts("Leave the example"), self.leave_asked.emit)
        leave.setObjectName("leave-example")
        self.rows.addWidget(label(sentence, "strong"), 1)
        self.rows.addWidget(leave)
