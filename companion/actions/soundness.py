"""Which writings of a carnet can be true, as strictly as when they are typed; the rest is left aside.

A file from elsewhere may hold what no screen would take. Such writings stay in the file, count
nowhere, and are told.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from msgspec import Struct

from companion.actions.own_symptoms import as_asked, put_in_words
from companion.domain.errors import N_, InvalidRecord
from companion.domain.records import CheckIn, Kind, Person, Revision
from companion.domain.symptoms import Answer, Catalogue
from companion.domain.validity import check_body, check_day_and_texts

UNKNOWN_AUTHOR: Final = N_("the person who signs is not in the record book")
UNREADABLE: Final = N_("it does not open")

_UUID: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Aside(Struct, frozen=True):
    """A writing that is left out of everything. `kind` and `recorded_at` are None where unknown.

    `reason` says in a sentence's half why it cannot be true.
    """

    id: str
    reason: InvalidRecord
    kind: Kind | None = None
    recorded_at: datetime | None = None

    @property
    def dismissal(self) -> str:
        """The UUID by which a later writing says that it need not be told any more."""
        return self.id if _UUID.fullmatch(self.id) else str(uuid5(NAMESPACE_OID, self.id))


def sift(
    revisions: Sequence[Revision],
    catalogue: Catalogue,
    *,
    known: Iterable[Revision] = (),
    unreadable: Iterable[Aside] = (),
) -> tuple[list[Revision], tuple[Aside, ...]]:
    """The writings that can be true, in their order, and those that are left aside.

    `known` are writings of the same carnet that were found sound before: what they put in words may
    be answered. `unreadable` is what the file could not even read. What was dismissed is not told
    again.
    """
    known = tuple(known)
    words = put_in_words([*known, *revisions]).values()
    judged = _Judge(catalogue.with_own(as_asked(catalogue, own) for own in words))
    people = {r.record_id for r in (*known, *revisions) if isinstance(r.body, Person)}
    sound: list[Revision] = []
    aside = list(unreadable)
    for revision in revisions:
        reason = judged.fault(revision)
        if reason is None and revision.author not in people:
            reason = InvalidRecord(reason=UNKNOWN_AUTHOR)
        if reason is None:
            sound.append(revision)
        else:
            aside.append(Aside(revision.id, reason, revision.kind, revision.recorded_at))
    dismissed = {r.supersedes for r in sound if r.body is None} if aside else set()
    return sound, tuple(each for each in aside if each.dismissal not in dismissed)


class _Judge:
    """Tells what is wrong with a writing. Remembers answers: ten years repeat a few of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._fine: set[tuple[object, ...]] = set()
        self._fine_objects: set[tuple[str, int]] = set()

    def fault(self, revision: Revision) -> InvalidRecord | None:
        """What cannot be true in it, or None."""
        body = revision.body
        if body is None:
            return None
        try:
            if isinstance(body, CheckIn) and not (
                body.details or body.warning_signs or body.at_request_of
            ):
                self._check_answers(body)
                check_day_and_texts(body.for_day, body.note, body.copied_from)
            else:
                check_body(body, self._catalogue)
        except InvalidRecord as error:
            return error
        return None

    def _check_answers(self, body: CheckIn) -> None:
        # What was read from the file holds equal answers once; told by their place, they are not read again.
        answers = body.answers
        here = (*zip(answers, map(id, answers.values()), strict=True),)
        if self._fine_objects.issuperset(here):
            return
        for symptom, answer in answers.items():
            seen = (symptom, *answer.items())
            if seen not in self._fine:
                self._check_answer(body, symptom, answer)
                self._fine.add(seen)
        self._fine_objects.update(here)

    def _check_answer(self, body: CheckIn, symptom: str, answer: Answer) -> None:
        check_body(CheckIn(body.for_day, body.recall, {symptom: answer}), self._catalogue)
