"""The process that is measured: starts the program, or the barest window, and ends at a paint.

Run by the bench with the paint to wait for; the carnet lies in XDG_DATA_HOME. Prints the seconds
since COMPANION_BENCH_START, those of its own work, and the memory in MiB.
"""

import os
import sys
import time
from pathlib import Path

FLOOR, WINDOW, HOME = "floor", "window", "home"
START = "COMPANION_BENCH_START"


def end() -> None:
    """Say how long it took and how much memory is in use, and stop without any tidying up."""
    seconds = time.monotonic() - float(os.environ[START])
    work = time.process_time()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kib = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    sys.stdout.write(f"{seconds:.4f} {work:.4f} {int(kib) / 1024:.1f}\n")
    sys.stdout.flush()
    os._exit(0)


def open_bare_window() -> None:
    """A PySide6 main window with one label: no program of this kind can be faster."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class BareWindow(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            end()

    application = QApplication(sys.argv[:1])
    window = BareWindow()
    window.setCentralWidget(QLabel("Compagnon Immuno"))
    window.resize(1280, 820)
    window.show()
    application.exec()


def open_program(awaited: str) -> None:
    """The whole program, as a click on its icon starts it: nothing is typed."""
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from companion import __main__ as front_door

    def painted(widget: QWidget, event: QPaintEvent) -> None:
        end()

    # What is imported here would be imported a moment later in any case.
    if awaited == WINDOW:
        from companion.ui.window.main_window import MainWindow

        MainWindow.paintEvent = painted  # type: ignore[method-assign]
    else:
        from companion.ui.window.shell import Shell

        Shell.paintEvent = painted  # type: ignore[method-assign]
    sys.argv = ["companion"]
    front_door.main()


if __name__ == "__main__":
    if sys.argv[1] == FLOOR:
        open_bare_window()
    else:
        open_program(sys.argv[1])
