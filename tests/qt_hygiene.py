"""Fail a test that leaves a thread, a running timer or a window behind; keep its windows until then.

A pytest plugin. Knows Qt, but nothing of the program.
"""

import gc
import subprocess
import threading
import weakref
from collections.abc import Callable, Generator
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import private_screen

_PATIENCE_MS = 5_000
_NOTHING = 0  # the identity of what is no single object
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


def pytest_collection_finish() -> None:
    """Set aside what is loaded before the first test: looking for leftovers passes over it."""
    gc.collect()
    gc.freeze()


PATIENCE_MS = 30_000


class HoldingBot(QtBot):
    """Holds every widget it was given until Qt has deleted it.

    pytest-qt refers to them weakly. A window whose central screen has just changed, and which the
    end of the test function lets go while the old screen still waits to be deleted, is destroyed in
    an order that reads freed memory: one run in seven of such a test ended there.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._held: list[QWidget] = []

    def addWidget(  # noqa: N802 - the name is pytest-qt's
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        self._held.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)

    def waitUntil(  # noqa: N802 - the name is pytest-qt's
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait; however many other tests a computer runs beside, what is to come does come."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Where Qt paints in memory, a screen as large as that of Xvfb, too."""
    return ["tests", *private_screen.in_memory()]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's robot, with windows that live until the test is over."""
    if qapp.platformName() == "offscreen":
        _keyboard_back(qapp)
    return HoldingBot(request)


@cache
def _keyboard_back(application: QApplication) -> None:
    """A window has the keyboard again once its menu or box is gone, as on any screen.

    Where Qt paints in memory a menu takes it, and nobody has it afterwards.
    """
    held: list[QWindow] = []

    def changed(window: QWindow | None) -> None:
        if window is not None:
            held[:] = [known for known in held if isValid(known) and known is not window]
            held.append(window)
            return
        for known in reversed(held):
            if isValid(known) and known.isVisible():
                known.requestActivate()
                return

    application.focusWindowChanged.connect(changed)


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
    delete_what_asked_for_it()  # what is gone need not be dressed anew
    undress()
    before = item.stash[_before]
    left = leftovers(before) if item.stash.get(_passed, False) else []
    if before.uses_qt:
        set_aside()
    if left:
        pytest.fail(f"left behind: {', '.join(left)}", pytrace=False)


def undress() -> None:
    """Take off the look that a window put on the application: the next test has its own."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.styleSheet():
        application.setStyleSheet("")


class Alive:
    """What is alive at one moment. Ids, so that looking does not keep anything alive."""

    def __init__(self, *, uses_qt: bool) -> None:
        # Looking through every object takes too long for a test that has no window.
        self.uses_qt = uses_qt
        self.threads = set(threads())
        self.windows = {id(window) for window in windows()} if uses_qt else set()


_before = pytest.StashKey[Alive]()
_reported: set[int] = set()  # timers and Qt threads that an earlier test was blamed for


def windows() -> list[QWidget]:
    """Every top-level widget, shown or hidden, that no other widget owns."""
    if QApplication.instance() is None:
        return []
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


def leftovers(before: Alive) -> list[str]:
    """What is alive now and was not before, in words."""
    delete_what_asked_for_it()
    if new_things(before):
        settle()
    return [words for identity, words in new_things(before) if not blamed(identity)]


def blamed(identity: int) -> bool:
    """Whether a thing was reported already; from now on it is."""
    known = identity in _reported
    _reported.update({identity} - {_NOTHING})
    return known


def delete_what_asked_for_it() -> None:
    """Let deferred deletions happen, as the event loop would."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let threads end that were already asked to, and what nothing refers to go."""
    if QCoreApplication.instance() is not None:
        QThreadPool.globalInstance().waitForDone(_PATIENCE_MS)
    for thread in threads():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(_PATIENCE_MS / 1000)
    gc.collect()
    delete_what_asked_for_it()


def threads() -> list[threading.Thread]:
    """Those that run, without the watch that ends a test which would never end: on Windows that is a thread."""
    return [t for t in threading.enumerate() if not t.name.startswith("pytest_timeout ")]


def new_things(before: Alive) -> list[tuple[int, str]]:
    """What is alive now and was not before, without waiting: an identity, and words for the report."""
    left = [(id(t), f"thread {t.name}") for t in threads() if t not in before.threads]
    application = QCoreApplication.instance()
    if application is None or not before.uses_qt:
        return left
    if QThreadPool.globalInstance().activeThreadCount():
        left.append((_NOTHING, "a task of the thread pool"))
    left += [
        (id(window), f"window {type(window).__name__} {window.objectName()}")
        for window in windows()
        if id(window) not in before.windows
    ]
    return left + running_things(application)


_may_run = weakref.WeakSet[QTimer | QThread]()  # those that were set aside


def set_aside() -> None:
    """Pass over what outlives a test in later looks, but for what may begin to run.

    After some thousand tests a look through every object took longer than the test before it.
    """
    _may_run.update(those_that_may_run())
    gc.freeze()


def those_that_may_run() -> list[QTimer | QThread]:
    """Every timer and Qt thread that Python knows."""
    # By type(), because isinstance() on a stranger may run its code.
    kinds: dict[type, bool] = {}
    found: list[QTimer | QThread] = list(_may_run)
    for thing in gc.get_objects():
        kind = type(thing)
        if (may_run := kinds.get(kind)) is None:
            may_run = kinds[kind] = issubclass(kind, QTimer | QThread)
        if may_run:
            found.append(thing)
    return [thing for thing in found if isValid(thing)]


def running_things(application: QCoreApplication) -> list[tuple[int, str]]:
    """Every running timer and Qt thread that Python knows, but for the application's own thread."""
    running = []
    for thing in those_that_may_run():
        if isinstance(thing, QTimer) and thing.isActive():
            owner = type(thing.parent()).__name__
            running.append((id(thing), f"timer of {owner} {thing.objectName()}"))
        elif isinstance(thing, QThread) and thing.isRunning() and thing is not application.thread():
            running.append((id(thing), f"thread {type(thing).__name__} {thing.objectName()}"))
    return running
