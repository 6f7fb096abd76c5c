"""Labels and buttons whose words are plain text, whatever somebody typed and whenever they are set.

Qt guesses markup and obeys marks of direction; these show words as words.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from companion.plain_text import plain_line, plain_lines
from companion.ui.widgets.patience import look


class PlainLabel(QLabel):
    """A label that never takes its words for markup."""

    def __init__(self, text: str = "") -> None:
        look()  # many labels make a long wait
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(plain_lines(text))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(plain_line(name))


class LineLabel(PlainLabel):
    """A label that would like to stay on one line, and wraps only where the screen is too narrow.

    `kind` is one of those of `label`.
    """

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setProperty("kind", kind)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height())


class PlainButton(QPushButton):
    """A button whose words hold no sign that Qt would obey; `&` is a letter like any other."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        look()
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text.replace("&", "&&"))

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(plain_line(text))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(plain_line(name))

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(plain_lines(description))
