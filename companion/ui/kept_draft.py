"""What is being typed, kept encrypted beside the carnet while it is locked, and found again.

It knows the screens' state but no screen; the keys of the carnet write and read what it makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec
from PySide6.QtCore import QObject, QTimer

from companion.actions.check_in_draft import CheckInDraft
from companion.actions.symptom_details import DETAILS_OF
from companion.domain.errors import CompanionError
from companion.domain.records import Details
from companion.domain.symptoms import Attribute, Recall
from companion.record_book.keys import CarnetKeys
from companion.ui.context import Context, OpenForm, PageName
from companion.ui.other_carnet import Left

FORMAT = "companion-draft/1"
_FORMS = ("question_form", "treatment_form", "entry_form", "card_form")


@dataclass(frozen=True)
class _CheckIn:
    """A check-in in progress; symptoms by their ids."""

    for_day: date
    symptoms: tuple[str, ...]
    recall: Recall
    answers: dict[str, dict[Attribute, int]]
    note: str
    warning_signs: tuple[str, ...]
    copied_from: str | None
    correcting: str | None
    position: int
    details: dict[str, Details] = field(default_factory=dict)
    stools: int | None = None
    usual_stools: int | None = None
    detailing: str | None = None


@dataclass(frozen=True)
class _Kept:
    """All that was in progress. `forms` by the name of their place in the window's state."""

    format: str
    page: PageName
    author: str | None
    check_in: _CheckIn | None = None
    opened: str | None = None
    treatment_tab: str = ""
    new_question: str = ""
    forms: dict[str, OpenForm] = field(default_factory=dict)


def in_progress(context: Context) -> bool:
    """Whether something was typed that is not saved yet."""
    state = context.state
    draft = state.draft
    typed = any(form is not None and any(form.typed.values()) for form in _forms(context).values())
    return typed or bool(state.new_question.strip()) or (draft is not None and not draft.is_empty)


def keep_draft_of(context: Context, keys: CarnetKeys) -> bool:
    """Keep what is in progress; whether there was anything. Raises CompanionError."""
    if not in_progress(context):
        keys.let_draft_go()  # an older one that was given up since
        return False
    state = context.state
    kept = _Kept(
        FORMAT,
        state.page,
        context.journal.author,
        check_in=None if state.draft is None else _kept_check_in(state.draft),
        opened=state.opened,
        treatment_tab=state.treatment_tab,
        new_question=state.new_question,
        forms={name: form for name, form in _forms(context).items() if form is not None},
    )
    keys.keep_draft(msgspec.json.encode(kept))
    return True


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
    state.opened = kept.opened or state.opened
    state.treatment_tab = kept.treatment_tab or state.treatment_tab
    state.new_question = kept.new_question
    if kept.author is None or context.journal.carnet.history(kept.author):
        context.journal.author = kept.author
    if kept.page is not PageName.ENTRY or _is_there(context, state.opened):
        state.page = kept.page
    return True


def go_on(context: Context, left: Left | None, keys: CarnetKeys) -> bool:
    """Put back what a lock or the end of the program interrupted; whether something was typed."""
    if left is not None and left.identity == context.journal.carnet.identity:
        context.state = left.state
        context.journal.author = left.author
        found = in_progress(context)
    else:
        found = not context.read_only and find_draft_again(context, keys)
    if not context.read_only:
        DraftKeeper(context, keys)
    return found


class DraftKeeper(QObject):
    """Lets the kept draft go once nothing of it is unsaved any more. Goes with its context."""

    def __init__(self, context: Context, keys: CarnetKeys) -> None:
        super().__init__(context)
        self._context, self._keys = context, keys
        context.journal_changed.connect(self._on_journal_changed)

    def _on_journal_changed(self) -> None:
        # The screen takes its draft away after the journal has it.
        QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        if in_progress(self._context):
            return
        try:
            self._keys.let_draft_go()
        except CompanionError:
            return  # A file that cannot be deleted now is replaced or deleted the next time.


def _is_there(context: Context, record_id: str | None) -> bool:
    return record_id is not None and bool(context.journal.carnet.history(record_id))


def _forms(context: Context) -> Mapping[str, OpenForm | None]:
    return {name: getattr(context.state, name) for name in _FORMS}


def _kept_check_in(draft: CheckInDraft) -> _CheckIn:
    return _CheckIn(
        draft.for_day,
        tuple(symptom.id for symptom in draft.symptoms),
        draft.recall,
        draft.answers,
        draft.note,
        draft.warning_signs,
        draft.copied_from,
        draft.correcting,
        draft.position,
        draft.details,
        draft.stools,
        draft.usual_stools,
        draft.detailing,
    )


def _draft(kept: _CheckIn, context: Context) -> CheckInDraft:
    known = context.catalogue.symptoms
    symptoms = [known[name] for name in kept.symptoms if name in known]
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
        detailing=kept.detailing if kept.detailing in DETAILS_OF else None,
    )
