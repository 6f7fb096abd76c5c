"""The window and its doors tried where nobody sees them, for the self-test: screens, printer, voice."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from companion.domain.records import CheckIn
from companion.domain.words import Language
from companion.ui.doors.printing import a4_printer, print_sides
from companion.ui.doors.read_aloud import system_voice
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_entry import OpenedEntry
from companion.ui.window.main_window import MainWindow
from companion.ui.window.shell import Shell

_VOICE_MS: Final = 20_000
_OPENING_MS: Final = 20_000
_LOOK_MS: Final = 20


def application() -> QApplication:
    """The one of this process, without a screen. It has to be held while Qt is used."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QApplication.instance() or QApplication(["companion"])
    assert isinstance(made, QApplication)
    return made


def show_screens(window: MainWindow) -> None:
    """Open the window on its carnet, show every screen once, and close it.

    Raises what a screen raises, then or in answer to an event, and TimeoutError when the carnet does not open.
    """
    raised: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: raised.append(error)
    try:
        _show_screens(window)
    finally:
        sys.excepthook = before
    if raised:
        raise raised[0]


def _show_screens(window: MainWindow) -> None:
    waiting, looking = QEventLoop(), QTimer()
    looking.timeout.connect(lambda: waiting.quit() if window.context else None)
    looking.start(_LOOK_MS)
    QTimer.singleShot(_OPENING_MS, waiting.quit)
    window.start()
    waiting.exec()
    shell = window.centralWidget()
    if not isinstance(shell, Shell):
        raise TimeoutError
    noted = shell.context.journal.carnet.entries(CheckIn)
    shell.context.state.put(OpenedEntry(noted[0].id))
    for name in ScreenName:
        shell.show_screen(name)
        QApplication.processEvents()
    window.close()


def print_to_file(sides: Sequence[bytes], place: Path) -> None:
    """Print pictures (PNG) as on paper, into a PDF file. Raises PrinterRefused."""
    printer = a4_printer("selftest")
    printer.setOutputFileName(str(place))
    print_sides(printer, sides)


def voice_answers(sentence: str, language: Language) -> bool:
    """Whether the voice says a sentence or that it cannot; true where there is no voice."""
    voice = system_voice()
    if voice is None:
        return True
    waiting, answers, looking = QEventLoop(), list[bool](), QTimer()
    voice.speak(sentence, language, answers.append)
    looking.timeout.connect(lambda: waiting.quit() if answers else None)
    looking.start(_LOOK_MS)
    QTimer.singleShot(_VOICE_MS, waiting.quit)
    waiting.exec()
    return bool(answers)
