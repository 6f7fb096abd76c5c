"""A field for a password, with a button that shows what was typed and a word about capitals.

It keeps nothing and checks nothing.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.look.tokens import WIDEST_FIELD
from companion.ui.widgets.basics import button, column, label, row


class _HiddenLine(QLineEdit):
    capitals_seen = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            # Qt cannot ask for the lock itself: a letter against its shift key gives it away.
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals_seen.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """The field under its name. `entered`: Enter was pressed in it."""

    text_changed = Signal(str)
    entered = Signal()

    def __init__(
        self, look: Look, texts: Texts, *, name: str, text: str = "", handle: str = "passphrase"
    ) -> None:
        super().__init__()
        self._texts = texts
        self.field = _HiddenLine(text)
        self.field.setObjectName(handle)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textChanged.connect(self.text_changed)
        self.field.returnPressed.connect(self.entered)
        self.field.capitals_seen.connect(self._on_capitals)
        title = label(name, "strong")
        title.setBuddy(self.field)
        self._show = button("", self._toggle, kind="quiet")
        self._show.setObjectName(f"show-{handle}")
        self._capitals = label(texts("Caps Lock is on."), "small")
        self._capitals.hide()
        line = row(self.field, self._show, spacing=look.space(8))
        line.setStretch(0, 1)
        rows = column(title, spacing=look.space(8))
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(line)
        rows.addWidget(self._capitals)
        self.setLayout(rows)
        self.setMaximumWidth(look.px(WIDEST_FIELD))
        self._say_toggle()

    def show_letters(self, *, shown: bool) -> None:
        """Make what is typed readable, or hide it again."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self._say_toggle()

    def _toggle(self) -> None:
        self.show_letters(shown=self.field.echoMode() is QLineEdit.EchoMode.Password)

    def _say_toggle(self) -> None:
        hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        self._show.setText(self._texts("Show") if hidden else self._texts("Hide"))
        self._show.setAccessibleName(
            self._texts("Show the password") if hidden else self._texts("Hide the password")
        )

    def _on_capitals(self, locked: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._capitals.setVisible(locked)
