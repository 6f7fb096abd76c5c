"""What is being typed, as it is kept encrypted beside the carnet, and how it is found again.

It knows the state that the ways hold and no screen; the record book writes and reads what it makes.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from companion.actions.check_in.answering import Answering
from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.domain.answered import loaded_forms
from companion.domain.questionnaire_values import Value
from companion.domain.records import Details
from companion.domain.symptoms import Attribute, Recall
from companion.record_book import draft
from companion.record_book.book import RecordBook
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, says_something_new
from companion.ui.ways.to_entry import OpenedEntry
from companion.ui.ways.to_questionnaire import AnsweringState
from companion.ui.ways.to_treatment import TreatmentTab
from companion.ui.ways.unsaved import NewQuestion, OpenForm, OpenForms, WeekSheetState

FORMAT = "companion-draft/1"


class _CheckIn(msgspec.Struct, frozen=True):
    """What is kept of a `OpenCheckIn`, by the names that it has there; symptoms by their ids."""

    for_day: date
    symptom_ids: tuple[str, ...] = msgspec.field(name="symptoms")
    recall: Recall
    answers: dict[str, dict[Attribute, int]]
    note: str
    warning_signs: tuple[str, ...]
    copied_from: str | None
    correcting: str | None
    position: int
    details: dict[str, Details] = {}
    stools: int | None = None
    usual_stools: int | None = None
    detailing: str | None = None


class _Answering(Struct, frozen=True):
    """A care team's questionnaire in progress, by its « url|version »."""

    questionnaire: str
    for_day: date
    given: dict[str, Value]
    typed: dict[str, str]
    position: int
    correcting: str | None


_READ_ONLY: Final = (
    ScreenName.CALL,
    ScreenName.PRINT_PAGE,
    ScreenName.UNDERSTAND,
    ScreenName.SHORTCUTS,
    ScreenName.ABOUT,
    ScreenName.SAVED,
)
"""Screens in which nothing is typed: what was in progress is not on them."""


_PLACES: Final = {
    "treatment_form": ScreenName.TREATMENT,
    "thyroid_form": ScreenName.THYROID,
    "day_remark_form": ScreenName.JOURNAL,
    "entry_form": ScreenName.ENTRY,
    "card_form": ScreenName.WARNING_SIGNS,
}
"""Where a form in progress stands, by the name that it has in kept drafts; that of a question on Home."""


class _WeekSheet(Struct, frozen=True):
    """A paper week in progress: its boxes as symptom, number of the day and level."""

    first_day: date | None
    cells: tuple[tuple[str, int, int], ...]
    notes: dict[int, str]
    added: tuple[str, ...]


class _Kept(msgspec.Struct, frozen=True):
    """All that was in progress. `forms` by the name of the place where each is open.

    The file calls the screen `page` and the week sheet `sheet`.
    """

    format: str
    screen: ScreenName = msgspec.field(name="page")
    author: str | None
    check_in: _CheckIn | None = None
    opened: str | None = None
    treatment_tab: str = ""
    new_question: str = ""
    forms: dict[str, OpenForm] = {}
    questionnaire: _Answering | None = None
    week_sheet: _WeekSheet | None = msgspec.field(name="sheet", default=None)


def in_progress(context: Context) -> bool:
    """Whether something was typed that is not saved yet."""
    return bool(screens_in_progress(context))


def screens_in_progress(context: Context) -> tuple[ScreenName, ...]:
    """Where something was typed that is not saved yet, what takes longest to type anew first."""
    state = context.state
    sheet = state.of(WeekSheetState)
    typed = {
        ScreenName.CHECK_IN: says_something_new(context, state.of(CheckInState).check_in),
        ScreenName.QUESTIONNAIRE: says_something_new(context, state.of(AnsweringState).answering),
        ScreenName.WEEK_SHEET: bool(sheet.cells)
        or any(note.strip() for note in sheet.notes.values()),
        **{
            _PLACES.get(name, ScreenName.HOME): True
            for name, form in state.of(OpenForms).items()
            if any(form.typed.values())
        },
    }
    found = tuple(screen for screen, is_typed in typed.items() if is_typed)
    return found or ((ScreenName.HOME,) if state.of(NewQuestion).text.strip() else ())


def draft_elsewhere(context: Context) -> ScreenName | None:
    """The screen that leads on with what was typed, where the present one does not show it."""
    found = screens_in_progress(context)
    return None if context.state.screen in found else next(iter(found), None)


