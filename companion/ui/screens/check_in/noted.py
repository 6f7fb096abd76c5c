"""The line that says that a day or a week is noted already, with the way to correct that instead.

It opens nothing itself.
"""

from PySide6.QtCore import Signal

from companion.actions.after_check_in import own_check_in
from companion.actions.open_check_in import OpenCheckIn
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.symptoms import Recall
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, button, clear
from companion.ui.widgets.flow_layout import FlowLayout
from companion.ui.widgets.line_label import LineLabel


class NotedAlready(Card):
    """Hidden while nothing is noted. `open_asked` carries the entry that stands."""

    open_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=16)
        self._context = context
        self._own: Entry[CheckIn] | None = None

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
        flow = FlowLayout(self._context.look.space(12))
        flow.addWidget(LineLabel(said, "text"))
        opening = button(texts("Open it to correct it"), self._ask_to_open, kind="link")
        opening.setObjectName("open-noted")
        flow.addWidget(opening)
        self.rows.addLayout(flow)

    def _own_of(self, check_in: OpenCheckIn) -> Entry[CheckIn] | None:
        journal = self._context.journal
        return own_check_in(journal.carnet, check_in.for_day, journal.writer_id(), check_in.recall)

    def _ask_to_open(self) -> None:
        self.open_asked.emit(self._own)
