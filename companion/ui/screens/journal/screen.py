"""The journal: a month as a strip, the filters, and below them the entries as cards, newest first.

It filters what the carnet holds and starts acts; it judges nothing.
"""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion import dates
from companion.actions.check_in.after_check_in import own_check_in
from companion.actions.reading import mark_of, unread
from companion.domain.records import CheckIn, Infusion
from companion.domain.symptoms import Symptom
from companion.domain.timeline import Period, Timeline, begun_on, month_start
from companion.domain.validity import FIRST_YEAR
from companion.ui.drawings.heat_strip import felt_most, strip_content
from companion.ui.screens.journal import words as journal_words
from companion.ui.screens.journal.content import (
    JournalFilter,
    first_day,
    journal_days,
    month_of,
    noted_symptoms,
    withdrawn_entries,
)
from companion.ui.screens.journal.day_cards import DayCards
from companion.ui.screens.journal.day_remark import DayRemark
from companion.ui.screens.journal.filters import DATES, JournalFilters
from companion.ui.screens.journal.month_card import MonthCard
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn, Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_bring_in import show_bring_in
from companion.ui.ways.to_check_in import start_for_day
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_journal import DaysAsked, EntryLeft
from companion.ui.ways.to_thyroid import thyroid_link
from companion.ui.widgets.basics import button, with_icon
from companion.ui.widgets.days.day_picker import DayPicker
from companion.ui.widgets.patience import look, patience
from companion.ui.widgets.screen_head import ScreenHead
from companion.ui.widgets.unfolding import fold_button
from companion.ui.words.whom import names_of

SYMPTOMS_AT_FIRST = 5
"""Of the month: the entries below it are in sight then."""


