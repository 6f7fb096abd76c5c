"""A day: typed the way people write it, or picked in a calendar that opens below.

What was understood stands below in words, so that « lundi » and « 12/11 » cannot be misread in silence.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from companion import dates
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, label, row, show_tip, with_icon
from companion.ui.widgets.days.month_grid import MonthGrid
from companion.ui.widgets.days.no_day import no_day
from companion.ui.widgets.days.typed_day import read_day, write_day
from companion.ui.widgets.fields import NARROW, TextField

# Qt's own margin in a line that is typed in, in pixels.
_BESIDE_TEXT: Final = 4


class CalendarPopup(QFrame):
    """A month to pick a day from; Enter or a click picks, Escape closes."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        texts: Texts,
        name: str,
        on_picked: Callable[[date], None],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "focus-card")  # it lies above cards, and has to stand out
        self.setAccessibleName(name)
        self._on_picked = on_picked
        self._month = MonthGrid(look, texts)
        self._month.picked.connect(self._pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(look.space(12), look.space(12), look.space(12), look.space(12))
        rows.addWidget(self._month)

    def open_at(self, field: QWidget, today: date, chosen: date) -> None:
        """Show the month of a day below a field, or above it where the screen ends."""
        self._month.show_days(today, chosen)
        self.adjustSize()
        room = field.window().frameGeometry() & field.screen().availableGeometry()
        place = field.mapToGlobal(QPoint(0, field.height() + 4))
        if place.y() + self.height() > room.bottom():
            place.setY(field.mapToGlobal(QPoint(0, -4)).y() - self.height())
        place.setX(max(min(place.x(), room.right() - self.width()), room.left()))
        place.setY(max(min(place.y(), room.bottom() - self.height()), room.top()))
        self.move(place)
        self.show()
        self._month.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: object) -> None:
        if self.isVisible() and isinstance(day, date):
            self.close()
            self._on_picked(day)


class DayField(TextField):
    """A day. Left empty it is None; with `required` that is told.

    `ahead`: a weekday is one to come; `past`: what is written down of it has happened, today at the latest.
    """

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
        ahead: bool = False,
        past: bool = False,
    ) -> None:
        self._look, self._today, self._ahead, self._past = look, today, ahead, past
        self._understood = label("", "small")
        self._understood.hide()
        super().__init__(look, texts, name, title, width=width, required=required)
        self._popup: CalendarPopup | None = None

    def _lay_out(self, look: Look) -> None:
        texts = self._texts
        self.pick = button("", self.open_calendar, kind="icon")
        with_icon(self.pick, "journal", look.palette.primary, look)
        self.pick.setIconSize(QSize(look.px(22), look.px(22)))
        self.pick.setObjectName(f"calendar-{self.name}")
        self.pick.setAccessibleName(texts("{field}: open the calendar", field=self.title))
        show_tip(self.pick, texts("Open the calendar"))
        self.line.setPlaceholderText(texts("day/month/year"))
        beside = QWidget()
        inside = row(self.line, self.pick, spacing=look.space(4))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setStretch(0, 1)
        beside.setLayout(inside)
        self.set_control(self.line, beside=beside)
        self.rows.insertWidget(2, self._understood)
        self.line.editingFinished.connect(self._say_understood)

    def sizeHint(self) -> QSize:
        """Wide enough for the example that an empty line shows, in whatever language."""
        line, frame = self.line, QStyleOptionFrame()
        line.ensurePolished()
        line.initStyleOption(frame)
        frame.rect = QRect(0, 0, self._width, line.height())
        inside = (
            line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, line).width()
        )
        example = line.fontMetrics().horizontalAdvance(line.placeholderText()) + _BESIDE_TEXT
        beside = self._look.space(4) + self.pick.sizeHint().width()
        wide = max(self._width, self._width - inside + example + beside)
        return QSize(wide, self.rows.heightForWidth(wide))

    def day(self) -> date | None:
        """The day, or None when nothing (or no day) was typed."""
        return read_day(self.text(), self._today, self._texts.language, ahead=self._ahead)

    def show_day(self, day: date | None) -> None:
        """Write a day into the field."""
        self.show_typed("" if day is None else write_day(day))

    def mistake(self) -> str:
        texts, day = self._texts, self.day()
        if day is None:
            return no_day(self.text(), self._today, texts).sentence
        if self._past and day > self._today:
            said = dates.day_month_year(day, texts.language)
            return texts("{day} is still to come. Please write the day that you mean.", day=said)
        return ""

    def _on_typed(self, text: str) -> None:
        self._understood.hide()
        super()._on_typed(text)

    def open_calendar(self) -> None:
        """Open the calendar below the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self, self._look, self._texts, self.title, self._on_picked)
        day = self.day() or no_day(self.text(), self._today, self._texts).near or self._today
        self._popup.open_at(self.line, self._today, day)

    def _say_understood(self) -> None:
        """Once the person goes on: the weekday shows a slip that digits hide."""
        day = self.day()
        if day is not None:
            words = dates.capitalised(dates.full_day(day, self._texts.language))
            self._understood.setText(words)
        self._understood.setVisible(day is not None)
        self.updateGeometry()

    def _on_picked(self, day: date) -> None:
        self.show_day(day)
        self._say_understood()
        self.line.setFocus()
