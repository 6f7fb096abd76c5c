"""A calm choice of a past day: yesterday, the day before, or a month to leaf through.

Days to come are not offered. It says which day was picked.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.days.month_grid import MonthGrid
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.presses import show_checked


class DayPicker(Card):
    """`picked` carries a date up to `today`; Escape and the button close it unchanged."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, texts: Texts, *, closing: str = "") -> None:
        super().__init__(look)
        self._closing = closing or texts("Keep this day")
        self._look, self._texts = look, texts
        self._today = self._chosen = date.min
        self._near = _NearDays()
        self._grid = MonthGrid(look, texts)
        self._grid.picked.connect(self.picked)
        month = QWidget()
        below = QVBoxLayout(month)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(look.space(4))
        below.addWidget(self._grid)
        below.addWidget(label(texts("A dot marks a day that has a check-in."), "small"))
        wide = look.px(620)
        self.rows.addWidget(label(texts("Which day is it about?"), "heading"))
        self.rows.addWidget(Beside(self._near, month, wide=wide, gap=look.space(24), share=1))

    def show_days(self, today: date, chosen: date, noted: Collection[date]) -> None:
        """Offer the days up to `today`; `noted` are those that have a check-in already."""
        self._today, self._chosen = today, chosen
        self._draw_near()
        self._grid.show_days(today, chosen, last=today, noted=noted)

    def focus_first(self) -> None:
        """Put the keyboard on the chosen day."""
        self._grid.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _draw_near(self) -> None:
        texts, language = self._texts, self._texts.language
        near = (
            ("today", texts("Today"), self._today),
            ("yesterday", texts("Yesterday"), self._today - timedelta(days=1)),
            ("day-before", texts("The day before yesterday"), self._today - timedelta(days=2)),
        )
        days = list[tuple[QPushButton, Sequence[str]]]()
        for handle, name, day in near:
            alone = dates.capitalised(dates.weekday_day(day, language))
            words = [
                texts("{name}, {day}", name=name, day=written(day, language))
                for written in (dates.weekday_day, dates.short_weekday_day)
            ]
            made = button(words[0], partial(self._pick, day), kind="quiet")
            made.setObjectName(f"pick-{handle}")
            made.setCheckable(True)
            show_checked(made, day == self._chosen)
            days.append((made, (*words, alone)))
        close = button(self._closing, self.closed.emit, kind="link")
        close.setObjectName("keep-day")
        self._near.show_days(days, close)

    def _pick(self, day: date) -> None:
        self.picked.emit(day)


class _NearDays(QWidget):
    """Buttons of days, one below the other. A button cannot wrap: without room it says less."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[tuple[QPushButton, Sequence[str]]] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)

    def show_days(
        self, days: Sequence[tuple[QPushButton, Sequence[str]]], close: QPushButton
    ) -> None:
        """Each button with its words, the longest first; `close` stands at the foot."""
        clear(self._rows)
        self._days = days
        for made, _words in days:
            self._rows.addWidget(made)
        self._rows.addStretch(1)
        self._rows.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for made, words in self._days:
            for said in words:
                made.setText(said)
                if made.sizeHint().width() <= self.width():
                    break
