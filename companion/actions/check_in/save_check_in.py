"""Writing a check-in in progress into the journal, whether it is finished or the window closes.

It decides nothing about what was answered.
"""

from msgspec.structs import replace

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.actions.check_in.symptom_details import STOOLS, STOOLS_UNIT, stools_of
from companion.actions.journal import Journal, Writing
from companion.domain.records import Measurement, Profile, Revision, Usual


def save_check_in(journal: Journal, check_in: OpenCheckIn) -> tuple[Revision, ...]:
    """Record it, or correct what it corrects; () when a correction changes nothing.

    The number of stools typed beside it is kept in the same durable act, as a measurement of the
    day. Raises what `Journal.record` and `Journal.correct` raise; the check-in in progress stays as it is.
    """
    author = journal.writer_id()
    writings: list[Writing] = [(check_in.correcting, check_in.body())]
    symptoms = journal.catalogue.symptoms.values()
    if any(each.counts_stools and check_in.level_above_0(each.id) for each in symptoms):
        writings += _stools(journal, check_in, author)
    # Another's check-in is opened for correction at their request alone.
    return journal.write_all(writings, at_request=check_in.correcting is not None)


def _stools(journal: Journal, check_in: OpenCheckIn, author: str) -> list[Writing]:
    writings: list[Writing] = []
    if check_in.stools is not None:
        noted = stools_of(journal.carnet, check_in.for_day, author)
        number = float(check_in.stools)
        if noted is None:
            counted = Measurement(check_in.for_day, STOOLS, number, STOOLS_UNIT)
            writings.append((None, counted))
        else:
            writings.append((noted.id, replace(noted.body, value=number)))
    if check_in.usual_stools is not None:
        writings.append(_with_usual(journal, check_in.usual_stools))
    return writings


def _with_usual(journal: Journal, stools: int) -> Writing:
    """The profile with the person's usual number of stools a day; a new one where there is none."""
    profile, patient = journal.carnet.profile(), journal.carnet.patient()
    if profile is None:
        name = patient.body.name if patient else ""
        return None, Profile(name, usual=Usual(stools_per_day=stools))
    usual = replace(profile.body.usual or Usual(), stools_per_day=stools)
    return profile.id, replace(profile.body, usual=usual)
