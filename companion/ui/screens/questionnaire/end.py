"""The end of a care team's questionnaire: what was answered, what was left open, a way to each.

It shows; it neither changes nor saves.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.actions.check_in.answering import Answering
from companion.actions.words.questionnaires import value_words
from companion.domain.questionnaire import Step
from companion.messages import Texts
from companion.ui.doors.press_guard import as_screen
from companion.ui.look.look import Look
from companion.ui.widgets.basics import Card, button, label, rule
from companion.ui.widgets.own_words import own_words


class EndStep(QWidget):
    """`change_asked` carries the linkId of a question."""

    change_asked = Signal(str)

    def __init__(self, look: Look, texts: Texts, answering: Answering) -> None:
        super().__init__()
        as_screen(self)
        self._look, self._texts, self._answering = look, texts, answering
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        for words in answering.form.closing(answering.given):
            rows.addWidget(own_words(words))
        if answering.open_required:
            sentence = texts(
                "Your care team would like an answer to each question. You can leave some open."
            )
            rows.addWidget(label(sentence, "soft"))
        rows.addWidget(self._card())

    def _card(self) -> Card:
        made = Card(self._look)
        made.rows.setSpacing(self._look.space(6))
        made.rows.addWidget(label(self._texts("Your answers"), "heading"))
        kept = self._answering.form.kept(self._answering.given)
        for step in self._answering.steps:
            made.rows.addWidget(rule())
            link = step.item.link_id
            said = value_words(self._texts, step.item, kept[link]) if link in kept else ""
            made.rows.addLayout(self._line(step, said))
        return made

    def _line(self, step: Step, said: str) -> QHBoxLayout:
        texts, look = self._texts, self._look
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        words.addWidget(own_words(step.item.words, "small-ink"))
        words.addWidget(own_words(said, "strong") if said else label(texts("No answer"), "soft"))
        change = button(
            texts("Change") if said else texts("Answer"),
            partial(self.change_asked.emit, step.item.link_id),
            kind="link",
        )
        change.setObjectName(f"change-{step.item.link_id}")
        change.setAccessibleName(
            texts("Change: {symptom}", symptom=step.item.words)
            if said
            else texts("Answer: {symptom}", symptom=step.item.words)
        )
        line = QHBoxLayout()
        line.setSpacing(look.space(12))
        line.addLayout(words, 1)
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
