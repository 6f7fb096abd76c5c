"""A file that was handed over, on a computer without a record book: its words, who writes here, and it is kept.

It closes with an open carnet or with nothing.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.actions.handover import Handover, HandoverForReading, Recipient
from companion.actions.journal import Journal
from companion.actions.key import Key, KeyringAnswer
from companion.actions.words.persons import with_role
from companion.apart.handovers import read_handover_apart
from companion.domain.errors import CompanionError
from companion.domain.records import Noted, Person, Role
from companion.messages import Texts
from companion.record_book import received
from companion.record_book.book import RecordBook
from companion.record_book.keys import prepare_keyring
from companion.settings import Settings
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.screens.first_start.answers import FirstAnswers, FirstWay
from companion.ui.screens.first_start.asked_keyring import NOT_YET, AskedKeyring
from companion.ui.screens.first_start.ways_in import LOCK_MINUTES, WayStep
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.announce import tell
from companion.ui.widgets.basics import button, clear, column, label
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.first_letters import FirstLetters
from companion.ui.widgets.step_frame import StepFoot

SOMEBODY_ELSE = "else"
LONGEST_NAME = 100


class ReceivedScreen(ClosedScreen):
    """`finished` carries the Journal, `settings_wanted` the Settings that say who writes in it.

    `read`: the file is for the care team, and is to be read. `name` is what whoever writes said before,
    `words` are those of the file, where they were said.
    """

    has_ways = False
    finished = Signal(object)
    settings_wanted = Signal(object)
    read = Signal()
    given_up = Signal()

    def __init__(
        self,
        book: RecordBook,
        tasks: Tasks,
        look: Look,
        texts: Texts,
        settings: Settings,
        *,
        path: Path,
        name: str = "",
        words: str = "",
        patience_ms: int = 10_000,
    ) -> None:
        super().__init__(look, texts)
        self._book, self._tasks, self._settings, self._path = book, tasks, settings, path
        self._found: Handover | None = None
        self._who = OneOf(self)
        self._answers = FirstAnswers()
        self._writer = self._written = ""
        self._way: WayStep | None = None
        self._name = QLineEdit(name)
        self._keyring = AskedKeyring(tasks, texts, patience_ms, self)
        self._keyring.timeout.connect(self._on_impatience)
        self._keyring.given.connect(self._on_permit)
        self._keyring.refused.connect(self._on_no_keyring)
        self._words = QLineEdit(words)
        self._words.setObjectName("received-words")
        self._words.returnPressed.connect(self._read)
        self._trouble = label("", "error")
        self._trouble.setObjectName("received-trouble")
        self._trouble.hide()
        self._next = button(texts("Open the file"), self._go_on, kind="primary")
        self._next.setObjectName("received-next")
        self._read_only = button(texts("Read it only"), self.read.emit, kind="primary")
        self._read_only.setObjectName("received-read")
        self._read_only.hide()
        self._rows = column(spacing=look.space(12))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._ask_words()

    def _lay_out(self) -> None:
        self._back = button(self.texts("Back"), self._give_up)
        self._back.setObjectName("way-back")
        self.card.rows.addWidget(label(self.texts("Open a file that I was given"), "title"))
        self.card.rows.addWidget(label(self._path.name, "soft"))
        self.card.rows.addLayout(self._rows)
        self.card.rows.addWidget(self._trouble)
        ahead = (self._next, self._read_only)
        self._foot = StepFoot((self._back,), ahead, gap=self.look.space(12))
        self.pin_below_card(self._foot)

    def focus_first(self) -> None:
        """The keyboard starts with the words, then with who writes."""
        if self._way is not None:
            self.go_to(self._way.first_control())
            return
        checked = self._who.checkedButton()
        first = self._words if checked is None else checked
        if checked is not None and checked.property("record") == SOMEBODY_ELSE:
            first = self._name  # it is asked for by the row above, and typed at once
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from who writes, and from the name, as from the four words."""
        is_asked = self._found is not None and self._way is None
        if is_asked and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _ask_words(self) -> None:
        title = label(self.texts("The four words that you were told"), "strong")
        title.setBuddy(self._words)
        self._rows.addWidget(title)
        self._rows.addWidget(self._words)

    def _go_on(self) -> None:
        if self._found is None:
            self._read()
        elif self._way is None:
            self._ask_way()
        elif self._way.check():
            self._keep(self._found)

    def _give_up(self) -> None:
        """Back; once the keyring was waited for, to the other ways."""
        if self.busy:
            self._keyring.give_up()
        else:
            self.given_up.emit()

    def _read(self) -> None:
        if self.busy:
            return
        self._allow(acting=False)
        self._say_next(self.texts("Opening…"))
        work = partial(read_handover_apart, self._path, self._words.text())
        self._tasks.run(self, work, done=self._on_read, failed=self._on_failed)

    def _on_read(self, found: Handover) -> None:
        self._allow(acting=True)
        if found.recipient is not Recipient.CAREGIVER:
            self._tell(self.texts.describe(HandoverForReading()))
            self._next.hide()
            self._read_only.show()
            self.go_to(self._read_only)
            return
        self._found = found
        self._tell("")
        clear(self._rows)
        for part in self._questions(found):
            self._rows.addWidget(part)
            part.show()
        self._say_next(self.texts("Continue"))
        self.focus_first()

    def _questions(self, found: Handover) -> list[QWidget]:
        texts, carnet = self.texts, found.carnet
        patient = carnet.patient()
        name = patient.body.name if patient else ""
        count = sum(isinstance(entry.body, Noted) for entry in carnet.all_entries())
        said = (
            texts("This is {name}’s record book", name=name) if name else texts("The record book")
        )
        parts: list[QWidget] = [
            label(said, "heading"),
            label(texts.plural("{count} entry", "{count} entries", count), "soft"),
            label(texts("Who writes on this computer?"), "strong"),
        ]
        others = [e for e in carnet.people() if e.body.role is not Role.PATIENT]
        choices = [
            (e.id, with_role(texts, e.body.name, e.body.role)) for e in others if e.body.name
        ]
        choices.append((SOMEBODY_ELSE, texts("I write for somebody else; my name is:")))
        parts += [self._row(record_id, words) for record_id, words in choices]
        self._name.setObjectName("received-name")
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setAccessibleName(texts("My name"))
        self._name.textEdited.connect(self._on_name)
        parts.append(self._name)
        if patient is not None:
            own = texts("{name}, on another computer", name=name or texts("the patient"))
            parts.append(self._row(patient.id, own))
        FirstLetters(self, self._who.buttons()).typed.connect(self._on_letters)
        said = self._name.text().strip().casefold()
        known = [each.id for each in others if each.body.name.casefold() == said]
        self._check_writer((known[0] if known else SOMEBODY_ELSE) if said else choices[0][0])
        return parts

    def _row(self, record_id: str, words: str) -> RadioRow:
        made = RadioRow(self.look, words)
        made.setObjectName(f"received-{record_id}")
        made.setProperty("record", record_id)
        self._who.addButton(made)
        return made

    def _on_letters(self, letters: str) -> None:
        """Somebody types who chose with the mouse that they are asked for their name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.insert(letters)
        self._on_name()

    def _on_name(self) -> None:
        self._check_writer(SOMEBODY_ELSE)

    def _check_writer(self, record_id: str) -> None:
        for each in self._who.buttons():
            each.setChecked(each.property("record") == record_id)

    def _ask_way(self) -> None:
        """How it is to be opened on this computer, once it is said who writes."""
        who = self._who.checkedButton()
        writer = SOMEBODY_ELSE if who is None else str(who.property("record"))
        if writer == SOMEBODY_ELSE and not self._name.text().strip():
            self._tell(self.texts("Please write a name."))
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._writer, self._written = writer, self._name.text().strip()
        self._show_way()

    def _show_way(self) -> WayStep:
        clear(self._rows)
        made = self._way = WayStep(self.look, self.texts, self._answers)
        made.entered.connect(self._go_on)
        self._rows.addWidget(made)
        made.show()
        self._tell("")
        self._say_next(self.texts("Keep it on this computer"))
        self.focus_first()
        return made

    def _keep(self, found: Handover) -> None:
        answers = self._answers
        self._allow(acting=False)
        if answers.wants_keyring:
            self._say_next(self.texts("One moment…"))
            self._keyring.ask(partial(prepare_keyring, self._book, found.carnet.identity))
            return
        passphrase = answers.passphrase if answers.wants_passphrase else None
        permit = answers.permit if answers.way is FirstWay.FREE else None
        self._tasks.run(
            self,
            partial(received.keep, self._book, found, Key(passphrase, answer=permit)),
            done=self._on_kept,
            failed=self._on_failed,
        )

    def _on_permit(self, permit: KeyringAnswer) -> None:
        self._answers.permit, self._answers.no_keyring = permit, ""
        self._go_on()

    def _on_no_keyring(self, sentence: str) -> None:
        self._answers.no_keyring = sentence
        self._allow(acting=True)
        self._show_way().ask_to_choose()

    def _on_impatience(self) -> None:
        """The system may be asking for a password in a window of its own."""
        self._tell(self.texts(NOT_YET))
        self._back.setText(self.texts("Choose another way"))
        self._back.setEnabled(True)
        self._foot.fit()
        self.go_to(self._back)
        self.reveal_soon(self._trouble)

    def _on_kept(self, journal: Journal) -> None:
        writer = self._writer
        try:
            if writer == SOMEBODY_ELSE:
                person = Person(self._written, Role.CAREGIVER)
                writer = journal.record(person).record_id
        except CompanionError as error:
            self._on_failed(error)
            return
        journal.author = None if writer == journal.patient_id() else writer
        settings = self._settings.with_writer(journal.whole.identity, writer)
        if self._answers.wants_lock:
            settings = replace(settings, lock_after_minutes=LOCK_MINUTES)
        self.settings_wanted.emit(settings)
        self.finished.emit(journal)

    def _on_failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        if self._way is not None:
            self._say_next(self.texts("Keep it on this computer"))
        elif self._found is None:
            self._say_next(self.texts("Open the file"))
        self._tell(self.texts.describe(error))
        self.focus_first()

    def _say_next(self, words: str) -> None:
        self._next.setText(words)
        self._foot.fit()

    def _tell(self, sentence: str) -> None:
        tell(self._trouble, sentence)

    def _allow(self, *, acting: bool) -> None:
        self.set_busy(busy=not acting)
        self._next.setEnabled(acting)
        self._back.setEnabled(acting)
        self._back.setText(self.texts("Back"))
        self._foot.fit()
        if self._found is None:  # afterwards the field is gone
            self._words.setEnabled(acting)
