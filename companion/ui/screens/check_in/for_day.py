"""Which day or week a check-in speaks of: its head, another day picked, and whether that one is noted already.

It shows a check-in in progress and says what was picked; it changes nothing.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.ui.screens.check_in.head import CheckInHead, NotedAlready
from companion.ui.ways.context import Context
from companion.ui.widgets.days.day_picker import DayPicker


class ForDay(QWidget):
    """`picked` carries a date, `open_asked` the entry that stands; `picking`: whether the days are shown."""

    picked = Signal(object)
    open_asked = Signal(object)
    picking = Signal(bool)

    def __init__(self, context: Context, gap: int) -> None:
        super().__init__()
        self._context = context
        self._check_in: OpenCheckIn | None = None
        self._head = CheckInHead(context, self._toggle)
        self._picker = DayPicker(context.look, context.texts)
        self._noted = NotedAlready(context)
        self._picker.hide()
        self._picker.picked.connect(self.picked)
        self._picker.closed.connect(self._toggle)
        self._noted.open_asked.connect(self.open_asked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(gap)
        for part in (self._head, self._picker, self._noted):
            rows.addWidget(part)

    def show_check_in(self, check_in: OpenCheckIn) -> None:
        """Say where the check-in is; the days are put away."""
        self._check_in = check_in
        self._picker.hide()
        self._head.change_day.tell(is_open=False)
        self._head.show_check_in(check_in)
        self._noted.show_check_in(check_in)

    def words(self) -> str:
        """Which day or week it is, and whether that one is noted already."""
        return " ".join(filter(None, (self._head.day_words(), self._noted.words())))

    def _toggle(self) -> None:
        check_in, shown = self._check_in, self._picker.isHidden()
        if check_in is None:
            return
        if shown:
            today = self._context.journal.today()
            self._picker.show_days(today, check_in.for_day, self._noted.days())
            self._noted.hide()
        self._picker.setVisible(shown)
        self._head.change_day.tell(is_open=shown)
        self.picking.emit(shown)
        if shown:
            self._picker.focus_first()
        else:
            self._noted.show_check_in(check_in)
            self._head.change_day.setFocus(Qt.FocusReason.OtherFocusReason)
