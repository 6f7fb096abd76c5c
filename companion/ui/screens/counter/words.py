"""The four words that open the file that a patient brought.

It reads the file in the worker; nothing of it is written anywhere.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from companion.actions.handover import Handover, WrongWords
from companion.apart.handovers import read_handover_apart
from companion.domain.errors import CompanionError
from companion.messages import Texts
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.own_words import own_words

LONGEST = 200


class WordsScreen(ClosedScreen):
    """`opened` carries the Handover; `failed` a CompanionError that other words do not mend."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, tasks: Tasks, look: Look, texts: Texts) -> None:
        super().__init__(look, texts)
        self._path, self._tasks = path, tasks
        self.field = QLineEdit()
        self.field.setObjectName("counter-words")
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self.open)
        self.field.textEdited.connect(self._on_typed)
        title = label(texts("The four words"), "title")
        title.setBuddy(self.field)
        self.field.setAccessibleName(texts("The four words"))
        self._trouble = label("", "error")
        self._trouble.setObjectName("counter-trouble")
        self._trouble.hide()
        self._open = button(texts("Open"), self.open, kind="primary")
        self._open.setObjectName("counter-open")
        rows = self.card.rows
        rows.addWidget(title)
        rows.addWidget(own_words(path.name, "soft"))
        rows.addWidget(
            label(texts("The patient tells you what they are. Capitals and accents do not matter."))
        )
        rows.addWidget(self.field)
        rows.addWidget(self._trouble)
        rows.addLayout(self.buttons(self._open))

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self.go_to(self.field)

    def open(self) -> None:
        """Try the words that were typed."""
        words = self.field.text()
        if self.busy:
            return
        if not words.strip():
            self._tell(self.texts("Please type the four words."))
            return
        self._allow(acting=False)
        self._tasks.run(
            self,
            partial(read_handover_apart, self._path, words),
            done=self._opened,
            failed=self._failed,
        )

    def _opened(self, handover: Handover) -> None:
        self.field.clear()
        self.opened.emit(handover)

    def _failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        if isinstance(error, WrongWords):
            self._tell(self.texts.describe(error))
        else:
            self.failed.emit(error)

    def _tell(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self.field.setAccessibleDescription(sentence)
        self.focus_first()
        self.field.selectAll()

    def _on_typed(self, _text: str) -> None:
        self._trouble.hide()

    def _allow(self, *, acting: bool) -> None:
        self.set_busy(busy=not acting)
        self.field.setEnabled(acting)
        self._open.setEnabled(acting)
        self._open.setText(self.texts("Open") if acting else self.texts("Opening…"))
