"""The ways to the explanations, with the quiet links from a symptom and from a question."""

from functools import partial

from msgspec import Struct, field
from PySide6.QtWidgets import QPushButton

from companion.domain.explanations import Guide
from companion.domain.symptoms import Symptom
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import choose_symptoms
from companion.ui.widgets.basics import button

HOW_WE_ASK = "how-we-ask"


class ExplanationAsked(Struct, frozen=True):
    """The explanation that is wanted, from a section on, and the screen that led there."""

    explanation_id: str
    section: int | None
    came_from: ScreenName


class ExplanationsRead(Struct):
    """Those that were opened to be read since the window opened; the visit draws questions from them."""

    explanation_ids: list[str] = field(default_factory=list)


def explain(context: Context, explanation_id: str, section: int | None = None) -> None:
    """Show an explanation, from a section on; the way back leads to the present screen."""
    context.state.put(ExplanationAsked(explanation_id, section, context.state.screen))
    context.go(ScreenName.UNDERSTAND)


def explain_program(context: Context) -> None:
    """Show how the program is used, by whoever writes, or by a nurse who reads."""
    own = Guide.USING_IT if context.journal.author is None else Guide.USING_IT_CAREGIVER
    explain(context, Guide.USING_IT_NURSE if context.shown.at_counter else own)


class ShortcutsAsked(Struct):
    """The screen from which the sheet of shortcuts was asked for."""

    came_from: ScreenName = ScreenName.HOME


def show_shortcuts(context: Context) -> None:
    """Show the sheet of the keyboard's shortcuts; the way back leads to the present screen."""
    if context.state.screen is not ScreenName.SHORTCUTS:
        context.state.put(ShortcutsAsked(context.state.screen))
        context.go(ScreenName.SHORTCUTS)


def question_links(context: Context, symptom: Symptom) -> list[QPushButton]:
    """What may be opened from a question: its symptom explained, its wording, what is asked."""
    texts = context.texts
    wording = button(
        texts("How this question is worded"), partial(explain, context, HOW_WE_ASK), kind="link"
    )
    wording.setObjectName("how-worded")
    choice = button(texts("Choose what is asked"), partial(choose_symptoms, context), kind="link")
    choice.setObjectName("choose-symptoms")
    explained = explain_link(context, symptom)
    return [wording, choice] if explained is None else [explained, wording, choice]


def explain_link(context: Context, symptom: Symptom) -> QPushButton | None:
    """A link to the first explanation about this symptom; None where there is none.

    In reading order the explanations on one organ stand before those that speak of many symptoms.
    """
    from companion.content.explanations import load_explanations

    texts = context.texts
    explanations = load_explanations().explanations_about(symptom.id, context.language)
    if not explanations:
        return None
    made = button(texts("Understand"), partial(explain, context, explanations[0].id), kind="link")
    made.setObjectName(f"explain-{symptom.id}")
    made.setAccessibleName(texts("Understand: {symptom}", symptom=texts.words(symptom.label)))
    if explanations[0].title not in made.accessibleName():
        made.setAccessibleDescription(explanations[0].title)
    return made
