"""The windows that pictures are taken of: the demonstration carnet, an empty one, one behind a lock.

Knows no single screen. Nothing is shown to anybody: Qt's offscreen platform, one screen of 1920x1080.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox, QWidget

from companion.actions.journal import Journal
from companion.actions.key import Key
from companion.app import chosen_book
from companion.content.catalogue import load_catalogue
from companion.content.demo import DemoCarnet, build_demo
from companion.domain.words import Language
from companion.record_book.book import RecordBook
from companion.record_book.making import create_file
from companion.settings import Safety, Settings, Theme
from companion.storage.keyring_slot import prepare
from companion.ui.look.fonts import load_fonts
from companion.ui.ways.context import Context
from companion.ui.ways.window_state import WindowState
from companion.ui.window.main_window import MainWindow
from companion.ui.window.system.keyboard_place import keep_in_sight
from tests.storage.keyrings import MemoryKeyring
from tests.ui.conftest import NOW, Clock, FakeDialogs
from tests.ui.windows import unhurried

SCREEN = (1920, 1080)
FILE = "companion.carnet"
_TURNS = 3
_PATIENCE_S = 20.0


def offscreen() -> QApplication:
    """Qt without a screen to look at, of a known size, one pixel for a pixel."""
    made = QApplication.instance()
    if made is None:
        width, height = SCREEN
        screen = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
        screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        place = Path(tempfile.gettempdir()) / f"companion-screen-{os.getpid()}.json"
        place.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={place}"
        qInstallMessageHandler(_only_faults)
        made = QApplication(["screenshots"])
        place.unlink()
    assert isinstance(made, QApplication)
    made.setStyle("Fusion")
    # A cursor that blinks would be there or not.
    QApplication.setCursorFlashTime(0)
    load_fonts()
    return made


def _only_faults(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(message + "\n")


@cache
def demonstration(language: Language) -> DemoCarnet:
    """The demonstration carnet of the day that pictures are of."""
    return build_demo(load_catalogue(), NOW.date(), language)


@dataclass
class Stage:
    """One language, theme and text size; its windows live until `close`.

    A window is kept under a name and used again by the next scene that wants it.
    """

    folder: Path
    language: Language
    theme: Theme
    percent: int
    dialogs: FakeDialogs = field(default_factory=FakeDialogs)
    _windows: dict[str, MainWindow] = field(default_factory=dict)
    _others: list[QWidget] = field(default_factory=list)
    _places: int = 0

    def settings(self) -> Settings:
        """Those of somebody to whom nothing has to be said about backups today."""
        quiet = Safety(rehearsed_on=NOW.date(), later=NOW.date())
        return Settings(
            language=self.language, theme=self.theme, text_size_percent=self.percent, safety=quiet,
            sheet_later=NOW.date(), still=True,
        )  # fmt: skip

    def place(self) -> Path:
        """A folder of its own."""
        self._places += 1
        made = self.folder / f"{self.percent}-{self._places}"
        made.mkdir(parents=True)
        return made

    def demo(self) -> Context:
        """The demonstration carnet, written by its patient, as if it had just been opened."""
        if "demo" not in self._windows:
            content, keyring, place = demonstration(self.language), MemoryKeyring(), self.place()
            answer = prepare(keyring, content.identity)
            create_file(
                place / FILE,
                Key(answer=answer),
                content.revisions,
                photos=content.photos,
                identity=content.identity,
            ).close()
            window, book = self.window(place, keyring)
            journal = book.open(Key(answer=answer))
            book.back_up_before()
            self._open(window, journal, "demo")
        return self._fresh("demo")

    def empty(self) -> Context:
        """A carnet in which nothing was noted."""
        if "empty" not in self._windows:
            window, book = self.window(self.place())
            self._open(window, book.create(name="Marianne", key=Key()), "empty")
        return self._fresh("empty")

    def another(self, name: str, fill: Callable[[Journal], None]) -> Context:
        """A carnet of a scene's own, filled when it is first wanted."""
        if name not in self._windows:
            window, book = self.window(self.place())
            journal = book.create(name="Marianne", key=Key())
            fill(journal)
            self._open(window, journal, name)
        return self._fresh(name)

    def window(
        self, place: Path, keyring: MemoryKeyring | None = None
    ) -> tuple[MainWindow, RecordBook]:
        """A window on the carnet of a folder, not yet opened, and its book."""
        clock, secrets = Clock(), keyring or MemoryKeyring()
        book = RecordBook(place / FILE, Key(), clock, backups=place / "backups", secrets=secrets)
        window = MainWindow(
            book,
            self.dialogs,
            self.settings(),
            keep_settings=lambda _: None,
            book_at=partial(chosen_book, folder=place, clock=clock, secrets=secrets),
        )
        window.now_s = unhurried()
        self._windows[f"in {place}"] = window
        window.show()
        return window, book

    def close(self) -> None:
        """Close every window; what they showed is gone."""
        self._others += self._windows.values()
        self._windows.clear()
        self.forget_closed()
        settle()

    def keep(self, window: QWidget) -> None:
        """Close that window, which is none of a name, once its pictures were taken."""
        self._others.append(window)

    def forget_closed(self) -> None:
        """Close the windows that no other scene wants."""
        for name in [each for each in self._windows if each.startswith("in ")]:
            self._others.append(self._windows.pop(name))
        for window in self._others:
            window.close()
            window.deleteLater()
        self._others.clear()

    def shown(self, context: Context) -> MainWindow:
        """The window of an open carnet."""
        window = next(w for w in self._windows.values() if w.context is context)
        window.activateWindow()  # else the keyboard is in no window, and nothing follows it
        return window

    def _open(self, window: MainWindow, journal: Journal, name: str) -> None:
        window.settings = window.settings.with_writer(journal.carnet.identity, journal.patient_id())
        window.show_journal(journal)
        del self._windows[next(key for key, each in self._windows.items() if each is window)]
        self._windows[name] = window

    def _fresh(self, name: str) -> Context:
        window = self._windows[name]
        context = window.context
        assert context is not None
        context.state = WindowState()
        window._show_present()
        settle(window)
        return context


