"""A label that would like to stay on one line, and wraps only where the screen is too narrow.

People's own words stay plain text.
"""

from PySide6.QtCore import QSize

from companion.ui.widgets.plain_words import PlainLabel


class LineLabel(PlainLabel):
    """`kind` is one of those of `label`."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setProperty("kind", kind)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())
