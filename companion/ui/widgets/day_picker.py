"""A calm choice of a past day: yesterday, the day before, or a month to leaf through.

Days to come are not offered. It says which day was picked.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.domain.timeline import month_start
from companion.domain.validity import FIRST_YEAR
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, clear, label, plain_tip, with_icon
from companion.ui.widgets.beside import Beside
from companion.ui.widgets.presses import show_checked, when_pressed

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_FIRST_DAY = date(FIRST_YEAR, 1, 1)


class _DayButton(QPushButton):
    """A day of the month; the arrows belong to the month."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("kind", "day")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
            return
        super().keyPressEvent(event)


class DayPicker(Card):
    """`picked` carries a date up to `today`; Escape and the button close it unchanged."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, texts: Texts, *, closing: str = "") -> None:
        super().__init__(look)
        self._closing = closing or texts("Keep this day")
        self._look, self._texts = look, texts
        self._today = self._chosen = date.min
        self._noted: Collection[date] = ()
        self._month = date.min
        self._near = QVBoxLayout()
        self._month_name = label("", "strong")
        self._month_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._days = QGridLayout()
        self._days.setSpacing(2)
        self._by_day: dict[date, QPushButton] = {}
        near, month = QWidget(), QWidget()
        near.setLayout(self._near)
        month.setLayout(self._month_part())
        for part in (self._near, month.layout()):
            assert part is not None
            part.setContentsMargins(0, 0, 0, 0)
        wide = look.px(620)
        self.rows.addWidget(label(texts("Which day is it about?"), "heading"))
        self.rows.addWidget(Beside(near, month, wide=wide, gap=look.space(24), share=1))

    def show_days(self, today: date, chosen: date, noted: Collection[date]) -> None:
        """Offer the days up to `today`; `noted` are those that have a check-in already."""
        self._today, self._chosen, self._noted = today, chosen, noted
        self._draw_near()
        self._show_month(month_start(chosen))

    def focus_first(self) -> None:
        """Put the keyboard on the chosen day."""
        if self._chosen in self._by_day:
            self._by_day[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _STEPS and (day := self._focused_day()) is not None:
            self._focus_day(day + timedelta(days=_STEPS[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def _month_part(self) -> QVBoxLayout:
        texts, look = self._texts, self._look
        back = self._leaf("back", texts("Previous month"), -1)
        self._later = self._leaf("forward", texts("Next month"), 1)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addWidget(self._month_name, 1)
        head.addWidget(self._later)
        part = QVBoxLayout()
        part.setSpacing(look.space(4))
        part.addLayout(head)
        part.addLayout(self._days)
        part.addWidget(label(texts("A dot marks a day that has a check-in."), "small"))
        return part

    def _leaf(self, icon: str, name: str, step: int) -> QPushButton:
        made = button("", partial(self._leaf_by, step), kind="link")
        made.setObjectName("next-month" if step > 0 else "previous-month")
        made.setAccessibleName(name)
        made.setToolTip(plain_tip(name))
        made.setFixedSize(max(self._look.px(36), 44), max(self._look.px(36), 44))
        return with_icon(made, icon, self._look.palette.primary, self._look)

    def _draw_near(self) -> None:
        clear(self._near)
        texts, language = self._texts, self._texts.language
        near = (
            ("today", texts("Today"), self._today),
            ("yesterday", texts("Yesterday"), self._today - timedelta(days=1)),
            ("day-before", texts("The day before yesterday"), self._today - timedelta(days=2)),
        )
        # A button cannot wrap: at large text the day is written short.
        written = dates.short_weekday_day if self._look.scale > 1.5 else dates.weekday_day
        for handle, name, day in near:
            said = texts("{name}, {day}", name=name, day=written(day, language))
            made = button(said, partial(self._pick, day), kind="quiet")
            made.setObjectName(f"pick-{handle}")
            made.setCheckable(True)
            show_checked(made, day == self._chosen)
            self._near.addWidget(made)
        self._near.addStretch(1)
        close = button(self._closing, self.closed.emit, kind="link")
        close.setObjectName("keep-day")
        self._near.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)

    def _leaf_by(self, step: int) -> None:
        month = month_start(self._month, step)
        if month >= _FIRST_DAY:
            self._show_month(month)

    def _show_month(self, month: date) -> None:
        self._month = month
        language = self._texts.language
        self._month_name.setText(dates.capitalised(dates.month_year(month, language)))
        self._later.setEnabled(month_start(month, 1) <= self._today)
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
        while day.month == month.month and day <= self._today:
            self._by_day[day] = self._day_button(day)
            place = (day - monday).days
            self._days.addWidget(self._by_day[day], 1 + place // 7, place % 7)
            self._by_day[day].show()
            day += timedelta(days=1)

    def _day_button(self, day: date) -> QPushButton:
        texts = self._texts
        name = dates.full_day(day, texts.language)
        noted = day in self._noted
        made = _DayButton(f"{day.day}\n•" if noted else f"{day.day}\n\u00a0")
        made.setObjectName(f"day-{day.isoformat()}")
        made.setAccessibleName(texts("{day}, has a check-in", day=name) if noted else name)
        made.setCheckable(True)
        made.setChecked(day == self._chosen)
        when_pressed(made, lambda _checked: self._pick(day))
        return made

    def _focused_day(self) -> date | None:
        return next((day for day, made in self._by_day.items() if made.hasFocus()), None)

    def _focus_day(self, day: date) -> None:
        if not _FIRST_DAY <= day <= self._today:
            return
        if day not in self._by_day:
            self._show_month(month_start(day))
        self._by_day[day].setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, day: date, _checked: object = None) -> None:
        self.picked.emit(day)
