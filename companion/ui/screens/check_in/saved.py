"""The screen that confirms a check-in: saved, and the whole card of warning signs.

The card stands here to be read, whatever was answered; a sign is noted in a step of its own. Nothing
on this screen is computed from the answers.
"""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.check_in.after_check_in import done_about_signs, set_done, set_sign
from companion.domain.records import CheckIn, Done, Revision
from companion.domain.warning_signs import WarningSignCard
from companion.languages import languages
from companion.messages import load_texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.ways.context import Context
from companion.ui.ways.listening import card_listening
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import JustSaved
from companion.ui.ways.to_journal import EntryLeft, back_to_entry
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.widgets.presses import show_checked, when_pressed
from companion.ui.widgets.step_frame import StepFoot
from companion.ui.widgets.warning_card import TeamNumbers, WarningCard
from companion.ui.words.rhythm_words import recall_words
from companion.ui.words.whom import about_whom


class SignsStep(QWidget):
    """The card with its boxes; `sign_ticked` carries a sign's id and whether it is there.

    Opened on purpose only, so that no press meant for something else puts a sign into the journal.
    Each tick is stored at once.
    """

    sign_ticked = Signal(str, bool)
    closed = Signal()

    def __init__(self, context: Context, ticked: Collection[str]) -> None:
        super().__init__()
        as_screen(self)
        self.setObjectName("signs-step")
        look, texts = context.look, context.texts
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.space(2))
        name = about_whom(context)
        which = texts("Which sign did you have?")
        if name is not None:
            which = texts("Which sign was there for {name}?", name=name)
        lines.addWidget(label(which, "heading"))
        lines.addWidget(label(texts("Each tick is saved at once."), "small"))
        self._done = button(texts("I have finished"), self.closed.emit, kind="primary")
        self._done.setObjectName("signs-done")
        acts = StepFoot((), (self._done,), gap=look.space(12))
        self._card = WarningCard(look, texts, context.catalogue, tickable=True, dense=True)
        self._card.sign_ticked.connect(self.sign_ticked)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        rows.addWidget(Beside(head, acts, wide=look.px(560), gap=look.space(16), share=1))
        rows.addWidget(self._card)
        self.show_ticks(ticked)

    def show_ticks(self, signs: Collection[str]) -> None:
        """Show which signs stand in the check-in."""
        self._card.show_ticks(signs)

    def focus_first(self) -> None:
        """The keyboard starts on the way out: Tab leads to the signs, Space alone notes none."""
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)


def subjects() -> frozenset[str]:
    """What an event about the card is called, in every language."""
    return frozenset(load_texts(language)("Warning signs") for language in languages())


