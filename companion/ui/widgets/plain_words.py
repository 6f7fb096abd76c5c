"""Labels and buttons whose words are plain text, whatever somebody typed and whenever they are set.

Qt guesses markup and obeys marks of direction; these show words as words.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from companion.plain_text import held_together, plain_line, plain_lines, unheld
from companion.ui.look.said_as import DECORATION, HEADING
from companion.ui.look.tokens import ROUND_CELL
from companion.ui.widgets.patience import look

MOST_ON_A_LINE, MOST_OF_SMALL = 90, 150
"""Letters on a line, and of what stands beside the matter in small ones, for wide windows alone: at 1280 pixels a
line more above the signs that say to call would push one of them below the window.
"""
STILL_ONE_LINE = 112
"""Letters that stay on one line where there is room: who reads a single line has no next one to find."""
UNEVEN = 1.12
"""How much longer than the mean a line may be, so that whole words find their place."""

HALF, RING, INSIDE = 128, 3, 4.5
"""The ring of the keyboard on a light button: of its letters' colour, so far from the edge, in pixels."""


class PlainLabel(QLabel):
    """A label that never takes its words for markup."""

    said_as: QAccessible.Role | None = None
    _said = ""

    def __init__(self, text: str = "") -> None:
        look()  # many labels make a long wait
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        shown = held_together(plain_lines(text))
        super().setText(shown)
        said = unheld(shown)
        self._say("" if said == shown else said)

    def text(self) -> str:
        """The words, without what holds them together."""
        return unheld(super().text())

    def setBuddy(self, buddy: QWidget) -> None:  # noqa: N802 - Qt's name
        super().setBuddy(buddy)
        if self._said and not buddy.accessibleName():
            buddy.setAccessibleName(self._said)

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:  # noqa: N802 - Qt's name
        super().setTextInteractionFlags(flags)
        super().setText(self.text())  # what is copied from it is what was written

    def _say(self, words: str) -> None:
        """Have these words said, which are shown held together; with none, Qt says what is shown."""
        if words == self._said or self.said_as is not None:
            return
        for each in filter(None, (self, self.buddy())):
            if each.accessibleName() == self._said:
                each.setAccessibleName(words)
        self._said = words

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(plain_line(name))


class ReadLabel(PlainLabel):
    """Words that are read: a line of theirs holds no more than `MOST_ON_A_LINE` letters, however wide the window.

    Its place stays as wide as it was, so that all that stands below one another shares its edges.
    """

    def reading_width(self, room: int) -> int:
        """The width in which its words are set in so much room, in pixels; rather lines of about the same
        length than a whole one and a word.
        """
        words = self.text()
        if len(words) <= STILL_ONE_LINE or "\n" in words:
            return room
        whole = self.fontMetrics().horizontalAdvance(words)
        most = MOST_OF_SMALL if self.property("kind") == "small" else MOST_ON_A_LINE
        longest = whole * most // len(words)
        if room <= longest:
            return room
        lines = -(-whole // longest)
        return min(longest, int(whole / lines * UNEVEN))

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(self.reading_width(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        widest = self.reading_width(room.width())
        if widest == room.width():
            super().paintEvent(event)
            return
        room.setWidth(widest)
        flags = self.alignment().value | Qt.TextFlag.TextWordWrap.value
        # As a style draws words. Asked for one, PySide makes all of QStyle's enums: 6 ms on the way home.
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, flags, QLabel.text(self))
        painter.end()


class HeadingLabel(PlainLabel):
    """A label that a screen reader can go to as a heading."""

    said_as = HEADING

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self.setAccessibleName(self.text())


class SeenOnly(PlainLabel):
    """A picture, or words that the control around them says: a screen reader does not stop at it."""

    said_as = DECORATION


class LineLabel(ReadLabel):
    """A label that would like to stay on one line, and wraps only where the screen is too narrow.

    `kind` is one of those of `label`.
    """

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setProperty("kind", kind)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics, around = self.fontMetrics(), self.contentsMargins()
        width = self.reading_width(metrics.horizontalAdvance(self.text()) + 4)
        # What a kind has beside its words: without it, a pill of two words would break between them.
        beside, above = around.left() + around.right(), around.top() + around.bottom()
        if beside:
            beside += metrics.horizontalAdvance("x")  # Qt's indent, where there is an edge
        return QSize(width + beside, metrics.height() + above)


class LineHeading(LineLabel, HeadingLabel):
    """A heading that would like to stay on one line."""


def paint_ring_inside(
    target: QPushButton, ink: QColor, *, width: int = RING, edge: float = INSIDE
) -> None:
    """The ring of the keyboard on a button that is light on dark: at its edge it would be lost."""
    if not target.hasFocus() or target.isDown():
        return
    painter = QPainter(target)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, width))
    inside = QRectF(target.rect()).adjusted(edge, edge, -edge, -edge)
    painter.drawRoundedRect(inside, ROUND_CELL, ROUND_CELL)
    painter.end()


class PlainButton(QPushButton):
    """A button whose words hold no sign that Qt would obey; `&` is a letter like any other."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        look()
        super().__init__(parent)
        self._folds = False
        self._pressed_icon: Callable[[], QIcon] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text.replace("&", "&&"))

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(plain_line(text))

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(plain_line(name))

    def setAccessibleDescription(self, description: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(plain_lines(description))

    def draw_pressed(self, made: Callable[[], QIcon]) -> None:
        """The icon while it is down: style sheets turn the colour of the words alone."""
        self._pressed_icon = made

    def fold(self) -> None:
        """Let its words go on below where it is given less room than they need on one line.

        Qt cuts them at both ends. Not by itself: in a row, a button would give way before a label does.
        """
        self._folds = True
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        # Qt gives no more than the hint's height to what is fixed.
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._folds:
            return hint
        widest = max(map(self._width_of, self.text().split()), default=0)
        return QSize(min(self._around() + widest, hint.width()), hint.height())

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width) if self._folds else []
        more = self.fontMetrics().lineSpacing() * max(len(lines) - 1, 0)
        return self.sizeHint().height() + more

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self._lines(self.width()) if self._folds else []
        if len(lines) < 2 and (self._pressed_icon is None or not self.isDown()):
            super().paintEvent(event)
        else:
            self._paint_lines(lines or [self.text()])
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        filled = self.property("kind") in ("primary", "on-hero")
        if filled and ink.lightness() < HALF:
            paint_ring_inside(self, ink)

    def _paint_lines(self, lines: Sequence[str]) -> None:
        # Few buttons are folded, and what PySide knows of styles takes as long as all the icons.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = "\n".join(lines)
        if self._pressed_icon is not None and self.isDown():
            option.icon = self._pressed_icon()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _lines(self, width: int) -> list[str]:
        """The words as they stand in a button of that width."""
        room, lines = max(width - self._around(), 1), [""]
        for word in self.text().replace(" · ", "\u00a0· ").split(" "):
            line = f"{lines[-1]} {word}".lstrip(" ")
            if lines[-1] and self._width_of(line) > room:
                lines.append(word)
            else:
                lines[-1] = line
        return lines

    def _around(self) -> int:
        """What the button has beside its words: icon and edges, in pixels."""
        self.ensurePolished()
        return self.sizeHint().width() - self._width_of(self.text())

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
