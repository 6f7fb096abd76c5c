"""The two kinds of step of a check-in: a symptom's questions, and the last one.

They show a draft and say what was pressed; they neither change it nor save it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from companion.actions.check_in_draft import CheckInDraft
from companion.actions.detail_words import detail_words, in_one_line, stools_words
from companion.actions.symptom_details import STOOLS_OF
from companion.domain.records import Details
from companion.domain.symptoms import Attribute, Catalogue, Symptom
from companion.domain.warning_signs import Urgency
from companion.messages import Texts
from companion.ui.look import Look
from companion.ui.widgets.answer_line import AnswerLine
from companion.ui.widgets.basics import Card, button, column, label, rule, with_icon
from companion.ui.widgets.beside import Beside
from companion.ui.widgets.columns_layout import ColumnsLayout
from companion.ui.widgets.flow_layout import FlowLayout
from companion.ui.widgets.level_choice import LevelQuestion


@dataclass(frozen=True)
class Asking:
    """What the steps need to speak: look, texts, catalogue, and the present local day."""

    look: Look
    texts: Texts
    catalogue: Catalogue
    today: date


class QuestionStep(QWidget):
    """One symptom: the answer before it, its questions, its lines of the warning-sign card."""

    chosen = Signal(str, int)
    moved = Signal(str, int)
    change_asked = Signal(str)

    def __init__(self, asking: Asking, draft: CheckInDraft, symptom: Symptom) -> None:
        super().__init__()
        self._asking, self._draft, self._symptom = asking, draft, symptom
        self._questions: dict[Attribute, LevelQuestion] = {}
        self._rules: dict[Attribute, QFrame] = {}
        look = asking.look
        self._whole = rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        if draft.position > 0:
            rows.addWidget(self._answer_before(draft.symptoms[draft.position - 1]))
        rows.addWidget(self._card())
        rows.addWidget(label(self._hint(), "small"))
        self.show_answers()

    def _hint(self) -> str:
        if Attribute.PRESENCE in self._symptom.attributes:
            return self._asking.texts(
                "An answer takes you to the next question. Keys: 0 no, 1 yes, Backspace goes back."
            )
        return self._asking.texts(
            "An answer takes you to the next question. Keys: 0 to 4 answer, Backspace goes back."
        )

    def show_answers(self) -> None:
        """Show the draft's answers, and the further questions once the first is above 0."""
        asked = self._draft.asked(self._symptom)
        given = self._draft.answers.get(self._symptom.id, {})
        for attribute, question in self._questions.items():
            question.setVisible(attribute in asked)
            question.show_level(given.get(attribute))
            if attribute in self._rules:
                self._rules[attribute].setVisible(attribute in asked)

    def add_link(self, link: QPushButton) -> None:
        """Set a quiet link below everything else."""
        self._whole.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def question(self, attribute: Attribute) -> LevelQuestion:
        """The question about an attribute."""
        return self._questions[attribute]

    def active_question(self) -> LevelQuestion:
        """Where a digit key answers: the question with the keyboard, else the first open one."""
        for question in self._questions.values():
            if question.is_active() and question.isVisible():
                return question
        return self._questions[self._draft.next_attribute() or self._symptom.attributes[0]]

    def _answer_before(self, symptom: Symptom) -> Card:
        asking = self._asking
        made = Card(asking.look, margin=12)
        made.rows.addWidget(
            AnswerLine(
                asking.look,
                asking.texts,
                asking.catalogue,
                symptom=symptom,
                answer=self._draft.answers.get(symptom.id, {}),
                on_change=partial(self.change_asked.emit, symptom.id),
            )
        )
        return made

    def _card(self) -> Card:
        look = self._asking.look
        made = Card(look, "focus-card")
        inset = made.rows.contentsMargins()
        inset.setLeft(inset.left() - look.space(16))  # the questions' bars stand in the margin
        made.rows.setContentsMargins(inset)
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        rows.addLayout(self._heading())
        for attribute in self._symptom.attributes:
            if self._questions:
                self._rules[attribute] = rule()
                rows.addWidget(self._rules[attribute])
            self._questions[attribute] = self._question(attribute)
            rows.addWidget(self._questions[attribute])
        rows.addStretch(1)
        if self._symptom.warning_signs:
            side = signs_of(self._asking, self._symptom)
            part = Beside(part, side, wide=look.px(720), gap=look.space(24))
        made.rows.addWidget(part)
        return made

    def _heading(self) -> QVBoxLayout:
        texts, space = self._asking.texts, self._asking.look.space
        made = column(label(texts.words(self._symptom.title), "heading"), spacing=space(4))
        if self._symptom.help is not None:
            made.addWidget(label(texts.words(self._symptom.help), "small"))
        made.setContentsMargins(space(16), 0, 0, 0)
        return made

    def _question(self, attribute: Attribute) -> LevelQuestion:
        asking, draft = self._asking, self._draft
        words = self._symptom.question(
            attribute, draft.recall, past_day=draft.for_day != asking.today
        )
        levels = asking.catalogue.levels[attribute]
        made = LevelQuestion(
            asking.look,
            asking.texts.words(words),
            [asking.texts.words(level.label) for level in levels],
            handle=f"question-{attribute.value}",
        )
        made.chosen.connect(partial(self.chosen.emit, attribute.value))
        made.moved.connect(partial(self.moved.emit, attribute.value))
        return made


