"""A nurse's sitting in a process of its own: two patients are opened, looked at, printed, and closed.

Run as `python -m tests.leaks.at_counter FOLDER WORD`, with the files and their words in
`FOLDER/stick`. The page goes to the first printer that the system knows; without one, nothing is printed.
"""

import sys
import traceback
from pathlib import Path

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QLineEdit

from companion.app import make_counter
from companion.settings import StartOptions
from companion.ui.doors.printing import a4_printer
from companion.ui.screens.visit.screen import ConsultationScreen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.counter import CounterWindow
from tests.leaks.whole_window import TODAY, for_a_while, press, until
from tests.ui.conftest import FakeDialogs


def main(folder: Path) -> None:
    """Open each file with its words, show every screen, print, close."""
    app = QApplication([])
    app.setStyle("Fusion")
    dialogs = FakeDialogs(several=tuple(sorted((folder / "stick").glob("*.carnet-age"))))
    window = make_counter(StartOptions(data_dir=folder / "data", today=TODAY), dialogs)
    window.start()
    window.choose()
    while window.sitting.next is not None:
        read_one(window, dialogs, (folder / "stick" / "words.txt").read_text("utf-8"))
    window.close()
    until(lambda: not window.isVisible())


def read_one(window: CounterWindow, dialogs: FakeDialogs, words: str) -> None:
    """One patient, from the words to the next one."""
    press(window, "counter-next")
    (field,) = [
        each for each in window.findChildren(QLineEdit, "counter-words") if each.isVisible()
    ]
    field.setText(words)
    press(window, "counter-open")
    until(lambda: window.context is not None)
    context = window.context
    assert context is not None
    for screen in ScreenName:
        context.go(screen)
        for_a_while(10)
    context.go(ScreenName.CONSULTATION)
    (consultation,) = window.findChildren(ConsultationScreen)
    until(lambda: not consultation._pause.isActive() and not consultation._patience.isActive())
    names = QPrinterInfo.availablePrinterNames()
    if names:
        dialogs.printer = a4_printer(context.texts("Page for the consultation"))
        dialogs.printer.setPrinterName(names[0])
        said = list[str]()
        context.notice.connect(lambda text, _undo: said.append(text))
        press(window, "page-print")
        until(lambda: bool(said))
        dialogs.printer = None
    press(window, "strip-close")
    for_a_while(50)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except Exception:
        traceback.print_exc()
        raise
