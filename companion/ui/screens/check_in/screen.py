"""The check-in screen: one symptom at a time, then a note, then it is saved.

The check-in in the window's state holds everything; this screen draws it and carries it to the journal.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from companion.actions.check_in.asked import symptoms_to_ask
from companion.actions.check_in.open_check_in import (
    Contradiction,
    OpenCheckIn,
    new_check_in,
    reopened_check_in,
)
from companion.actions.check_in.rhythm import recall_of, rhythm_of
from companion.actions.check_in.save_check_in import save_check_in
from companion.actions.own_symptoms import own_symptom
from companion.actions.preferences import list_own_symptom
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn, Kind
from companion.domain.symptoms import Attribute, Symptom
from companion.ui.screens.check_in.answer_line import level_words
from companion.ui.screens.check_in.day_photos import day_photos
from companion.ui.screens.check_in.foot import CheckInFoot
from companion.ui.screens.check_in.for_day import ForDay
from companion.ui.screens.check_in.last_step import LastStep
from companion.ui.screens.check_in.offer import offer_of
from companion.ui.screens.check_in.steps import Asking, QuestionStep
from companion.ui.screens.check_in.stools_fields import StoolsFields
from companion.ui.screens.check_in.symptom_details import SymptomDetails, details_link, next_details
from companion.ui.ways.context import Context
from companion.ui.ways.listening import let_listen
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.ways.to_check_in import (
    CheckInState,
    is_untouched_correction,
    leave_correction,
    show_saved,
)
from companion.ui.ways.to_journal import EntryLeft, back_to_entry
from companion.ui.ways.to_treatment import note_measurement
from companion.ui.ways.to_understand import question_links
from companion.ui.widgets.announce import announce, announce_heading
from companion.ui.widgets.basics import clear
from companion.ui.widgets.choices.level_keys import level_of
from companion.ui.widgets.tab_order import go_through, let_go_of_keyboard

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInScreen(Screen):
    """Draws the check-in in progress; makes an empty one for today when there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._day = ForDay(context, self.rows.spacing())
        self._day.picked.connect(self._on_day_picked)
        self._day.picking.connect(self._on_picking)
        self._day.open_asked.connect(self._open)
        self._step: QuestionStep | SymptomDetails | LastStep | None = None
        self._offered = QVBoxLayout()
        self._offer: QWidget | None = None
        self._place = QVBoxLayout()
        self._foot = CheckInFoot(
            context,
            back=self._go_back,
            give_up=self._give_up,
            finish=self._save,
            go_on=self._go_on,
        )
        self._asked_about = set[tuple[str, Contradiction]]()
        self._lay_out()
        on_keys(Shortcut.QUESTION_BEFORE, self, self._go_back, inside=True)

    @property
    def check_in(self) -> OpenCheckIn:
        """The answers in progress."""
        state = self.context.state.of(CheckInState)
        if state.check_in is None:
            journal = self.context.journal
            recall = recall_of(rhythm_of(journal.carnet))
            state.check_in = new_check_in(
                journal.carnet, journal.catalogue, journal.today(), recall
            )
        return state.check_in

    def refresh(self) -> None:
        self._draw()

    def focus_first(self) -> None:
        """Put the keyboard on the open question, on Save at the end, or where a correction begins."""
        if isinstance(self._step, QuestionStep):
            self._step.active_question().focus_answer()
            if self.context.is_simple:
                self.reveal_soon(self._step.active_question())
        elif isinstance(self._step, LastStep) and self._step.search_on():
            return
        elif isinstance(self._step, LastStep) and not is_untouched_correction(self.context):
            self._foot.next.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal_soon(self._foot.next)
        elif isinstance(self._step, SymptomDetails):
            self._step.focus_first()
        elif self._step is not None:
            self._step.focus_first()
            self.reveal_soon(self._day)  # with many lines or large letters it would be out of sight

    def keyPressEvent(self, event: QKeyEvent) -> None:
        level = level_of(event)
        if event.isAutoRepeat() and level is not None:
            return  # a key held down must not answer what was not read
        if level is not None and isinstance(self._step, QuestionStep):
            question = self._step.active_question()
            if level <= question.highest:
                question.press(level)
        elif level == 0 and isinstance(self._step, SymptomDetails):
            self._step.skip()
        elif event.key() in _ENTER:
            self._go_on()
        elif event.key() == Qt.Key.Key_Backspace:
            if not event.isAutoRepeat():
                self._go_back()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.check_in.correcting is not None:
            self._give_up()

    def _lay_out(self) -> None:
        look = self.context.look
        self.rows.setContentsMargins(look.space(40), look.space(24), look.space(40), look.space(24))
        self._place.setSpacing(0)
        self.rows.addWidget(self._day)
        self.rows.addLayout(self._offered)
        self.rows.addLayout(self._place)
        self.rows.addStretch(1)
        self.pin(self._foot)

    def _draw(self) -> None:
        check_in = self.check_in
        self._foot.show()
        self._day.show_check_in(check_in)
        self._draw_offer()
        clear(self._place)
        self._step = self._step_of(check_in)
        self._place.addWidget(self._step)
        self._step.show()  # now and not with the next event, so that it can take the keyboard
        # Made anew for each step, the questions would come after the foot and the navigation.
        offers = () if self._offer is None else (self._offer,)
        go_through((self._day, *offers, self._step, self._foot))
        self._draw_foot()
        self.verticalScrollBar().setValue(0)

    def _draw_offer(self) -> None:
        clear(self._offered)
        if self.context.is_simple:
            return  # one question at a time
        self._offer = offer_of(self.context, self.check_in, self._show_step)
        if self._offer is not None:
            self._offered.addWidget(self._offer)
            self._offer.show()  # as the step: now, so that Tab finds it

    def _draw_foot(self) -> None:
        self.context.silence_wanted.emit(
            None
        )  # an answer was given, or another question stands there
        self._foot.show_check_in(self.check_in, back=self._may_turn(-1), on=self._may_turn(1))

    def _step_of(self, check_in: OpenCheckIn) -> QuestionStep | SymptomDetails | LastStep:
        if check_in.detailing is not None:
            return self._details_step(self.context.catalogue.symptoms[check_in.detailing])
        return (
            self._last_step() if check_in.current is None else self._question_step(check_in.current)
        )

    def _details_step(self, symptom: Symptom) -> SymptomDetails:
        made = SymptomDetails(self.context, symptom, self.check_in)
        made.go_on_from(self._step)  # photos lead away and back
        made.entered.connect(self._go_on)
        return made

    def _question_step(self, symptom: Symptom) -> QuestionStep:
        made = QuestionStep(Asking.of(self.context), self.check_in, symptom)
        made.chosen.connect(self._on_chosen)
        made.moved.connect(self._on_moved)
        made.change_asked.connect(self._on_change_asked)
        made.settled.connect(self._on_settled)
        if symptom.counts_stools:
            count = StoolsFields(self.context, self.check_in)
            count.entered.connect(self._go_on)
            made.add_count(count)
        if self.context.is_simple:
            let_listen(self.context, made, made)
            return made
        for link in question_links(self.context, symptom):
            made.add_link(link)
        let_listen(self.context, made, made)
        if self.check_in.level_above_0(symptom.id) and (
            details := details_link(self.context, symptom, partial(self._detail, symptom.id))
        ):
            made.add_link(details)
        return made

    def _last_step(self) -> LastStep:
        day = self.check_in.for_day
        made = LastStep(Asking.of(self.context), self.check_in, day_photos(self.context, day))
        made.change_asked.connect(self._on_change_asked)
        made.add_asked.connect(self._on_add_asked)
        made.own_asked.connect(self._on_own_asked)
        made.card_asked.connect(partial(self.context.go, ScreenName.WARNING_SIGNS))
        made.measurement_asked.connect(partial(note_measurement, self.context, day=day))
        made.note_written.connect(self._on_note_written)
        made.others_shown.connect(self.reveal_soon)
        made.note_begins_at(self.findChildren(QAbstractButton))
        made.go_on_from(self._step, self.context.journal.carnet)
        return made

    def _on_moved(self, attribute: str, level: int) -> None:
        """Keep what the arrows went to; they never leave the symptom."""
        check_in, step = self.check_in, self._step
        if check_in.current is None or not isinstance(step, QuestionStep):
            return
        check_in.answer(check_in.current, Attribute(attribute), level)
        step.show_answers()
        step.stop_asking()
        self._draw_foot()
        self.context.answered.emit()

    def _on_chosen(self, attribute: str, level: int) -> None:
        """Keep an answer and go to the question after it, or to the next symptom."""
        check_in, step = self.check_in, self._step
        self._on_moved(attribute, level)
        texts, catalogue = self.context.texts, self.context.catalogue
        announce(self, level_words(texts, catalogue, Attribute(attribute), level))
        if check_in.current is None or not isinstance(step, QuestionStep):
            return
        if not self._go_together():
            return
        asked, answered = check_in.asked(check_in.current), Attribute(attribute)
        following = check_in.next_attribute()
        if following is None and answered is asked[-1]:
            self._count_or_go_on()
            return
        goal = step.open_question(following or asked[asked.index(answered) + 1])
        self._draw_foot()
        goal.focus_answer()
        self.reveal_soon(goal)

    def _count_or_go_on(self) -> None:
        """To the number that is asked with the answers, else to the next symptom."""
        count = self._step.open_count() if isinstance(self._step, QuestionStep) else None
        if count is None:
            self._go_on()
            return
        self._draw_foot()
        count.focus_first()
        self.reveal_soon(count)

    def _go_together(self) -> bool:
        """Whether the answers can all be true; if not, it is asked once which of them is."""
        check_in, step = self.check_in, self._step
        if check_in.current is None or not isinstance(step, QuestionStep):
            return True
        found = check_in.contradiction(check_in.current)
        if found is None or (check_in.current.id, found) in self._asked_about:
            return True
        self._asked_about.add((check_in.current.id, found))
        self.reveal_soon(step.ask_which_is_right(found))
        return False

    def _on_settled(self, found: Contradiction, right: str) -> None:
        check_in = self.check_in
        if check_in.current is None:
            return
        check_in.settle(check_in.current, found, Attribute(right))
        if check_in.next_attribute() is None:
            self._go_on()
        else:
            self._show_step()

    def _go_on(self) -> None:
        check_in = self.check_in
        if self._turns(1) or not self._go_together():
            return
        if check_in.current is None and check_in.detailing is None:
            self._save()
            return
        check_in.forward()
        if check_in.current is None and not self.context.is_simple:
            check_in.detailing = next_details(self.context, check_in)
        self._show_step()

    def _detail(self, symptom: str) -> None:
        self.check_in.detailing = symptom
        self._show_step()

    def _may_turn(self, by: int) -> bool:
        return isinstance(self._step, QuestionStep) and self._step.may_turn(by)

    def _turns(self, by: int) -> bool:
        turned = isinstance(self._step, SymptomDetails | QuestionStep) and self._step.turn(by)
        if turned:
            self._draw_foot()
            self.focus_first()
        return turned

    def _go_back(self) -> None:
        if self._turns(-1):
            return
        if self.check_in.position > 0 or self.check_in.detailing is not None:
            self.check_in.back()
            self._show_step()

    def _on_change_asked(self, symptom: str) -> None:
        self.check_in.look_at(symptom)
        self._show_step()

    def _on_add_asked(self, symptom: str) -> None:
        self.check_in.add(self.context.catalogue.symptoms[symptom])
        self._show_step()

    def _on_own_asked(self, text: str) -> None:
        """List a symptom in the person's own words, and ask about it."""
        own = own_symptom(text)
        journal = self.context.journal
        if self.context.attempt(self, partial(list_own_symptom, journal, own)) is not None:
            self._on_add_asked(own.id)

    def _on_note_written(self, note: str) -> None:
        self.check_in.note = note

    def _show_step(self) -> None:
        self.context.answered.emit()
        let_go_of_keyboard(self)
        self._draw()
        self.focus_first()
        if isinstance(self._step, SymptomDetails):
            announce_heading(self._step)
        elif isinstance(self._step, LastStep):
            announce_heading(self)

    def _on_picking(self, picking: bool) -> None:  # noqa: FBT001 - what the signal carries
        for part in (self._step, self._foot, self._offer):
            if part is not None:
                part.setVisible(not picking)

    def _on_day_picked(self, day: object) -> None:
        journal, check_in = self.context.journal, self.check_in
        if isinstance(day, date) and day != check_in.for_day:
            asked = symptoms_to_ask(journal.carnet, journal.catalogue, day)
            check_in.move_to(day, asked)
        self._show_step()
        announce(self, self._day.words())

    def _open(self, own: Entry[CheckIn]) -> None:
        context, texts, journal = self.context, self.context.texts, self.context.journal
        if not self.check_in.is_empty and not context.dialogs.confirm(
            self,
            texts("Open this check-in?"),
            texts("The answers in progress are not saved and will be left out."),
            yes=texts("Open it"),
            no=texts("Go on here"),
            careful=True,
        ):
            return
        ask = symptoms_to_ask(journal.carnet, journal.catalogue, own.body.for_day)
        context.state.put(CheckInState(reopened_check_in(own, journal.catalogue, ask)))
        self._show_step()

    def _give_up(self) -> None:
        leave_correction(self.context, self)

    def _save(self) -> None:
        """Save durably, then show the saved screen; an empty one saves nothing and says so."""
        context, check_in = self.context, self.check_in
        if not self._go_together():
            return
        if check_in.is_empty and check_in.correcting is None:
            context.say(context.texts("Nothing was answered yet, so nothing was saved."))
            return
        written = context.attempt(self, partial(save_check_in, context.journal, check_in))
        if written is None:
            return
        corrected = check_in.correcting
        context.state.put(CheckInState())
        if written and written[0].kind is Kind.CHECK_IN:
            show_saved(context, written)
            context.say("", undo=written)
        else:
            said = context.texts("Corrected.") if written else context.texts("Nothing was changed.")
            if corrected is None:
                context.go(ScreenName.JOURNAL)
            else:
                back_to_entry(context, EntryLeft(corrected, check_in.for_day))
            context.say(said, undo=written)
