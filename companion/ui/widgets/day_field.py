"""A day: typed the way people write it, or picked in a calendar that opens below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.look.qt_language import qt_locale
from companion.ui.widgets.basics import button, row, with_icon
from companion.ui.widgets.fields import NARROW, TextField
from companion.ui.widgets.typed import read_day, write_day


class CalendarPopup(QFrame):
    """A month to pick a day from; Enter or a click picks, Escape closes."""

    def __init__(
        self, parent: QWidget, texts: Texts, name: str, on_picked: Callable[[date], None]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self._on_picked = on_picked
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(qt_locale(texts.language))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(name)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self.calendar)

    def open_at(self, place: QPoint, day: date) -> None:
        """Show the month of a day."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self._on_picked(date(day.year(), day.month(), day.day()))


class DayField(TextField):
    """A day. Left empty it is None; with `required` that is told."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        name: str,
        title: str,
        *,
        today: date,
        required: str = "",
        width: int = NARROW,
    ) -> None:
        self._today = today
        super().__init__(look, texts, name, title, width=width, required=required)
        self._popup: CalendarPopup | None = None

    def _lay_out(self, look: Look) -> None:
        texts = self._texts
        self.pick = button("", self.open_calendar, kind="icon")
        with_icon(self.pick, "journal", look.palette.primary, look)
        self.pick.setIconSize(QSize(look.px(22), look.px(22)))
        self.pick.setObjectName(f"calendar-{self.name}")
        self.pick.setAccessibleName(texts("{field}: open the calendar", field=self.title))
        self.pick.setToolTip(texts("Open the calendar"))
        self.line.setPlaceholderText(texts("day/month/year"))
        beside = QWidget()
        inside = row(self.line, self.pick, spacing=look.space(4))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setStretch(0, 1)
        beside.setLayout(inside)
        self.set_control(self.line, beside=beside)

    def day(self) -> date | None:
        """The day, or None when nothing (or no day) was typed."""
        return read_day(self.text(), self._today)

    def show_day(self, day: date | None) -> None:
        """Write a day into the field."""
        self.show_typed("" if day is None else write_day(day))

    def mistake(self) -> str:
        if self.day() is not None:
            return ""
        return self._texts(
            "Please write the date, such as {example}.", example=write_day(self._today)
        )

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self, self._texts, self.title, self._on_picked)
        below = self.line.mapToGlobal(QPoint(0, self.line.height() + 4))
        self._popup.open_at(below, self.day() or self._today)

    def _on_picked(self, day: date) -> None:
        self.show_day(day)
        self.line.setFocus()
