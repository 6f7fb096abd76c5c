"""The one serial worker for work that would hold up the window, such as making the page, and beside
it what may never come back.

Results and failures come back on the window's thread; those of a screen that was closed meanwhile
are dropped.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from companion.domain.errors import CompanionError

T = TypeVar("T")


@dataclass
class _Delivery:
    owner: QObject
    done: Callable[[object], None]
    failed: Callable[[Exception], None]


class _Job(QRunnable):
    def __init__(self, tasks: "Tasks", number: int, work: Callable[[], object]) -> None:
        super().__init__()
        self._tasks, self._number = tasks, number
        self._work = [work]

    def run(self) -> None:
        try:
            # Popped, so that what the work held, such as a password, is let go before anybody hears
            # of the outcome: Qt deletes this job some time later, in the worker.
            result: object = self._work.pop()()
        except Exception as error:  # noqa: BLE001 - it is raised again on the window's thread
            self._deliver(self._tasks.work_failed, error)
        else:
            self._deliver(self._tasks.work_done, result)

    def _deliver(self, signal: SignalInstance, outcome: object) -> None:
        # Qt refuses when the window went away meanwhile: then nobody waits for the outcome.
        with suppress(RuntimeError):
            signal.emit(self._number, outcome)


class Tasks(QObject):
    """Runs one piece of work at a time, in the order it was asked for."""

    work_done = Signal(int, object)
    work_failed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, _Delivery] = {}
        self._last = 0
        self.work_done.connect(self._deliver)
        self.work_failed.connect(self._deliver_failure)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[CompanionError], None],
    ) -> None:
        """Do `work` in the worker, then call `done` or `failed` while `owner` lives.

        An exception that is no CompanionError is our mistake: it is raised on the window's thread.
        """
        self._pool.start(_Job(self, self._wait_for(owner, done, failed), work))

    def run_apart(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[CompanionError], None],
    ) -> None:
        """The same for what may never come back, such as a keyring that waits for its password.

        It runs beside the worker, touches no file of ours, and nobody waits for it when the window
        closes.
        """
        job = _Job(self, self._wait_for(owner, done, failed), work)
        Thread(target=job.run, daemon=True).start()

    def _wait_for(
        self,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[CompanionError], None],
    ) -> int:
        def fail(error: Exception) -> None:
            if not isinstance(error, CompanionError):
                raise error
            failed(error)

        self._last += 1
        self._waiting[self._last] = _Delivery(owner, cast("Callable[[object], None]", done), fail)
        return self._last

    def finish(self) -> None:
        """Wait for what is running and drop what is not begun; nothing is delivered any more."""
        self._pool.clear()
        self._waiting.clear()
        self._pool.waitForDone()

    def _deliver(self, number: int, result: object) -> None:
        delivery = self._waiting.pop(number, None)
        if delivery is not None and isValid(delivery.owner):
            delivery.done(result)

    def _deliver_failure(self, number: int, error: Exception) -> None:
        delivery = self._waiting.pop(number, None)
        if delivery is not None and isValid(delivery.owner):
            delivery.failed(error)
