"""The plugin that keeps the tests tidy notices each kind of leftover, and leaves tidy tests alone.

Knows the plugin from outside: it runs a small suite and reads the report.
"""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUITE = """
import threading, warnings
from PySide6.QtCore import QTimer, QThread, qWarning
from PySide6.QtWidgets import QLabel, QWidget

KEPT = []

def test_tidy(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    QLabel("gone at the end of this test").show()

def test_window(qtbot):
    KEPT.append(QWidget())

def test_timer(qtbot):
    KEPT.append(QTimer())
    KEPT[-1].start(100_000)

def test_thread():
    KEPT.append(threading.Event())
    threading.Thread(target=KEPT[-1].wait, daemon=True, name="lost").start()

def test_qt_thread(qtbot):
    KEPT.append(QThread())
    KEPT[-1].start()

def test_end(qtbot):
    KEPT[-1].quit()
    KEPT[-1].wait()
    KEPT[-2].set()

def test_qt_warning(qtbot):
    qWarning("a warning of Qt")

def test_python_warning():
    warnings.warn("a warning of Python")
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the small suite."""
    suite = tmp_path_factory.mktemp("suite") / "test_small.py"
    suite.write_text(SUITE, "utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.qt_hygiene",
            "-c",
            str(ROOT / "pyproject.toml"),
            # As on Windows, where the watch over a test is a thread.
            "--timeout-method=thread",
            str(suite),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
    ).stdout


@pytest.mark.parametrize(
    "line",
    [
        "ERROR ::test_window - Failed: left behind: window",
        "ERROR ::test_timer - Failed: left behind: timer",
        "ERROR ::test_thread - Failed: left behind: thread lost",
        "ERROR ::test_qt_thread - Failed: left behind: thread",
        "FAILED ::test_qt_warning",
        "FAILED ::test_python_warning",
    ],
)
def test_each_leftover_and_warning_is_noticed(report: str, line: str) -> None:
    """A window, a timer, both kinds of threads; a warning of Qt, a warning of Python."""
    kind, _, what = line.partition(" ")
    # pytest cuts a line at the width of the terminal.
    blamed = [shown for shown in report.splitlines() if shown.startswith(kind)]
    assert any(what[:40] in shown for shown in blamed)


def test_nothing_else_is_blamed(report: str) -> None:
    """Tidy tests pass."""
    assert "2 failed, 6 passed, 4 errors" in report
