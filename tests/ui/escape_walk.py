"""Presses Escape once where a scene stands, and says what was not safe about it.

Knows Qt and the open carnet, but no single screen.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from shiboken6 import isValid

from companion.ui.ways.context import Context
from tests.screenshots.stage import Stage, press, settle

TYPED = "essai 12"
_MOST_TURNS = 5


def escape_faults(stage: Stage, window: QWidget) -> list[str]:
    """What Escape did that it must not; what is typed first, where something can be typed."""
    context: Context | None = getattr(window, "context", None)
    written = 0 if context is None else len(context.journal.carnet.revisions)
    if not _above(window):
        bring_to_front(window)
    field = None if _above(window) else next(_fields(window), None)
    if field is not None:
        field.setFocus()
        QTest.keyClicks(field, TYPED)
        settle(window)
    typed = "" if field is None else _text(field)
    handle = "" if field is None else field.objectName()
    asked, above = len(stage.dialogs.asked), _above(window)
    QTest.keyClick(_listens(window), Qt.Key.Key_Escape)
    settle(window)
    found = []
    if context is not None and len(context.journal.carnet.revisions) != written:
        found.append("it recorded something")
    if not window.isVisible():
        return [*found, "it closed the window"]
    above = [each for each in above if isValid(each)]  # a menu goes for good
    if above and all(each.isVisible() for each in above):
        found.append(f"it left open: {[type(each).__name__ for each in above]}")
    bring_to_front(window)
    here = QApplication.focusWidget()
    if here is None or here is window or not here.isVisible() or here.window() is not window:
        name = None if here is None else f"{type(here).__name__} {here.objectName()}"
        found.append(f"the keyboard is at {name}")
    is_gone = typed and not _is_there(window, typed) and "search" not in handle
    if is_gone and len(stage.dialogs.asked) == asked:
        if any(each.isVisible() for each in window.findChildren(QWidget, "toast-undo")):
            press(window, "toast-undo")
        if not _is_there(window, typed):
            found.append(f"it lost what was typed in {handle}")
    return found


def bring_to_front(window: QWidget) -> None:
    """As a window manager does once what stood above is gone; there is none here.

    What was hidden a moment ago may yet leave no window active, after this one was.
    """
    for _ in range(_MOST_TURNS):
        if QApplication.activeWindow() is window:
            return
        window.activateWindow()
        settle(window)


def _is_there(window: QWidget, typed: str) -> bool:
    return typed in [_text(each) for each in _fields(window)]


def _above(window: QWidget) -> list[QWidget]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if each is not window and each.isVisible() and not isinstance(each, QMainWindow)
    ]


def _listens(window: QWidget) -> QWidget:
    above = _above(window)
    return QApplication.activePopupWidget() or (
        above[-1] if above else QApplication.focusWidget() or window
    )


def _fields(window: QWidget) -> Iterator[QLineEdit | QPlainTextEdit]:
    for each in window.findChildren(QWidget):
        if not isinstance(each, QLineEdit | QPlainTextEdit) or each.isReadOnly():
            continue
        if each.isVisible() and each.isEnabled():
            yield each


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
