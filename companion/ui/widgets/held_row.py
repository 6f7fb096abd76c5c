"""The buttons of a form that is taller than the window: at its end, and until that is seen at the lower edge."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.look.look import Look


class _Bed(QWidget):
    """The room that the row has at the end of its form, also while it is lifted out of it."""

    def __init__(self, row: "HeldRow") -> None:
        super().__init__()
        self._row = row
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._row.heightForWidth(width)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._row.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.place()


class HeldRow(QFrame):
    """`buttons`, which stay a part of `form`: Tab and a screen reader come to them after its fields.

    `bed` is what the form lays out in their place. They never rise above `head`.
    """

    def __init__(self, look: Look, form: QWidget, buttons: QLayout, head: QWidget) -> None:
        super().__init__(form)
        self.setProperty("kind", "held")
        self._look, self._form, self._head = look, form, head
        self._ground: QWidget | None = None
        self._seen_until = 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, look.space(8), 0, look.space(8))
        rows.addLayout(buttons)
        self.bed = _Bed(self)

    @property
    def is_lifted(self) -> bool:
        """Whether the end of the form is out of sight."""
        return self.isVisible() and self.y() < self.bed.y()

    def stand_on(self, ground: QWidget, seen_until: int) -> None:
        """The ground that scrolls, and how many pixels of its height are in sight."""
        self._ground, self._seen_until = ground, seen_until
        self.place()

    def place(self) -> None:
        """Where the row stands now."""
        bed, y, ground = self.bed.geometry(), self.bed.y(), self._ground
        if ground is not None and ground.isAncestorOf(self._form):  # not once the form is closed
            seen = self._seen_until - self._form.mapTo(ground, QPoint()).y()
            least = self._head.geometry().bottom() + 1
            y = min(y, max(seen - bed.height(), least))
        was_lifted = self.is_lifted
        self.setGeometry(bed.x(), y, bed.width(), bed.height())
        self.raise_()
        if self.is_lifted is not was_lifted:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card's own ground, and while fields go on below it a line above."""
        palette, painter = self._look.palette, QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.surface))
        if self.is_lifted:
            painter.setPen(QColor(palette.line))
            painter.drawLine(0, 0, self.width(), 0)
        painter.end()
