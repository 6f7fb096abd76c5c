"""What is being typed, as it is kept encrypted beside the carnet, and how it is found again.

It knows the screens' state but no screen; the keys of the carnet write and read what it makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from companion.actions.answering import Answering
from companion.actions.check_in_draft import CheckInDraft
from companion.actions.symptom_details import has_own_step, stools_of
from companion.domain.answered import loaded_forms
from companion.domain.records import Details
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.keys import CarnetKeys
from companion.ui.ways.context import Context, OpenForm, SheetState
from companion.ui.ways.screen_name import ScreenName

FORMAT = "companion-draft/1"
_FORMS = ("question_form", "treatment_form", "entry_form", "card_form")
_THYROID_FORM = "thyroid_form"


class _CheckIn(msgspec.Struct, frozen=True):
    """What is kept of a `CheckInDraft`, by the names that it has there; symptoms by their ids."""

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


@dataclass(frozen=True)
class _Answering:
    """A care team's questionnaire in progress, by its « url|version »."""

    questionnaire: str
    for_day: date
    given: dict[str, str | float | bool]
    typed: dict[str, str]
    position: int
    correcting: str | None


@dataclass(frozen=True)
class _Sheet:
    """A paper week in progress: its boxes as symptom, number of the day and level."""

    first_day: date | None
    cells: tuple[tuple[str, int, int], ...]
    notes: dict[int, str]
    added: tuple[str, ...]


@dataclass(frozen=True)
class _Kept:
    """All that was in progress. `forms` by the name of their place in the window's state."""

    format: str
    page: ScreenName
    author: str | None
    check_in: _CheckIn | None = None
    opened: str | None = None
    treatment_tab: str = ""
    new_question: str = ""
    forms: dict[str, OpenForm] = field(default_factory=dict)
    questionnaire: _Answering | None = None
    sheet: _Sheet | None = None


def in_progress(context: Context) -> bool:
    """Whether something was typed that is not saved yet."""
    state = context.state
    typed = any(form is not None and any(form.typed.values()) for form in _forms(context).values())
    sheet = state.sheet
    return (
        typed
        or bool(state.new_question.strip())
        or says_something_new(context, state.draft)
        or says_something_new(context, state.questionnaire.answering)
        or bool(sheet.cells)
        or any(note.strip() for note in sheet.notes.values())
    )


def says_something_new(context: Context, draft: CheckInDraft | Answering | None) -> bool:
    """Whether it says anything that the record which it corrects does not say already."""
    if draft is None:
        return False
    if draft.correcting is None:
        return not draft.is_empty
    if isinstance(draft, CheckInDraft) and _counts_stools_anew(context, draft):
        return True
    history = context.journal.carnet.history(draft.correcting)
    return not history or history[-1].body != draft.body()


def _counts_stools_anew(context: Context, draft: CheckInDraft) -> bool:
    journal = context.journal
    noted = stools_of(journal.carnet, draft.for_day, journal.writer_id())
    standing = None if noted is None else round(noted.body.value)
    return draft.usual_stools is not None or draft.stools not in (None, standing)


def content_of(context: Context) -> bytes | None:
    """All that is in progress, to be kept; None when nothing is."""
    if not in_progress(context):
        return None
    state = context.state
    answering = state.questionnaire.answering
    kept = _Kept(
        FORMAT,
        state.screen,
        context.journal.author,
        check_in=_kept_check_in(state.draft),
        opened=state.opened,
        treatment_tab=state.treatment_tab,
        new_question=state.new_question,
        forms={name: form for name, form in _forms(context).items() if form is not None},
        questionnaire=None if answering is None else _kept_answering(answering),
        sheet=_kept_sheet(state.sheet),
    )
    return msgspec.json.encode(kept)


def keep_draft_of(context: Context, keys: CarnetKeys) -> None:
    """Keep what is in progress, or let go what was given up since. Raises CompanionError."""
    content = content_of(context)
    if content is None:
        keys.let_draft_go()
    else:
        keys.keep_draft(content)


def find_draft_again(context: Context, keys: CarnetKeys) -> bool:
    """Put what was kept back into the state; whether there was anything."""
    content = keys.kept_draft()
    if content is None:
        return False
    try:
        kept = msgspec.json.decode(content, type=_Kept)
    except (msgspec.MsgspecError, ValueError):
        return False  # Of another release: it stays where it is.
    state = context.state
    if kept.check_in is not None:
        state.draft = _draft(kept.check_in, context)
    for name, form in kept.forms.items():
        if name in _FORMS:
            setattr(state, name, form)
    state.thyroid.form = kept.forms.get(_THYROID_FORM, state.thyroid.form)
    if kept.questionnaire is not None:
        state.questionnaire.answering = _answering(kept.questionnaire, context)
    if kept.sheet is not None:
        state.sheet = _sheet(kept.sheet)
    state.opened = kept.opened or state.opened
    state.treatment_tab = kept.treatment_tab or state.treatment_tab
    state.new_question = kept.new_question
    if kept.author is None or context.journal.carnet.history(kept.author):
        context.journal.author = kept.author
    if kept.page is not ScreenName.ENTRY or _is_there(context, state.opened):
        state.screen = kept.page
    return True


def _is_there(context: Context, record_id: str | None) -> bool:
    return record_id is not None and bool(context.journal.carnet.history(record_id))


def _forms(context: Context) -> Mapping[str, OpenForm | None]:
    found = {name: getattr(context.state, name) for name in _FORMS}
    return {**found, _THYROID_FORM: context.state.thyroid.form}


def _kept_check_in(draft: CheckInDraft | None) -> _CheckIn | None:
    return None if draft is None else msgspec.convert(draft, _CheckIn, from_attributes=True)


def _draft(kept: _CheckIn, context: Context) -> CheckInDraft:
    known = context.catalogue.symptoms
    symptoms = [known[name] for name in kept.symptom_ids if name in known]
    return CheckInDraft(
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
        detailing=kept.detailing if kept.detailing and has_own_step(kept.detailing) else None,
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
    form = loaded_forms(context.journal.carnet, context.journal.catalogue).get(kept.questionnaire)
    if form is None:
        return None
    made = Answering(form, kept.for_day, dict(kept.given), correcting=kept.correcting)
    made.typed = dict(kept.typed)
    made.position = min(kept.position, len(made.steps))
    return made


def _kept_sheet(sheet: SheetState) -> _Sheet:
    cells = tuple((symptom, day, level) for (symptom, day), level in sheet.cells.items())
    return _Sheet(sheet.first_day, cells, dict(sheet.notes), tuple(sheet.added))


def _sheet(kept: _Sheet) -> SheetState:
    cells = {(symptom, day): level for symptom, day, level in kept.cells}
    return SheetState(kept.first_day, cells, dict(kept.notes), list(kept.added))
