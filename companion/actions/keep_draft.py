"""Writing a check-in in progress into the journal, whether it is finished or the window closes.

It knows no screen; it decides nothing about what was answered.
"""

from dataclasses import replace

from companion.actions.check_in_draft import CheckInDraft
from companion.actions.journal import Journal, Writing
from companion.actions.symptom_details import STOOLS, STOOLS_OF, STOOLS_UNIT, stools_of
from companion.domain.records import Measurement, Profile, Revision, Usual


def keep_draft(journal: Journal, draft: CheckInDraft) -> tuple[Revision, ...]:
    """Record the draft, or correct what it corrects; () when a correction changes nothing.

    The number of stools typed beside it is kept in the same durable act, as a measurement of the
    day. Raises what `Journal.record` and `Journal.correct` raise; the draft stays as it is.
    """
    author = journal.writer_id()
    writings: list[Writing] = [(draft.correcting, draft.body())]
    if draft.level_above_0(STOOLS_OF):
        writings += _stools(journal, draft, author)
    return journal.write_all(writings)


def _stools(journal: Journal, draft: CheckInDraft, author: str) -> list[Writing]:
    writings: list[Writing] = []
    if draft.stools is not None:
        noted = stools_of(journal.carnet, draft.for_day, author)
        number = float(draft.stools)
        if noted is None:
            counted = Measurement(draft.for_day, STOOLS, number, STOOLS_UNIT)
            writings.append((None, counted))
        else:
            writings.append((noted.id, replace(noted.body, value=number)))
    if draft.usual_stools is not None:
        writings.append(_with_usual(journal, draft.usual_stools))
    return writings


def _with_usual(journal: Journal, stools: int) -> Writing:
    """The profile with the person's usual number of stools a day; a new one where there is none."""
    profile, patient = journal.carnet.profile(), journal.carnet.patient()
    if profile is None:
        name = patient.body.name if patient else ""
        return None, Profile(name, usual=Usual(stools_per_day=stools))
    usual = replace(profile.body.usual or Usual(), stools_per_day=stools)
    return profile.id, replace(profile.body, usual=usual)