def content_of(context: Context) -> bytes | None:
    """All that is in progress, to be kept; None when nothing is."""
    if not in_progress(context):
        return None
    state = context.state
    answering = state.of(AnsweringState).answering
    kept = _Kept(
        FORMAT,
        state.screen,
        context.journal.author,
        check_in=_kept_check_in(state.of(CheckInState).check_in),
        opened=state.of(OpenedEntry).record_id,
        treatment_tab=state.of(TreatmentTab).name,
        new_question=state.of(NewQuestion).text,
        forms=dict(state.of(OpenForms)),
        questionnaire=None if answering is None else _kept_answering(answering),
        week_sheet=_kept_week_sheet(state.of(WeekSheetState)),
    )
    return msgspec.json.encode(kept)


def find_draft_again(context: Context, book: RecordBook) -> bool:
    """Put what was kept back into the state; whether there was anything."""
    content = draft.kept(book)
    if content is None:
        return False
    try:
        kept = msgspec.json.decode(content, type=_Kept)
    except (msgspec.MsgspecError, ValueError):
        return False  # Of another release: it stays where it is.
    state = context.state
    if kept.check_in is not None:
        state.put(CheckInState(_check_in(kept.check_in, context)))
    state.of(OpenForms).update(kept.forms)
    if kept.questionnaire is not None:
        state.of(AnsweringState).answering = _answering(kept.questionnaire, context)
    if kept.week_sheet is not None:
        state.put(_week_sheet(kept.week_sheet))
    if kept.opened:
        state.put(OpenedEntry(kept.opened))
    if kept.treatment_tab:
        state.put(TreatmentTab(kept.treatment_tab))
    state.put(NewQuestion(kept.new_question))
    if kept.author is None or context.journal.carnet.history(kept.author):
        context.journal.author = kept.author
    is_gone = kept.screen is ScreenName.ENTRY and not _is_there(
        context, state.of(OpenedEntry).record_id
    )
    if kept.screen not in _READ_ONLY and not is_gone:
        state.screen = kept.screen  # else Home, which offers to go on
    return True


def _is_there(context: Context, record_id: str | None) -> bool:
    return record_id is not None and bool(context.journal.carnet.history(record_id))


def _kept_check_in(check_in: OpenCheckIn | None) -> _CheckIn | None:
    return None if check_in is None else msgspec.convert(check_in, _CheckIn, from_attributes=True)


def _check_in(kept: _CheckIn, context: Context) -> OpenCheckIn:
    known = context.catalogue.symptoms
    symptoms = [known[name] for name in kept.symptom_ids if name in known]
    detailing = known.get(kept.detailing or "")
    return OpenCheckIn(
        kept.for_day,
        symptoms,
        recall=kept.recall,
        answers={name: answers for name, answers in kept.answers.items() if name in known},
        note=kept.note,
        warning_signs=kept.warning_signs,
        copied_from=kept.copied_from,
        correcting=kept.correcting,
        position=min(kept.position, len(symptoms)),
        details={name: noted for name, noted in kept.details.items() if name in known},
        stools=kept.stools,
        usual_stools=kept.usual_stools,
        detailing=detailing.id if detailing and detailing.has_details_step else None,
    )


def _kept_answering(answering: Answering) -> _Answering:
    return _Answering(
        questionnaire=answering.form.canonical,
        for_day=answering.for_day,
        given=answering.given,
        typed=answering.typed,
        position=answering.position,
        correcting=answering.correcting,
    )


def _answering(kept: _Answering, context: Context) -> Answering | None:
    form = loaded_forms(context.journal.carnet, context.journal.catalogue, context.language).get(
        kept.questionnaire
    )
    if form is None:
        return None
    made = Answering(form, kept.for_day, dict(kept.given), correcting=kept.correcting)
    made.typed = dict(kept.typed)
    made.position = min(kept.position, len(made.steps))
    return made


def _kept_week_sheet(sheet: WeekSheetState) -> _WeekSheet:
    cells = tuple((symptom, day, level) for (symptom, day), level in sheet.cells.items())
    return _WeekSheet(sheet.first_day, cells, dict(sheet.notes), tuple(sheet.added))


def _week_sheet(kept: _WeekSheet) -> WeekSheetState:
    cells = {(symptom, day): level for symptom, day, level in kept.cells}
    return WeekSheetState(kept.first_day, cells, dict(kept.notes), list(kept.added))
