"""Preparing the visit: the first questions in short; all of them, ideas and what changed below a link.

Plain arithmetic on what was noted; nothing is added by itself.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import dates
from companion.actions.consultation import prepare
from companion.actions.question_ideas import Proposal, from_days, from_explanations, still_new
from companion.domain.errors import N_, InvalidPeriod
from companion.domain.records import Question
from companion.domain.summary import Summary, last_consultation
from companion.domain.symptom_summary import Change
from companion.ui.forms.question_list import (
    MOST_FIRST,
    QUESTION_FORM,
    QuestionList,
    QuestionSearch,
    open_questions,
)
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn
from companion.ui.ways.to_understand import ExplanationsRead
from companion.ui.ways.unsaved import NewQuestion, OpenForms
from companion.ui.widgets.basics import CLOSE, Card, button, clear, column, label, rule
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.unfolding import Unfolding, fold_button
from companion.ui.words.whom import questions_title

CHANGES_SHOWN = 6
SHORT = 90
DAYS_AFTER = 14
_KEY = N_("▲ stronger · ▼ weaker · ◆ new · ○ gone")
_MARKS = {Change.NEW: "◆", Change.STRONGER: "▲", Change.WEAKER: "▼", Change.GONE: "○"}


def change_lines(context: Context, summary: Summary) -> list[str]:
    """« ▲ Fatigue : 1 → 3 », at most CHANGES_SHOWN, and what the marks mean; or one sentence."""
    texts, catalogue = context.texts, context.catalogue
    if summary.is_empty:
        return [texts("Nothing was noted in the journal in this period.")]
    if not summary.symptoms:
        return [texts("No symptom was noted in this period.")]
    if all(symptom.previous_worst is None for symptom in summary.symptoms):
        return [texts("Nothing was noted in the period before: there is nothing to compare.")]
    lines = [
        texts(
            "{mark} {symptom}: {before} → {since}",
            mark=_MARKS[symptom.change],
            symptom=texts.words(catalogue.symptoms[symptom.id].label),
            before=symptom.previous_worst,
            since=symptom.worst.level,
        )
        for symptom in summary.symptoms
        if symptom.change in _MARKS and symptom.previous_worst is not None
    ]
    if not lines:
        return [texts("No level changed.")]
    key, more = texts(_KEY), len(lines) - CHANGES_SHOWN
    if more > 0:
        rest = texts.plural(
            "and {count} more change, on the page", "and {count} more changes, on the page", more
        )
        return [*lines[:CHANGES_SHOWN], rest, key]
    return [*lines, key]


class VisitCard(Card):
    """The questions in short; the link opens them with what one can do, the ideas, and what changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look, margin=CLOSE)
        self.context, self._drawn = context, Drawn(context)
        texts = context.texts
        self.rows.addWidget(label(questions_title(context), "heading"))
        self._after = label("", "soft")
        self._after.setObjectName("visit-after")
        self.rows.addWidget(self._after)
        self._short = QVBoxLayout()
        self._short.setSpacing(context.look.space(4))
        self.rows.addLayout(self._short)
        self.questions = QuestionList(context, asked_too=True)
        self.ideas = IdeaList(context)
        self.ideas.added.connect(self._add)
        self._since = label("", "strong")
        self._changes = QVBoxLayout()
        self._changes.setSpacing(0)
        content = QWidget()
        inside = column(self.questions, self.ideas, rule(), self._since)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._changes)
        content.setLayout(inside)
        self._unfolding = Unfolding(
            context.look,
            texts("Questions and what changed")
            if context.read_only
            else texts("Prepare the visit"),
            texts("Hide"),
            content,
            handle="visit-prepare",
        )
        self.rows.addWidget(self._unfolding)
        self._unfolding.turned.connect(self._on_turned)
        self.ideas.setVisible(not context.read_only)  # once it is part of the card
        self._open_what_is_in_work()

    def refresh(self) -> None:
        """Draw what stands in the journal for the chosen period."""
        context, journal = self.context, self.context.journal
        self.questions.refresh()
        visit = context.state.of(VisitState)
        read = context.state.of(ExplanationsRead).explanation_ids if visit.ideas_open else ()
        if self._drawn.is_from(visit.choice, visit.ideas_open, tuple(read)):
            return
        try:
            summary = prepare(
                journal.carnet,
                context.catalogue,
                context.state.of(VisitState).choice,
                journal.today(),
            )
        except InvalidPeriod:
            return  # the page itself says so, in its place
        self._show_changes(summary)
        self._show_after()
        self._show_short()
        self.ideas.show_ideas(summary)

    def _open_what_is_in_work(self) -> None:
        """What was left open, typed or looked for stands in sight again."""
        state, visit = self.context.state, self.context.state.of(VisitState)
        typed = state.of(NewQuestion).text or state.of(QuestionSearch).words
        if visit.preparing or typed or QUESTION_FORM in state.of(OpenForms):
            self._unfolding.turn()

    def _on_turned(self, is_open: bool) -> None:  # noqa: FBT001 - a signal's
        self.context.state.of(VisitState).preparing = is_open
        self._show_short()

    def _show_short(self) -> None:
        """The first questions as they stand on the page; the whole list says them itself."""
        clear(self._short)
        if self._unfolding.is_open:
            return
        texts = self.context.texts
        waiting = open_questions(self.context.journal.carnet)
        lines = [
            own_words(f"{number}.\u00a0{entry.body.text}", most=SHORT)
            for number, entry in enumerate(waiting[:MOST_FIRST], start=1)
        ]
        more = len(waiting) - len(lines)
        if more > 0:
            said = texts.plural("and {count} more question", "and {count} more questions", more)
            lines.append(label(said, "soft"))
        for line in lines or [label(texts("No question is noted."), "soft")]:
            self._short.addWidget(line)
            line.show()

    def _show_changes(self, summary: Summary) -> None:
        context, texts = self.context, self.context.texts
        today = context.journal.today()
        first = dates.recent_day(summary.previous.first, today, context.language)
        last = dates.recent_day(summary.previous.last, today, context.language)
        self._since.setText(
            texts(
                "What changed since the period before ({first} to {last})", first=first, last=last
            )
        )
        clear(self._changes)
        for line in change_lines(context, summary):
            self._changes.addWidget(label(line))

    def _show_after(self) -> None:
        """After a visit, the questions that were noted before it wait for their answers."""
        context, journal = self.context, self.context.journal
        visit = last_consultation(journal.carnet, journal.today())
        waiting = [
            entry
            for entry in open_questions(journal.carnet)
            if visit is not None and entry.recorded_at.date() <= visit
        ]
        recent = visit is not None and (journal.today() - visit).days <= DAYS_AFTER
        shown = bool(waiting) and recent and not context.read_only
        self._after.setVisible(shown)
        if visit is not None:
            day = dates.day_month(visit, context.language)
            self._after.setText(
                context.texts(
                    "After the consultation of {day}: what was answered can be noted here.", day=day
                )
            )

    def _add(self, text: str) -> None:
        context = self.context
        written = context.attempt(self, lambda: context.journal.record(Question(text)))
        if written is not None:
            self.refresh()
            self.ideas.focus_open()
            context.say(context.texts("Question added."), undo=[written])


