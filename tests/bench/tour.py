"""The process that is measured: every screen of a carnet shown twice, and painted.

Prints the milliseconds of work of each, the longest repaint, and the memory in MiB as one line of JSON: what
is held when all rests, and the most that was held, both with the processes that were started.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from companion.ui.window.quick_start import (
    load_shiboken,
    pause_garbage_collection,
    resume_garbage_collection,
)

load_shiboken()  # as the front door does, before anything of Qt

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from companion.apart.printables import set_apart  # noqa: E402
from companion.app import make_application, make_window  # noqa: E402
from companion.settings import StartOptions  # noqa: E402
from companion.ui.doors.dialogs import QtDialogs  # noqa: E402
from companion.ui.ways.context import Context  # noqa: E402
from companion.ui.ways.screen_name import Line, ScreenName  # noqa: E402
from companion.ui.window.main_window import MainWindow  # noqa: E402
from companion.ui.window.shell import load_ahead  # noqa: E402
from tests.bench.measuring import memory_mib, started_by  # noqa: E402

QUIET_MS = 10
LONGEST_REST_S = 60
HOME = "home"


def work_ms(act: Callable[[], object]) -> float:
    """The work of this process for an act."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def whole_work_ms() -> float:
    """The work of this process and of those that it started and that are still there."""
    ticks = 0.0
    for number in started_by("self"):
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{number}/stat").read_text().split()[13:15]))
    return time.process_time() * 1000 + ticks * 1000 / os.sysconf("SC_CLK_TCK")


class Paints(QObject):
    """Counts how often a window is painted anew. Set before the window alone: an application's events,
    each handed to Python, were a third of what a switch took."""

    seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == QEvent.Type.UpdateRequest
        return False


def wait(ms: int) -> None:
    """Let the events come."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def settle() -> float:
    """Wait until nothing is worked on any more, in no process: what one screen leaves is not the next one's.

    The most memory that was held meanwhile.
    """
    most, before = memory_mib(), float(-QUIET_MS)
    while (now := whole_work_ms()) - before >= QUIET_MS:
        before = now
        wait(100)
        most = max(most, memory_mib())
    return most


def rest() -> None:
    """Wait until what was started for an act has ended too."""
    until = time.monotonic() + LONGEST_REST_S
    while started_by("self") and time.monotonic() < until:
        wait(100)


def tour(window: MainWindow) -> dict[str, object]:
    """Each screen of the navigation, first and again."""
    assert window.context is not None
    context = window.context
    names = [name for name in ScreenName if isinstance(name.line, Line)]
    paints = Paints()
    window.installEventFilter(paints)

    def go(name: ScreenName) -> None:
        paints.seen = 0
        context.go(name)
        wait(0)
        assert paints.seen > 0  # once: what a person waits for

    most = [settle()]

    def measured(name: ScreenName) -> float:
        took = work_ms(lambda: go(name))
        most.append(settle())
        return took

    first = {name.value: measured(name) for name in names if name is not context.state.screen}
    again = {name.value: measured(name) for name in names}
    repaints = {}
    for name in names:
        go(name)
        repaints[name.value] = min(work_ms(window.repaint) for _ in range(3))
    rest()
    held = memory_mib()
    return {
        "first": first,
        "again": again,
        "repaint": repaints,
        "memory_mib": held,
        "most_memory_mib": max(most),
    }


def opened(carnet: Path) -> tuple[QApplication, MainWindow, Context]:
    """The window on that carnet, at home, once it rests."""
    pause_garbage_collection()
    application = make_application()
    window = make_window(StartOptions(carnet=carnet, data_dir=carnet.parent), QtDialogs())
    window.start()
    while window.context is None:
        wait(20)
    settle()
    return application, window, window.context


def main(carnet: Path, *, at_home: bool) -> None:
    """Open the window on that carnet and go round, or stay at home."""
    application, window, context = opened(carnet)
    set_apart()  # as the program does once its first screen is there
    resume_garbage_collection()
    load_ahead(context)
    settle()
    said = {"memory_mib": memory_mib()} if at_home else tour(window)
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()
    window.close()
    del application


if __name__ == "__main__":
    main(Path(sys.argv[1]), at_home=sys.argv[2:] == [HOME])
