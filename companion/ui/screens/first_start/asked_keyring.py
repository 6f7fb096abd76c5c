"""Asks this computer's keyring for a new record book's key: it may be slow, absent or locked, and is never replaced.

It says what came of it and decides nothing.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from companion.actions.key import KeyringAnswer
from companion.domain.errors import N_, CompanionError
from companion.messages import Texts
from companion.ui.doors.tasks import Tasks

NOT_YET: Final = N_(
    "This computer has not answered yet. If another window asks you something, answer it first."
)


class AskedKeyring(QTimer):
    """`given` carries the KeyringAnswer, `refused` the sentence why there is none.

    `timeout` is its own: it has not answered yet. The person ends the wait, not a clock.
    """

    given = Signal(object)
    refused = Signal(str)

    def __init__(self, tasks: Tasks, texts: Texts, patience_ms: int, owner: QWidget) -> None:
        super().__init__(owner, singleShot=True, interval=patience_ms)
        self._tasks, self._texts, self._owner = tasks, texts, owner
        self._asked = 0

    def ask(self, prepare: Callable[[], KeyringAnswer]) -> None:
        """Have it keep something for a new record book."""
        self._asked += 1
        number = self._asked
        self.start()
        self._tasks.run_apart(
            self._owner,
            prepare,
            done=lambda permit: self._on_given(number, permit),
            failed=lambda error: self._on_refused(number, error),
        )

    def give_up(self) -> None:
        """Wait no longer: what it answers now comes too late."""
        self._end(self._texts("This computer does not give the key."))

    def _on_given(self, number: int, permit: KeyringAnswer) -> None:
        if number == self._asked:
            self.stop()
            self.given.emit(permit)

    def _on_refused(self, number: int, error: CompanionError) -> None:
        if number == self._asked:
            self._end(self._texts.describe(error))

    def _end(self, sentence: str) -> None:
        self._asked += 1
        self.stop()
        self.refused.emit(sentence)
