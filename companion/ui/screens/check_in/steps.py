"""A step of a check-in: one symptom's questions, with its lines of the warning-sign card.

It shows a check-in in progress and says what was pressed; it neither changes it nor saves it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Self

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from companion.actions.check_in.open_check_in import Contradiction, OpenCheckIn
from companion.actions.words.details import detail_words, in_one_line, stools_words
from companion.domain.records import Details, Photo
from companion.domain.symptoms import Attribute, Catalogue, Symptom
from companion.domain.warning_signs import Urgency
from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.screens.check_in.answer_line import AnswerLine
from companion.ui.screens.check_in.stools_fields import StoolsFields
from companion.ui.ways.context import Context
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, clear, column, label, rule
from companion.ui.widgets.choices.level_choice import LevelQuestion
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import ON_A_BUTTON, breakable, shortened
from companion.ui.widgets.scroll_ground import ground_of
from companion.ui.words.whom import about_whom


@dataclass(frozen=True)
class Asking:
    """What the steps need to speak: look, texts, catalogue, and the present local day.

    `about`: whose day it is, where somebody else writes. `one_at_a_time`: each question alone, for the
    simple window. `pictured`: the symptom and the day of each photo that stands.
    """

    look: Look
    texts: Texts
    catalogue: Catalogue
    today: date
    about: str | None = None
    one_at_a_time: bool = False
    pictured: tuple[tuple[str | None, date], ...] = ()

    @classmethod
    def of(cls, context: Context) -> Self:
        """What they need of an open record book."""
        today = context.journal.today()
        about, one = about_whom(context), context.is_simple
        photos = context.journal.carnet.entries(Photo)
        pictured = tuple((each.body.about, each.body.for_day) for each in photos)
        return cls(context.look, context.texts, context.catalogue, today, about, one, pictured)


class QuestionStep(QWidget):
    """One symptom: the answer before it, its questions, its lines of the warning-sign card."""

    chosen = Signal(str, int)
    moved = Signal(str, int)
    change_asked = Signal(str)
    settled = Signal(object, str)

    def __init__(self, asking: Asking, check_in: OpenCheckIn, symptom: Symptom) -> None:
        super().__init__()
        as_screen(self)
        self._asking, self._check_in, self._symptom = asking, check_in, symptom
        self._questions: dict[Attribute, LevelQuestion] = {}
        self._rules: dict[Attribute, QFrame] = {}
        self._count: StoolsFields | None = None
        self._turned = self._first_open()
        look = asking.look
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        if check_in.position > 0 and not asking.one_at_a_time:
            rows.addWidget(self._answer_before(check_in.symptoms[check_in.position - 1]))
        rows.addWidget(self._card())
        self._doubts = QVBoxLayout()
        rows.addLayout(self._doubts)
        self._hint = label(self._hint_words(), "small")
        rows.addWidget(self._hint)
        self._hint.setHidden(asking.one_at_a_time)
        self._links = FlowLayout(look.space(24))
        rows.addLayout(self._links)
        self.show_answers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the questions have the room of what is said about keys."""
        super().resizeEvent(event)
        ground = ground_of(self)
        is_low = ground is not None and ground.is_low
        self._hint.setHidden(is_low or self._asking.one_at_a_time)

    def _hint_words(self) -> str:
        if self._symptom.is_presence:
            return self._asking.texts(
                "An answer takes you to the next question. Keys: 0 no, 1 yes, Backspace goes back."
            )
        return self._asking.texts(
            "An answer takes you to the next question. Keys: 0 to 4 answer, Backspace goes back."
        )

    def show_answers(self) -> None:
        """Show the check-in's answers, and the further questions once the first is above 0."""
        asked: Collection[Attribute] = self._check_in.asked(self._symptom)
        counts = self._check_in.level_above_0(self._symptom.id)
        one = self._asking.one_at_a_time
        if one:
            self._turned = min(self._turned, self._last_turn())
            counts = self._turned == len(asked)
            asked = tuple(asked)[self._turned : self._turned + 1]
        given = self._check_in.answers.get(self._symptom.id, {})
        for attribute, question in self._questions.items():
            question.setVisible(attribute in asked)
            question.show_chosen(given.get(attribute))
            if attribute in self._rules:
                self._rules[attribute].setVisible(attribute in asked and not one)
        if self._count is not None:
            self._count.setVisible(counts)

    def add_count(self, fields: StoolsFields) -> None:
        """Ask below the questions for a number of the day, while the symptom is above 0."""
        self._count = fields
        self._below.addWidget(fields)
        self.show_answers()

    @property
    def count(self) -> StoolsFields | None:
        """What asks for that number; None while it does not."""
        return self._count if self._check_in.level_above_0(self._symptom.id) else None

    def add_link(self, link: QWidget) -> None:
        """Set a quiet link below everything else."""
        self._links.addWidget(link)

    def ask_which_is_right(self, found: Contradiction) -> QWidget:
        """Two answers cannot both be true: ask for the right one. Going on keeps them both."""
        self.stop_asking()
        look, texts = self._asking.look, self._asking.texts
        made, flow = Card(look, "focus-card", margin=16), FlowLayout(look.space(12))
        made.setObjectName("doubt")
        said = [self._level_words(attribute) for attribute in (found.above, found.zero)]
        question = texts(
            "“{one}” and “{other}” do not go together. Which of the two is right?",
            one=said[0],
            other=said[1],
        )
        made.rows.addWidget(label(question, "strong"))
        for attribute, words in zip((found.above, found.zero), said, strict=True):
            offer = button(words, partial(self.settled.emit, found, attribute.value))
            offer.setObjectName("right-above" if attribute is found.above else "right-zero")
            offer.setAccessibleDescription(question)
            flow.addWidget(offer)
        made.rows.addLayout(flow)
        self._doubts.addWidget(made)
        made.show()  # now and not with the next event, so that it can be scrolled to
        announce(made, question)
        return made

    def stop_asking(self) -> None:
        """Take that question away."""
        clear(self._doubts)

    def _level_words(self, attribute: Attribute) -> str:
        level = self._check_in.answers[self._symptom.id][attribute]
        words = self._asking.catalogue.levels[attribute][level]
        return self._asking.texts.words(words.label)

    def open_question(self, attribute: Attribute) -> LevelQuestion:
        """The question about an attribute, in sight."""
        self._turned = self._check_in.asked(self._symptom).index(attribute)
        self.show_answers()
        return self._questions[attribute]

    def open_count(self) -> StoolsFields | None:
        """What asks for the number of the day, in sight; None while it does not."""
        if self.count is not None:
            self._turned = self._last_turn()
            self.show_answers()
        return self.count

    def turn(self, by: int) -> bool:
        """Show the question after this one or before it, where each stands alone; False when there is none."""
        if not self.may_turn(by):
            return False
        wanted, asked = self._turned + by, self._check_in.asked(self._symptom)
        if wanted < len(asked):
            self.open_question(asked[wanted]).focus_answer()
        elif (count := self.open_count()) is not None:
            count.focus_first()
        return True

    def may_turn(self, by: int) -> bool:
        """Whether `turn` leads anywhere."""
        return self._asking.one_at_a_time and 0 <= self._turned + by <= self._last_turn()

    def _first_open(self) -> int:
        asked = self._check_in.asked(self._symptom)
        following = self._check_in.first_attribute()
        return asked.index(following) if following in asked else 0

    def _last_turn(self) -> int:
        asked = len(self._check_in.asked(self._symptom))
        return asked if self.count is not None else asked - 1

    def aloud(self) -> list[str]:
        """What is asked now, as it is read aloud: the symptom, then each question with its answers."""
        texts, symptom = self._asking.texts, self._symptom
        said = [texts.words(symptom.title)]
        if symptom.help is not None:
            said.append(texts.words(symptom.help))
        for question in self._questions.values():
            if question.isVisible():
                said += question.aloud()
        return said

    def active_question(self) -> LevelQuestion:
        """Where a digit key answers: the question with the keyboard, else the first open one."""
        if self._asking.one_at_a_time:
            asked = self._check_in.asked(self._symptom)
            return self._questions[asked[min(self._turned, len(asked) - 1)]]
        for question in self._questions.values():
            if question.is_active() and question.isVisible():
                return question
        return self._questions[self._check_in.first_attribute() or self._symptom.attributes[0]]

    def _answer_before(self, symptom: Symptom) -> Card:
        asking = self._asking
        made = Card(asking.look, margin=12)
        made.rows.addWidget(
            AnswerLine(
                asking.look,
                asking.texts,
                asking.catalogue,
                symptom=symptom,
                answer=self._check_in.given(symptom),
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
        self._explain(next(iter(self._questions.values())))
        self._below = QVBoxLayout()
        rows.addLayout(self._below)
        rows.addStretch(1)
        if self._symptom.warning_signs:
            side = signs_of(self._asking, self._symptom)
            part = Beside(part, side, wide=look.px(720), gap=look.space(24))
        made.rows.addWidget(part)
        return made

    def _explain(self, first: LevelQuestion) -> None:
        """What stands beside the question for the eye is heard with it; the keys, once in a check-in."""
        said = [] if self._symptom.help is None else [self._asking.texts.words(self._symptom.help)]
        if self._check_in.position == 0 and not self._asking.one_at_a_time:
            said.append(self._hint_words())
        first.setAccessibleDescription(" ".join(said))

    def _heading(self) -> QVBoxLayout:
        texts, space = self._asking.texts, self._asking.look.space
        made = column(
            label(breakable(texts.words(self._symptom.title)), "heading"), spacing=space(4)
        )
        if self._symptom.help is not None:
            made.addWidget(label(texts.words(self._symptom.help), "small"))
        made.setContentsMargins(space(16), 0, 0, 0)
        return made

    def _question(self, attribute: Attribute) -> LevelQuestion:
        asking, check_in = self._asking, self._check_in
        words = self._symptom.question(
            attribute, check_in.recall, past_day=check_in.for_day != asking.today, of=asking.about
        )
        levels = asking.catalogue.levels[attribute]
        made = LevelQuestion(
            asking.look,
            breakable(asking.texts.words(words)),
            [asking.texts.words(level.label) for level in levels],
            handle=f"question-{attribute.value}",
            presence=self._symptom.is_presence,
        )
        made.chosen.connect(partial(self.chosen.emit, attribute.value))
        made.moved.connect(partial(self.moved.emit, attribute.value))
        return made


def next_words(texts: Texts, check_in: OpenCheckIn, *, whole: bool = False) -> str:
    """What the button that goes on says: where it leads, and whether a question is skipped.

    `whole`: as it is heard, with all of somebody's own words.
    """
    open_question = check_in.next_attribute() is not None
    if check_in.detailing is not None:
        return texts("Go on")
    if check_in.revisiting:
        return texts("Back to all answers")
    if check_in.position + 1 >= len(check_in.symptoms):
        return texts("Skip to the last step") if open_question else texts("Next: the last step")
    ahead = check_in.symptoms[check_in.position + 1]
    following = texts.words(ahead.in_sentence)
    if ahead.is_own and not whole:
        following = shortened(following, ON_A_BUTTON)
    if open_question:
        return texts("Skip to: {symptom}", symptom=following)
    return texts("Next: {symptom}", symptom=following)


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


def details_line(asking: Asking, check_in: OpenCheckIn, symptom: Symptom) -> str:
    """What was noted beside an answer above 0, and its photos of that day, in one line."""
    photos = asking.pictured.count((symptom.id, check_in.for_day))
    pictured = (asking.texts.plural("{count} photo", "{count} photos", photos),) if photos else ()
    if not check_in.level_above_0(symptom.id):
        return in_one_line(pictured)
    said = detail_words(
        check_in.details.get(symptom.id, Details()), asking.catalogue.body, asking.texts
    )
    if symptom.counts_stools and check_in.stools is not None:
        said = (*said, stools_words(check_in.stools, check_in.usual_stools, asking.texts))
    return in_one_line((*said, *pictured))