class IdeaList(QWidget):
    """Questions to pick from, folded away until somebody asks for them."""

    added = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        texts, look = context.texts, context.look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.space(4))
        self._open = fold_button(texts, texts("Ideas for questions"), self._toggle)
        self._open.setObjectName("ideas-open")
        self._open.tell(is_open=context.state.of(VisitState).ideas_open)
        outer.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look.space(8))
        outer.addLayout(self._lines)
        self._summary: Summary | None = None

    def show_ideas(self, summary: Summary) -> None:
        """Draw the ideas of the explanations read and of the days of this period."""
        from companion.content.explanations import load_explanations

        self._summary = summary
        clear(self._lines)
        if not self.context.state.of(VisitState).ideas_open:
            return
        context, texts = self.context, self.context.texts
        carnet = context.journal.carnet
        days = still_new(from_days(summary, context.catalogue, texts), carnet)
        ideas = load_explanations().ideas()
        explanations = still_new(
            from_explanations(ideas, context.state.of(ExplanationsRead).explanation_ids, texts),
            carnet,
        )
        self._show_group(texts("From what you noted"), days)
        self._show_group(texts("From the pages you read"), explanations)
        if not explanations:
            hint = texts("The pages that you read in Understand suggest questions here.")
            self._put(label(hint, "soft"))

    def focus_open(self) -> None:
        """Put the keyboard where the list begins."""
        self._open.setFocus()

    def _show_group(self, heading: str, proposals: tuple[Proposal, ...]) -> None:
        if not proposals:
            return
        self._put(label(heading, "small-strong"))
        for number, proposal in enumerate(proposals):
            self._put(self._line(proposal, f"{proposal.explanation or 'day'}-{number}"))

    def _line(self, proposal: Proposal, handle: str) -> QWidget:
        texts = self.context.texts
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.context.look.space(8))
        line.addWidget(label(proposal.text), 1)
        add = button(texts("Add"), partial(self.added.emit, proposal.text), kind="link")
        add.setObjectName(f"idea-{handle}")
        add.setAccessibleName(texts("Add the question “{text}”", text=proposal.text))
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _put(self, line: QWidget) -> None:
        self._lines.addWidget(line)
        line.show()

    def _toggle(self) -> None:
        visit = self.context.state.of(VisitState)
        visit.ideas_open = not visit.ideas_open
        self._open.tell(is_open=visit.ideas_open)
        if self._summary is not None:
            self.show_ideas(self._summary)
