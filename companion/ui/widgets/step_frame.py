"""What stands around what is asked step by step: its words and how far one is, and the buttons at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import label, set_property
from companion.ui.widgets.layouts.beside import Beside

WIDE_HEAD = 640


class StepHead(Beside):
    """The parts one below the other; the progress beside them while there is room."""

    def __init__(self, look: Look, texts: Texts, *parts: QWidget | QLayout) -> None:
        words, progress = QWidget(), QWidget()
        super().__init__(words, progress, wide=look.px(WIDE_HEAD), gap=look.space(12))
        self._texts = texts
        self._place = label("", "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(texts("Progress"))
        self._wide, self._gap = look.px(WIDE_HEAD), look.space(12)
        left, right = QVBoxLayout(words), QVBoxLayout(progress)
        self._far = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for rows in (left, right):
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(look.space(2))
        for part in parts:
            if isinstance(part, QLayout):
                left.addLayout(part)
            else:
                left.addWidget(part)
        right.addStretch(1)
        self._far.addWidget(self._place, 0, Qt.AlignmentFlag.AlignRight)
        self._far.addWidget(self._bar, 1)
        right.addLayout(self._far)
        right.addSpacing(look.space(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below the words how far one is takes one line, not two."""
        below = event.size().width() < self._wide
        self._far.setSpacing(self._gap if below else 0)
        way = QBoxLayout.Direction
        self._far.setDirection(way.RightToLeft if below else way.TopToBottom)
        super().resizeEvent(event)

    def show_place(self, place: int, whole: int) -> None:
        """Say which step this is, from 1, and of how many."""
        self._place.setText(self._texts("{place} of {count}", place=place, count=whole))
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(place)

    def show_progress(self, shown: bool) -> None:  # noqa: FBT001 - a plain switch, like Qt's own
        """Show or hide how far one is; its room stays."""
        self._place.setVisible(shown)
        self._bar.setVisible(shown)


class StepFoot(QWidget):
    """`back` at the left, `ahead` at the right, `gap` pixels apart; without room smaller, then one below the other."""

    def __init__(
        self, back: Sequence[QPushButton], ahead: Sequence[QPushButton], *, gap: int
    ) -> None:
        super().__init__()
        self._backwards, self._buttons = tuple(back[:1]), (*back, *ahead)
        self._given_up_in = [0, 0, 0]
        self._icons = [button for button in back if not button.icon().isNull()]
        self._gap = gap
        self._brief: dict[QPushButton, tuple[str, str]] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for button in back:
            self._row.addWidget(button)
        self._row.addStretch(1)
        for button in ahead:
            self._row.addWidget(button)

    def fit(self) -> None:
        """Lay the buttons out for the present width and texts. Without room an arrow says the way back, then few
        words do, then small letters, and at last one stands below the other.

        What was given up once in this width stays so at each step: nothing goes back and forth.
        """
        self._say_whole()
        self._shrink(shrunk=False)
        for number, give_up in enumerate((self._say_by_icon, self._say_briefly, self._shrink)):
            if self._wanted() > self.width():
                self._given_up_in[number] = max(self._given_up_in[number], self.width())
            if self.width() <= self._given_up_in[number]:
                give_up()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if self._wanted() <= self.width() else down)

    def _wanted(self) -> int:
        # The way back is not there at the first step: the others have their size without it, too.
        shown = [each for each in self._buttons if each in self._backwards or not each.isHidden()]
        return sum(button.sizeHint().width() + self._gap for button in shown) - self._gap

    def _shrink(self, *, shrunk: bool = True) -> None:
        for button in self._buttons:
            if bool(button.property("shrunk")) is not shrunk:
                set_property(button, "shrunk", shrunk)

    def _say_whole(self) -> None:
        for button in self._icons:
            if not button.text():
                button.setText(button.accessibleName())
        for button, (brief, whole) in self._brief.items():
            if button.text() == brief:
                button.setText(whole)
                button.setAccessibleName(whole)

    def _say_by_icon(self) -> None:
        """The way back is an arrow everywhere: its words are the first to go, but not for a screen reader."""
        for button in self._icons:
            button.setAccessibleName(button.text())
            button.setText("")

    def call_briefly(self, button: QPushButton, words: str) -> None:
        """What a button says where its present words would take a line of their own."""
        if len(words) < len(button.text()):
            self._brief[button] = (words, button.text())
        else:
            self._brief.pop(button, None)

    def _say_briefly(self) -> None:
        for button, (brief, whole) in self._brief.items():
            if button.text() == whole:
                button.setAccessibleName(whole)
                button.setText(brief)

    def minimumSizeHint(self) -> QSize:
        # As narrow as the widest button: in one line they must not push the screen wider.
        wide = max(button.minimumSizeHint().width() for button in self._buttons)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
