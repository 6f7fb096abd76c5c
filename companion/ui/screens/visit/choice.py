"""The cards where the page is chosen: its period, its sections, the consultation it is for.

They say what was chosen and make no page.
"""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from companion import dates
from companion.actions.consultation import PageChoice, PageSection
from companion.domain.records import Appointment
from companion.domain.summary import (
    Basis,
    last_consultation,
    last_infusion,
    next_consultation,
    resolve_period,
)
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import CLOSE, Card, button, column, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.own_words import breakable
from companion.ui.widgets.presses import show_checked
from companion.ui.words.section_words import SECTIONS


def consultation_words(context: Context, body: Appointment) -> str:
    """When it is, and with whom."""
    texts, language = context.texts, context.language
    day = dates.capitalised(dates.full_day(body.at.date(), language))
    when = texts("{day} at {hour}", day=day, hour=dates.hour(body.at.time(), language))
    whom = breakable(body.with_whom or "")
    return " · ".join(part for part in (when, whom) if part)


class PeriodCard(Card):
    """Since the last consultation, since the last infusion, or between two days."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=CLOSE)
        self.context = context
        self.rows.setSpacing(0)
        texts = context.texts
        self.rows.addWidget(label(texts("Period"), "heading"))
        self.setAccessibleName(texts("Period"))
        self._group = OneOf(self)
        self._options: dict[Basis, RadioRow] = {}
        self._details = {
            basis: label("", "small") for basis in (Basis.LAST_CONSULTATION, Basis.LAST_INFUSION)
        }
        for basis, text in (
            (Basis.LAST_CONSULTATION, texts("Since the last consultation")),
            (Basis.LAST_INFUSION, texts("Since the last infusion")),
            (Basis.DATES, texts("Between two dates")),
        ):
            self._add_option(basis, text)
        today = context.journal.today()
        needed = texts("Please give the day.")
        self.first = DayField(
            context.look, texts, "period-first", texts("From"), today=today, required=needed
        )
        self.last = DayField(
            context.look, texts, "period-last", texts("To"), today=today, required=needed
        )
        self._days = QWidget()
        self._days.setLayout(column(self.first, self.last, spacing=context.look.space(8)))
        self.rows.addWidget(self._days)
        self.show_choice()
        self._group.buttonToggled.connect(self._on_toggled)
        for field in (self.first, self.last):
            field.changed.connect(self._on_typed)
            field.line.editingFinished.connect(field.check)

    def show_choice(self) -> None:
        """Show the present choice, and from which day each one counts."""
        choice, texts = self.context.state.of(VisitState).choice, self.context.texts
        carnet, today = self.context.journal.carnet, self.context.journal.today()
        consultation, infusion = last_consultation(carnet, today), last_infusion(carnet, today)
        days = {
            Basis.LAST_CONSULTATION: consultation,
            Basis.LAST_INFUSION: infusion.body.for_day if infusion else None,
        }
        tomorrow = today + timedelta(days=1)
        days_on = {
            Basis.LAST_CONSULTATION: last_consultation(carnet, tomorrow) is not None,
            Basis.LAST_INFUSION: last_infusion(carnet, tomorrow) is not None,
        }
        for basis, detail in self._details.items():
            day = days[basis]
            if day is None and days_on[basis]:
                detail.setText(texts("The only one noted is today’s: the last 42 days"))
            elif day is None:
                detail.setText(texts("None noted: the last 42 days"))
            else:
                detail.setText(dates.capitalised(dates.full_day(day, self.context.language)))
            self._options[basis].setAccessibleDescription(detail.text())
        self._options[choice.basis].setChecked(True)
        self._days.setVisible(choice.basis is Basis.DATES)
        if choice.basis is Basis.DATES and not self.first.text():
            self._fill_in(choice)

    def _add_option(self, basis: Basis, text: str) -> None:
        option = RadioRow(self.context.look, text)
        option.setObjectName(f"period-{basis.value}")
        self._group.addButton(option)
        self._options[basis] = option
        self.rows.addWidget(option)
        if basis in self._details:
            detail = self._details[basis]
            detail.setContentsMargins(option.text_left, 0, 0, self.context.look.space(6))
            self.rows.addWidget(detail)

    def _fill_in(self, choice: PageChoice) -> None:
        for field, day in ((self.first, choice.first), (self.last, choice.last)):
            field.blockSignals(True)
            field.show_day(day)
            field.blockSignals(False)

    def _on_toggled(self, option: RadioRow, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not checked:
            return
        basis = next(basis for basis, each in self._options.items() if each is option)
        choice = replace(
            self.context.state.of(VisitState).choice, basis=basis, first=None, last=None
        )
        if basis is Basis.DATES:
            choice = self._first_dates(choice)
            self._fill_in(choice)
        self._days.setVisible(basis is Basis.DATES)
        self.chosen.emit(choice)

    def _first_dates(self, choice: PageChoice) -> PageChoice:
        """To begin with, the days that the page showed a moment ago."""
        carnet, today = self.context.journal.carnet, self.context.journal.today()
        before = self.context.state.of(VisitState).choice.basis
        _, period = resolve_period(
            carnet, today, before if before is not Basis.DATES else Basis.DEFAULT
        )
        return replace(choice, first=period.first, last=period.last)

    def _on_typed(self, _name: str, _text: str) -> None:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None:
            return
        self.chosen.emit(
            replace(
                self.context.state.of(VisitState).choice, basis=Basis.DATES, first=first, last=last
            )
        )


class SectionsCard(Card):
    """A tick for each part of the page; `said`, which stands elsewhere, says what they leave out."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.context = context
        self.rows.setSpacing(0)
        self.said = label("", "soft")
        self.ticks: dict[PageSection, QCheckBox] = {}
        for section, text in SECTIONS.items():
            tick = TickRow(context.look, context.texts(text), plain=True)
            tick.setObjectName(f"section-{section.value}")
            tick.setChecked(section in context.state.of(VisitState).choice.sections)
            tick.toggled.connect(self._on_toggled)
            self.ticks[section] = tick
            self.rows.addWidget(tick)

    def show_choice(self) -> None:
        """Tick what the present choice shows, and say what it leaves out."""
        texts, sections = self.context.texts, self.context.state.of(VisitState).choice.sections
        for section, tick in self.ticks.items():
            show_checked(tick, section in sections)
        missing = [texts(words) for section, words in SECTIONS.items() if section not in sections]
        self.said.setText(
            texts("Without: {parts}", parts=", ".join(missing)) if missing else texts("Everything")
        )

    def _on_toggled(self, _checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        chosen = frozenset(section for section, tick in self.ticks.items() if tick.isChecked())
        self.chosen.emit(replace(self.context.state.of(VisitState).choice, sections=chosen))
        self.show_choice()


class NextConsultationCard(Card):
    """When it is and with whom, or the way to note it."""

    wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=CLOSE)
        self.context = context
        texts = context.texts
        self.rows.addWidget(label(texts("Next consultation"), "heading"))
        self._when = label("")
        self.rows.addWidget(self._when)
        self._change = button(texts("Add the date"), self.wanted.emit, kind="link")
        self._change.setObjectName("consultation-date")
        self.rows.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)

    def show_next(self) -> None:
        """Draw what stands in the journal."""
        journal, texts = self.context.journal, self.context.texts
        coming = next_consultation(journal.carnet, journal.today())
        if coming is None:
            self._when.setText(texts("No consultation to come is noted."))
        else:
            self._when.setText(consultation_words(self.context, coming.body))
        self._change.setVisible(not self.context.read_only)
        self._change.setText(texts("Add the date") if coming is None else texts("Correct"))
