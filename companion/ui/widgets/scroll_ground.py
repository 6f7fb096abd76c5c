"""The ground of a screen: it scrolls, its margins follow the window, and a foot can be pinned to it."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from companion.ui.look.look import Look
from companion.ui.widgets.steady_scroll import BAR_WIDTH, SteadyScroll

if TYPE_CHECKING:
    from companion.ui.widgets.held_row import HeldRow

MOST_STEPS, TURNS = 30, 4
SIDE = 40
NARROW_GROUND = 480
LOW_GROUND = 420
"""Of a ground narrower or lower than this, in pixels of text at 100 %, the content gets the margins."""


def sides(look: Look, width: int) -> tuple[int, int]:
    """The margins at the left and the right of a ground of a width, in pixels."""
    side = look.space(12 if width < look.px(NARROW_GROUND) else SIDE)
    return side, max(side, least_right(look))


def least_right(look: Look) -> int:
    """Room for the scroll bar, also while there is none."""
    return BAR_WIDTH + look.space(8)


@runtime_checkable
class HasKeyboardWithin(Protocol):
    """A part that may be taller than the window, such as a table."""

    def current_rect(self) -> QRect:
        """Where the keyboard is in it, in its own coordinates."""


def _keyboard_rect(part: QWidget, room: int) -> QRect:
    """What has to be in sight where a part has the keyboard: of one taller than `room` pixels, its place within."""
    if part.height() > room and isinstance(part, HasKeyboardWithin):
        return part.current_rect()
    return part.rect()


class PinnedFoot(QFrame):
    """Holds what stays in sight at the foot. Inside the ground that scrolls: a screen reader finds it there."""

    changed = Signal()

    def __init__(self, ground: QWidget, content: QWidget) -> None:
        super().__init__(ground)
        self.setObjectName("pinned-foot")
        self.setProperty("kind", "foot")
        self.content = content
        self.inside = QHBoxLayout(self)
        self.inside.addWidget(content)

    def event(self, event: QEvent) -> bool:
        """What it holds was shown, hidden, or became higher."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # Qt leaves this out while it is hidden, and would then not say that what it holds is shown again.
            self.inside.activate()
            self.changed.emit()
        return done


class _Content(QWidget):
    """What scrolls on a ground. It knows which: between the two lies a widget of Qt's own, and when PySide is asked
    for the first of those, it makes its classes of all widgets, which is 14 ms on the way home.
    """

    def __init__(self, ground: "ScrollGround") -> None:
        super().__init__()
        self.ground = ref(ground)

    def minimumSizeHint(self) -> QSize:
        """Its narrowest width. The height follows from the width that it has: that of its narrowest, which Qt
        takes too, left blank paper to scroll through below the last line.
        """
        least = super().minimumSizeHint()
        if self.hasHeightForWidth():
            least.setHeight(0)
        return least