def settle(window: QWidget | None = None) -> None:
    """Let layouts and deferred work come to rest; with a window, its worker and what it makes bit by bit, too."""
    give_up_at = monotonic() + _PATIENCE_S
    tasks = window.tasks if isinstance(window, MainWindow) else None
    while tasks is not None and tasks._waiting and monotonic() < give_up_at:
        QApplication.processEvents()
        sleep(0.002)
    for _ in range(_TURNS):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    while window is not None and _makes_more(window) and monotonic() < give_up_at:
        QApplication.processEvents()


def _makes_more(window: QWidget) -> bool:
    """Whether it goes on as soon as there is nothing else to do."""
    timers = window.findChildren(QTimer)
    return any(timer.isActive() and timer.interval() == 0 for timer in timers)


def control(window: QWidget, handle: str) -> QWidget:
    """The control of that handle that is on screen. Raises StopIteration for none."""
    return next(each for each in window.findChildren(QWidget, handle) if each.isVisible())


def wait_for(window: QWidget, handle: str) -> None:
    """Wait until a control of that handle is on screen; it stays out where it takes too long."""
    give_up_at = monotonic() + _PATIENCE_S
    while monotonic() < give_up_at:
        settle(window)
        if any(each.isVisible() for each in window.findChildren(QWidget, handle)):
            return
        sleep(0.005)


def wait_for_page(window: QWidget) -> None:
    """Wait until the preview has its page, folded away or not."""
    give_up_at = monotonic() + _PATIENCE_S
    while monotonic() < give_up_at and not window.findChildren(QWidget, "preview-side-1"):
        settle(window)
        sleep(0.005)
    settle(window)


def press(window: QWidget, *handles: str) -> None:
    """Press one button after the other with the keyboard."""
    for handle in handles:
        settle(window)
        made = control(window, handle)
        made.setFocus()
        QTest.keyClick(made, Qt.Key.Key_Space)
    settle(window)


def write(window: QWidget, handle: str, text: str) -> None:
    """Type into a field."""
    made = control(window, handle)
    made.setFocus()
    QTest.keyClicks(made, text)
    settle(window)


def picture(window: QWidget) -> QPixmap:
    """The window with what stands above it: a calendar, a menu, a box."""
    grabbed = window.grab()
    painter = QPainter(grabbed)
    for above in QApplication.topLevelWidgets():
        is_beside = isinstance(above, MainWindow) or above is window or not above.isVisible()
        if is_beside or isinstance(above, QComboBox):
            continue
        place = above.pos() - window.pos()
        if isinstance(above, QMessageBox):
            room = window.rect().center() - above.rect().center()
            place = room
        painter.drawPixmap(place, above.grab())
    painter.end()
    return grabbed


def show_at(window: QWidget, size: tuple[int, int]) -> None:
    """Give the window a size, and bring what has the keyboard into sight again."""
    window.resize(*size)
    settle(window)
    focused = QApplication.focusWidget()
    if isinstance(window, MainWindow) and focused is not None and window.isAncestorOf(focused):
        keep_in_sight(focused, window.look)
        settle()


def close_above(window: QWidget) -> None:
    """Close what stands above a window."""
    for above in QApplication.topLevelWidgets():
        if not isinstance(above, MainWindow) and above is not window and above.isVisible():
            above.close()
