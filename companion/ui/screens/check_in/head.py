"""The head of the check-in screen: which day or week it speaks of, noted already or not, how far one is.

It shows a check-in in progress; it neither changes nor saves it.
"""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.check_in.after_check_in import own_check_in
from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.symptoms import Recall
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.widgets.step_frame import StepHead
from companion.ui.widgets.unfolding import fold_button
from companion.ui.words.cycle_line import with_cycle
from companion.ui.words.whom import about_whom, short_name


class NotedAlready(Card):
    """The day or week is noted already; hidden while it is not. `open_asked` carries the entry that stands."""

    open_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=16)
        self._context = context
        self._own: Entry[CheckIn] | None = None
        self._said = ""

    def words(self) -> str:
        """What it says, or nothing."""
        return self._said if self._own is not None else ""

    def show_check_in(self, check_in: OpenCheckIn) -> None:
        """Say whether this author has a check-in of that day, beside the one being corrected."""
        clear(self.rows)
        own = self._own = None if check_in.correcting is not None else self._own_of(check_in)
        self.setVisible(own is not None)
        if own is None:
            return
        texts = self._context.texts
        if own.body.recall is Recall.WEEK:
            said = texts("You already have a check-in for this week.")
        else:
            said = texts("You already have a check-in for this day.")
        self._said = said
        flow = FlowLayout(self._context.look.space(12))
        flow.addWidget(LineLabel(said, "text"))
        opening = button(texts("Open it to correct it"), self._ask_to_open, kind="link")
        opening.setObjectName("open-noted")
        flow.addWidget(opening)
        self.rows.addLayout(flow)

    def days(self) -> Collection[date]:
        """The days that have a check-in, whoever wrote it."""
        return {entry.body.for_day for entry in self._context.journal.carnet.entries(CheckIn)}

    def _own_of(self, check_in: OpenCheckIn) -> Entry[CheckIn] | None:
        journal = self._context.journal
        return own_check_in(journal.carnet, check_in.for_day, journal.writer_id(), check_in.recall)

    def _ask_to_open(self) -> None:
        self.open_asked.emit(self._own)


class CheckInHead(QWidget):
    """The day with a way to change it, the title, the progress."""

    def __init__(self, context: Context, on_change_day: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        look, texts = context.look, context.texts
        self._day = LineLabel("", "soft")
        self.change_day = fold_button(texts, "", on_change_day)
        self.change_day.setObjectName("change-day")
        self._title = label("", "title")
        line = FlowLayout(look.space(12))
        line.addWidget(self._day)
        line.addWidget(self.change_day)
        self._head = StepHead(look, texts, line, self._title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._head)

    def day_words(self) -> str:
        """The day or the week that it shows, as a sentence."""
        return f"{self._day.text()}."

    def show_check_in(self, check_in: OpenCheckIn) -> None:
        """Say where the check-in is."""
        texts = self._context.texts
        week = check_in.recall is Recall.WEEK
        self._day.setText(
            week_words(self._context, check_in) if week else self._day_words(check_in)
        )
        self.change_day.setText(texts("Change the week") if week else texts("Change the day"))
        self.change_day.setVisible(check_in.correcting is None)
        self._title.setText(self._title_words(check_in))
        # One question at a time: it says itself what is asked.
        asking = check_in.correcting is None and check_in.current is not None
        self._title.setHidden(self._context.is_simple and asking)
        whole = len(check_in.symptoms)
        self._head.show_progress(check_in.correcting is None)
        self._head.show_place(min(check_in.position + 1, whole), whole)

    def _day_words(self, check_in: OpenCheckIn) -> str:
        texts, language = self._context.texts, self._context.language
        if check_in.for_day == self._context.journal.today():
            said = texts("Today, {day}", day=dates.weekday_day(check_in.for_day, language))
        else:
            said = dates.capitalised(dates.full_day(check_in.for_day, language))
        return with_cycle(self._context, said, check_in.for_day)

    def _title_words(self, check_in: OpenCheckIn) -> str:
        texts = self._context.texts
        if check_in.correcting is not None:
            return self._correcting_words(check_in.correcting)
        if check_in.current is None:
            return texts("To finish")
        present = check_in.for_day == self._context.journal.today()
        name = about_whom(self._context)
        if name is not None:
            return self._words_about(name, check_in.recall, present=present)
        if check_in.recall is Recall.WEEK:
            return texts("How was your week?") if present else texts("How was that week?")
        return texts("How are you?") if present else texts("How were you that day?")

    def _words_about(self, name: str, recall: Recall, *, present: bool) -> str:
        """Another's day or week is asked about by their name."""
        texts = self._context.texts
        if recall is Recall.WEEK:
            return texts("How was that week for {name}?", name=name)
        if present:
            return texts("How is {name} today?", name=name)
        return texts("How was that day for {name}?", name=name)

    def _correcting_words(self, record_id: str) -> str:
        """Another's check-in is opened to be corrected at their request alone."""
        texts, journal = self._context.texts, self._context.journal
        history = journal.carnet.history(record_id)
        if not history or history[0].author == journal.writer_id():
            return texts("Correcting a check-in")
        name = short_name(texts, journal.carnet, history[0].author)
        return texts("Correcting at the request of {name}", name=name)


def week_words(context: Context, check_in: OpenCheckIn) -> str:
    """« Du 15 au 21 novembre 2026 », the days that a week's check-in speaks of."""
    first = check_in.for_day - timedelta(days=check_in.recall.days - 1)
    return context.texts(
        "From {first} to {last}",
        first=dates.day_month(first, context.language),
        last=dates.day_month_year(check_in.for_day, context.language),
    )
