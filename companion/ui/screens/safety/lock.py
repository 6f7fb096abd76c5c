"""The locked carnet: the computer's keyring, a password, or the recovery sheet opens it.

Where somebody copied the carnet alone, it names the file that is missing beside it.

It opens the carnet through the record book. Below stand the warning signs and the care team's
numbers, when they are known, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.actions.journal import Journal
from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import CompanionError, EmptyPassphrase, KeyMissing, WrongPassphrase
from companion.domain.key_errors import KeyringEmpty, KeyringMishap, RecoverySheetMishap
from companion.domain.records import TeamContact
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.record_book.keys import ask_keyring, is_bare, ways_in
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.screens.safety.missing_file import MissingFile
from companion.ui.screens.safety.tries import Tries
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.announce import tell
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.passphrase_field import PassphraseField
from companion.ui.widgets.recovery_sheet_field import RecoverySheetField
from companion.ui.widgets.tab_order import let_go_of_keyboard

if TYPE_CHECKING:
    from companion.ui.screens.safety.signs_below import SignsBelow


class WayIn(StrEnum):
    """What the screen asks for."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a name
    RECOVERY_SHEET = "sheet"
    FILE = "file"


def known_ways(book: RecordBook) -> list[WayIn]:
    """What may open it as things lie there now; the first is asked for first."""
    known, ways = [WayIn.KEYRING] if book.opens_by_keyring() else [], ways_in(book)
    known += [WayIn.PASSPHRASE] if ways.passphrase else []
    known += [WayIn.FILE] if is_bare(book) else []
    return [*known, WayIn.RECOVERY_SHEET]


@dataclass(frozen=True)
class LockSituation:
    """What stands around a lock. `other`: it is not the person's own carnet.

    `at_once`: the keyring is asked without a press, as at a start. `team` are the care team's
    numbers, where they were read while the carnet was open; `patience_ms` is how long the keyring
    is waited for before another way is offered.
    """

    tries: Tries
    other: bool = False
    at_once: bool = True
    team: Sequence[TeamContact] = ()
    patience_ms: int = 10_000


