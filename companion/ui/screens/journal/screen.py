"""The journal: a month as a strip, and below it the entries as cards, newest first.

It shows what the carnet holds, filters it and starts acts; it judges nothing.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.actions.after_check_in import own_check_in
from companion.domain.records import CheckIn, Infusion
from companion.domain.timeline import Period, Timeline, begun_on, month_start
from companion.domain.validity import FIRST_YEAR
from companion.ui.drawings.heat_strip import strip_content
from companion.ui.screens.journal import cards as journal_cards
from companion.ui.screens.journal import words as journal_words
from companion.ui.screens.journal.content import (
    JournalDay,
    JournalFilter,
    first_day,
    journal_days,
    month_of,
    noted_symptoms,
    withdrawn_entries,
)
from companion.ui.screens.journal.entry_card import EntryCard, RecordsCard, WithdrawnCard
from companion.ui.screens.journal.filters import DATES, JournalFilters, Option
from companion.ui.screens.journal.month_card import MonthCard
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_for_day
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_journal import DaysAsked
from companion.ui.ways.to_thyroid import thyroid_button
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.day_picker import DayPicker
from companion.ui.widgets.screen_head import ScreenHead

DAYS_AT_ONCE = 31


class JournalScreen(Screen):
    """All that was noted, as far as the filters let it through."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        other = button(texts("Another day…"), self._toggle_picker)
        other.setObjectName("journal-other-day")
        new = button(texts("+ New check-in"), self._start_today, kind="primary")
        new.setObjectName("journal-new")
        new.setAccessibleName(texts("New check-in"))
        self._other, self._new = other, new
        if context.read_only:
            for each in (other, new):
                each.hide()
        photos = button(texts("Photos"), partial(context.go, ScreenName.PHOTOS))
        photos.setObjectName("journal-photos")
        self._head = ScreenHead(look, (thyroid_button(context), photos, other, new))
        self._head.title.setText(texts("Journal"))
        self._head.line.setObjectName("journal-line")
        self._picker = DayPicker(look, texts, closing=texts("Close"))
        self._month = MonthCard(look, texts, context.catalogue)
        self._filters = JournalFilters(look, texts, context.journal.today())
        self._cards = QWidget()
        self._left: list[JournalDay] = []
        self._more: QPushButton | None = None
        for part in (self._head, self._picker, self._month, self._filters):
            self.rows.addWidget(part)
        self.rows.addWidget(self._cards)
        self.rows.addStretch(1)
        self._picker.hide()
        self._connect()

    def refresh(self) -> None:
        """Draw what the filters let through."""
        if asked := self.context.state.take(DaysAsked):
            self._state.symptom = self._state.days = None
            self._state.month, self._state.period = asked.period.last, asked.period
        handle = self.focused_handle()
        first = first_day(self.context.journal.carnet)
        self._show_picker()
        for part in (self._month, self._filters):
            part.setVisible(first is not None or self._any_withdrawn())
        if first is not None:
            self._show_month()
        self._show_filters()
        self._show_cards(first)
        if handle:
            self._focus(handle)

    def focus_first(self) -> None:
        """The keyboard starts on the newest day of the strip."""
        if self._month.isHidden() and self.context.read_only:
            super().focus_first()
        elif self._month.isHidden():
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._month.focus_strip()

    def _connect(self) -> None:
        self._picker.picked.connect(self._on_day_picked)
        self._picker.closed.connect(self._toggle_picker)
        self._month.month_wanted.connect(self._leaf_by)
        self._month.cell_opened.connect(self._on_cell_opened)
        self._filters.symptom_chosen.connect(self._on_symptom_chosen)
        self._filters.period_chosen.connect(self._on_period_chosen)
        self._filters.dates_chosen.connect(self._on_dates_chosen)
        self._filters.withdrawn_wanted.connect(self._on_withdrawn_wanted)
        self._filters.everything_wanted.connect(self._show_everything)

    # What is shown.

    @property
    def _state(self) -> JournalState:
        return self.context.state.of(JournalState)

    @property
    def _shown_month(self) -> Period:
        today = self.context.journal.today()
        return month_of(min(self._state.month or today, today), today)

    @property
    def _shown_period(self) -> Period:
        return self._state.period or self._shown_month

    def _show_month(self) -> None:
        context, journal, month = self.context, self.context.journal, self._shown_month
        symptoms = noted_symptoms(journal.carnet, context.catalogue, month)
        if self._state.symptom is not None:
            symptoms = [context.catalogue.symptoms[self._state.symptom]]
        marked = (e.body for e in journal.carnet.entries(Infusion) if e.body.given)
        self._month.show_month(
            dates.capitalised(dates.month_year(month.first, context.language)),
            strip_content(
                Timeline(journal.carnet.entries(CheckIn), month, begun_on(journal.carnet)),
                symptoms,
                frozenset(body.for_day for body in marked),
            ),
            has_before=month.first.year > FIRST_YEAR,
            has_after=month.last < journal.today(),
        )

    def _any_withdrawn(self) -> bool:
        return any(True for _ in withdrawn_entries(self.context.journal.carnet))

    def _show_filters(self) -> None:
        context, state, texts = self.context, self._state, self.context.texts
        self._filters.show_symptoms(
            [Option("", texts("All symptoms")), *journal_words.symptom_options(context)],
            state.symptom or "",
        )
        periods = journal_words.named_periods(context)
        chosen = ""
        if state.period:
            same = (named.key for named in periods if named.period == state.period)
            chosen = next(same, DATES)
        self._filters.show_periods(
            [
                Option("", texts("The month shown")),
                *(Option(named.key, named.words) for named in periods),
                Option(DATES, texts("From one day to another…")),
            ],
            chosen,
            (state.period.first, state.period.last) if state.period else None,
        )
        self._filters.show_rest(
            filtered=state.symptom is not None or state.period is not None,
            any_withdrawn=self._any_withdrawn(),
            with_withdrawn=state.with_withdrawn,
        )

    def _show_cards(self, first: date | None) -> None:
        state = self._state
        wanted = JournalFilter(self._shown_period, state.symptom, state.with_withdrawn)
        days = journal_days(self.context.journal.carnet, wanted)
        count = sum(len(day.check_ins) for day in days)
        self._head.line.setText(
            self.context.texts("Nothing is noted yet.")
            if first is None
            else journal_words.count_line(self.context, wanted, count)
        )
        cards = QWidget()
        rows = QVBoxLayout(cards)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.context.look.space(12))
        shown = state.days or DAYS_AT_ONCE
        self._left = days[shown:]
        self._more = None
        if days:
            self._add_days(rows, days[:shown])
        else:
            rows.addWidget(self._nothing(first))
        self._replace_cards(cards)

    def _add_days(self, rows: QBoxLayout, days: list[JournalDay]) -> QWidget:
        """Add the cards of these days, and the way to those that are left."""
        batch = QWidget()
        cards = QVBoxLayout(batch)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(self.context.look.space(12))
        for day in days:
            for card in self._cards_of(day):
                cards.addWidget(card)
        rows.addWidget(batch)
        self._more = self._more_button() if self._left else None
        if self._more is not None:
            rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        return batch

    def _more_button(self) -> QPushButton:
        count = min(len(self._left), DAYS_AT_ONCE)
        made = button(
            self.context.texts.plural(
                "Show {count} earlier day", "Show {count} earlier days", count
            ),
            self._show_more,
        )
        made.setObjectName("journal-more")
        return made

    def _replace_cards(self, cards: QWidget) -> None:
        """Made apart and put in at once: that is several times faster than one by one."""
        before, self._cards = self._cards, cards
        self.rows.replaceWidget(before, cards)
        before.hide()
        before.deleteLater()
        cards.show()

    def _cards_of(self, day: JournalDay) -> Iterator[QWidget]:
        context, look, texts = self.context, self.context.look, self.context.texts
        name = dates.capitalised(dates.short_weekday_day(day.day, context.language))
        for check_in in day.check_ins:
            card = EntryCard(look, texts, journal_cards.entry_words(context, check_in))
            card.opened.connect(partial(open_entry, context))
            yield card
        if day.others:
            words = [journal_cards.other_words(context, entry) for entry in day.others]
            records = RecordsCard(look, texts, name, words)
            records.opened.connect(partial(open_entry, context))
            yield records
        for entry in day.withdrawn:
            taken = WithdrawnCard(
                look,
                texts,
                name,
                journal_cards.other_words(context, entry),
                journal_cards.withdrawn_words(context, entry),
            )
            taken.opened.connect(partial(open_entry, context))
            taken.wanted_back.connect(self._put_back)
            yield taken

    def _nothing(self, first: date | None) -> QWidget:
        texts, state = self.context.texts, self._state
        made = Card(self.context.look)
        if first is None:
            if self.context.read_only:
                made.rows.addWidget(label(texts("Nothing is noted yet."), "strong"))
                return made
            made.rows.addWidget(label(texts("Your journal starts here"), "heading"))
            made.rows.addWidget(
                label(
                    texts(
                        "Each check-in takes less than a minute. "
                        "Past days can be noted too: choose “Another day…”."
                    )
                )
            )
            return made
        if state.symptom is None and state.period is None:
            made.rows.addWidget(label(texts("Nothing is noted in this month."), "strong"))
            sentence = texts("Choose a day above to note it now, or look at another month.")
            if not self.context.read_only:
                made.rows.addWidget(label(sentence, "soft"))
            return made
        made.rows.addWidget(label(texts("No entry matches these filters."), "strong"))
        reset = button(texts("Show everything"), self._show_everything)
        reset.setObjectName("journal-show-everything")
        made.rows.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _show_picker(self) -> None:
        shown = self._state.is_picking
        if shown and self._picker.isHidden():
            journal = self.context.journal
            noted = {e.body.for_day for e in journal.carnet.entries(CheckIn)}
            self._picker.show_days(journal.today(), journal.today(), noted)
        self._picker.setVisible(shown)

    def _focus(self, handle: str) -> None:
        control = self._cards.findChild(QWidget, handle) or self.findChild(QWidget, handle)
        if control is not None and control.isVisibleTo(self):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif handle.startswith(("open-", "put-back-", "journal-more", "journal-show")):
            self.focus_first()

    # What is chosen.

    def _leaf_by(self, step: int) -> None:
        wanted = month_start(self._shown_month.first, step)
        if wanted.year >= FIRST_YEAR and wanted <= self.context.journal.today():
            self._filter_by(month=wanted)

    def _filter_by(self, *, month: date | None = None, period: Period | None = None) -> None:
        """Show a month, or a period together with its last month."""
        state = self._state
        state.days = None
        if period is None:
            state.month, state.period = month, None
        else:
            state.month, state.period = period.last, period
        self.refresh()

    def _on_symptom_chosen(self, symptom: str) -> None:
        self._state.symptom = symptom or None
        self._state.days = None
        self.refresh()

    def _on_period_chosen(self, key: str) -> None:
        if key == DATES:
            shown = self._shown_period
            self._filters.ask_dates(shown.first, shown.last)
            return
        periods = journal_words.named_periods(self.context)
        self._filter_by(
            month=self._state.month,
            period=next((named.period for named in periods if named.key == key), None),
        )

    def _on_dates_chosen(self, first: date, last: date) -> None:
        self._filter_by(period=Period(first, last))

    def _on_withdrawn_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._state.with_withdrawn = wanted
        self.refresh()

    def _show_everything(self) -> None:
        self._state.symptom = None
        self._filter_by(month=self._state.month)

    def _show_more(self) -> None:
        """Add earlier days below, and put the keyboard on the first of them."""
        state, rows = self._state, self._cards.layout()
        assert isinstance(rows, QBoxLayout)
        state.days = (state.days or DAYS_AT_ONCE) + DAYS_AT_ONCE
        added, self._left = self._left[:DAYS_AT_ONCE], self._left[DAYS_AT_ONCE:]
        more = self._more
        batch = self._add_days(rows, added)
        batch.show()  # at once, so that the keyboard can go to it
        if (opening := batch.findChild(QPushButton)) is not None:
            opening.setFocus(Qt.FocusReason.OtherFocusReason)
        if more is not None:
            rows.removeWidget(more)
            more.hide()
            more.deleteLater()

    # What is done.

    def _toggle_picker(self) -> None:
        state = self._state
        state.is_picking = not state.is_picking
        self._show_picker()
        if state.is_picking:
            self._picker.focus_first()
        else:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day_picked(self, day: date) -> None:
        self._state.is_picking = False
        journal = self.context.journal
        own = own_check_in(journal.carnet, day, journal.writer_id())
        if own is not None:
            open_entry(self.context, own.id)
        else:
            start_for_day(self.context, self, day)
        if self.context.state.screen is ScreenName.JOURNAL:
            self._show_picker()  # the person stays with the check-in in progress
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cell_opened(self, _symptom: str, day: date) -> None:
        there = Timeline(self.context.journal.carnet.entries(CheckIn), Period(day, day)).check_ins(
            day
        )
        if not there:
            start_for_day(self.context, self, day)
        elif len(there) == 1:
            open_entry(self.context, there[0].id)
        else:
            self._filter_by(period=Period(day, day))
            self._focus(f"open-{there[-1].id}")

    def _start_today(self) -> None:
        start_for_day(self.context, self, self.context.journal.today())

    def _put_back(self, record_id: str) -> None:
        journal, texts = self.context.journal, self.context.texts
        last = journal.carnet.history(record_id)[-1]
        revision = self.context.attempt(self, partial(journal.undo, last))
        if revision is not None:
            self.context.say(texts("Put back in the journal."), undo=[revision])