class ScrollGround(SteadyScroll):
    """The background of a screen, which scrolls when its content is taller than the window."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        content = _Content(self)
        self.rows = QVBoxLayout(content)
        side = look.space(SIDE)
        self.rows.setContentsMargins(side, look.space(32), side, look.space(32))
        self.rows.setSpacing(look.space(16))
        self.setWidget(content)
        self._look = look
        self._margins: tuple[int, int, int, int] | None = None
        self._pinned: PinnedFoot | None = None
        self._covered = 0
        self._held: ref[HeldRow] | None = None
        self._column = 0

    def keep_column(self, width: int) -> None:
        """Give the content and the foot no more than `width` pixels, in the middle of a window that has more."""
        self._column = width

    def pin(self, foot: QWidget) -> None:
        """Keep a row of buttons in sight at the foot, whatever is scrolled."""
        self._pinned = PinnedFoot(self.viewport(), foot)
        self._pinned.changed.connect(self._fit)
        self._pinned.show()

    def hold(self, row: "HeldRow") -> None:
        """Keep the buttons of a form in sight that is taller than the window."""
        if row is not self._held_row:
            self._held = ref(row)
            self.verticalScrollBar().valueChanged.connect(row.place)
        row.stand_on(self, self.seen_until)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window or at large text the margins give their room to the text."""
        self._fit()
        super().resizeEvent(event)  # lays the content out: with the margins that it will have
        self._place_foot()
        if (held := self._held_row) is not None:
            held.stand_on(self, self.seen_until)
        self._keep_keyboard_in_sight(event.oldSize().height(), event.size().height())

    def ensureWidgetVisible(self, child: QWidget, xmargin: int = 50, ymargin: int = 50) -> None:  # noqa: N802 - Qt's name
        """As Qt does it, where the pinned foot covers nothing; the margins give way before the child does."""
        content, bar = self.widget(), self.verticalScrollBar()
        if content is None or not content.isAncestorOf(child):
            return  # the foot, which is pinned
        began = bar.value()
        for _ in range(MOST_STEPS):
            before = bar.value()
            self._scroll_to(child, content, xmargin, ymargin)
            if bar.value() == before:
                break  # a part that moves along while one scrolls is reached step by step
        self._rest(child, began)

    def _rest(self, part: QWidget, began: int) -> None:
        """Where it scrolled by itself to a part, no line is cut at the top edge."""
        content, bar = self.widget(), self.verticalScrollBar()
        if content is not None and bar.value() not in {0, began}:
            # Not on the way home.
            from companion.ui.widgets.layouts.whole_lines import resting_place

            bar.setValue(resting_place(content, bar.value(), self.room, part))

    def _scroll_to(self, child: QWidget, content: QWidget, xmargin: int, ymargin: int) -> None:
        room, bar = self.room, self.verticalScrollBar()
        held = self._held_row
        if held is not None and held.is_lifted and held.isAncestorOf(child):
            return  # in sight already
        covered, place = self.height() - room, _keyboard_rect(child, room)
        if place.height() > room or (not covered and place == child.rect()):
            super().ensureWidgetVisible(child, xmargin, ymargin + covered)
            return
        margin = min(ymargin, (room - place.height()) // 2)
        first = child.mapTo(content, place.topLeft()).y() - margin
        last = first + place.height() + 2 * margin
        bar.setValue(max(min(bar.value(), first), last - room))

    def ensureVisible(self, x: int, y: int, xmargin: int = 50, ymargin: int = 50) -> None:  # noqa: N802 - Qt's name
        """As Qt does it, where the pinned foot covers nothing."""
        super().ensureVisible(x, y, xmargin, ymargin + self.height() - self.room)

    def keep_in_sight(self, control: QWidget, room: int) -> None:
        """Scroll to what has the keyboard, with `room` pixels around it; not where the screen begins and
        shows it: what the screen is about stands above.
        """
        content = self.widget()
        if content is None or not content.isAncestorOf(control):
            return
        place = _keyboard_rect(control, 0)
        below = control.mapTo(content, place.topLeft()).y() + place.height() + self._look.space(6)
        shown = below <= self.room
        if self.verticalScrollBar().value() or not shown:
            self.ensureWidgetVisible(control, 0, room)

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the screen; of one that is taller than the screen, to where it begins."""
        self.give_sizes()
        room = self._look.space(16)
        if part.height() + 2 * room <= self.room:
            self.ensureWidgetVisible(part, 0, room)
            return
        content, bar = self.widget(), self.verticalScrollBar()
        if content is None:
            return
        began = bar.value()
        for _ in range(MOST_STEPS):
            before = bar.value()
            bar.setValue(part.mapTo(content, QPoint()).y() - room)
            if bar.value() == before:
                break  # as with `ensureWidgetVisible`
        self._rest(part, began)

    def lift(self, part: QWidget) -> None:
        """Scroll until a part begins at the top of the screen, as far as there is something below it."""
        content = self.widget()
        if content is not None:
            self.give_sizes()
            began = self.verticalScrollBar().value()
            above = part.mapTo(content, QPoint()).y() - self._look.space(16)
            self.verticalScrollBar().setValue(above)
            self._rest(part, began)

    def show_below_soon(self, part: QWidget) -> None:
        """What was unfolded under a part at the lower edge comes into sight, once it has found its size."""

        def lift() -> None:
            if isValid(part) and part.isVisible() and self.room_below(part) < self.room // 3:
                self.lift(part)

        QTimer.singleShot(0, self, lift)

    def give_sizes(self) -> None:
        """Have what was just made find its size, and the screen its end.

        Each layout asks the one around it only in its own turn, and the scroll area hears of it last. What takes
        another shape by the width that it then gets, asks in the next one.
        """
        for _ in range(TURNS):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    @property
    def room(self) -> int:
        """How many pixels of the height are in sight above the pinned foot and the buttons of a long form."""
        held = self._held_row
        return self.seen_until - (held.height() if held is not None and held.is_lifted else 0)

    @property
    def seen_until(self) -> int:
        """How many pixels of the height the pinned foot leaves free."""
        return self.height() - self._covered

    @property
    def _held_row(self) -> "HeldRow | None":
        row = None if self._held is None else self._held()
        return row if row is not None and isValid(row) else None

    def room_below(self, part: QWidget) -> int:
        """How many pixels are in sight below a part of the screen; 0 when its end is not."""
        end = part.mapTo(self, QPoint(0, part.height())).y()
        return max(0, self.room - end) if end > 0 else 0

    def reveal_soon(self, part: QWidget, *, under: QWidget | None = None) -> None:
        """Scroll to a part that was just made, once it has found its size.

        `under`: what has the heading that it stands under, which is then in sight too if there is room for both.
        """
        QTimer.singleShot(
            0, self, lambda: self._reveal_under(part, under) if isValid(part) else None
        )

    def _reveal_under(self, part: QWidget, under: QWidget | None) -> None:
        content = self.widget()
        if content is None or not content.isAncestorOf(part):
            return  # another one was made in its place
        self.give_sizes()
        if under is not None:
            above = under.mapTo(content, QPoint()).y()
            below = part.mapTo(content, QPoint(0, part.height())).y()
            if below - above + 2 * self._look.space(16) <= self.room:
                self.verticalScrollBar().setValue(above - self._look.space(16))
        self.reveal(part)

    @property
    def is_low(self) -> bool:
        """Whether few lines have room, at this size of text."""
        return self.height() < self._look.px(LOW_GROUND)

    def _show_bar(self, *, shown: bool) -> None:
        super()._show_bar(shown=shown)
        self._fit()

    def _fit(self) -> None:
        rows, look = self.rows, self._look
        if self._margins is None:
            kept = rows.contentsMargins()
            self._margins = (kept.left(), kept.top(), kept.right(), kept.bottom())
        left, above, right, below = self._margins
        most_left, most_right = sides(look, self.width())
        left, right = min(left, most_left), min(right, most_right)
        if self.is_low:
            above, below = min(above, look.space(12)), min(below, look.space(12))
        if self._column:
            beside = (self.width() - self._column) // 2
            left, right = max(left, beside), max(right, beside)
        # What the scroll bar takes, the margin gives: nothing moves when one comes, here or on the next screen.
        bar = 0 if self.bar.isHidden() else BAR_WIDTH
        right = max(right, least_right(look)) - bar
        self._place_foot(left, right)
        margins = (left, above, right, below + self._covered)
        now = rows.contentsMargins()
        if margins != (now.left(), now.top(), now.right(), now.bottom()):
            rows.setContentsMargins(*margins)

    def _place_foot(self, left: int | None = None, right: int | None = None) -> None:
        foot = self._pinned
        if foot is None:
            return
        if left is not None and right is not None:
            room = self._look.space(6 if self.is_low else 10)
            foot.inside.setContentsMargins(left, room, right, room)
        foot.setHidden(foot.content.isHidden())
        ground = self.viewport()
        foot.resize(ground.width(), foot.height())
        foot.resize(ground.width(), foot.sizeHint().height())
        foot.move(0, ground.height() - foot.height())
        foot.raise_()
        self._covered = 0 if foot.isHidden() else foot.height()

    def _keep_keyboard_in_sight(self, before: int, height: int) -> None:
        """A notice that comes at the foot must not cover the control that has the keyboard."""
        control = QApplication.focusWidget()
        if control is None or height >= before or not self.viewport().isAncestorOf(control):
            return
        top = control.mapTo(self.viewport(), QPoint()).y()
        if -control.height() < top < before:  # else the person has scrolled away from it
            self.ensureWidgetVisible(control, 0, self._look.space(16))


def ground_of(part: QWidget) -> ScrollGround | None:
    """The ground that a part of a screen stands on; None before it has a place."""
    above: QWidget | None = part
    while above is not None and not isinstance(above, ScrollGround):
        above = above.ground() if isinstance(above, _Content) else above.parentWidget()
    return above
