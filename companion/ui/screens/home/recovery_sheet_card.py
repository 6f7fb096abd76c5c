"""The card of the home screen that asks kindly for the recovery sheet, once a month.

It blocks nothing and goes with one press.
"""

from dataclasses import replace
from datetime import date, timedelta

from companion.actions.key import WaysIn
from companion.domain.errors import CompanionError
from companion.domain.records import CheckIn
from companion.record_book import recovery_sheet
from companion.record_book.book import RecordBook
from companion.record_book.keys import ways_in
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout

EVERY_DAYS = 30


class RecoverySheetCard(Card):
    """Hidden unless the sheet of a carnet with entries was never checked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=16)
        self._context = context
        self.setObjectName("sheet-card")
        self._title, self._sentence = label("", "heading"), label("")
        self.rows.addWidget(self._title)
        self.rows.addWidget(self._sentence)
        flow = FlowLayout(context.look.space(12))
        self._go = button("", self._prepare)
        self._go.setObjectName("sheet-prepare")
        self._wait = button(context.texts("In a month"), self._later)
        self._wait.setObjectName("sheet-later")
        flow.addWidget(self._go)
        flow.addWidget(self._wait)
        self.rows.addLayout(flow)
        self.hide()

    def refresh(self) -> None:
        """Show it when a month went by, or while the sheet is the only way in; else hide it."""
        texts, only = self._context.texts, opens_by_recovery_sheet_alone(self._context)
        if only:
            self._title.setText(texts("Next time"))
            self._sentence.setText(
                texts("Only the recovery sheet opens it. Choose how it opens next time.")
            )
            self._go.setText(texts("Choose how it opens"))
        else:
            self._title.setText(texts("Your recovery sheet"))
            self._sentence.setText(
                texts(
                    "If the password is forgotten or this computer breaks, it alone opens your record book."
                )
            )
            self._go.setText(texts("Prepare the sheet"))
        self._wait.setVisible(not only)
        self.setVisible(only or is_due(self._context))

    def _prepare(self) -> None:
        self._context.go(ScreenName.SETTINGS)
        self._context.show_keys.emit()

    def _later(self) -> None:
        today = self._context.journal.today()
        self._context.settings_wanted.emit(replace(self._context.settings, sheet_later=today))
        self.refresh()


def opens_by_recovery_sheet_alone(context: Context) -> bool:
    """Whether the person typed the sheet's letters and will have to the next time."""
    book = _own_book(context)
    return book is not None and ways_in(book) == WaysIn()


def is_due(context: Context) -> bool:
    """Whether to ask for the sheet today."""
    book, settings = _own_book(context), context.settings
    if book is None or ways_in(book).key_file:
        return False
    if not context.journal.carnet.entries(CheckIn):
        return False
    if not _month_is_over(settings.sheet_later, context.journal.today()):
        return False
    try:
        return recovery_sheet.mark(book) not in settings.sheets_checked
    except CompanionError:
        return False


def _own_book(context: Context) -> RecordBook | None:
    """The person's own record book, where it can be written in."""
    return None if context.read_only or context.shown.away else context.book


def _month_is_over(later: date | None, today: date) -> bool:
    # A day far ahead comes of a wrong clock.
    return later is None or abs(today - later) >= timedelta(days=EVERY_DAYS)
