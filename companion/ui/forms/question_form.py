"""One question for the care team, opened in place: its words, whether it was asked, the answer."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from companion.domain.carnet import Entry
from companion.domain.records import Question
from companion.domain.summary import is_open
from companion.ui.forms.at_request import is_somebody_elses
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import button
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout


class QuestionForm(QFrame):
    """Its own id goes with each of its signals. What is typed is kept until it is saved."""

    saved = Signal(str)
    withdrawn = Signal(str)
    closed = Signal(str)

    def __init__(
        self, context: Context, entry: Entry[Question], form: OpenForm, *, longest: int
    ) -> None:
        super().__init__()
        self._entry, self._form, self._longest = entry, form, longest
        texts, look = context.texts, context.look
        self.text = self._field("text", entry.body.text, texts("Question"))
        self.asked = TickRow(look, texts("Asked"), plain=True)
        self.asked.setObjectName("question-asked")
        already = "" if is_open(entry.body) else "yes"
        self.asked.setChecked(form.typed.get("asked", already) == "yes")
        self.answer = self._field("answer", entry.body.answer or "", texts("Answer"))
        self.answer.setPlaceholderText(texts("The answer, if you wish"))
        self.asked.toggled.connect(self._on_asked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, look.space(8))
        rows.setSpacing(look.space(8))
        for part in (self.text, self.asked, self.answer):
            rows.addWidget(part)
        self.answer.setVisible(self.asked.isChecked())  # once it is part of the form
        buttons = FlowLayout(look.space(8))
        for text, act, name, kind in (
            (texts("Save"), self._save, "question-save", "secondary"),
            (texts("Withdraw"), self._withdraw, "question-withdraw", "link"),
            (texts("Cancel"), self._close, "question-cancel", "link"),
        ):
            made = button(text, act, kind=kind)
            made.setObjectName(name)
            made.setVisible(name != "question-withdraw" or not is_somebody_elses(context, entry))
            buttons.addWidget(made)
        rows.addLayout(buttons)

    def body(self, today: date) -> Question:
        """The question as it now stands in the fields."""
        text = self.text.text().strip()
        first = self._entry.body.first
        if not self.asked.isChecked():
            return Question(text, first=first)
        answer = self.answer.text().strip() or None
        return Question(text, self._entry.body.asked or today, answer, first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _field(self, name: str, text: str, said: str) -> QLineEdit:
        made = QLineEdit(self._form.typed.get(name, text))
        made.setObjectName(f"question-{name}")
        made.setAccessibleName(said)
        made.setMaxLength(self._longest)
        made.setCursorPosition(0)
        typed = self._form.typed
        made.textChanged.connect(lambda now: typed.__setitem__(name, now))
        made.returnPressed.connect(self._save)
        return made

    def _on_asked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._form.typed["asked"] = "yes" if checked else ""
        self.answer.setVisible(checked)
        if checked:
            self.answer.setFocus()

    def _save(self) -> None:
        self.saved.emit(self._entry.id)

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._entry.id)

    def _close(self) -> None:
        self.closed.emit(self._entry.id)
