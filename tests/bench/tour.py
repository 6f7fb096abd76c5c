"""The process that is measured: every screen of a carnet shown twice, and painted.

Prints the milliseconds of work of each, the longest repaint, and the memory in MiB as one line of JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from companion.app import make_application, make_window
from companion.settings import StartOptions
from companion.ui.doors.dialogs import QtDialogs
from companion.ui.ways.screen_name import Line, ScreenName
from companion.ui.window.main_window import MainWindow
from tests.bench.measuring import memory_mib

QUIET_MS = 10


def work_ms(act: Callable[[], object]) -> float:
    """The work of this process for an act."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


class Paints(QObject):
    """Counts how often something of a screen is painted."""

    seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.Paint
        return False


def wait(ms: int) -> None:
    """Let the events come."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def settle() -> None:
    """Wait until nothing is worked on any more: what one screen leaves to the worker is not the next one's."""
    while work_ms(lambda: wait(100)) > QUIET_MS:
        pass


def tour(window: MainWindow) -> dict[str, object]:
    """Each screen of the navigation, first and again."""
    assert window.context is not None
    context = window.context
    names = [name for name in ScreenName if isinstance(name.line, Line)]
    paints = Paints()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(paints)

    def go(name: ScreenName) -> None:
        paints.seen = 0
        context.go(name)
        wait(0)
        assert paints.seen > 0  # once: what a person waits for

    def measured(name: ScreenName) -> float:
        took = work_ms(lambda: go(name))
        settle()
        return took

    settle()
    first = {name.value: measured(name) for name in names}
    again = {name.value: measured(name) for name in names}
    repaints = {}
    for name in names:
        go(name)
        repaints[name.value] = min(work_ms(window.repaint) for _ in range(3))
    return {"first": first, "again": again, "repaint": repaints, "memory_mib": memory_mib()}


def main(carnet: Path) -> None:
    """Open the window on that carnet and go round."""
    application = make_application()
    options = StartOptions(carnet=carnet, data_dir=carnet.parent)
    window = make_window(options, QtDialogs())
    window.start()
    while window.context is None:
        wait(20)
    sys.stdout.write(json.dumps(tour(window)) + "\n")
    sys.stdout.flush()
    window.close()
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]))
