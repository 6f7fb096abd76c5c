"""The screens without an open carnet."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.messages import load_texts
from companion.ui.look.look import LIGHT, Look
from companion.ui.ways.closed_screen import ClosedScreen


class Opened(QObject):
    """Counts the windows that open."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        self.count += is_window and event.type() == QEvent.Type.Show
        return False


def test_what_is_offered_opens_no_window_of_its_own(qtbot: QtBot) -> None:
    """It would take the keyboard away from the field that one types in."""
    screen, opened = ClosedScreen(Look(LIGHT), load_texts(Language.FR)), Opened()
    qtbot.addWidget(screen)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(opened)
    screen.offer("Regarder un exemple", lambda: None, "example")
    screen.show_offers(shown=False)
    screen.offer("Ouvrir un carnet existant…", lambda: None, "open")
    application.removeEventFilter(opened)
    assert opened.count == 0
    ways = [screen.findChild(QPushButton, name) for name in ("example", "open")]
    assert all(way is not None and way.isHidden() for way in ways)
