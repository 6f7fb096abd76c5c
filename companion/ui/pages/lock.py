"""The locked carnet: a password, and one sentence when it is another one.

It opens the carnet through the shelf and knows nothing of the file.
"""

from PySide6.QtCore import Signal

from companion.actions.journal import Journal
from companion.actions.window_ports import CarnetShelf
from companion.domain.errors import CompanionError, EmptyPassphrase, WrongPassphrase
from companion.messages import Texts
from companion.ui.look import Look
from companion.ui.pages.closed_page import ClosedPage
from companion.ui.tasks import Tasks
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.passphrase_field import PassphraseField


class LockPage(ClosedPage):
    """`opened` carries the Journal; `failed` any CompanionError but a wrong password.

    `other` says that it is not the person's own carnet.
    """

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self, shelf: CarnetShelf, tasks: Tasks, look: Look, texts: Texts, *, other: bool = False
    ) -> None:
        super().__init__(look, texts)
        self._shelf, self._tasks = shelf, tasks
        self._passphrase = PassphraseField(
            look, texts, name=texts("Its password") if other else texts("Your password")
        )
        self._passphrase.entered.connect(self.open)
        self._passphrase.text_changed.connect(self._on_typed)
        self._trouble = label("", "error")
        self._trouble.setObjectName("lock-trouble")
        self._trouble.hide()
        self._open = button(texts("Open"), self.open, kind="primary")
        self._open.setObjectName("lock-open")
        rows = self.card.rows
        if other:
            rows.addWidget(label(texts("This record book is locked"), "title"))
            rows.addWidget(own_words(shelf.path.name, "soft"))
        else:
            rows.addWidget(label(texts("Your record book is locked"), "title"))
        rows.addWidget(self._passphrase)
        rows.addWidget(self._trouble)
        rows.addLayout(self.buttons(self._open))

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self.keep_in_sight(self._passphrase.field)

    def open(self) -> None:
        """Try the password in the worker; the screen stays usable."""
        passphrase, shelf = self._passphrase.field.text(), self._shelf
        if not passphrase:
            self._tell(self.texts("Please type the password."))
            return
        self._allow(acting=False)
        self._tasks.run(
            self, lambda: shelf.open(passphrase), done=self._opened, failed=self._failed
        )

    def _opened(self, journal: Journal) -> None:
        self.opened.emit(journal)

    def _failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        if not isinstance(error, WrongPassphrase | EmptyPassphrase):
            self.failed.emit(error)
            return
        self._tell(self.texts.describe(error))

    def _tell(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        self._passphrase.field.setAccessibleDescription(sentence)
        self.focus_first()
        self._passphrase.field.selectAll()

    def _on_typed(self, _text: str) -> None:
        self._trouble.hide()

    def _allow(self, *, acting: bool) -> None:
        self.busy = not acting
        self._passphrase.setEnabled(acting)
        self._open.setEnabled(acting)
        self._open.setText(self.texts("Open") if acting else self.texts("Opening…"))
