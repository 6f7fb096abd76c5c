"""The window's own doors tried without a window, for the self-test: the printer, the voice.

Shows nothing; knows no carnet.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from companion.domain.words import Language
from companion.ui.printing import a4_printer, print_sides
from companion.ui.read_aloud import system_voice

_VOICE_MS: Final = 20_000
_LOOK_MS: Final = 20


def application() -> QApplication:
    """The one of this process, without a screen. It has to be held while Qt is used."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QApplication.instance() or QApplication(["companion"])
    assert isinstance(made, QApplication)
    return made


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
