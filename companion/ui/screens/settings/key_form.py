"""A short form of the settings that asks for passwords before something changes about the keys.

It keeps nothing and changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.content.plain_words import proposed_passphrase
from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.announce import tell
from companion.ui.widgets.basics import button, column, label, rule
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True)
class Asked:
    """A password that is asked for; `is_new`: four words are proposed for it."""

    handle: str
    name: str
    is_new: bool = False


class KeyForm(QWidget):
    """`submitted`: every field is filled in; `closed`: the person gave it up."""

    submitted = Signal()
    closed = Signal()

    def __init__(
        self,
        look: Look,
        texts: Texts,
        *,
        title: str,
        sentences: Sequence[str],
        asked: Sequence[Asked],
        act: str,
    ) -> None:
        super().__init__()
        self.setObjectName("key-form")
        self.setProperty("kind", "bare")
        self._texts = texts
        rows = column(rule(), label(title, "strong"), spacing=look.space(12))
        rows.setContentsMargins(0, 0, 0, 0)
        for sentence in sentences:
            rows.addWidget(label(sentence))
        self._fields: dict[str, PassphraseField] = {}
        for each in asked:
            field = PassphraseField(look, texts, name=each.name, handle=each.handle)
            field.entered.connect(self.submit)
            field.text_changed.connect(self._on_typed)
            self._fields[each.handle] = field
            rows.addWidget(field)
            if each.is_new:
                rows.addWidget(self._proposing(field), 0, Qt.AlignmentFlag.AlignLeft)
        self._trouble = label("", "error")
        self._trouble.setObjectName("key-trouble")
        self._trouble.hide()
        self._act = button(act, self.submit)
        self._act.setObjectName("key-submit")
        self._cancel = button(texts("Cancel"), self.closed.emit, kind="quiet")
        self._cancel.setObjectName("key-cancel")
        flow = FlowLayout(look.space(12))
        flow.addWidget(self._act)
        flow.addWidget(self._cancel)
        rows.addWidget(self._trouble)
        rows.addLayout(flow)
        self.setLayout(rows)

    def typed(self, handle: str) -> str:
        """What stands in a field."""
        return self._fields[handle].field.text()

    def submit(self) -> None:
        """Say so when every field is filled in; if not, the keyboard goes to the empty one."""
        for field in self._fields.values():
            if not field.field.text().strip():
                self.tell(self._texts("Please type the password."))
                field.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.submitted.emit()

    def tell(self, sentence: str) -> None:
        """Say what does not work, in place; everything typed stays."""
        self.set_waiting(waits=False)
        tell(self._trouble, sentence)

    def set_waiting(self, *, waits: bool) -> None:
        """While the keyring is asked, nothing can be pressed but Cancel."""
        for part in (*self._fields.values(), self._act):
            part.setEnabled(not waits)

    def focus_first(self) -> None:
        """Put the keyboard into the first field, or on the act."""
        first = next((field.field for field in self._fields.values()), self._act)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _proposing(self, field: PassphraseField) -> QWidget:
        def put() -> None:
            field.field.setText(proposed_passphrase(self._texts.language))
            field.show_letters(shown=True)
            field.field.setFocus()

        made = button(self._texts("Propose four words"), put, kind="link")
        made.setObjectName("propose-words")
        return made

    def _on_typed(self, _text: str) -> None:
        self._trouble.hide()
