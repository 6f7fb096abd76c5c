"""Says when the window and its first screen were painted, for whoever measures the start, and ends.

Loaded for `--quit-after-paint` alone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow

    from companion.ui.window.empty_ground import EmptyGround

WINDOW, SCREEN = "window", "screen"


def memory_mib() -> float | None:
    """How much memory this process holds now, where the system says so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    lines = status.read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024


class _Mark(QWidget):
    """One point above all else of a widget: it is painted with it, and last."""

    def __init__(self, ground: QWidget, moment: str) -> None:
        super().__init__(ground)
        self._moment = moment
        self.resize(1, 1)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._moment == WINDOW:
            _say(WINDOW)
        else:
            # What is painted is on the screen once this turn of events is over.
            QTimer.singleShot(0, self, _end)


def tell_moments(window: QMainWindow, paper: EmptyGround) -> None:
    """Write one line of JSON for each moment of a window that was just started; stop with the last."""
    _Mark(paper, WINDOW)
    paper.painted.connect(lambda: _Mark(window.centralWidget() or paper, SCREEN))


def _say(moment: str) -> None:
    modules = list(sys.modules)
    said = {
        "moment": moment,
        "work_s": round(time.process_time(), 4),
        "at_s": round(time.monotonic(), 4),
        "memory_mib": memory_mib(),
        "modules": len(modules),
        "own_modules": sum(name.split(".")[0] == "companion" for name in modules),
    }
    sys.stdout.write(f"{json.dumps(said)}\n")
    sys.stdout.flush()


def _end() -> None:
    _say(SCREEN)
    # Without any tidying up: nothing is open that is not written.
    os._exit(0)
