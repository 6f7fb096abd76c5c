"""A field for the letters of the recovery sheet, which counts the groups as they are typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import column, label

GROUPS = 14
GROUP_LETTERS = 4
LONGEST = 400


class RecoverySheetField(QWidget):
    """The field under its name. `entered`: Enter was pressed in it."""

    text_changed = Signal(str)
    entered = Signal()

    def __init__(self, look: Look, texts: Texts, text: str = "") -> None:
        super().__init__()
        self._texts = texts
        self.field = QLineEdit(text)
        self.field.setObjectName("sheet-letters")
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(self.entered)
        title = label(texts("The 14 groups of your recovery sheet"), "strong")
        title.setBuddy(self.field)
        self._count = label("", "small")
        hint = label(texts("Capitals or not, with or without spaces: as you like."), "soft")
        rows = column(title, hint, self.field, self._count, spacing=look.space(8))
        rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(rows)
        self._on_text(text)

    def _on_text(self, text: str) -> None:
        letters = sum(letter.isalnum() for letter in text)
        groups = self._texts.plural(
            "{count} group of {all} is typed.",
            "{count} groups of {all} are typed.",
            letters // GROUP_LETTERS,
            all=GROUPS,
        )
        self._count.setText(groups)
        self.text_changed.emit(text)
