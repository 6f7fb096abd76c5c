"""What stands above the page while a check-in is in progress: its answers are not on the page, and the way to it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, says_something_new
from companion.ui.widgets.basics import button, label


class UnsavedCheckIn(QWidget):
    """There as long as a check-in has answers that were not saved."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        texts = context.texts
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        sentence = texts("The check-in in progress is not on this page yet.")
        rows.addWidget(label(sentence, "strong"))
        finish = button(texts("Finish it"), partial(context.go, ScreenName.CHECK_IN), kind="link")
        finish.setObjectName("page-unsaved")
        finish.setAccessibleDescription(sentence)
        rows.addWidget(finish, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def refresh(self) -> None:
        """Show it while that is so."""
        check_in = self._context.state.of(CheckInState).check_in
        self.setVisible(says_something_new(self._context, check_in))