class JournalScreen(Screen):
    """All that was noted, as far as the filters let it through."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        other = fold_button(texts, texts("Another day…"), self._toggle_picker, kind="secondary")
        other.setObjectName("journal-other-day")
        new = button(texts("New check-in"), self._start_today, kind="primary")
        with_icon(new, "add", look.palette.on_primary, look)
        new.setObjectName("journal-new")
        self._other, self._new = other, new
        photos = button(texts("Photos"), partial(context.go, ScreenName.PHOTOS), kind="link")
        photos.setObjectName("journal-photos")
        remark = button(texts("Remark on a day…"), self._start_remark, kind="link")
        remark.setObjectName("journal-remark")
        if context.read_only:
            for each in (other, new, remark):
                each.hide()
        self._remark = DayRemark(context)
        self._remark.closed.connect(remark.setFocus)
        self._head = ScreenHead(look, (new, other))
        self._head.title.setText(texts("Journal"))
        self._head.line.setObjectName("journal-line")
        self._picker = DayPicker(look, texts, closing=texts("Close"))
        self._month = MonthCard(look, texts, context.catalogue)
        ways = (remark, photos, thyroid_link(context, texts("Thyroid")))
        self._filters = JournalFilters(look, texts, context.journal.today(), ways)
        self._days = DayCards(context)
        above = (self._head, self._picker, self._month)
        for part in (*above, self._filters, self._remark, self._days):
            self.rows.addWidget(part)
        if not context.read_only:
            words = texts("Bring in what was noted elsewhere")
            elsewhere = button(words, partial(show_bring_in, context), kind="link")
            elsewhere.setObjectName("journal-bring-in")
            self.rows.addWidget(elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
        self._picker.hide()
        self._left: EntryLeft | None = None
        self._drawn, self._was_read = Drawn(context), Drawn(context)
        self._connect()

    def refresh(self) -> None:
        """Draw what the filters let through."""
        with patience(self, self.context.texts("One moment…")):
            self._refresh()

    def _refresh(self) -> None:
        if asked := self.context.state.take(DaysAsked):
            self._state.symptom = self._state.days = None
            self._state.month, self._state.period = asked.period.last, asked.period
            self._state.is_filtering = True
        if left := self.context.state.take(EntryLeft):
            self._came_back_to(left)
        handle = self.focused_handle()
        first = first_day(self.context.journal.carnet)
        self._read()
        self._remark.refresh()
        self._show_picker()
        self._month.setVisible(first is not None)
        is_drawn = self._drawn.is_from(replace(self._state))
        if is_drawn:
            self._month.show_newest()
        elif first is not None:
            self._show_month()
        self._show_filters(anything=first is not None or self._any_withdrawn())
        look()
        if not is_drawn:
            self._show_cards(first)
        look()
        if handle:
            self._focus(handle)

    def focus_first(self) -> None:
        """The keyboard starts on the newest day of the strip, on the entry that was left, or where a day is asked."""
        if self._left is not None and self._goes_back_to(self._left):
            return
        if self._state.is_picking:
            self._picker.focus_first()
            return
        if self._month.isHidden() and self.context.read_only:
            super().focus_first()
        elif self._month.isHidden():
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._month.focus_strip()

    def _came_back_to(self, left: EntryLeft) -> None:
        self._left = left
        if left.day not in self._shown_period:
            self._state.month, self._state.period = left.day, None

    def _goes_back_to(self, left: EntryLeft) -> bool:
        """Put the keyboard and the sight on its card; False where the filters leave it out."""
        self._left = None
        self._month.show_day(left.day)
        control = self._days.reach(f"open-{left.record_id}")
        if control is None:
            return False
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal_soon(control.parentWidget() or control)
        return True

    def _connect(self) -> None:
        self._picker.picked.connect(self._on_day_picked)
        self._picker.closed.connect(self._toggle_picker)
        self._month.month_wanted.connect(self._leaf_by)
        self._month.cell_opened.connect(self._on_cell_opened)
        self._month.more_wanted.connect(self._on_more_wanted)
        self._filters.turned.connect(self._on_filters_turned)
        self._filters.symptom_chosen.connect(self._on_symptom_chosen)
        self._filters.period_chosen.connect(self._on_period_chosen)
        self._filters.dates_chosen.connect(self._on_dates_chosen)
        self._filters.author_chosen.connect(self._on_author_chosen)
        self._filters.unread_wanted.connect(self._on_unread_wanted)
        self._filters.withdrawn_wanted.connect(self._on_withdrawn_wanted)
        self._filters.everything_wanted.connect(self._show_everything)
        self._days.everything_wanted.connect(self._show_everything)
        self._days.put_back_wanted.connect(self._put_back)

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
        timeline = Timeline(journal.carnet.entries(CheckIn), month, begun_on(journal.carnet))
        symptoms = self._shown_symptoms(timeline)
        marked = (e.body for e in journal.carnet.entries(Infusion) if e.body.given)
        self._month.show_month(
            dates.capitalised(dates.month_year(month.first, context.language)),
            strip_content(
                timeline,
                symptoms,
                frozenset(body.for_day for body in marked),
                names_of(context),
            ),
            has_before=month.first.year > FIRST_YEAR,
            has_after=month.last < journal.today(),
        )

    def _shown_symptoms(self, timeline: Timeline) -> list[Symptom]:
        """The one that is filtered by; else those felt most, or all."""
        catalogue, state = self.context.catalogue, self._state
        if state.symptom is not None:
            self._month.offer_symptoms(0, is_open=False)
            return [catalogue.symptoms[state.symptom]]
        every = noted_symptoms(self.context.journal.carnet, catalogue, timeline.period)
        folded = len(every) - SYMPTOMS_AT_FIRST
        if folded < 2:  # a line saved is not worth a press
            folded = 0
        self._month.offer_symptoms(folded, is_open=state.every_symptom)
        if not folded or state.every_symptom:
            return every
        return felt_most(timeline, every, SYMPTOMS_AT_FIRST)

    def _read(self) -> None:
        """What others wrote since the last reading stays new until the record book is closed."""
        context, journal = self.context, self.context.journal
        if context.read_only or not context.is_writer_known():
            return
        reader, identity, state = journal.writer_id(), journal.carnet.identity, self._state
        if state.reader != reader:
            state.reader, state.unread, state.only_unread = reader, frozenset(), False
        if self._was_read.is_from(reader):
            return
        before, mark = context.settings.reading(identity, reader), mark_of(journal.carnet, reader)
        if mark != before:
            state.unread |= unread(journal.carnet, reader, before)
            context.settings = context.settings.with_reading(identity, reader, mark)
            context.settings_wanted.emit(context.settings)

    def _any_withdrawn(self) -> bool:
        return bool(withdrawn_entries(self.context.journal.carnet))

    def _show_filters(self, *, anything: bool) -> None:
        context, state = self.context, self._state
        self._filters.show_symptoms(journal_words.symptom_options(context), state.symptom or "")
        periods, chosen = journal_words.period_options(context)
        ends = (state.period.first, state.period.last) if state.period else None
        self._filters.show_periods(periods, chosen, ends)
        self._filters.show_authors(journal_words.author_options(context), state.author or "")
        self._filters.show_unread(len(state.unread), only=state.only_unread)
        self._filters.unfold(is_open=anything and state.is_filtering)
        self._filters.show_rest(
            anything=anything,
            filtered=any((state.symptom, state.period, state.author, state.only_unread)),
            any_withdrawn=self._any_withdrawn(),
            with_withdrawn=state.with_withdrawn,
        )

    def _show_cards(self, first: date | None) -> None:
        state = self._state
        period, records = self._shown_period, state.unread if state.only_unread else None
        if records is not None and first is not None and state.period is None:
            period = Period(min(first, period.first), self.context.journal.today())
        wanted = JournalFilter(
            period, state.symptom, state.with_withdrawn, author=state.author, records=records
        )
        days = journal_days(self.context.journal.carnet, wanted)
        count = sum(len(day.check_ins) for day in days)
        self._head.line.setText(
            self.context.texts("Nothing is noted yet.")
            if first is None
            else journal_words.count_line(self.context, wanted, count)
        )
        self._days.show_days(days, any_noted=first is not None)

    def _show_picker(self) -> None:
        shown = self._state.is_picking
        if shown and self._picker.isHidden():
            journal = self.context.journal
            noted = {e.body.for_day for e in journal.carnet.entries(CheckIn)}
            self._picker.show_days(journal.today(), journal.today(), noted)
        self._picker.setVisible(shown)
        self._other.tell(is_open=shown)

    def _focus(self, handle: str) -> None:
        control = self._days.control(handle) or self.findChild(QWidget, handle)
        if control is not None and control.isVisibleTo(self):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        elif handle.startswith(("open-", "put-back-", "journal-more", "journal-show")):
            self.focus_first()

    # What is chosen.

    def _leaf_by(self, step: int) -> None:
        wanted = month_start(self._shown_month.first, step)
        if wanted.year >= FIRST_YEAR and wanted <= self.context.journal.today():
            self._filter_by(month=wanted)
            self._month.announce()

    def _filter_by(self, *, month: date | None = None, period: Period | None = None) -> None:
        """Show a month, or a period together with its last month."""
        state = self._state
        state.days = None
        if period is None:
            state.month, state.period = month, None
        else:
            state.month, state.period = period.last, period
        self.refresh()

    def _on_more_wanted(self) -> None:
        self._state.every_symptom = not self._state.every_symptom
        self._show_month()

    def _on_filters_turned(self) -> None:
        self._state.is_filtering = not self._state.is_filtering
        self._filters.unfold(is_open=self._state.is_filtering)

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

    def _on_author_chosen(self, person: str) -> None:
        self._state.author = person or None
        self._state.days = None
        self.refresh()

    def _on_unread_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._state.only_unread = wanted
        self._state.days = None
        self.refresh()

    def _on_withdrawn_wanted(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's own signal
        self._state.with_withdrawn = wanted
        self.refresh()

    def _show_everything(self) -> None:
        self._state.symptom = self._state.author = None
        self._state.only_unread = False
        self._filter_by(month=self._state.month)

    # What is done.

    def _start_remark(self) -> None:
        self._remark.begin()

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
        revision = self.context.attempt(self, partial(journal.put_back, record_id))
        if revision is not None:
            self.context.say(texts("Put back in the journal."), undo=[revision])
