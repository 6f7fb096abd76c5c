"""One opened record: what it says, the remarks about it, and all its writings.

It shows, and hands corrections, remarks and withdrawals to the journal; it judges nothing.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.check_in.after_check_in import own_check_in
from companion.domain.carnet import Entry
from companion.domain.records import Body, CheckIn, QuestionnaireResponse, Remark, Revision
from companion.domain.sharing import is_private, may_be_private
from companion.ui.forms.at_request import is_somebody_elses
from companion.ui.forms.entry_forms import RemarkForm, can_be_corrected, correction_form
from companion.ui.forms.form import Form
from companion.ui.screens.journal import card_words
from companion.ui.screens.journal.content import as_withdrawn, day_of, remarks_about
from companion.ui.screens.journal.entry_content import (
    check_in_card,
    dispute_card,
    history_card,
    record_card,
    remarks_card,
)
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import start_correction, start_for_day
from companion.ui.ways.to_entry import OpenedEntry
from companion.ui.ways.to_journal import EntryLeft, back_to_entry
from companion.ui.ways.to_questionnaire import start_correcting
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.ways.way_back import way_back
from companion.ui.widgets.basics import button, clear, set_kind
from companion.ui.widgets.screen_head import ScreenHead
from companion.ui.words import record_words
from companion.ui.words.cycle_line import cycle_of
from companion.ui.words.whom import person_words, short_name

REMARK, CORRECTION = "remark", "correction"
ENTRY_FORM = "entry_form"


class EntryScreen(Screen):
    """The record that is open, whether it stands or was withdrawn."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look = context.look
        self._form: Form | None = None
        self._make_buttons()
        self._head = ScreenHead(
            look,
            (
                self._withdraw,
                self._private,
                self._remark,
                self._restore,
                self._correct,
                self._answer,
            ),
        )
        self._head.title.setObjectName("entry-title")
        self._head.line.setObjectName("entry-line")
        self._content = QVBoxLayout()
        self._content.setSpacing(look.space(16))
        self.rows.setContentsMargins(look.space(40), look.space(20), look.space(40), look.space(32))
        self.rows.setSpacing(look.space(12))
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._head)
        self.rows.addLayout(self._content)
        self.rows.addStretch(1)

    def _make_buttons(self) -> None:
        look, texts = self.context.look, self.context.texts
        self._back = way_back(look, texts("Back to the journal"), self._go_back, on_escape=True)
        self._back.setObjectName("entry-back")
        self._correct = button(texts("Correct"), self._start_correction, kind="primary")
        self._correct.setObjectName("entry-correct")
        self._restore = button(texts("Put back"), self._put_back, kind="primary")
        self._restore.setObjectName("entry-put-back")
        self._remark = button(texts("Add a remark"), self._start_remark)
        self._remark.setObjectName("entry-remark")
        self._withdraw = button(texts("Withdraw"), self._ask_to_withdraw)
        self._withdraw.setObjectName("entry-withdraw")
        self._answer = button(texts("Add my answer"), self._start_answer, kind="primary")
        self._answer.setObjectName("entry-answer")
        self._private = button("", self._toggle_private)
        self._private.setObjectName("entry-private")

    def refresh(self) -> None:
        """Draw the record and its history."""
        handle = self.focused_handle()
        entry = self._entry()
        clear(self._content)
        self._form = None
        if entry is not None:
            self._show_form(entry)
            self._show_content(entry)
        self._show_head(entry)
        if handle:
            self._focus(handle)

    def focus_first(self) -> None:
        """The keyboard starts in an open form, else on the way to remark, correct or put back."""
        if self._form is not None:
            self._form.focus_first()
            return
        for made in (self._answer, self._correct, self._restore, self._remark, self._back):
            if made.isVisibleTo(self):
                made.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    # What is shown.

    @property
    def _opened(self) -> str | None:
        return self.context.state.of(OpenedEntry).record_id

    @property
    def _forms(self) -> OpenForms:
        return self.context.state.of(OpenForms)

    def _history(self) -> tuple[Revision, ...]:
        opened = self._opened
        return self.context.journal.carnet.history(opened) if opened else ()

    def _entry(self) -> Entry[Body] | None:
        """The record; when it was withdrawn, with what it held last."""
        history = self._history()
        return as_withdrawn(history) if history else None

    def _stands(self) -> bool:
        history = self._history()
        return bool(history) and history[-1].body is not None

    def _show_head(self, entry: Entry[Body] | None) -> None:
        texts, stands = self.context.texts, self._stands()
        writes = not self.context.read_only
        acts = writes and stands and self._form is None  # one thing to do at a time
        correctable = entry is not None and (
            isinstance(entry.body, CheckIn | QuestionnaireResponse) or can_be_corrected(entry.body)
        )
        others = entry is not None and is_somebody_elses(self.context, entry)
        answers = others and acts
        set_kind(self._correct, "link" if others else "primary")
        self._correct.setText(self._correct_words(entry) if others else texts("Correct"))
        self._correct.setVisible(acts and correctable)
        may_put_back = entry is not None and self.context.journal.may_put_back(entry.id)
        self._restore.setVisible(writes and not stands and may_put_back)
        self._withdraw.setVisible(acts and not others)
        self._answer.setVisible(answers)
        self._remark.setVisible(acts and not isinstance(entry.body if entry else None, Remark))
        self._show_private(entry, acts=acts)
        if entry is None:
            self._head.title.setText(
                texts("This entry is not in the record book. Nothing was changed.")
            )
            self._head.line.setText("")
        else:
            self._head.title.setText(record_words.title_words(self.context, entry))
            self._head.line.setText(self._line(entry))
        self._head.fit()

    def _correct_words(self, entry: Entry[Body] | None) -> str:
        """What another's words may be corrected for: their own request."""
        texts, carnet = self.context.texts, self.context.journal.carnet
        name = short_name(texts, carnet, entry.author) if entry else ""
        return texts("Correct at the request of {name}", name=name)

    def _show_private(self, entry: Entry[Body] | None, *, acts: bool) -> None:
        texts, journal = self.context.texts, self.context.journal
        is_patient = journal.writer_id() == journal.patient_id()
        offered = entry is not None and may_be_private(journal.carnet, entry)
        private = entry is not None and is_private(entry.body)
        words = texts("Share it again") if private else texts("Keep it for myself")
        self._private.setText(words)
        self._private.setVisible(acts and is_patient and offered)

    def _line(self, entry: Entry[Body]) -> str:
        texts = self.context.texts
        said = [
            texts(
                "Written by {name} on {moment}",
                name=person_words(texts, self.context.journal.carnet, entry.author),
                moment=record_words.moment_words(self.context, entry.recorded_at),
            )
        ]
        corrected = record_words.corrected_words(self.context, entry)
        said += [corrected] if corrected else []
        if check_in := entry.of(CheckIn):
            cycle = cycle_of(self.context, check_in.body.for_day)
            said[:0] = [dates.capitalised(cycle)] if cycle else []
            late = record_words.late_words(texts, check_in)
            said += [late] if late else []
        if is_private(entry.body):
            said.append(texts("Kept for yourself: neither others nor the page have it"))
        if not self._stands():
            said.append(card_words.withdrawn_words(self.context, entry))
        return " · ".join(said)

    def _show_form(self, entry: Entry[Body]) -> None:
        opened = self._forms.get(ENTRY_FORM)
        if opened is None:
            return
        if opened.record_id != entry.id or not self._stands():
            del self._forms[ENTRY_FORM]
            return
        form = (
            RemarkForm(self.context, opened, None, entry.id)
            if opened.name == REMARK
            else correction_form(self.context, opened, entry)
        )
        if form is not None:
            form.saved.connect(self._on_saved)
            form.closed.connect(self._close_form)
            self._form = form
            self._content.addWidget(form)
            form.show()  # at once, so that the keyboard can go to it

    def _show_content(self, entry: Entry[Body]) -> None:
        context = self.context
        check_in = entry.of(CheckIn)
        if (twice := dispute_card(context, entry)) is not None:
            self._content.addWidget(twice)
        self._content.addWidget(
            check_in_card(context, check_in.body) if check_in else record_card(context, entry)
        )
        if remarks := remarks_about(context.journal.carnet, entry.id):
            self._content.addWidget(remarks_card(context, remarks))
        self._content.addWidget(history_card(context, entry))

    def _focus(self, handle: str) -> None:
        control = self.findChild(QWidget, handle)
        if control is not None and control.isVisibleTo(self):
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    # What is done.

    def _go_back(self) -> None:
        entry = self._entry()
        if entry is None:
            self.context.go(ScreenName.JOURNAL)
        else:
            back_to_entry(self.context, EntryLeft(entry.id, day_of(entry)))

    def _start_correction(self) -> None:
        entry = self._entry()
        if entry is None:
            return
        if check_in := entry.of(CheckIn):
            start_correction(self.context, self, check_in)
        elif response := entry.of(QuestionnaireResponse):
            start_correcting(self.context, self, response)
        else:
            self._open_form(CORRECTION)

    def _start_answer(self) -> None:
        """Say beside another's entry what one noted oneself: a check-in of the same day, or a remark."""
        entry, journal = self._entry(), self.context.journal
        check_in = entry.of(CheckIn) if entry else None
        if check_in is None:
            self._open_form(REMARK)
            return
        day, recall = check_in.body.for_day, check_in.body.recall
        own = own_check_in(journal.carnet, day, journal.writer_id(), recall)
        if own is None:
            start_for_day(self.context, self, day, recall)
        else:
            start_correction(self.context, self, own)

    def _toggle_private(self) -> None:
        entry, texts = self._entry(), self.context.texts
        if entry is None:
            return
        private = not is_private(entry.body)
        act = partial(self.context.journal.keep_private, entry.id, private=private)
        revision = self.context.attempt(self, act)
        if revision is None:
            return
        said = texts("Shared again.")
        if private:
            said = texts("Kept for yourself. What you handed over before stays where it is.")
        self.context.say(said, undo=[revision])
        self._focus("entry-private")

    def _start_remark(self) -> None:
        self._open_form(REMARK)

    def _open_form(self, name: str) -> None:
        self._forms[ENTRY_FORM] = OpenForm(name, self._opened)
        self.refresh()
        self.focus_first()

    def _close_form(self) -> None:
        closed = close_form(self.context, ENTRY_FORM)
        self.refresh()
        if closed is not None and closed.name == REMARK and self._remark.isVisibleTo(self):
            self._remark.setFocus(Qt.FocusReason.OtherFocusReason)  # where it was opened
        else:
            self.focus_first()

    def _on_saved(self, body: Body) -> None:
        opened = self._forms.get(ENTRY_FORM)
        if opened is None or opened.record_id is None:
            return
        act = (
            partial(self.context.journal.record, body)
            if opened.name == REMARK
            else partial(self.context.journal.correct, opened.record_id, body, at_request=True)
        )
        del self._forms[ENTRY_FORM]  # before the journal changes, so that it is drawn without it
        outcome = self.context.attempt(self, lambda: (act(),))
        if outcome is None:
            self._forms[ENTRY_FORM] = opened  # what was typed stays
            return
        texts = self.context.texts
        if outcome[0] is None:
            self._close_form()
            self.context.say(texts("Nothing was changed."))
            return
        said = texts("Remark added.") if opened.name == REMARK else texts("Corrected.")
        self.context.say(said, undo=[outcome[0]])
        self.focus_first()

    def _ask_to_withdraw(self) -> None:
        texts, opened = self.context.texts, self._opened
        if opened is None or not self.context.dialogs.confirm(
            self,
            texts("Withdraw this entry?"),
            texts("It leaves the journal and the page. It stays readable, and can be put back."),
            yes=texts("Withdraw"),
            no=texts("Cancel"),
        ):
            return
        revision = self.context.attempt(self, partial(self.context.journal.withdraw, opened))
        if revision is not None:
            self.context.say(texts("Withdrawn."), undo=[revision])
            self.focus_first()

    def _put_back(self) -> None:
        if self._opened is None:
            return
        revision = self.context.attempt(self, partial(self.context.journal.put_back, self._opened))
        if revision is not None:
            self.context.say(self.context.texts("Put back in the journal."), undo=[revision])
            self.focus_first()
