"""The card of the home screen that asks kindly for the recovery sheet, once a month.

It blocks nothing and goes with one press.
"""

from dataclasses import replace
from datetime import date, timedelta

from companion.domain.errors import CompanionError
from companion.domain.records import CheckIn
from companion.ui.context import Context, PageName
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.flow_layout import FlowLayout

EVERY_DAYS = 30


class SheetCard(Card):
    """Hidden unless the sheet of a carnet with entries was never checked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=16)
        self._context = context
        self.setObjectName("sheet-card")
        texts = context.texts
        self.rows.addWidget(label(texts("Your recovery sheet"), "heading"))
        sentence = texts(
            "If the password is forgotten or this computer breaks, it alone opens your record book."
        )
        self.rows.addWidget(label(sentence))
        flow = FlowLayout(context.look.space(12))
        for handle, words, act in (
            ("sheet-prepare", texts("Prepare the sheet"), self._prepare),
            ("sheet-later", texts("In a month"), self._later),
        ):
            made = button(words, act)
            made.setObjectName(handle)
            flow.addWidget(made)
        self.rows.addLayout(flow)
        self.hide()

    def refresh(self) -> None:
        """Show it when a month went by, or hide it."""
        self.setVisible(is_due(self._context))

    def _prepare(self) -> None:
        self._context.go(PageName.SETTINGS)
        self._context.show_keys.emit()

    def _later(self) -> None:
        today = self._context.journal.today()
        self._context.settings_wanted.emit(replace(self._context.settings, sheet_later=today))
        self.refresh()


def is_due(context: Context) -> bool:
    """Whether to ask for the sheet today."""
    keys, settings = context.keys, context.settings
    if keys is None or context.read_only or context.away:
        return False
    if keys.ways().key_file or not context.journal.carnet.entries(CheckIn):
        return False
    if not _month_is_over(settings.sheet_later, context.journal.today()):
        return False
    try:
        return keys.sheet_mark() not in settings.sheets_checked
    except CompanionError:
        return False


def _month_is_over(later: date | None, today: date) -> bool:
    # A day far ahead comes of a wrong clock.
    return later is None or abs(today - later) >= timedelta(days=EVERY_DAYS)
