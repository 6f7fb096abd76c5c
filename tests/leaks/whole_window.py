"""The whole window in a process of its own, with one word typed wherever something can be typed.

Run as `python -m tests.leaks.whole_window FOLDER WORD`: first start, every kind of record, every
screen, what is typed and not saved, a page saved to `FOLDER/outside`, a mistake of the program, a
lock. Knows no single screen beyond the buttons that lead through the first start.
"""

import json
import sys
import traceback
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields
from PySide6.QtCore import QAbstractTableModel, QEvent, QEventLoop, QModelIndex, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from companion.app import make_window
from companion.domain.errors import CompanionError
from companion.domain.records import BODY_OF, Body, CheckIn, Measurement, Person, Questionnaire
from companion.domain.symptoms import Attribute, Recall
from companion.settings import StartOptions
from companion.ui.doors.box import Box
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.main_window import MainWindow
from companion.ui.window.mistakes import Mistakes
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import FakeDialogs

TODAY = date(2026, 11, 21)
PATIENCE_MS = 60_000
MOST_STEPS = 12


def main(folder: Path, word: str) -> None:
    """Live through a day in the window."""
    app = QApplication([])
    app.setStyle("Fusion")
    outside = folder / "outside"
    outside.mkdir()
    answering = FakeDialogs(place=outside / "page.pdf")
    options = StartOptions(data_dir=folder / "data", today=TODAY)
    window = make_window(options, answering, MemoryKeyring())
    Mistakes(window, answering, folder / "data").watch()
    window.start()
    start_first(window, word)
    record_every_kind(window, word)
    see_every_screen(window, word)
    make_a_mistake(window, word)
    until((outside / "page.pdf").exists)
    window.close()
    until(lambda: not window.isVisible())


