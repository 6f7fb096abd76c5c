"""The ways from an explanation to paper: print it, save it, the whole booklet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from companion.domain.explanations import ExplanationHead
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.widgets.acts import act_row

if TYPE_CHECKING:
    from companion.paper.printable import Printable


class ExplanationToPaper(QWidget):
    """A row of buttons for the explanation that is open."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._out = PaperOut(context, self)
        self._head: ExplanationHead | None = None
        self.setProperty("kind", "bare")
        texts = context.texts
        acts = (
            ("paper-print", texts("Print this page"), self.print),
            ("paper-save", texts("Save this page as a PDF"), self._save),
            ("paper-booklet", texts("Save the whole booklet as a PDF"), self._save_booklet),
            ("paper-booklet-print", texts("Print the whole booklet"), self._print_booklet),
        )
        act_row(context.look, acts, kind="quiet", holder=self)
        self.hide()

    def show_explanation(self, head: ExplanationHead) -> None:
        """Which explanation the buttons speak of."""
        self._head = head

    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        self.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def print(self) -> None:
        """Print the explanation that is open."""
        if self._head is not None:
            self._out.print(self._paper(self._head))

    def _save(self) -> None:
        if self._head is not None:
            self._out.save(self._paper(self._head))

    def _save_booklet(self) -> None:
        self._out.save(self._booklet())

    def _print_booklet(self) -> None:
        self._out.print(self._booklet())

    def _booklet(self) -> Paper:
        language, today = self._context.language, self._context.journal.today()

        def build() -> "Printable":
            from companion.paper.booklet import booklet

            return booklet(language, today)

        return Paper("immunotherapy", self._context.texts("Explanation"), build, personal=False)

    def _paper(self, head: ExplanationHead) -> Paper:
        today = self._context.journal.today()

        def build() -> "Printable":
            from companion.paper.booklet import one_explanation

            return one_explanation(head.id, head.language, today)

        # What others read in the printer's list says nothing of what a person reads about.
        return Paper(head.id, self._context.texts("Explanation"), build, personal=False)
