"""Answering a care team's questionnaire, or correcting answers, without losing those in progress."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from companion.actions.check_in.answering import Answering, Loaded, answers_of, keep_answering
from companion.domain.answered import loaded_forms
from companion.domain.carnet import Entry
from companion.domain.records import QuestionnaireResponse, Revision
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName

if TYPE_CHECKING:
    from companion.actions.questionnaire_files import Offer


class AnsweringState(Struct):
    """What is in progress is kept until it is saved; `seen` is the questionnaire that is read through.

    `offer` is what files would bring, until it is taken in or left.
    """

    answering: Answering | None = None
    seen: str | None = None
    offer: "Offer | None" = None


class QuestionnairesAsked(Struct):
    """The screen that led to the list, or to one of them."""

    came_from: ScreenName = ScreenName.HOME


def show_questionnaires(context: Context) -> None:
    """Show the list; its way back leads to the present screen."""
    context.state.of(AnsweringState).seen = context.state.of(AnsweringState).offer = None
    context.state.put(QuestionnairesAsked(context.state.screen))
    context.go(ScreenName.QUESTIONNAIRE)


def start_answering(context: Context, screen: QWidget, chosen: Loaded) -> None:
    """Answer a questionnaire for today, or go on where it was left."""
    state = context.state.of(AnsweringState)
    if state.answering is not None and state.answering.form.asks_the_same(chosen.form):
        state.answering.form = chosen.form
    else:
        if keep_in_progress(context, screen) is None:
            return
        state.answering = Answering(chosen.form, context.journal.today())
    state.seen = None
    if context.state.screen is not ScreenName.QUESTIONNAIRE:
        context.state.put(QuestionnairesAsked(context.state.screen))
    context.go(ScreenName.QUESTIONNAIRE)


def start_correcting(
    context: Context, screen: QWidget, entry: Entry[QuestionnaireResponse]
) -> None:
    """Open answers to correct them, or go on correcting them."""
    state, journal = context.state.of(AnsweringState), context.journal
    if state.answering is None or state.answering.correcting != entry.id:
        opened = answers_of(
            entry, loaded_forms(journal.carnet, journal.catalogue, context.language)
        )
        if opened is None:
            context.say(context.texts("Its questionnaire is not here, so it cannot be corrected."))
            return
        if keep_in_progress(context, screen) is None:
            return
        state.answering = opened
    context.state.put(QuestionnairesAsked(context.state.screen))
    context.go(ScreenName.QUESTIONNAIRE)


def keep_in_progress(context: Context, screen: QWidget) -> tuple[Revision, ...] | None:
    """Save the answers in progress; () when there are none, None when they cannot be saved."""
    state = context.state.of(AnsweringState)
    answering = state.answering
    if answering is None or answering.is_empty:
        state.answering = None
        return ()
    written = context.attempt(screen, partial(keep_answering, context.journal, answering))
    if written is not None:
        state.answering = None
    return written
