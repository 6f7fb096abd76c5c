"""A month to pick a day from: large days, arrows from day to day, and from month to month."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.domain.timeline import month_start
from companion.domain.validity import FIRST_YEAR, LAST_YEAR
from companion.messages import Texts
from companion.ui.look import tokens
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, label, pale_when_off, show_tip, with_icon
from companion.ui.widgets.plain_words import paint_ring_inside
from companion.ui.widgets.presses import when_pressed

_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_FIRST_DAY: Final = date(FIRST_YEAR, 1, 1)
LAST_DAY: Final = date(LAST_YEAR, 12, 31)


class _DayButton(QPushButton):
    """A day of the month; the arrows belong to the month."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._palette = look.palette
        self.setProperty("kind", "day")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked() and self._palette.primary_is_light:
            paint_ring_inside(self, QColor(self._palette.on_primary), width=2, edge=3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS or event.key() in _MONTHS:
            event.ignore()
            return
        super().keyPressEvent(event)


class MonthGrid(QWidget):
    """`picked` carries a date up to `last`; `noted` are days with a dot below them."""

    picked = Signal(object)

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._look, self._texts = look, texts
        self._today = self._chosen = self._month = date.min
        self._last = LAST_DAY
        self._noted: Collection[date] = ()
        self._by_day: dict[date, QPushButton] = {}
        self._name = label("", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._earlier = self._leaf("back", texts("Previous month"), -1)
        self._later = self._leaf("forward", texts("Next month"), 1)
        self._days = QGridLayout()
        self._days.setSpacing(tokens.HAIR)
        head = QHBoxLayout()
        head.addWidget(self._earlier)
        head.addWidget(self._name, 1)
        head.addWidget(self._later)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(4))
        rows.addLayout(head)
        rows.addLayout(self._days)

    def show_days(
        self, today: date, chosen: date, *, last: date = LAST_DAY, noted: Collection[date] = ()
    ) -> None:
        """Show the month of the chosen day; days after `last` are not offered."""
        self._today, self._chosen, self._last, self._noted = today, chosen, last, noted
        self._show_month(month_start(chosen))

    def focus_first(self) -> None:
        """Put the keyboard on the chosen day."""
        if self._chosen in self._by_day:
            self._by_day[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, key = self._focused_day(), event.key()
        if day is not None and key in _STEPS:
            self._focus_day(day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif day is not None and key in _MONTHS:
            self._focus_day(month_start(day, _MONTHS[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    def _leaf(self, icon: str, name: str, step: int) -> QPushButton:
        made = button("", partial(self._leaf_by, step), kind="link")
        made.setObjectName("next-month" if step > 0 else "previous-month")
        made.setAccessibleName(name)
        show_tip(made, name)
        side = max(self._look.px(36), 44)
        made.setFixedSize(side, side)
        with_icon(made, icon, self._look.palette.primary, self._look)
        return pale_when_off(made, icon, self._look)

    def _leaf_by(self, step: int) -> None:
        self._show_month(month_start(self._month, step))

    def _show_month(self, month: date) -> None:
        self._month = month
        language = self._texts.language
        self._name.setText(dates.capitalised(dates.month_year(month, language)))
        self._earlier.setEnabled(month > _FIRST_DAY)
        self._later.setEnabled(month_start(month, 1) <= self._last)
        while item := self._days.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._by_day.clear()
        monday = month - timedelta(days=month.weekday())
        for column in range(7):
            name = dates.weekday(monday + timedelta(days=column), language)
            head = label(name[:2], "small", wrap=False)
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._days.addWidget(head, 0, column)
        day = month
        while day.month == month.month and day <= self._last:
            self._by_day[day] = self._day_button(day)
            place = (day - monday).days
            self._days.addWidget(self._by_day[day], 1 + place // 7, place % 7)
            self._by_day[day].show()
            day += timedelta(days=1)

    def _day_button(self, day: date) -> QPushButton:
        texts = self._texts
        name = dates.full_day(day, texts.language)
        if day == self._today:
            name = texts("{name}, {day}", name=texts("Today"), day=name)
        is_noted = day in self._noted
        below = "" if not self._noted else "\n•" if is_noted else "\n\u00a0"
        made = _DayButton(self._look, f"{day.day}{below}")
        made.setObjectName(f"day-{day.isoformat()}")
        made.setAccessibleName(texts("{day}, has a check-in", day=name) if is_noted else name)
        made.setProperty("today", day == self._today)
        made.setProperty("dots", bool(self._noted))
        made.setMinimumWidth(max(44, self._look.space(40)))
        made.setCheckable(True)
        made.setChecked(day == self._chosen)
        when_pressed(made, lambda _checked: self.picked.emit(day))
        return made

    def _focused_day(self) -> date | None:
        return next((day for day, made in self._by_day.items() if made.hasFocus()), None)

    def _focus_day(self, day: date) -> None:
        if not _FIRST_DAY <= day <= self._last:
            return
        if day not in self._by_day:
            self._show_month(month_start(day))
        self._by_day[day].setFocus(Qt.FocusReason.OtherFocusReason)
