"""The questions for the care team: read, add, correct, tick as asked with the answer, withdraw.

Home and the consultation share it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from companion import dates
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Question
from companion.domain.summary import is_open
from companion.ui.forms.at_request import correct
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn
from companion.ui.ways.unsaved import NewQuestion, OpenForm, OpenForms, close_form
from companion.ui.widgets.basics import button, clear, label, row, show_tip, with_icon
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import laid_out
from companion.ui.widgets.own_words import ON_A_CARD, own_words, shortened
from companion.ui.widgets.search_field import search_field
from companion.ui.widgets.tab_order import go_before, go_through

if TYPE_CHECKING:
    from companion.ui.forms.question_form import QuestionForm

LONGEST_QUESTION = 2_000
MOST_FIRST = 3
QUESTION_FORM = "question_form"
_FORM = "question"


class QuestionSearch(Struct):
    """The words that are looked for among the questions asked."""

    words: str = ""


def open_questions(carnet: Carnet) -> tuple[Entry[Question], ...]:
    """Those still to be asked: the ones put first, then the others, each oldest first."""
    waiting = [e for e in carnet.entries(Question) if is_open(e.body)]
    return tuple(sorted(waiting, key=lambda entry: not entry.body.first))


def asked_questions(carnet: Carnet) -> tuple[Entry[Question], ...]:
    """Those asked or answered, the last one asked first."""
    asked = [e for e in carnet.entries(Question) if not is_open(e.body)]
    return tuple(sorted(asked, key=lambda e: (e.body.asked or date.min, e.id), reverse=True))


def _lines(rows: QVBoxLayout) -> list[QWidget]:
    return [line for line in laid_out(rows) if isinstance(line, QWidget)]


class QuestionList(QWidget):
    """The list with its field to add one. `asked_too` offers those already asked as well."""

    def __init__(self, context: Context, *, asked_too: bool = False) -> None:
        super().__init__()
        self.context = context
        self._asked_too, self._shows_asked = asked_too, False
        self._open_form: QuestionForm | None = None
        self._drawn = Drawn(context)
        look, texts = context.look, context.texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.space(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look.space(4))
        outer.addLayout(self._rows)
        self.new = QLineEdit(context.state.of(NewQuestion).text)
        self.new.setObjectName("question-new")
        self.new.setAccessibleName(texts("A question for the care team"))
        self.new.setPlaceholderText(texts("Your question"))
        self.new.setMaxLength(LONGEST_QUESTION)
        self.new.textChanged.connect(self._on_typed)
        self.new.returnPressed.connect(self.add)
        outer.addWidget(self.new)
        self.add_button = button(texts("Add the question"), self.add, kind="link")
        self.add_button.setObjectName("question-add")
        with_icon(self.add_button, "add", look.palette.primary, look)
        outer.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._asked_rows = QVBoxLayout()
        self._asked_rows.setSpacing(look.space(4))
        self.search = self._make_search()
        outer.addWidget(self.search)
        outer.addLayout(self._asked_rows)
        for part in (self.new, self.add_button):
            part.setVisible(not context.read_only)
        self.refresh()

    def _make_search(self) -> QLineEdit:
        texts = self.context.texts
        made = search_field(
            self.context.look,
            texts,
            texts("Search in the questions and answers"),
            texts("Search the questions asked"),
            handle="question-search",
        )
        made.setText(self.context.state.of(QuestionSearch).words)
        made.textChanged.connect(self._on_searched)
        made.hide()
        return made

    def refresh(self) -> None:
        """Draw the questions as they stand; what is being typed stays."""
        state = self.context.state
        if self.new.text() != state.of(NewQuestion).text:
            self.new.setText(state.of(NewQuestion).text)
        opened, searched = state.of(OpenForms).get(QUESTION_FORM), state.of(QuestionSearch).words
        if self._drawn.is_from(self._shows_asked, searched, same=(opened,)):
            return
        clear(self._rows)
        clear(self._asked_rows)
        self._open_form = None
        waiting = open_questions(self.context.journal.carnet)
        if not waiting:
            texts = self.context.texts
            sentence = (
                texts("No question is noted.")
                if self.context.read_only
                else texts("What would you like to ask at the next visit?")
            )
            self._put(self._rows, label(sentence, "soft"))
        for number, entry in enumerate(waiting, start=1):
            self._put(self._rows, self._row(entry, number))
        if self._asked_too:
            self._show_asked()
        self._put_in_order()

    def add(self) -> None:
        """Write the typed question down; the keyboard stays where the next one is typed."""
        text = self.new.text().strip()
        self.new.setFocus()
        if not text:
            return
        revision = self.context.attempt(self, lambda: self.context.journal.record(Question(text)))
        if revision is not None:
            self.new.clear()
            self.refresh()
            self.context.say(self.context.texts("Question added."), undo=[revision])

    def _put_in_order(self) -> None:
        """Tab goes down the list, although its lines are newer than the field below them."""
        go_before(self.new, _lines(self._rows))
        go_through((self.new, self.add_button, self.search, *_lines(self._asked_rows)))

    @staticmethod
    def _put(rows: QVBoxLayout, line: QWidget) -> None:
        # On screen at once: the keyboard may go there right away.
        rows.addWidget(line)
        line.show()

    def _on_searched(self, text: str) -> None:
        self.context.state.of(QuestionSearch).words = text
        self._shows_asked = self._shows_asked or bool(text.strip())
        clear(self._asked_rows)
        self._show_asked()
        self._put_in_order()

    def _show_asked(self) -> None:
        asked = asked_questions(self.context.journal.carnet)
        self.search.setVisible(bool(asked))
        if not asked:
            return
        text = self.context.texts.plural(
            "{count} question asked", "{count} questions asked", len(asked)
        )
        from companion.ui.widgets.unfolding import fold_button

        fold = fold_button(self.context.texts, text, self._fold)
        fold.setObjectName("questions-asked")
        fold.tell(is_open=self._shows_asked)
        self._asked_rows.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        fold.show()
        if not self._shows_asked:
            return
        from companion.actions.question_search import matching

        found = matching(asked, self.context.state.of(QuestionSearch).words, self.context.language)
        if not found:
            sentence = self.context.texts("No asked question holds these words.")
            self._put(self._asked_rows, label(sentence, "soft"))
        for entry in found:
            self._put(self._asked_rows, self._row(entry, None))

    def _fold(self) -> None:
        self._shows_asked = not self._shows_asked
        self.refresh()
        self._focus("questions-asked")

    def _row(self, entry: Entry[Question], number: int | None) -> QWidget:
        opened = self.context.state.of(OpenForms).get(QUESTION_FORM)
        if opened is not None and opened.record_id == entry.id:
            return self._make_form(entry, opened)
        return self._make_line(entry, number)

    def _make_form(self, entry: Entry[Question], opened: OpenForm) -> QuestionForm:
        from companion.ui.forms.question_form import QuestionForm

        form = self._open_form = QuestionForm(self.context, entry, opened, longest=LONGEST_QUESTION)
        form.saved.connect(self._save)
        form.withdrawn.connect(self._withdraw)
        form.closed.connect(self._close)
        return form

    def _make_line(self, entry: Entry[Question], number: int | None) -> QWidget:
        look, texts = self.context.look, self.context.texts
        holder, lines = QWidget(), QVBoxLayout()
        lines.setSpacing(0)
        lines.setContentsMargins(0, look.space(8), 0, look.space(4))
        numbered = entry.body.text if number is None else f"{number}.\u00a0{entry.body.text}"
        lines.addWidget(own_words(numbered, most=ON_A_CARD))
        if entry.body.asked is not None:
            day = dates.day_month(entry.body.asked, self.context.language)
            lines.addWidget(label(texts("Asked on {day}", day=day), "small"))
        if entry.body.answer:
            answer = texts("“{answer}”", answer=entry.body.answer)
            lines.addWidget(own_words(answer, "soft", most=ON_A_CARD))
        lines.addStretch(1)
        inside = row(spacing=look.space(4))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(lines, 1)
        if not self.context.read_only:
            inside.addWidget(self._change_button(entry), 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inside)
        if self._asked_too and number is not None and not self.context.read_only:
            whole.addLayout(self._visit_acts(entry))
        return holder

    def _visit_acts(self, entry: Entry[Question]) -> FlowLayout:
        """Put it among the first three, or note what was answered."""
        texts, record_id = self.context.texts, entry.id
        flow = FlowLayout(self.context.look.space(12))
        is_first = bool(entry.body.first)
        firsts = sum(bool(e.body.first) for e in open_questions(self.context.journal.carnet))
        shown = shortened(entry.body.text, 80)
        if is_first or firsts < MOST_FIRST:
            words = texts("No longer first") if is_first else texts("Ask first")
            first = button(words, lambda: self._put_first(record_id), kind="link")
            first.setObjectName(f"question-first-{record_id}")
            first.setAccessibleDescription(shown)
            flow.addWidget(first)
        answer = button(texts("Note the answer"), lambda: self.answer(record_id), kind="link")
        answer.setObjectName(f"question-answer-{record_id}")
        answer.setAccessibleDescription(shown)
        flow.addWidget(answer)
        return flow

    def _put_first(self, record_id: str) -> None:
        journal = self.context.journal
        entry = journal.carnet.entry(record_id).of(Question)
        if entry is None:
            return
        body = replace(entry.body, first=None if entry.body.first else True)
        outcome = correct(self.context, self, record_id, body)
        if outcome is None or outcome[0] is None:
            return
        self.refresh()
        self._focus(f"question-first-{record_id}")
        texts = self.context.texts
        said = texts("This question comes first.") if body.first else texts("Back in the list.")
        self.context.say(said, undo=[outcome[0]])

    def answer(self, record_id: str) -> None:
        """Open one question as asked, ready for its answer."""
        self.context.state.of(OpenForms)[QUESTION_FORM] = OpenForm(
            _FORM, record_id, {"asked": "yes"}
        )
        self.refresh()
        if self._open_form is not None:
            self._open_form.answer.setFocus()

    def _change_button(self, entry: Entry[Question]) -> QPushButton:
        look, record_id = self.context.look, entry.id
        change = button("", lambda: self.open(record_id), kind="icon")
        with_icon(change, "edit", look.palette.primary, look)
        change.setIconSize(QSize(look.px(20), look.px(20)))
        change.setObjectName(f"question-change-{record_id}")
        change.setAccessibleName(
            self.context.texts("Change the question “{text}”", text=shortened(entry.body.text, 80))
        )
        show_tip(change, self.context.texts("Change"))
        return change

    def open(self, record_id: str) -> None:
        """Open one question in place."""
        self.context.state.of(OpenForms)[QUESTION_FORM] = OpenForm(_FORM, record_id)
        self.refresh()
        if self._open_form is not None:
            self._open_form.text.setFocus()

    def _on_typed(self, text: str) -> None:
        self.context.state.put(NewQuestion(text))

    def _save(self, record_id: str) -> None:
        form, journal = self._open_form, self.context.journal
        if form is None:
            return
        body = form.body(journal.today())
        if not body.text:
            form.text.setFocus()
            return
        outcome = correct(self.context, self, record_id, body)
        if outcome is None:
            return
        self._close(record_id)
        if outcome[0] is not None:
            self.context.say(self.context.texts("Question saved."), undo=[outcome[0]])

    def _withdraw(self, record_id: str) -> None:
        revision = self.context.attempt(self, lambda: self.context.journal.withdraw(record_id))
        if revision is not None:
            self._close(record_id)
            self.context.say(self.context.texts("Question withdrawn."), undo=[revision])

    def _close(self, record_id: str) -> None:
        close_form(self.context, QUESTION_FORM)
        self.refresh()
        self._focus(f"question-change-{record_id}")

    def _focus(self, name: str) -> None:
        control = self.findChild(QWidget, name)
        (control or self.new).setFocus()
