"""A remark about a day, typed in the journal itself: it needs no entry to stand beside."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.records import Remark
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.widgets.basics import clear

if TYPE_CHECKING:
    from companion.ui.forms.entry_forms import RemarkForm

DAY_REMARK_FORM = "day_remark_form"
_FORM = "day-remark"


class DayRemark(QWidget):
    """Nothing while no remark is being typed; `closed` says that one was saved or given up."""

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._form: RemarkForm | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def _forms(self) -> OpenForms:
        return self._context.state.of(OpenForms)

    def begin(self) -> None:
        """Ask for the day and the remark."""
        self._context.when_may_write(self._open)

    def _open(self) -> None:
        self._context.go(ScreenName.JOURNAL)  # it may have been asked first who writes
        self._forms.setdefault(DAY_REMARK_FORM, OpenForm(_FORM))
        self.refresh()
        if self._form is not None:
            self._form.text.setFocus()

    def refresh(self) -> None:
        """Show what is being typed."""
        opened = self._forms.get(DAY_REMARK_FORM)
        clear(self._rows)
        self._form = None
        self.setVisible(opened is not None)
        if opened is None:
            return
        from companion.ui.forms.entry_forms import RemarkForm

        today = self._context.journal.today()
        self._form = RemarkForm(self._context, opened, None, None, of_day=today)
        self._form.saved.connect(self._save)
        self._form.closed.connect(self._close)
        self._rows.addWidget(self._form)
        self._form.show()

    def _save(self, body: Remark) -> None:
        opened = self._forms.pop(DAY_REMARK_FORM, None)
        revision = self._context.attempt(self, partial(self._context.journal.record, body))
        if revision is None:
            if opened is not None:
                self._forms[DAY_REMARK_FORM] = opened  # what was typed stays
            return
        self._context.say(self._context.texts("Remark added."), undo=[revision])
        self._close()

    def _close(self) -> None:
        close_form(self._context, DAY_REMARK_FORM)
        self.refresh()
        self.closed.emit()
