"""The home screen's card of the care team's questionnaires: there only when one is loaded.

It says which was pressed; the program's own questions never stand in it.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from companion import dates
from companion.actions.check_in.answering import Loaded, last_answered, loaded
from companion.actions.words.questionnaires import title_of
from companion.ui.look import tokens
from companion.ui.ways.context import Context
from companion.ui.ways.to_questionnaire import AnsweringState, show_questionnaires, start_answering
from companion.ui.widgets.basics import Card, button, clear, column, label
from companion.ui.widgets.own_words import breakable

MOST = 3


class QuestionnaireCard(Card):
    """A line and a button for each of the first three questionnaires."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        look = context.look
        self.rows.setContentsMargins(look.space(24), look.space(14), look.space(24), look.space(14))
        self.rows.setSpacing(look.space(12))
        self._context = context
        self._drawn: tuple[object, ...] | None = None

    def refresh(self) -> None:
        """Show what can be answered."""
        context, journal = self._context, self._context.journal
        there = loaded(journal.carnet, journal.catalogue, context.language)
        self.setVisible(bool(there) and not context.read_only)
        lines = tuple((each.record_id, title_of(each.form), self._when(each)) for each in there)
        if lines == self._drawn:
            return
        self._drawn = lines
        clear(self.rows)
        for each in there[:MOST]:
            self._add(each)
        if len(there) > MOST:
            more = button(
                context.texts("See all questionnaires"),
                partial(show_questionnaires, context),
                kind="link",
            )
            more.setObjectName("all-questionnaires")
            self.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, each: Loaded) -> None:
        texts, title = self._context.texts, title_of(each.form)
        about = label(f"{texts('Care team’s questionnaire')} · {self._when(each)}", "soft")
        words = column(label(breakable(title), "strong"), about, spacing=tokens.HAIR)
        act = texts("Go on") if self._in_progress(each) else texts("Answer it")
        answer = button(act, partial(start_answering, self._context, self, each))
        answer.setObjectName("answer-questionnaire")
        answer.setAccessibleDescription(title)
        line = QHBoxLayout()
        line.setSpacing(self._context.look.space(12))
        line.addLayout(words, 1)
        line.addWidget(answer)
        self.rows.addLayout(line)

    def _in_progress(self, each: Loaded) -> bool:
        answering = self._context.state.of(AnsweringState).answering
        return answering is not None and answering.form.asks_the_same(each.form)

    def _when(self, each: Loaded) -> str:
        context, texts = self._context, self._context.texts
        if self._in_progress(each):
            return texts("Your answers so far are kept.")
        last = last_answered(context.journal.carnet, each.form)
        if last is None:
            return texts("Not answered yet.")
        return texts("Last answered for {day}.", day=dates.day_month_year(last, context.language))
