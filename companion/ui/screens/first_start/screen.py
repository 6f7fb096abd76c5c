"""The first start: one question a screen, each of which can be skipped, then a new carnet.

What was answered lives outside, because a change of language or text size draws it all anew.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.actions.journal import Journal
from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import CompanionError
from companion.domain.records import Appointment, Person, Profile, Purpose, Role, TeamContact
from companion.domain.words import Language
from companion.messages import Texts
from companion.record_book.book import RecordBook
from companion.record_book.keys import prepare_keyring
from companion.settings import Settings
from companion.ui.doors.tasks import Tasks
from companion.ui.look.look import Look
from companion.ui.screens.first_start.answers import FirstAnswers, FirstStep, FirstWay
from companion.ui.screens.first_start.asked_keyring import NOT_YET, AskedKeyring
from companion.ui.screens.first_start.step_dots import StepDots
from companion.ui.screens.first_start.steps import (
    ConsultationStep,
    LanguageStep,
    NameStep,
    Step,
    TextSizeStep,
)
from companion.ui.screens.first_start.ways_in import LOCK_MINUTES, WayStep
from companion.ui.ways.closed_screen import ClosedScreen
from companion.ui.widgets.announce import announce_heading, tell
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.choices.choice_row import ChoiceRow
from companion.ui.widgets.step_frame import StepFoot
from companion.ui.widgets.tab_order import go_through, let_go_of_keyboard
from companion.ui.widgets.typed import local_moment


class FirstStart(ClosedScreen):
    """`settings_wanted` carries Settings; `finished` carries the Journal of the new carnet.

    `file_wanted`: whoever writes was handed a file, which is to be chosen.
    """

    settings_wanted = Signal(object)
    finished = Signal(object)
    file_wanted = Signal()

    def __init__(
        self,
        book: RecordBook,
        tasks: Tasks,
        look: Look,
        texts: Texts,
        settings: Settings,
        *,
        answers: FirstAnswers,
        patience_ms: int = 10_000,
    ) -> None:
        super().__init__(look, texts)
        self._book, self._tasks, self._settings = book, tasks, settings
        self.answers = answers
        self._journal: Journal | None = None
        self._keyring = AskedKeyring(tasks, texts, patience_ms, self)
        self._keyring.timeout.connect(self._on_impatience)
        self._keyring.given.connect(self._on_permit)
        self._keyring.refused.connect(self._on_no_keyring)
        self._dots = StepDots(look, texts, count=len(FirstStep))
        self.column.insertWidget(0, self._dots)
        self._step: Step = self._make_step()
        self._hear_enter()
        self._trouble = label("", "error")
        self._trouble.setObjectName("first-trouble")
        self._trouble.hide()
        self._next = button("", self.go_on, kind="primary")
        self._next.setObjectName("first-next")
        self._skip = button(texts("Skip"), self.skip)
        self._skip.setObjectName("first-skip")
        self._back = button(texts("Back"), self.go_back, kind="quiet")
        self._back.setObjectName("first-back")
        self.card.rows.addWidget(self._step)
        self.card.rows.addWidget(self._trouble)
        self._foot = StepFoot((self._back,), (self._skip, self._next), gap=look.space(12))
        self.pin_below_card(self._foot)
        self.rows.setStretch(0, 0)  # from question to question the card begins at one place
        self._say_where()

    def focus_first(self) -> None:
        """Put the keyboard into the question."""
        self.go_to(self._step.first_control())

    def go_on(self) -> None:
        """Keep the answer and go to the next question; after the last, make the carnet."""
        if not self._step.check():
            return
        if self.answers.step is FirstStep.PASSPHRASE and self.answers.wants_keyring:
            self._prepare_keyring()
        else:
            self._leave_step()

    def skip(self) -> None:
        """Go on without an answer."""
        self.answers.skip()
        if self.answers.step is not FirstStep.PASSPHRASE or not self.answers.wants_keyring:
            self._leave_step()
        elif self.answers.no_keyring and isinstance(self._step, WayStep):
            self._show_step(FirstStep.PASSPHRASE)
            self._step.ask_to_choose()
        else:
            self._prepare_keyring()

    def go_back(self) -> None:
        """Go to the question before; while the keyring is waited for, to the other ways."""
        if self.busy:
            self._keyring.give_up()
        elif self.answers.step > FirstStep.LANGUAGE:
            self._show_step(FirstStep(self.answers.step - 1))

    def _prepare_keyring(self) -> None:
        self._allow(acting=False)
        self._next.setText(self.texts("One moment…"))
        self._keyring.ask(partial(prepare_keyring, self._book))

    def _on_permit(self, permit: KeyringAnswer) -> None:
        self.answers.permit, self.answers.no_keyring = permit, ""
        self._allow(acting=True)
        self._leave_step()

    def _on_no_keyring(self, sentence: str) -> None:
        self.answers.no_keyring = sentence
        self._allow(acting=True)
        self._show_step(FirstStep.PASSPHRASE)
        if isinstance(self._step, WayStep):
            self._step.say_refused()

    def _on_impatience(self) -> None:
        """The system may be asking for a password in a window of its own."""
        self._tell(self.texts(NOT_YET))
        self._back.setText(self.texts("Choose another way"))
        self._back.setEnabled(True)
        self.go_to(self._back)
        self.reveal_soon(self._trouble)

    def _leave_step(self) -> None:
        if self.answers.step is FirstStep.CONSULTATION:
            self._finish()
            return
        if self.answers.step is FirstStep.LANGUAGE:
            self._want(replace(self._settings, language=self.texts.language))
        self._show_step(FirstStep(self.answers.step + 1))

    def _show_step(self, step: FirstStep) -> None:
        self.answers.step = step
        before, self._step = self._step, self._make_step()
        let_go_of_keyboard(self)
        self._hear_enter()
        self.card.rows.replaceWidget(before, self._step)
        self._step.show()
        before.hide()
        before.deleteLater()
        go_through((self._step, self._foot))
        self._tell("")
        self._say_where()
        self.focus_first()
        announce_heading(self._step)

    def _make_step(self) -> Step:
        look, texts, answers = self.look, self.texts, self.answers
        if answers.step is FirstStep.LANGUAGE:
            language = LanguageStep(look, texts)
            language.chosen.connect(self._on_language)
            return language
        if answers.step is FirstStep.TEXT_SIZE:
            size = TextSizeStep(look, texts, simple=self._settings.simple)
            size.chosen.connect(self._on_text_size)
            size.simple_wanted.connect(self._on_simple)
            return size
        step: NameStep | WayStep | ConsultationStep
        if answers.step is FirstStep.NAME:
            step = NameStep(look, texts, answers)
            step.file_wanted.connect(self.file_wanted)
        elif answers.step is FirstStep.PASSPHRASE:
            step = WayStep(look, texts, answers)
        else:
            step = ConsultationStep(look, texts, answers)
        step.entered.connect(self.go_on)
        return step

    def _hear_enter(self) -> None:
        """Enter on the choice that is made goes on, as it does in a field; from the mouse one goes on typing."""
        for row in self._step.findChildren(ChoiceRow):
            row.entered.connect(self.go_on)
            if self.answers.step >= FirstStep.NAME:  # the language and the size draw all anew
                row.pointed.connect(self._on_pointed)

    def _on_pointed(self) -> None:
        """What a choice opens is typed into at once."""
        control = self._step.first_control()
        self.go_to(control)
        self.reveal_soon(control)

    def _on_language(self, language: str) -> None:
        self._want(replace(self._settings, language=Language(language)))

    def _on_text_size(self, percent: str) -> None:
        self._want(replace(self._settings, text_size_percent=int(percent)))

    def _on_simple(self, simple: bool) -> None:  # noqa: FBT001 - a signal's value
        self._want(replace(self._settings, simple=simple))

    def _want(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_wanted.emit(settings)

    def _say_where(self) -> None:
        step, texts = self.answers.step, self.texts
        self._dots.show_step(step + 1)
        self.show_offers(shown=step < FirstStep.NAME)
        self._back.setVisible(step > FirstStep.LANGUAGE)
        last = step is FirstStep.CONSULTATION
        self._next.setText(texts("Open my record book") if last else texts("Continue"))
        self._foot.fit()

    def _tell(self, sentence: str) -> None:
        tell(self._trouble, sentence)

    def _finish(self) -> None:
        if self._journal is not None:
            self._created(self._journal)
            return
        self._allow(acting=False)
        answers, book = self.answers, self._book
        passphrase = answers.passphrase if answers.wants_passphrase else None
        permit = answers.permit if answers.way is FirstWay.FREE else None
        self._tasks.run(
            self,
            lambda: book.create(
                name=answers.name, key=Key(passphrase, answer=permit), with_folder=True
            ),
            done=self._created,
            failed=self._failed,
        )

    def _created(self, journal: Journal) -> None:
        self._journal = journal
        answers = self.answers
        if answers.wants_lock:
            self._want(replace(self._settings, lock_after_minutes=LOCK_MINUTES))
        try:
            self._write_first(journal)
        except CompanionError as error:
            self._failed(error)
            return
        self.finished.emit(journal)

    def _write_first(self, journal: Journal) -> None:
        """Who writes, where it is not the patient, the care team's number, the next consultation."""
        answers = self.answers
        if answers.for_another and journal.author is None:
            me = journal.record(Person(answers.my_name.strip(), Role.CAREGIVER)).record_id
            journal.author = me
            self._want(self._settings.with_writer(journal.carnet.identity, me))
        if answers.phone and journal.carnet.profile() is None:
            contact = TeamContact(self.texts("Care team"), answers.phone)
            journal.record(Profile("", team=(contact,)))
        if answers.day is not None and answers.hour is not None:
            at = local_moment(answers.day, answers.hour)
            journal.record(Appointment(at, Purpose.CONSULTATION, answers.with_whom))

    def _failed(self, error: CompanionError) -> None:
        self._allow(acting=True)
        self._tell(self.texts.describe(error))
        self.go_to(self._next)

    def _allow(self, *, acting: bool) -> None:
        self.set_busy(busy=not acting)
        parts: tuple[QWidget, ...] = (self._step, self._next, self._skip, self._back)
        for part in parts:
            part.setEnabled(acting)
        self._back.setText(self.texts("Back"))
