"""Fail a test that leaves a thread, a running timer or a window behind.

A pytest plugin. Knows Qt, but nothing of the program.
"""

import gc
import subprocess
import threading
from collections.abc import Generator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests import private_screen

_PATIENCE_MS = 5_000
_passed = pytest.StashKey[bool]()
_server = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_configure(config: pytest.Config) -> None:
    """Choose the screen before any test makes the application."""
    # With several workers only they run tests; the process that hands out needs no screen.
    if config.getoption("numprocesses", default=None) and not hasattr(config, "workerinput"):
        return
    server = private_screen.choose_platform()
    if server is not None:
        config.stash[_server] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the screen we started."""
    server = config.stash.get(_server, None)
    if server is not None:
        application = QApplication.instance()
        if application is not None:
            # Without this, Qt reports the loss of its display when the process ends.
            application.shutdown()
        private_screen.stop(server)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the test passed: a failed one keeps its objects alive in the traceback."""
    report = yield
    if call.when == "call":
        item.stash[_passed] = report.passed
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Count what is alive before the fixtures of a test are made."""
    item.stash[_before] = Alive(uses_qt="qapp" in getattr(item, "fixturenames", ()))
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """Look for leftovers once every fixture has been torn down."""
    yield
    if item.stash.get(_passed, False) and (left := leftovers(item.stash[_before])):
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


class Alive:
    """What is alive at one moment. Ids, so that looking does not keep anything alive."""

    def __init__(self, *, uses_qt: bool) -> None:
        # Looking through every object takes 20 ms, too much for a test that has no window.
        self.uses_qt = uses_qt
        self.threads = set(threading.enumerate())
        self.windows = {id(window) for window in windows()} if uses_qt else set()
        self.timers = {id(timer) for timer in timers()} if uses_qt else set()


_before = pytest.StashKey[Alive]()


def windows() -> list[QWidget]:
    """Every top-level widget, shown or hidden, that no other widget owns."""
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


def timers() -> list[QTimer]:
    """Every running timer that Python knows, and those of the application."""
    if QCoreApplication.instance() is None:
        return []
    # type(), because isinstance() on a stranger may run its code.
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in found if isValid(timer) and timer.isActive()]


def leftovers(before: Alive) -> list[str]:
    """What is alive now and was not before, in words."""
    left = new_things(before)
    if left:
        settle()
        left = new_things(before)
    return left


def settle() -> None:
    """Let deferred deletions happen, and threads end that were already asked to."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QThreadPool.globalInstance().waitForDone(_PATIENCE_MS)
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(_PATIENCE_MS / 1000)
    gc.collect()
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def qt_threads(application: QCoreApplication) -> list[QThread]:
    """Every running QThread that Python knows, but for the application's own."""
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), QThread)]
    return [t for t in found if isValid(t) and t.isRunning() and t is not application.thread()]


def new_things(before: Alive) -> list[str]:
    """What is alive now and was not before, without waiting."""
    left = [f"thread {t.name}" for t in threading.enumerate() if t not in before.threads]
    application = QCoreApplication.instance()
    if application is None or not before.uses_qt:
        return left
    left += [f"thread {type(t).__name__} {t.objectName()}" for t in qt_threads(application)]
    if QThreadPool.globalInstance().activeThreadCount():
        left.append("a task of the thread pool")
    left += [
        f"window {type(window).__name__} {window.objectName()}"
        for window in windows()
        if id(window) not in before.windows
    ]
    left += [
        f"timer of {type(timer.parent()).__name__} {timer.objectName()}"
        for timer in timers()
        if id(timer) not in before.timers
    ]
    return left
