"""Typing on the treatment screen, for the tests of its forms.

Knows no single record.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.open_window import OpenWindow


def line(window: OpenWindow, name: str) -> QLineEdit:
    """The visible line of a field."""
    found = [f for f in window.screen.findChildren(QLineEdit, f"field-{name}") if f.isVisible()]
    assert found, name
    return found[0]


def fill(window: OpenWindow, **typed: str) -> None:
    """Type into fields, replacing what they hold; `_` stands for a hyphen in their names."""
    for name, text in typed.items():
        field = line(window, name.replace("_", "-"))
        field.setFocus()
        field.selectAll()
        window.key(Qt.Key.Key_Delete)
        window.type(text)


def show(window: OpenWindow, tab: str = "infusions") -> None:
    """Look at a tab anew."""
    window.press(f"tab-{tab}")