def until(done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    loop, looks = QEventLoop(), QTimer()
    looks.timeout.connect(lambda: loop.quit() if done() else None)
    looks.start(20)
    end = QTimer(singleShot=True)
    end.timeout.connect(lambda: loop.exit(1))
    end.start(PATIENCE_MS)
    assert loop.exec() == 0, "waited in vain"


def for_a_while(wait_ms: int = 150) -> None:
    """Let the window do what it began."""
    loop = QEventLoop()
    QTimer.singleShot(wait_ms, loop.quit)
    loop.exec()


def start_first(window: MainWindow, word: str) -> None:
    """Answer what the first start asks with the word, and pass what will not take it."""
    until(lambda: bool(named(window, "first-skip")))
    for _ in range(MOST_STEPS):
        type_everywhere(window, word)
        for handle in ("first-next", "first-skip"):
            press(window, handle)
            for_a_while()
            if window.context is not None:
                return
    until(lambda: window.context is not None)


def named(window: QWidget, handle: str) -> list[QAbstractButton]:
    """The buttons of that handle that can be pressed."""
    found = window.findChildren(QAbstractButton, handle)
    return [button for button in found if button.isVisible() and button.isEnabled()]


def press(window: QWidget, handle: str) -> None:
    """Press such a button, if it is there."""
    for button in named(window, handle)[:1]:
        button.click()


def type_everywhere(window: MainWindow, word: str) -> int:
    """Type the word into every field on screen; how many there were."""
    typed = 0
    for field in window.findChildren(QWidget):
        if not isinstance(field, (QLineEdit, QPlainTextEdit, QTextEdit)):
            continue
        if field.isVisible() and field.isEnabled() and not field.isReadOnly():
            field.setFocus()
            QTest.keyClicks(field, word)
            typed += 1
    return typed


def record_every_kind(window: MainWindow, word: str) -> None:
    """One record of every kind, with the word in each of its texts; some are corrected."""
    assert window.context is not None
    journal = window.context.journal
    for kind in BODY_OF.values():
        if kind is Person:
            continue
        for body in (filled(kind, word), filled(kind, f"{word} {word}")):
            try:
                journal.record(body)
            except CompanionError as error:
                raise AssertionError(f"{kind.__name__}: {error.values}") from error
    window.context.journal_changed.emit()


def a_questionnaire(word: str) -> Questionnaire:
    """One question, all of whose texts hold the word."""
    url = f"https://example.org/{word.split(maxsplit=1)[0]}"
    item = {"linkId": "1", "text": word, "type": "boolean"}
    resource = {"resourceType": "Questionnaire", "url": url, "status": "active", "title": word}
    return Questionnaire(url, word, json.dumps({**resource, "item": [item]}))


def filled(kind: type[Body], word: str) -> Body:
    """A record whose every text holds the word."""
    if kind is CheckIn:
        answers = {"fatigue": {Attribute.INTENSITY: 3}}
        return CheckIn(TODAY, Recall.DAY, answers, note=word, copied_from=word)
    if kind is Measurement:
        return Measurement(TODAY, "temperature", 38.4, "Cel")
    if kind is Questionnaire:
        return a_questionnaire(word)
    hints = get_type_hints(kind)
    values = {
        field.name: known(field.name, hints[field.name], word)
        for field in fields(kind)
        if field.required
        or (text_type(hints[field.name]) and field.name != "at_request_of")  # a person's id
    }
    return msgspec.convert(values, kind)


def text_type(hint: object) -> bool:
    """Whether a field holds a person's own text."""
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    return str in parts and not any(isinstance(p, type) and issubclass(p, Enum) for p in parts)


def known(name: str, hint: object, word: str) -> object:
    """A value of a field: the word where a text may stand, else the plainest one."""
    special: Mapping[str, object] = {"sha256": "0" * 64, "width": 4, "height": 3, "about": None}
    if name in special:
        return special[name]
    parts = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    plain = next(part for part in parts if part is not NoneType)
    if isinstance(plain, type) and issubclass(plain, Enum):
        return next(iter(plain)).value
    simple: Mapping[object, object] = {
        str: word,
        bool: True,
        date: TODAY,
        datetime: datetime.combine(TODAY, datetime.min.time()).astimezone(),
    }
    return simple.get(plain, {word: word})


def see_every_screen(window: MainWindow, word: str) -> None:
    """Every screen with the word in each field, unsaved; forms that a button opens included."""
    assert window.context is not None
    context = window.context
    typed = 0
    for screen in ScreenName:
        context.go(screen)
        for_a_while(1_500 if screen is ScreenName.CONSULTATION else 150)
        typed += type_everywhere(window, word)
        for handle in [None, *tabs(window)]:
            if handle is not None:
                press(window, handle)
            typed += in_each_form(window, word)
        press(window, "page-save")
        show_tips(window)
    show_box(window, word)
    assert typed > 20, typed


def show_tips(window: MainWindow) -> None:
    """Let the mouse rest on each part of the screen, and on each cell of its tables."""
    for part in window.findChildren(QWidget):
        if not isValid(part) or not part.isVisible():
            continue
        here = part.rect().center()
        rest = QHelpEvent(QEvent.Type.ToolTip, here, part.mapToGlobal(here))
        QApplication.sendEvent(part, rest)
        model = part.model() if isinstance(part, QAbstractItemView) else None
        if not isinstance(model, QAbstractTableModel):
            continue
        for row in range(min(model.rowCount(QModelIndex()), MOST_STEPS)):
            said = [model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)]
            columns = range(model.columnCount(QModelIndex()))
            said += [model.index(row, c).data(Qt.ItemDataRole.ToolTipRole) for c in columns]
            for tip in said:
                QToolTip.showText(part.mapToGlobal(here), str(tip or ""), part)
    for_a_while(20)
    QToolTip.hideText()


def show_box(window: MainWindow, word: str) -> None:
    """The window's own message box, as it tells of a file or a name."""
    box = Box(window, word, word)
    box.show()
    for_a_while(50)
    box.close()
    box.deleteLater()


def tabs(window: MainWindow) -> list[str]:
    """The handles of the parts of a screen that a press shows."""
    shown = (button for button in window.findChildren(QAbstractButton) if button.isVisible())
    return [name for button in shown if (name := button.objectName()).startswith("tab-")]


def in_each_form(window: MainWindow, word: str) -> int:
    """Open what can be added or corrected here, and type into it; how many fields there were."""
    typed = 0
    for button in window.findChildren(QAbstractButton):
        name = button.objectName() if isValid(button) and button.isVisible() else ""
        if name.startswith("add-") or name.endswith("-add"):
            button.click()
            for_a_while(50)
            typed += type_everywhere(window, word)
    return typed


def make_a_mistake(window: MainWindow, word: str) -> None:
    """A fault of the program whose message holds the word."""

    def fault() -> None:
        raise RuntimeError(word)

    QTimer.singleShot(0, window, fault)
    for_a_while(300)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except Exception:
        # The window's own hook tells a person one sentence, and a test nothing.
        traceback.print_exc()
        raise
