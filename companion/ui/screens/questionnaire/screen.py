"""The screen of the care team's questionnaires: the list, one of them read through, or answered.

What is being answered lives in the window's state; this screen draws it and carries it to the
journal. The program's own questions never stand here, and a grade is never shown.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from companion import dates
from companion.actions.check_in.answering import (
    Answering,
    Loaded,
    keep_answering,
    loaded,
)
from companion.actions.questionnaire_files import Offer
from companion.actions.words.questionnaires import title_of
from companion.domain.questionnaire_values import Value
from companion.ui.screens.questionnaire.end import EndStep
from companion.ui.screens.questionnaire.forms_list import QuestionnaireList, WholeForm
from companion.ui.screens.questionnaire.intake import Intake
from companion.ui.screens.questionnaire.offered import OfferStep
from companion.ui.screens.questionnaire.step import AskedStep
from companion.ui.ways.context import Context
from companion.ui.ways.listening import let_listen
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_questionnaire import AnsweringState, QuestionnairesAsked, start_answering
from companion.ui.ways.way_back import way_back
from companion.ui.widgets.basics import button, clear, label, with_icon
from companion.ui.widgets.own_words import breakable
from companion.ui.widgets.step_frame import StepFoot, StepHead
from companion.ui.widgets.tab_order import go_through
from companion.ui.words.whom import about_whom

_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionnaireScreen(Screen):
    """Draws what is in progress, what is read through, or the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._line = label("", "soft")
        self._title = label("", "title")
        self._title.setObjectName("questionnaire-title")
        self._top = StepHead(look, texts, self._line, self._title)
        self._intake = Intake(context, self, self._show_offer)
        self._place = QVBoxLayout()
        self._step: AskedStep | EndStep | None = None
        self._leave = way_back(look, "", self._go_out)
        self._back = with_icon(
            button(texts("Previous"), self._go_back), "back", look.palette.primary, look
        )
        self._stop = button(texts("Stop, and keep the answers"), self._save)
        self._next = button("", self._go_on, kind="primary")
        for handle, made in (
            ("leave-questionnaire", self._leave),
            ("back", self._back),
            ("stop", self._stop),
            ("next", self._next),
        ):
            made.setObjectName(handle)
        self._foot = StepFoot((self._back,), (self._stop, self._next), gap=look.space(12))
        self._lay_out()
        on_keys(Shortcut.QUESTION_BEFORE, self, self._go_back, inside=True)

    @property
    def _state(self) -> AnsweringState:
        return self.context.state.of(AnsweringState)

    def led_from(self) -> ScreenName:
        return self.context.state.of(QuestionnairesAsked).came_from

    def refresh(self) -> None:
        """Draw what is in progress, what is read through, or the list."""
        clear(self._place)
        self._step = None
        answering, seen = self._state.answering, self._seen()
        asking = answering is not None and not self.context.read_only
        self._foot.setVisible(asking)
        self._top.show_progress(asking)
        self._leave.setVisible(True)
        if answering is not None and asking:
            self._draw_asking(answering)
        elif self._state.offer is not None:
            self._draw_offer(self._state.offer)
        elif seen is not None:
            self._draw_seen(seen)
        else:
            self._draw_list()

    def focus_first(self) -> None:
        """The keyboard starts where the answer is given, on Save at the end, or in the list."""
        if isinstance(self._step, AskedStep):
            self._step.focus_answer()
        elif isinstance(self._step, EndStep):
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._seen() is None:
                self._leave.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        asked = isinstance(self._step, (AskedStep, EndStep))
        plain = event.modifiers() in _PLAIN
        if not asked or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.isAutoRepeat() and event.text().isalpha():
            return  # a key held down must not answer what was not read
        elif event.key() in _ENTER:
            self._go_on()
        elif event.key() == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self._go_back()
        elif not (plain and self._press(event.text())):
            super().keyPressEvent(event)

    def _press(self, letter: str) -> bool:
        return isinstance(self._step, AskedStep) and self._step.press_letter(letter)

    def _lay_out(self) -> None:
        look = self.context.look
        self.rows.setContentsMargins(look.space(40), look.space(20), look.space(40), look.space(24))
        self._place.setSpacing(0)
        self.pin(self._foot)
        self.rows.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._top)
        self.rows.addLayout(self._place)
        self.rows.addStretch(1)

    # The list, and one of them read through.

    def _loaded(self) -> tuple[Loaded, ...]:
        journal = self.context.journal
        return loaded(journal.carnet, journal.catalogue, self.context.language)

    def _seen(self) -> Loaded | None:
        return next((each for each in self._loaded() if each.record_id == self._state.seen), None)

    def _draw_list(self) -> None:
        texts = self.context.texts
        self._leave.setText(texts(self.led_from().back))
        self._head(texts("Care team’s questionnaire"), "")
        made = QuestionnaireList(self.context)
        made.answer_wanted.connect(self._start)
        made.look_wanted.connect(self._look_at)
        made.remove_wanted.connect(self._remove)
        made.load_wanted.connect(self._intake.choose_files)
        made.folder_wanted.connect(self._intake.choose_folder)
        self._place.addWidget(made)
        made.show()
        go_through((self._leave, made))

    def _draw_seen(self, seen: Loaded) -> None:
        texts = self.context.texts
        self._leave.setText(texts("Back to the questionnaires"))
        self._head(title_of(seen.form), texts("All its questions, word for word"))
        made = WholeForm(self.context, seen.form)
        self._place.addWidget(made)
        made.show()

    def _draw_offer(self, offer: Offer) -> None:
        texts = self.context.texts
        self._leave.setText(texts("Back to the questionnaires"))
        self._head(
            texts("What would come in"),
            texts("Nothing is written before you have seen what would come in."),
        )
        made = OfferStep(self.context, offer)
        made.taken.connect(partial(self._intake.take_in, offer))
        made.given_up.connect(partial(self._show_offer, None))
        self._place.addWidget(made)
        made.show()
        go_through((self._leave, made))

    def _head(self, title: str, line: str) -> None:
        self._title.setText(breakable(title))
        self._line.setText(line)
        self._line.setVisible(bool(line))

    def _look_at(self, record_id: str | None) -> None:
        self._state.seen = record_id
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.focus_first()

    def _start(self, record_id: str) -> None:
        chosen = next((each for each in self._loaded() if each.record_id == record_id), None)
        if chosen is not None:
            start_answering(self.context, self, chosen)

    def _remove(self, record_id: str) -> None:
        context = self.context
        revision = context.attempt(self, partial(context.journal.withdraw, record_id))
        if revision is not None:
            context.say(context.texts("Removed. What was answered stays."), undo=[revision])
            self.focus_first()

    def _show_offer(self, offer: Offer | None) -> None:
        self._state.offer = offer
        self.refresh()
        self.verticalScrollBar().setValue(0)
        self.focus_first()

    def _go_out(self) -> None:
        if self._state.offer is not None and self._step is None:
            self._show_offer(None)
        elif self._seen() is not None and self._step is None:
            self._look_at(None)
        else:
            self.context.go(self.led_from())

    # Answering.

    def _draw_asking(self, answering: Answering) -> None:
        context, texts = self.context, self.context.texts
        self._leave.hide()
        day = dates.weekday_day(answering.for_day, context.language)
        if answering.correcting is not None:
            line = texts("Correcting the answers for {day}", day=day)
        elif answering.for_day == context.journal.today():
            line = texts("Today, {day}", day=day)
        else:
            line = dates.capitalised(day)
        name = about_whom(context)
        if name is not None:
            line = texts("About {name}. {line}", name=name, line=line)
        self._head(title_of(answering.form), line)
        current = answering.current
        if current is None:
            end = EndStep(context.look, texts, answering)
            end.change_asked.connect(self._on_change_asked)
            self._step = end
        else:
            self._step = self._asked_step(answering)
        self._place.addWidget(self._step)
        self._step.show()  # now and not with the next event, so that it can take the keyboard
        go_through((self._step, self._foot))
        self._draw_foot(answering)
        self.verticalScrollBar().setValue(0)

    def _asked_step(self, answering: Answering) -> AskedStep:
        step = answering.current
        assert step is not None
        link = step.item.link_id
        made = AskedStep(
            self.context.look,
            self.context.texts,
            step,
            given=answering.given.get(link),
            typed=answering.typed.get(link, ""),
            today=self.context.journal.today(),
        )
        made.changed.connect(self._on_changed)
        made.typed.connect(self._on_typed)
        made.led_on.connect(self._go_on)
        made.entered.connect(self._go_on)
        let_listen(self.context, made, made)
        return made

    def _draw_foot(self, answering: Answering) -> None:
        texts, steps = self.context.texts, answering.steps
        step = answering.current
        whole = len(steps)
        place = min(answering.position + 1, whole)
        self._top.show_place(place, whole)
        self._back.setVisible(answering.position > 0)
        self._stop.setVisible(step is not None)
        answered = step is not None and step.item.link_id in answering.form.kept(answering.given)
        if step is None:
            self._next.setText(texts("Save"))
        else:
            self._next.setText(texts("Next question") if answered else texts("Skip this question"))
            self._foot.call_briefly(self._next, texts("Go on") if answered else texts("Skip"))
            self._foot.call_briefly(self._stop, texts("Stop"))
        self._foot.fit()

    def _on_changed(self, value: Value | None) -> None:
        answering = self._state.answering
        if answering is not None and isinstance(self._step, AskedStep):
            answering.keep(self._step.item.link_id, value)
            self._draw_foot(answering)
            self.context.answered.emit()

    def _on_typed(self, text: str) -> None:
        answering = self._state.answering
        if answering is not None and isinstance(self._step, AskedStep):
            answering.typed[self._step.item.link_id] = text

    def _on_change_asked(self, link_id: str) -> None:
        answering = self._state.answering
        if answering is not None:
            answering.go_to(link_id)
            self._show_step()

    def _go_on(self) -> None:
        answering = self._state.answering
        if answering is None:
            return
        if isinstance(self._step, EndStep):
            self._save()
        elif isinstance(self._step, AskedStep) and self._step.check():
            answering.forward()
            self._show_step()

    def _go_back(self) -> None:
        answering = self._state.answering
        if answering is not None and answering.position > 0:
            answering.back()
            self._show_step()

    def _show_step(self) -> None:
        self.context.answered.emit()
        self.refresh()
        self.focus_first()

    def _save(self) -> None:
        """Save durably; without any answer nothing is saved, and it says so."""
        context, texts, answering = self.context, self.context.texts, self._state.answering
        if answering is None or (isinstance(self._step, AskedStep) and not self._step.check()):
            return
        if answering.is_empty and answering.correcting is None:
            self._state.answering = None
            self._show_step()
            context.say(texts("Nothing was answered yet, so nothing was saved."))
            return
        written = context.attempt(self, partial(keep_answering, context.journal, answering))
        if written is None:
            return
        self._state.answering = None
        if answering.correcting is None:
            context.go(self.led_from())
        else:
            open_entry(context, answering.correcting)
        said = texts("Your answers are saved.") if written else texts("Nothing was changed.")
        context.say(said, undo=written)