def signs_of(asking: Asking, symptom: Symptom) -> QFrame:
    """The card's lines for a symptom's organ: always the same, whatever is answered."""
    look, texts, card = asking.look, asking.texts, asking.catalogue.card
    made = QFrame()
    made.setProperty("kind", "aside")
    rows = QVBoxLayout(made)
    inset = look.space(14)
    rows.setContentsMargins(inset, inset, inset, inset)
    rows.setSpacing(look.space(4))
    rows.addWidget(label(texts("Warning signs, whatever you answer"), "small"))
    signs = [card.signs[sign] for sign in symptom.warning_signs]
    for urgency in Urgency:
        lines = [sign for sign in signs if sign.block is urgency]
        if lines:
            rows.addSpacing(look.space(6))
            kind = "warning-strong" if urgency is Urgency.NOW else "small-strong"
            rows.addWidget(label(texts.words(card.headings[urgency]), kind))
        for sign in lines:
            rows.addWidget(label(texts.words(sign.text), "small-ink"))
    rows.addStretch(1)
    return made


def _details(asking: Asking, draft: CheckInDraft, symptom: Symptom) -> str:
    """What was noted beside an answer above 0, in one line."""
    if not draft.level_above_0(symptom.id):
        return ""
    said = detail_words(
        draft.details.get(symptom.id, Details()), asking.catalogue.body, asking.texts
    )
    if symptom.id == STOOLS_OF and draft.stools is not None:
        said = (*said, stools_words(draft.stools, draft.usual_stools, asking.texts))
    return in_one_line(said)


class LastStep(QWidget):
    """What was answered, a note, and the symptoms that were not asked."""

    change_asked = Signal(str)
    add_asked = Signal(str)
    note_written = Signal(str)
    others_shown = Signal(QWidget)

    def __init__(self, asking: Asking, draft: CheckInDraft) -> None:
        super().__init__()
        self._asking, self._draft = asking, draft
        look, texts = asking.look, asking.texts
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(16))
        answered, note = self._answered(), self._note()
        rows.addWidget(Beside(answered, note, wide=look.px(640), gap=look.space(16), share=1))
        self._others = self._other_symptoms()
        self._others.hide()
        rows.addWidget(self._others)
        self._more.setAccessibleDescription(texts("Shows the other symptoms below."))

    def write(self, letters: str) -> None:
        """Somebody types without having chosen the field: take it as the note."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._field.insertPlainText(letters)

    def _answered(self) -> Card:
        asking = self._asking
        made = Card(asking.look)
        made.rows.setSpacing(0)
        made.rows.addWidget(label(asking.texts("What you noted"), "heading"))
        made.rows.addSpacing(asking.look.space(8))
        for symptom in self._draft.symptoms:
            made.rows.addWidget(
                AnswerLine(
                    asking.look,
                    asking.texts,
                    asking.catalogue,
                    symptom=symptom,
                    answer=self._draft.answers.get(symptom.id, {}),
                    on_change=partial(self.change_asked.emit, symptom.id),
                    details=_details(asking, self._draft, symptom),
                )
            )
        made.rows.addStretch(1)
        return made

    def _note(self) -> Card:
        look, texts = self._asking.look, self._asking.texts
        made = Card(look, "focus-card")
        made.rows.setSpacing(look.space(12))
        heading = label(texts("A note, if you wish"), "heading")
        self._field = QPlainTextEdit(self._draft.note)
        self._field.setObjectName("note")
        self._field.setAccessibleName(texts("A note, if you wish"))
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText(texts("In your own words: what happened, what helped."))
        self._field.textChanged.connect(self._on_note_written)
        heading.setBuddy(self._field)
        made.rows.addWidget(heading)
        made.rows.addWidget(self._field)
        made.rows.addWidget(rule())
        made.rows.addWidget(label(texts("Anything else?"), "heading"))
        made.rows.addWidget(
            label(texts("Symptoms that were not asked today can be added."), "small")
        )
        self._more = with_icon(
            button(texts("Add another symptom"), self._show_others),
            "add",
            look.palette.primary,
            look,
        )
        self._more.setObjectName("other-symptoms")
        line = QHBoxLayout()
        line.addWidget(self._more)
        line.addStretch(1)
        made.rows.addLayout(line)
        made.rows.addStretch(1)
        return made

    def _other_symptoms(self) -> Card:
        look, texts, catalogue = self._asking.look, self._asking.texts, self._asking.catalogue
        made = Card(look)
        made.rows.addWidget(label(texts("Other symptoms"), "heading"))
        groups = ColumnsLayout(
            narrowest=look.px(250), most=3, gap=look.space(24), line_gap=look.space(12)
        )
        for group, symptoms in self._by_group().items():
            part = QWidget()
            rows = QVBoxLayout(part)
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(look.space(4))
            rows.addWidget(label(group, "small"))
            flow = FlowLayout(look.space(8))
            for symptom in symptoms:
                add = button(
                    texts.words(catalogue.symptoms[symptom].label),
                    partial(self.add_asked.emit, symptom),
                    kind="quiet",
                )
                add.setObjectName(f"add-{symptom}")
                flow.addWidget(add)
            rows.addLayout(flow)
            groups.addWidget(part)
        made.rows.addLayout(groups)
        return made

    def _by_group(self) -> Mapping[str, list[str]]:
        """The label of a group to the symptoms of it that are not in the draft."""
        catalogue = self._asking.catalogue
        left = [s for s in catalogue.symptoms.values() if s not in self._draft.symptoms]
        groups = {
            self._asking.texts.words(group.label): [s.id for s in left if s.group == group.id]
            for group in catalogue.groups
        }
        return {group: symptoms for group, symptoms in groups.items() if symptoms}

    def _show_others(self) -> None:
        self._others.setVisible(not self._others.isVisible())
        first = self._others.findChild(QPushButton)
        if self._others.isVisible() and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.others_shown.emit(self._others)

    def _on_note_written(self) -> None:
        self.note_written.emit(self._field.toPlainText())
