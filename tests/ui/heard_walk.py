"""Goes through a window with Tab, as who hears it: what stands there, and is said nowhere on the way.

Knows Qt, but no single screen.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from companion.ui.widgets.plain_words import SeenOnly
from companion.ui.window.system.said_beside import OWN, WHOLE
from tests.ui.tab_walk import stops

SAID = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
MOST_BESIDE = 600
"""Letters that are said with one control: more would be a text, which is heard line by line."""


def unheard(window: QWidget) -> list[str]:
    """The words that are only seen, and the controls that say too much."""
    heard, found = [], []
    for stop in (each for passed in stops(window) for each in _answers(passed)):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        heard += [*_said(stop)]
        if len(stop.property(WHOLE) or "") - len(stop.property(OWN) or "") > MOST_BESIDE:
            found.append(f"says a whole text with {stop.objectName()}: {stop.property(WHOLE)}")
    whole = _plain(" ".join([*heard, *(said for part in _reached(window) for said in _said(part))]))
    labels = [each for each in window.findChildren(QLabel) if each.isVisible() and _is_read(each)]
    found += [f"is only seen: “{e.text()}”" for e in labels if not _is_in(e, whole)]
    return found


def _answers(stop: QWidget) -> list[QWidget]:
    """It, and what the arrows lead to from there."""
    group: object = stop.group() if isinstance(stop, QAbstractButton) else None
    if not isinstance(group, QButtonGroup) or not group.exclusive():
        return [stop]
    return [stop, *(each for each in group.buttons() if each.isVisible() and each is not stop)]


def _is_read(label: QLabel) -> bool:
    """A title is said when its screen comes."""
    is_title = label.property("kind") == "title"
    return bool(label.text().strip()) and not is_title and not isinstance(label, SeenOnly)


def _is_in(label: QLabel, heard: str) -> bool:
    said = _plain(label.accessibleName()) or _plain(label.text())
    return said in heard or _plain(label.text()) in heard


def _reached(window: QWidget) -> Iterator[QWidget]:
    """What the keyboard comes to, and what is said on the way there: the groups around it."""
    for part in window.findChildren(QWidget):
        if part.isVisible() and QAccessible.queryAccessibleInterface(part).state().focusable:
            yield part
            above = part.parentWidget()
            while above is not None and above is not window:
                yield above
                above = above.parentWidget()


def _said(part: QWidget) -> Iterator[str]:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(part)
    if interface is not None:
        yield from (interface.text(kind) for kind in SAID)
    if isinstance(part, QTextEdit | QPlainTextEdit):
        yield part.toPlainText()
    if isinstance(part, QLineEdit):
        yield part.placeholderText()


def _plain(text: str) -> str:
    return re.sub(r"[\s&.;:·]+", " ", text).strip().casefold()
