"""The home screen of the simple window: three large buttons, to note, to call, to print.

What must be said before anything is noted still stands above them; nothing else does.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.actions.check_in.rhythm import due, rhythm_of
from companion.actions.words.persons import person_name
from companion.ui.screens.home.questionnaire_card import QuestionnaireCard
from companion.ui.screens.home.safety_notes import SafetyCard
from companion.ui.screens.home.who_card import WhoCard
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import print_with
from companion.ui.ways.to_check_in import (
    check_in_in_progress,
    start_correction,
    start_in_rhythm,
)
from companion.ui.widgets.basics import column, label
from companion.ui.widgets.big_button import BigButton
from companion.ui.words.rhythm_words import question_words, rhythm_words
from companion.ui.words.safety_words import day_line

HEAD_FROM = 360


class SimpleHomeScreen(Screen):
    """It says in each button what a press does now."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._title, self._day = label("", "title"), label("", "soft")
        self._who = WhoCard(context, self)
        self._safety = SafetyCard(context, self, can_wait=False)
        self._questionnaire = QuestionnaireCard(context)
        self._note = BigButton(look, "big", "edit", texts("Note today"), self._on_note)
        self._call = BigButton(look, "big-warning", "phone", texts("Call"), self._on_call)
        self._print = BigButton(look, "big-other", "print", texts("Print"), self._on_print)
        self._call.say(texts("The numbers to dial, and when to call"))
        self._print.say(texts("The page for your consultation"))
        handles = (("note", self._note), ("call", self._call), ("print", self._print))
        for handle, made in handles:
            made.setObjectName(f"simple-{handle}")
        print_with(self._print, texts)
        side = look.space(40)
        self.rows.setContentsMargins(side, look.space(20), side, look.space(20))
        self.rows.setSpacing(look.space(12))
        self._head = QWidget()
        head = column(self._title, self._day, spacing=look.space(2))
        head.setContentsMargins(0, 0, 0, 0)
        self._head.setLayout(head)
        self.rows.addWidget(self._head)
        for card in (self._safety, self._who):
            self.rows.addWidget(card)
        for _, made in handles:
            self.rows.addWidget(made, 1)
        self.rows.addWidget(self._questionnaire)

    def refresh(self) -> None:
        """Say what can be done now."""
        texts, journal = self.context.texts, self.context.journal
        self._who.refresh()
        self._safety.refresh()
        self._questionnaire.refresh()
        name = "" if self._who.is_wanted else person_name(journal.carnet, journal.writer_id())
        self._title.setText(texts("Hello {name}", name=name) if name else texts("Hello"))
        self._day.setText(day_line(texts, journal.carnet, journal.today()))
        self._note.say(self._note_line())

    def focus_first(self) -> None:
        """The keyboard starts on the first button, or on who writes."""
        first = self._who.first_control() or self._note
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the three buttons come first."""
        self._head.setHidden(event.size().height() < self.context.look.px(HEAD_FROM))
        super().resizeEvent(event)

    def _note_line(self) -> str:
        context, texts, journal = self.context, self.context.texts, self.context.journal
        if check_in_in_progress(context) is not None:
            return texts("Go on where you stopped. What you answered is kept.")
        carnet, rhythm = journal.carnet, rhythm_of(journal.carnet)
        if due(carnet, journal.today(), journal.writer_id()).noted is not None:
            noted = rhythm_words(texts, rhythm).noted
            return texts("{noted}. You can still change it.", noted=noted)
        patient = None
        if journal.author is not None:
            patient = person_name(carnet, journal.patient_id())
        return question_words(texts, rhythm, patient)

    def _on_note(self) -> None:
        context, journal = self.context, self.context.journal
        noted = due(journal.carnet, journal.today(), journal.writer_id()).noted
        if check_in_in_progress(context) is not None:
            context.go(ScreenName.CHECK_IN)
        elif noted is not None:
            start_correction(context, self, noted)
        else:
            start_in_rhythm(context, self)

    def _on_call(self) -> None:
        self.context.go(ScreenName.CALL)

    def _on_print(self) -> None:
        self.context.go(ScreenName.PRINT_PAGE)
