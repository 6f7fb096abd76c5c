"""The worker: what it was given to hold is let go before anybody hears of the outcome."""

import threading
import weakref

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from companion.ui.doors.tasks import Tasks


class Password:
    """What the work refers to."""


@pytest.mark.parametrize("apart", [False, True])
def test_what_the_work_held_is_let_go_first(qtbot: QtBot, *, apart: bool) -> None:
    """Qt deletes a job when it likes; a lock must not have to wait for that."""
    owner = QObject()
    tasks = Tasks(owner)
    password = Password()
    left = weakref.ref(password)

    asked = threading.Event()

    def work(held: Password = password) -> bool:
        return asked.wait() and held is not None

    still_there: list[bool] = []
    ended: list[object] = []
    # Heard in the worker itself, while the job is not over.
    tasks.work_done.connect(
        lambda *_: still_there.append(left() is not None), Qt.ConnectionType.DirectConnection
    )
    run = tasks.run_apart if apart else tasks.run
    run(owner, work, done=ended.append, failed=ended.append)
    del work, password
    asked.set()
    qtbot.waitUntil(lambda: ended == [True])
    tasks.finish()
    assert still_there == [False]