class LockScreen(ClosedScreen):
    """`opened` carries the Journal; `failed` any CompanionError that another try does not mend."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        book: RecordBook,
        tasks: Tasks,
        look: Look,
        texts: Texts,
        situation: LockSituation,
    ) -> None:
        super().__init__(look, texts)
        self._book, self._tasks, self._situation = book, tasks, situation
        self._tries = situation.tries
        self._known = known_ways(book)
        self._asks = self._known[0]
        self._asked = 0
        self._below: SignsBelow | None = None
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._offer_others)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._end_pause)
        self._make_parts()
        self._lay_out()
        self._show_way(self._asks)
        if self._tries.left_ms():
            self._begin_pause()
        if self._asks is WayIn.KEYRING and situation.at_once:
            QTimer.singleShot(0, self, self.open)
        else:
            self._show_card()

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        place = {
            WayIn.PASSPHRASE: self._passphrase.field,
            WayIn.RECOVERY_SHEET: self._recovery_sheet.field,
        }
        self.go_to(place.get(self._asks, self._open))

    def open(self) -> None:
        """Try to open it, in the worker; the screen stays usable."""
        book, passphrase, sheet = (
            self._book,
            self._passphrase.field.text(),
            self._recovery_sheet.field.text(),
        )
        if self._tries.left_ms():
            return
        if self._asks is WayIn.KEYRING:
            self._ask_keyring()
        elif self._asks is WayIn.FILE:
            self._look_again()
        elif self._asks is WayIn.PASSPHRASE and not passphrase:
            self._tell(self.texts("Please type the password."))
        elif self._asks is WayIn.PASSPHRASE:
            self._open_with(lambda: book.open(Key(passphrase)))
        elif not sheet.strip():
            self._tell(self.texts("Please type the letters of the sheet."))
        else:
            self._open_with(lambda: book.open(Key(recovery_sheet=sheet)))

    # What is drawn once.

    def _make_parts(self) -> None:
        look, texts, other = self.look, self.texts, self._situation.other
        self._passphrase = PassphraseField(
            look, texts, name=texts("Its password") if other else texts("Your password")
        )
        self._recovery_sheet = RecoverySheetField(look, texts)
        for field in (self._passphrase, self._recovery_sheet):
            field.entered.connect(self.open)
            field.text_changed.connect(self._on_typed)
        self._keyring = label("", "soft")
        self._keyring.setObjectName("lock-keyring")
        self._file = MissingFile(look, texts, self._book.path.name)
        self._trouble = label("", "error")
        self._trouble.setObjectName("lock-trouble")
        self._open = button(texts("Open"), self.open, kind="primary")
        self._open.setObjectName("lock-open")
        words = {
            WayIn.KEYRING: texts("Ask this computer for the key"),
            WayIn.PASSPHRASE: texts("Open with the password"),
            WayIn.RECOVERY_SHEET: texts("Open with the recovery sheet"),
            WayIn.FILE: texts("Look for its file again"),
        }
        self._others = {way: self._way_button(way, words[way]) for way in WayIn}

    def _way_button(self, way: WayIn, words: str) -> QWidget:
        made = button(words, lambda: self._choose(way), kind="link")
        made.setObjectName(f"lock-way-{way}")
        return made

    def _lay_out(self) -> None:
        rows, texts = self.card.rows, self.texts
        if self._situation.other:
            rows.addWidget(label(texts("This record book is locked"), "title"))
            rows.addWidget(own_words(self._book.path.name, "soft"))
        else:
            rows.addWidget(label(texts("Your record book is locked"), "title"))
        for part in (
            self._file,
            self._keyring,
            self._passphrase,
            self._recovery_sheet,
            self._trouble,
        ):
            rows.addWidget(part)
            part.hide()
        rows.addLayout(self.buttons(self._open))
        for way in self._others.values():
            rows.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    # Which way.

    def _choose(self, way: WayIn) -> None:
        if self.busy:
            return
        self._asked += 1  # an answer of the keyring that comes now comes too late
        self._patience.stop()
        self._trouble.hide()
        if way is not WayIn.KEYRING:
            let_go_of_keyboard(self)  # else it goes by the card below, to which the screen scrolls
        self._show_way(way)
        if way is WayIn.KEYRING:
            self.open()
        else:
            self.focus_first()

    def _show_way(self, way: WayIn, *, waits: bool = False) -> None:
        """Ask for one way, and offer the others; `waits`: the keyring was asked and may answer."""
        self._asks = way
        self._passphrase.setVisible(way is WayIn.PASSPHRASE)
        self._recovery_sheet.setVisible(way is WayIn.RECOVERY_SHEET)
        self._keyring.setVisible(way is WayIn.KEYRING)
        self._file.setVisible(way is WayIn.FILE)
        self._keyring.setText(self.texts("This computer opens it, without a password."))
        for each, choice in self._others.items():
            choice.setVisible(each in self._known and each is not way)
        self._open.setEnabled(not waits)
        self._open.setText(self.texts("Opening…") if waits else self._open_words())

    def _open_words(self) -> str:
        return self.texts("Look again") if self._asks is WayIn.FILE else self.texts("Open")

    def _look_again(self) -> None:
        """The file may lie there by now, with the key in clear or behind a password."""
        book = self._book
        self._trouble.hide()
        self._known = known_ways(book)
        if self._known[0] is WayIn.FILE:
            self._tell(self.texts("It is not there yet."))
        elif book.is_lockable():
            self._choose(self._known[0])
        else:
            self._open_with(lambda: book.open(Key()))

    def _show_card(self) -> None:
        """The warning signs and the team's numbers, below."""
        if self._below is not None or self._situation.other:
            return
        from companion.ui.screens.safety.signs_below import SignsBelow

        self._below = SignsBelow(self.look, self.texts, self._situation.team)
        self._below.fold(low=self.is_low)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._below, 10_000)
        line.addStretch(1)
        self.rows.insertLayout(self.rows.count() - 1, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._below is not None:
            self._below.fold(low=self.is_low)

    # The keyring.

    def _ask_keyring(self) -> None:
        self._asked += 1
        number = self._asked
        self._trouble.hide()
        self._show_way(WayIn.KEYRING, waits=True)
        self._keyring.setText(self.texts("This computer is being asked for the key."))
        for choice in self._others.values():
            choice.hide()
        self._patience.start(self._situation.patience_ms)
        self._tasks.run_apart(
            self,
            partial(ask_keyring, self._book),
            done=lambda permit: self._on_permit(number, permit),
            failed=lambda error: self._on_keyring_failed(number, error),
        )

    def _on_permit(self, number: int, permit: KeyringAnswer) -> None:
        if number == self._asked and not self.busy:
            self._patience.stop()
            book = self._book
            self._open_with(lambda: book.open(Key(answer=permit)))

    def _on_keyring_failed(self, number: int, error: CompanionError) -> None:
        if number != self._asked:
            return
        self._patience.stop()
        self._show_card()
        if isinstance(error, KeyringEmpty):
            # Asking again would not help, such as for a backup from another computer.
            self._show_way(self._known[1])
            self._keyring.setText(self.texts.describe(error))
            self._keyring.show()
            self.focus_first()
            return
        self._say_keyring_failed(error)

    def _say_keyring_failed(self, error: CompanionError) -> None:
        self._show_way(WayIn.KEYRING)
        self._keyring.hide()  # it says that the keyring opens it
        self._open.setText(self.texts("Try again"))
        self._tell(self.texts.describe(error))

    def _offer_others(self) -> None:
        """The keyring is slow: it may still answer, and the other ways are there meanwhile."""
        self._show_way(WayIn.KEYRING, waits=True)
        self._keyring.setText(
            self.texts("This computer does not answer yet. You can open it another way.")
        )
        self._show_card()
        self.go_to(self._others[self._known[1]])

    # What comes of it.

    def _open_with(self, act: Callable[[], Journal]) -> None:
        self._allow(acting=False)
        self._tasks.run(self, act, done=self._opened, failed=self._failed)

    def _opened(self, journal: Journal) -> None:
        self._tries.succeeded()
        self.opened.emit(journal)

    def _failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        if isinstance(error, WrongPassphrase | EmptyPassphrase):
            self._tries.failed()
            self._tell(self.texts.describe(error))
            if self._tries.left_ms():
                self._begin_pause()
        elif isinstance(error, KeyringMishap):
            self._show_card()
            self._say_keyring_failed(error)
        elif isinstance(error, RecoverySheetMishap | KeyMissing):
            self._show_way(self._asks)
            self._show_card()
            self._tell(self.texts.describe(error))
        else:
            self.failed.emit(error)

    def _begin_pause(self) -> None:
        seconds = -(-self._tries.left_ms() // 1000)
        sentence = self.texts.plural(
            "Five tries did not open it. You can try again in {count} second. Nothing is erased.",
            "Five tries did not open it. You can try again in {count} seconds. Nothing is erased.",
            seconds,
        )
        tell(self._trouble, sentence)
        self._open.setEnabled(False)
        self._pause.start(self._tries.left_ms() + 1)

    def _end_pause(self) -> None:
        if self._tries.left_ms():
            self._begin_pause()
            return
        self._trouble.hide()
        self._open.setEnabled(not self.busy)

    def _tell(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.show()
        fields = {
            WayIn.PASSPHRASE: self._passphrase.field,
            WayIn.RECOVERY_SHEET: self._recovery_sheet.field,
        }
        field = fields.get(self._asks)
        self.focus_first()
        if field is not None:
            field.setAccessibleDescription(sentence)
            if self._asks is WayIn.PASSPHRASE:
                field.selectAll()

    def _on_typed(self, _text: str) -> None:
        if not self._tries.left_ms():
            self._trouble.hide()

    def _allow(self, *, acting: bool) -> None:
        self.set_busy(busy=not acting)
        for part in (self._passphrase, self._recovery_sheet, self._open, *self._others.values()):
            part.setEnabled(acting)
        self._open.setText(self._open_words() if acting else self.texts("Opening…"))
