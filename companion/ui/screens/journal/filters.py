"""The line above the journal's entries: what is new, quiet ways elsewhere, and folded away the filters.

It says what was chosen and selects nothing itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import button, label, row
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.steady_box import SteadyBox
from companion.ui.widgets.unfolding import fold_button

DATES = "dates"


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a box: its key and its words."""

    key: str
    words: str


class JournalFilters(QWidget):
    """Keys are symptom ids, names of periods and people's record ids; an empty key means no filter.

    `ways` stand at the end of the line.
    """

    symptom_chosen = Signal(str)
    period_chosen = Signal(str)
    dates_chosen = Signal(object, object)
    author_chosen = Signal(str)
    withdrawn_wanted = Signal(bool)
    unread_wanted = Signal(bool)
    everything_wanted = Signal()
    turned = Signal()

    def __init__(self, look: Look, texts: Texts, today: date, ways: Sequence[QPushButton]) -> None:
        super().__init__()
        self._texts = texts
        self._symptom = self._box("journal-symptom", texts("Symptom"))
        self._period = self._box("journal-period", texts("Days"))
        self._author = self._box("journal-author", texts("Written by"))
        self._withdrawn = _tick(look, "journal-withdrawn", texts("Show withdrawn entries"))
        self._unread = _tick(look, "journal-unread", "")
        self._everything = button(
            texts("Remove the filters"), self.everything_wanted.emit, kind="link"
        )
        self._everything.setObjectName("journal-everything")
        self._fold = fold_button(texts, texts("Filter the journal"), self.turned.emit)
        self._fold.setObjectName("journal-filter")
        line = FlowLayout(look.space(16))
        for part in (self._fold, self._everything, self._unread, *ways):
            line.addWidget(part)
        self._holders = {box: _with_name(look, box) for box in self._boxes}
        self._folded = QWidget()
        boxes = FlowLayout(look.space(16), self._folded)
        for holder in self._holders.values():
            boxes.addWidget(holder)
        boxes.addWidget(self._withdrawn)
        first, last = texts("Please give the first day."), texts("Please give the last day.")
        self._first = DayField(
            look, texts, "journal-first", texts("From"), today=today, required=first
        )
        self._last = DayField(
            look, texts, "journal-last", texts("Until"), today=today, required=last
        )
        self._dates = self._dates_part(look)
        self._asks_dates = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        rows.addLayout(line)
        rows.addWidget(self._folded)
        rows.addWidget(self._dates)
        self._connect()

    def _connect(self) -> None:
        self._symptom.activated.connect(self._on_symptom)
        self._period.activated.connect(self._on_period)
        self._author.activated.connect(self._on_author)
        self._withdrawn.toggled.connect(self.withdrawn_wanted)
        self._unread.toggled.connect(self.unread_wanted)

    @property
    def _boxes(self) -> tuple[SteadyBox, ...]:
        return self._symptom, self._period, self._author

    def show_symptoms(self, options: Sequence[Option], chosen: str) -> None:
        """Offer these symptoms."""
        _fill(self._symptom, options, chosen)

    def show_periods(
        self, options: Sequence[Option], chosen: str, dates: tuple[date, date] | None
    ) -> None:
        """Offer these periods; `dates` fill the two fields when they are the chosen ones."""
        _fill(self._period, options, chosen)
        self._asks_dates = chosen == DATES
        if dates is not None:
            self._first.show_day(dates[0])
            self._last.show_day(dates[1])

    def show_authors(self, options: Sequence[Option], chosen: str) -> None:
        """Offer these people; nobody is offered where one alone wrote."""
        _fill(self._author, options, chosen)
        self._holders[self._author].setVisible(len(options) > 2)

    def show_unread(self, count: int, *, only: bool) -> None:
        """Offer what is new since the last reading."""
        self._unread.setText(
            self._texts.plural(
                "{count} new since my last reading", "{count} new since my last reading", count
            )
        )
        self._unread.setVisible(count > 0)
        self._unread.blockSignals(True)
        self._unread.setChecked(only)
        self._unread.blockSignals(False)

    def unfold(self, *, is_open: bool) -> None:
        """Show the filters, or fold them away."""
        focused = QApplication.focusWidget()
        folded = (self._folded, self._dates)
        if not is_open and any(part.isAncestorOf(focused) for part in folded if focused):
            self._fold.setFocus()
        self._folded.setVisible(is_open)
        self._dates.setVisible(is_open and self._asks_dates)
        self._fold.tell(is_open=is_open)

    def show_rest(
        self, *, anything: bool, filtered: bool, any_withdrawn: bool, with_withdrawn: bool
    ) -> None:
        """Whether there is anything to filter, a filter to remove, withdrawn entries to show."""
        if self._everything.hasFocus() and not filtered:
            self._fold.setFocus()
        self._fold.setVisible(anything)
        self._everything.setVisible(filtered)
        self._withdrawn.setVisible(any_withdrawn)
        self._withdrawn.blockSignals(True)
        self._withdrawn.setChecked(with_withdrawn)
        self._withdrawn.blockSignals(False)

    def ask_dates(self, first: date, last: date) -> None:
        """Show the two fields with these days, and go to the first."""
        self._first.show_day(first)
        self._last.show_day(last)
        self._asks_dates = True
        self._dates.show()
        self._first.setFocus()
        self._first.line.selectAll()

    def _box(self, handle: str, name: str) -> SteadyBox:
        made = SteadyBox()
        made.setObjectName(handle)
        made.setAccessibleName(name)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return made

    def _dates_part(self, look: Look) -> QWidget:
        made = QWidget()
        flow = FlowLayout(look.space(16), made)
        flow.addWidget(self._first)
        flow.addWidget(self._last)
        show = button(self._texts("Show these days"), self._choose_dates)
        show.setObjectName("journal-show-dates")
        flow.addWidget(show)
        for field in (self._first, self._last):
            field.entered.connect(self._choose_dates)
        made.hide()
        return made

    def _on_symptom(self, _index: int) -> None:
        self.symptom_chosen.emit(str(self._symptom.currentData()))

    def _on_author(self, _index: int) -> None:
        self.author_chosen.emit(str(self._author.currentData()))

    def _on_period(self, _index: int) -> None:
        self.period_chosen.emit(str(self._period.currentData()))

    def _choose_dates(self) -> None:
        wrong = [field for field in (self._first, self._last) if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        first, last = self._first.day(), self._last.day()
        assert first is not None
        assert last is not None
        if last < first:
            self._last.tell(self._texts("The last day comes before the first."))
            self._last.setFocus()
            return
        self.dates_chosen.emit(first, last)


def _with_name(look: Look, box: QComboBox) -> QWidget:
    name = label(box.accessibleName(), "small", wrap=False)
    name.setBuddy(box)
    holder = QWidget()
    inside = row(name, box, spacing=look.space(8))
    inside.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(inside)
    return holder


def _fill(box: QComboBox, options: Sequence[Option], chosen: str) -> None:
    box.clear()
    for option in options:
        box.addItem(option.words, option.key)
    box.setCurrentIndex(max(box.findData(chosen), 0))


def _tick(look: Look, name: str, words: str) -> TickRow:
    tick = TickRow(look, words, plain=True)
    tick.setObjectName(name)
    return tick
