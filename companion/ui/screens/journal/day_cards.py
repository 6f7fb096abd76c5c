"""The entries of the journal as cards, newest first, a few weeks at once; or why there is none.

It shows the days that it is given and says what was asked for; it filters nothing.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.ui.screens.journal import card_words
from companion.ui.screens.journal.content import JournalDay
from companion.ui.screens.journal.entry_card import EntryCard, RecordsCard, WithdrawnCard
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.context import Context
from companion.ui.ways.to_entry import open_entry
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.empty_state import EmptyState

DAYS_AT_FIRST, DAYS_AT_ONCE, LARGE = 10, 31, 1.5
"""More at first cost time and scrolling: all days of the month stand in the strip above."""

DAYS_IN_SIGHT = 3
"""Below the strip, a window of a usual height shows two."""


class DayCards(QWidget):
    """`put_back_wanted` carries the id of a withdrawn record."""

    put_back_wanted = Signal(str)
    everything_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._at_first = DAYS_AT_FIRST if context.look.scale < LARGE else DAYS_AT_FIRST // 2
        self._left: list[JournalDay] = []
        self._more: QPushButton | None = None
        self._waiting: list[JournalDay] = []
        self._coming: Iterator[QWidget] = iter(())
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._add_one)
        self._in_sight: QWidget | None = None
        self._below: QWidget | None = None
        self._cards = QWidget()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._cards)

    def show_days(self, days: list[JournalDay], *, any_noted: bool) -> None:
        """Show the newest of these days, and the way to the others.

        Where the screen is only about to be seen, those below its edge come once it is painted, a card at a
        time: what the person presses meanwhile comes between.
        """
        cards = QWidget()
        rows = QVBoxLayout(cards)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._context.look.space(12))
        shown = self._context.state.of(JournalState).days or self._at_first
        self._left = days[shown:]
        self._more = self._below = None
        in_sight = shown if self.isVisible() else min(DAYS_IN_SIGHT, shown)
        self._waiting, self._coming = days[in_sight:shown], iter(())
        if days:
            self._in_sight = self._add_days(rows, days[:in_sight])
        else:
            rows.addWidget(self._nothing(any_noted=any_noted))
        self._replace_cards(cards)
        if self._waiting:  # two turns of events: the screen is painted in the first
            QTimer.singleShot(0, self._soon, self._soon.start)

    def _add_waiting(self) -> None:
        """Make the cards that nobody could see at first."""
        while self._add_one():
            pass

    def _add_one(self) -> bool:
        """Make one more, where room was kept for all: the scroll bar stands still; whether there was one."""
        rows = self._cards.layout()
        days, card = len(self._waiting), next(self._coming, None)
        while card is None and self._waiting:
            self._coming = self._cards_of(self._waiting.pop(0))
            card = next(self._coming, None)
        if card is None or self._in_sight is None or not isinstance(rows, QBoxLayout):
            if self._below is not None:
                self._below.setMinimumHeight(0)
            return False
        if self._below is None:
            self._below = self._batch([])
            self._below.setMinimumHeight(self._in_sight.height() * days // DAYS_IN_SIGHT)
            rows.insertWidget(1, self._below)
            self._below.show()
        cards = self._below.layout()
        assert isinstance(cards, QBoxLayout)
        cards.addWidget(card)
        card.show()
        self._soon.start()
        return True

    def control(self, handle: str) -> QWidget | None:
        """The part of the present cards that has this name."""
        self._add_waiting()
        return self._cards.findChild(QWidget, handle)

    def reach(self, handle: str) -> QWidget | None:
        """The same, where it is on an earlier day's card, too; None when no card has it."""
        while (found := self.control(handle)) is None and self._left:
            self._show_more()
        return found

    def _add_days(self, rows: QBoxLayout, days: list[JournalDay]) -> QWidget:
        """Add the cards of these days, and the way to those that are left."""
        batch = self._batch(days)
        rows.addWidget(batch)
        self._more = self._more_button() if self._left else None
        if self._more is not None:
            rows.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        return batch

    def _batch(self, days: list[JournalDay]) -> QWidget:
        batch = QWidget()
        cards = QVBoxLayout(batch)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(self._context.look.space(12))
        for day in days:
            for card in self._cards_of(day):
                cards.addWidget(card)
        return batch

    def _more_button(self) -> QPushButton:
        count = min(len(self._left), DAYS_AT_ONCE)
        made = button(
            self._context.texts.plural(
                "Show {count} earlier day", "Show {count} earlier days", count
            ),
            self._show_more,
        )
        made.setObjectName("journal-more")
        return made

    def _replace_cards(self, cards: QWidget) -> None:
        """Made apart and put in at once: that is several times faster than one by one."""
        before, self._cards = self._cards, cards
        self._rows.replaceWidget(before, cards)
        before.hide()
        before.deleteLater()
        cards.show()

    def _cards_of(self, day: JournalDay) -> Iterator[QWidget]:
        context, look, texts = self._context, self._context.look, self._context.texts
        name = dates.capitalised(dates.short_weekday_day(day.day, context.language))
        for check_in in day.check_ins:
            card = EntryCard(look, texts, card_words.entry_words(context, check_in, day.check_ins))
            card.opened.connect(partial(open_entry, context))
            yield card
        if day.others:
            words = [card_words.other_words(context, entry) for entry in day.others]
            records = RecordsCard(look, texts, name, words)
            records.opened.connect(partial(open_entry, context))
            yield records
        for entry in day.withdrawn:
            taken = WithdrawnCard(
                look,
                texts,
                name,
                card_words.other_words(context, entry),
                card_words.withdrawn_words(context, entry),
                may_put_back=context.journal.may_put_back(entry.id),
            )
            taken.opened.connect(partial(open_entry, context))
            taken.wanted_back.connect(self.put_back_wanted)
            yield taken

    def _nothing(self, *, any_noted: bool) -> QWidget:
        texts, state = self._context.texts, self._context.state.of(JournalState)
        made = Card(self._context.look)
        if not any_noted:
            if self._context.read_only:
                made.rows.addWidget(label(texts("Nothing is noted yet."), "strong"))
                return made
            return EmptyState(
                self._context.look,
                "journal",
                texts("Your journal starts here"),
                texts(
                    "Each check-in takes less than a minute. "
                    "Past days can be noted too: choose “Another day…”."
                ),
            )
        if state.symptom is None and state.period is None:
            made.rows.addWidget(label(texts("Nothing is noted in this month."), "strong"))
            sentence = texts("Choose a day above to note it now, or look at another month.")
            if not self._context.read_only:
                made.rows.addWidget(label(sentence, "soft"))
            return made
        made.rows.addWidget(label(texts("No entry matches these filters."), "strong"))
        reset = button(texts("Show everything"), self.everything_wanted.emit)
        reset.setObjectName("journal-show-everything")
        made.rows.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _show_more(self) -> None:
        """Add earlier days below, and put the keyboard on the first of them."""
        self._add_waiting()
        state, rows = self._context.state.of(JournalState), self._cards.layout()
        assert isinstance(rows, QBoxLayout)
        state.days = (state.days or self._at_first) + DAYS_AT_ONCE
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
