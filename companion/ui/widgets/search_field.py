"""A line to search with, and its button that empties it."""

from PySide6.QtWidgets import QLineEdit, QToolButton

from companion.messages import Texts


def search_field(texts: Texts, name: str, hint: str, *, handle: str) -> QLineEdit:
    """`name` is what a screen reader says, `hint` what stands in the empty line."""
    made = QLineEdit()
    made.setObjectName(handle)
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setClearButtonEnabled(True)
    for clear in made.findChildren(QToolButton):  # Qt gives its own button no name
        clear.setAccessibleName(texts("Empty the search"))
        clear.setToolTip(texts("Empty the search"))
    return made