class SavedScreen(Screen):
    """The check-in's revision, then those of what was done."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts = context.texts
        self._title = label(texts("Saved"), "title", wrap=False)
        self._day = label("", "soft", wrap=False)
        self._status = LineLabel("", "soft")
        self._team = QVBoxLayout()
        self._undo = button(texts("Undo"), self._take_back)
        self._undo.setObjectName("undo-saved")
        self._home = button(texts("Back to home"), self._go_on, kind="primary")
        self._home.setObjectName("back-home")
        # Made here, so that a screen reader comes by the card before the rest.
        self._place = QWidget()
        self._signs = QVBoxLayout(self._place)
        self._signs.setContentsMargins(0, 0, 0, 0)
        self._is_noting = False
        self._step: SignsStep | None = None
        self._shown_card: WarningSignCard | None = None
        self._done: dict[Done, TickRow] = {}
        self._taken_back: tuple[Revision, ...] = ()
        self._noting = button("", self._open_step)
        self._noting.setObjectName("note-signs")
        self._noted_signs = label("", "soft")
        self._done_card = self._what_was_done()
        self._lay_out()

    def refresh(self) -> None:
        """Show what stands of the check-in that was just saved."""
        context, texts = self.context, self.context.texts
        body = self._check_in()
        taken_back = self._is_taken_back()
        self._title.setText(texts("Taken back") if taken_back else texts("Saved"))
        self._undo.setText(texts("Restore") if taken_back else texts("Undo"))
        self._done_card.setEnabled(body is not None)
        self._is_noting = self._is_noting and body is not None
        self._show_signs(() if body is None else body.warning_signs)
        clear(self._team)
        if team := context.journal.carnet.team():
            self._team.addWidget(TeamNumbers(context.look, texts, team))
        if body is None:
            self._status.setText(texts("This check-in is no longer in the journal."))
            return
        self._status.setText(texts("Each tick is saved at once."))
        self._day.setText(recall_words(texts, body))
        back = ScreenName.HOME if self._corrected_day() is None else ScreenName.JOURNAL
        self._home.setText(texts(back.back))
        standing = done_about_signs(
            context.journal.carnet, body.for_day, self._writer(), subjects()
        )
        for done, tick in self._done.items():
            show_checked(tick, done in standing)

    def focus_first(self) -> None:
        """Put the keyboard on the way back, with the top of the screen in sight."""
        if self._is_noting:
            self._close_step()
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)

    def announce(self) -> None:
        """Have said that it is saved, or taken back, and the day."""
        announce(self._title, f"{self._title.text()} · {self._day.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_noting:
            self._close_step()
        else:
            self._go_on()  # all of it is saved

    def _lay_out(self) -> None:
        look = self.context.look
        self.rows.setContentsMargins(look.space(40), look.space(12), look.space(40), look.space(12))
        self.rows.setSpacing(look.space(8))
        head = QWidget()
        left = FlowLayout(look.space(16), head)
        left.addWidget(self._title)
        left.addWidget(self._day)
        acts = StepFoot((), (self._undo, self._home), gap=look.space(12))
        self.rows.addWidget(Beside(head, acts, wide=look.px(560), gap=look.space(16), share=1))
        self.rows.addLayout(self._team)
        self.rows.addWidget(self._place)
        noting = FlowLayout(look.space(12))
        noting.addWidget(self._noting)
        for each in card_listening(self.context, self).buttons:
            noting.addWidget(each)
        self.rows.addLayout(noting)
        self.rows.addWidget(self._noted_signs)
        self.rows.addWidget(self._done_card)
        self.rows.addStretch(1)

    def _what_was_done(self) -> Card:
        look, texts = self.context.look, self.context.texts
        made = Card(look, margin=12)
        made.setAccessibleName(texts("What I did"))
        head = FlowLayout(look.space(12))
        head.addWidget(label(texts("What I did"), "heading", wrap=False))
        head.addWidget(self._status)
        made.rows.addLayout(head)
        flow = FlowLayout(look.space(4))
        for choice in self.context.catalogue.card.done:
            done = Done(choice.id)
            tick = TickRow(look, texts.words(choice.label))
            tick.setObjectName(f"done-{choice.id}")
            when_pressed(tick, partial(self._on_done_ticked, done))
            self._done[done] = tick
            flow.addWidget(tick)
        made.rows.addLayout(flow)
        return made

    @property
    def _saved(self) -> tuple[Revision, ...]:
        return self.context.state.of(JustSaved).revisions

    @_saved.setter
    def _saved(self, revisions: tuple[Revision, ...]) -> None:
        self.context.state.put(JustSaved(revisions))

    def _writer(self) -> str:
        return self._saved[0].author

    def _check_in(self) -> CheckIn | None:
        """The check-in as it stands; None when it was taken back."""
        saved = self._saved
        if not saved:
            return None
        history = self.context.journal.carnet.history(saved[0].record_id)
        body = history[-1].body if history else None
        return body if isinstance(body, CheckIn) else None

    def _corrected_day(self) -> EntryLeft | None:
        """The check-in of another day than today that was corrected; None after a new one."""
        saved, body, journal = self._saved, self._check_in(), self.context.journal
        if body is None or body.for_day == journal.today() or self.context.is_simple:
            return None
        record = saved[0].record_id
        is_new = journal.carnet.history(record)[0].id == saved[0].id
        return None if is_new else EntryLeft(record, body.for_day)

    def _go_on(self) -> None:
        """Home; after a correction of another day, to that day in the journal."""
        left = self._corrected_day()
        if left is None:
            self.context.go(ScreenName.HOME)
        else:
            back_to_entry(self.context, left)

    def _is_taken_back(self) -> bool:
        saved = self._saved
        if not saved:
            return False
        before = self.context.journal.carnet.body_before(saved[0].id)
        return self._check_in() == before

    def _show_signs(self, ticked: Collection[str]) -> None:
        """The card to be read, or the step in which a sign is noted; and what was noted so far."""
        context, texts = self.context, self.context.texts
        self._home.setVisible(not self._is_noting)
        self._undo.setVisible(not self._is_noting and bool(self._saved))
        name = about_whom(context)
        own = texts("I had one of these signs")
        self._noting.setText(
            own if name is None else texts("Note a sign that {name} had", name=name)
        )
        self._noting.setVisible(not self._is_noting)
        self._noting.setEnabled(self._check_in() is not None)
        card = context.catalogue.card
        names = " · ".join(
            texts.words(card.signs[sign].text) for sign in ticked if sign in card.signs
        )
        self._noted_signs.setText(texts("Signs noted: {signs}", signs=names) if names else "")
        self._noted_signs.setVisible(bool(names) and not self._is_noting)
        if self._is_noting and self._step is not None:
            self._step.show_ticks(ticked)
            return
        if not self._is_noting and self._step is None and self._shown_card == card:
            return
        self._shown_card = card
        clear(self._signs)
        self._step = SignsStep(context, ticked) if self._is_noting else None
        if self._step is not None:
            self._step.sign_ticked.connect(self._on_sign_ticked)
            self._step.closed.connect(self._close_step)
        shown = self._step or WarningCard(context.look, texts, context.catalogue, dense=True)
        self._signs.addWidget(shown)
        shown.show()  # at once, so that the keyboard can go to it

    def _open_step(self) -> None:
        self._is_noting = True
        self.refresh()
        self.verticalScrollBar().setValue(0)
        if self._step is not None:
            self._step.focus_first()

    def _close_step(self) -> None:
        self._is_noting = False
        self.refresh()
        self._noting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_sign_ticked(self, sign: str, present: bool) -> None:  # noqa: FBT001 - a signal's value
        context, record = self.context, self._saved[0].record_id
        written = context.attempt(
            self, lambda: (set_sign(context.journal, record, sign, present=present),)
        )
        self.refresh()
        if stored := [revision for revision in written or () if revision is not None]:
            name = context.texts.words(context.catalogue.card.signs[sign].text)
            said = context.texts("Noted: {sign}", sign=name)
            gone = context.texts("No longer noted: {sign}", sign=name)
            context.say(said if present else gone, undo=stored)

    def _on_done_ticked(self, done: Done, _checked: object = None) -> None:
        context, body = self.context, self._check_in()
        if body is None:
            return
        subject = context.texts("Warning signs")
        written = context.attempt(
            self,
            lambda: set_done(
                context.journal, body.for_day, done, subject=subject, subjects=subjects()
            ),
        )
        self._saved = (*self._saved, *(written or ()))
        self._noted(written or (), ticked=self._done[done].isChecked())

    def _noted(self, written: tuple[Revision, ...], *, ticked: bool) -> None:
        """Say quietly that a tick is kept, or that it is gone; after a mishap show what stands instead."""
        self.refresh()
        if written:
            texts = self.context.texts
            self._status.setText(texts("Noted.") if ticked else texts("No longer noted."))
            announce(self._status, self._status.text())
            self.context.say("", undo=written)

    def _take_back(self) -> None:
        """Take back this check-in and what was done about it, or put both back."""
        saved, carnet = self._saved, self.context.journal.carnet
        if self._is_taken_back():
            latest = carnet.history(saved[0].record_id)[-1]
            undone, self._taken_back = self._taken_back or (latest,), ()
            self._undo_all(undone)
            self.announce()
            return
        first = {revision.record_id: revision for revision in reversed(saved)}
        written = self._undo_all(
            [revision for revision in first.values() if carnet.history(revision.record_id)[-1].body]
        )
        self._taken_back = written
        self.refresh()
        self.announce()

    def _undo_all(self, revisions: Sequence[Revision]) -> tuple[Revision, ...]:
        journal = self.context.journal
        written = self.context.attempt(
            self, lambda: tuple(journal.undo(revision) for revision in revisions)
        )
        return written or ()
