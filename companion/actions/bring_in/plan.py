"""What bringing a file in would change, bringing it in as one act, and taking it back.

Only adds: an entry that is there already stays as it is, whatever the file says of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from companion.actions.bring_in.columns import Choices
from companion.actions.bring_in.content_ids import is_of_content
from companion.actions.bring_in.found import (
    Found,
    FoundRecords,
    FoundTable,
    LeftOut,
    NotBroughtIn,
)
from companion.actions.bring_in.lines import lines_of
from companion.actions.journal import Journal
from companion.actions.own_symptoms import own_symptoms
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError, InvalidRecord
from companion.domain.records import (
    Body,
    CheckIn,
    Kind,
    OwnSymptom,
    Person,
    Questionnaire,
    Revision,
    Role,
)
from companion.domain.sharing import says_the_same
from companion.messages import Texts
from companion.record_json import RecordLine, parse_line

IDENTITY = N_("about the person and the settings of another record book")
PHOTOS = N_("photos, whose pictures are not in the file")
UNKNOWN_WRITER = N_("written by {name}, who is not in this record book")

_IDENTITY_KINDS = frozenset({Kind.PROFILE, Kind.PREFERENCES})


class NothingToTakeBack(CompanionError):
    """A file of which nothing stands in the carnet as it was brought in."""

    message = N_("Nothing of this file stands in the record book as it was brought in.")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record of the file. `writer` is the name of who wrote it there; None for the patient."""

    line: RecordLine
    writer: str | None = None


@dataclass(frozen=True)
class Plan:
    """What would be written (`new`), and what not.

    `here`: already there; `otherwise`: of these, said otherwise now, which stays; `back`: of the new
    ones, those that were taken back once. `standing` are the ids that taking back would touch.
    """

    new: tuple[Revision, ...]
    here: int
    otherwise: int
    back: int
    left_out: tuple[LeftOut, ...]
    standing: tuple[str, ...]

    @property
    def by_kind(self) -> Counter[Kind]:
        """How many of each kind are new."""
        return Counter(revision.kind for revision in self.new)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the new ones speak of."""
        return days_of(self.new)


def days_of(revisions: Iterable[Revision]) -> tuple[date, date] | None:
    """The first and the last day that they speak of; None where they speak of none."""
    found = sorted(day for revision in revisions if (day := day_of(revision.body)) is not None)
    return (found[0], found[-1]) if found else None


def day_of(body: Body | None) -> date | None:
    """The day that a record speaks of; None of one that speaks of none."""
    for name in ("for_day", "from_day", "at"):
        day = getattr(body, name, None)
        if isinstance(day, date):
            return date(day.year, day.month, day.day)
    return None


def plan(
    journal: Journal,
    found: Found,
    choices: Choices | None,
    texts: Texts,
    *,
    writer: str | None = None,
) -> Plan:
    """What bringing a file in would do; nothing is written.

    `writer` signs all of it: a person's record id. None: the patient, but for what somebody else
    wrote as the file says. Raises NotBroughtIn.
    """
    if isinstance(found, FoundTable):
        assert choices is not None
        lines, left = lines_of(found, choices, texts, journal.now())
        arrivals = [Arrival(line) for line in lines]
    else:
        arrivals, left = (
            [Arrival(parse_line(r.line), r.writer) for r in found.records],
            found.left_out,
        )
    return _planned(journal, arrivals, left, writer, _own_of(found))


def _own_of(found: Found) -> tuple[OwnSymptom, ...]:
    return found.own_symptoms if isinstance(found, FoundRecords) else ()


def _planned(
    journal: Journal,
    arrivals: Sequence[Arrival],
    left: Sequence[LeftOut],
    writer: str | None,
    own: Sequence[OwnSymptom],
) -> Plan:
    carnet, sorter = journal.whole, _Sorter(journal.whole, writer, arrivals)
    for arrival in arrivals:
        sorter.sort(arrival)
    # Whoever signs something is there before it, whatever the order of the file.
    sorter.new.sort(key=lambda line: not isinstance(line.body, Person))
    words = _words_needed(carnet, own, sorter.new)
    try:
        new = journal.prepared((*words, *sorter.new))
    except InvalidRecord as error:
        raise NotBroughtIn(**error.values) from error
    outs = (*left, *(LeftOut(reason, n, name) for (reason, name), n in sorter.left.items()))
    return Plan(new, sorter.here, sorter.otherwise, sorter.back, outs, tuple(sorter.standing))


def _words_needed(
    carnet: Carnet, own: Sequence[OwnSymptom], lines: Iterable[RecordLine]
) -> tuple[RecordLine, ...]:
    """The choice of what is asked with the symptoms in one's own words that the lines answer."""
    known = own_symptoms(carnet)
    answered = {s for line in lines if isinstance(line.body, CheckIn) for s in line.body.answers}
    missing = tuple(o for o in own if o.id in answered and o.id not in known)
    if not missing:
        return ()
    entry = carnet.preferences_entry()
    before = carnet.preferences()
    body = replace(before, own_symptoms=(*before.own_symptoms, *missing))
    return (RecordLine(Kind.PREFERENCES, body, entry.id if entry else None, None, None),)


class _Sorter:
    """Sorts what arrives into what is new, what is there already, and what stays outside."""

    def __init__(self, carnet: Carnet, writer: str | None, arrivals: Sequence[Arrival]) -> None:
        self.new: list[RecordLine] = []
        self.here = self.otherwise = self.back = 0
        self.left = Counter[tuple[str, str]]()
        self.standing: list[str] = []
        self._carnet, self._writer = carnet, writer
        self._names = {
            entry.body.name: entry.id
            for entry in carnet.entries(Person)
            if entry.body.role is not Role.PATIENT and entry.body.name
        }
        self._loaded = {entry.body.url for entry in carnet.entries(Questionnaire)}
        self._people = {entry.id for entry in carnet.entries(Person)}
        self._arriving = {
            a.line.id: a.line.body for a in arrivals if isinstance(a.line.body, Person)
        }

    def sort(self, arrival: Arrival) -> None:
        """Put one where it belongs."""
        line = arrival.line
        if isinstance(line.body, Questionnaire) and line.body.url in self._loaded:
            self.here += 1  # the care team's newest version is loaded by its own way
            return
        history = self._carnet.history(line.id or "")
        if history and history[-1].body is not None:
            self._is_here(line, history)
            return
        reason, name = self._kept_out(arrival)
        if reason:
            self.left[reason, name] += 1
            return
        self.back += bool(history)
        author = history[0].author if history else self._author(arrival)
        self.new.append(replace(line, author=author))

    def _is_here(self, line: RecordLine, history: Sequence[Revision]) -> None:
        self.here += 1
        standing, said = history[-1].body, line.body
        if isinstance(said, CheckIn) and isinstance(standing, CheckIn):
            # A hospital's file does not say what a check-in was copied from.
            said = replace(said, copied_from=standing.copied_from)
        if is_of_content(history[0].record_id):
            first = history[0].body
            if first is not None and standing is not None and says_the_same(first, standing):
                self.standing.append(history[0].record_id)
        elif standing is not None and said is not None and not says_the_same(standing, said):
            self.otherwise += 1

    def _kept_out(self, arrival: Arrival) -> tuple[str, str]:
        """Why a record stays outside, and a name to say it with."""
        body, kind = arrival.line.body, arrival.line.kind
        if kind in _IDENTITY_KINDS or (isinstance(body, Person) and body.role is Role.PATIENT):
            return IDENTITY, ""
        if kind is Kind.PHOTO:
            return PHOTOS, ""
        if self._writer is None and self._author(arrival) is None and self._says_who(arrival):
            return UNKNOWN_WRITER, arrival.writer or "?"
        return "", ""

    def _says_who(self, arrival: Arrival) -> bool:
        """Whether the file names somebody else than its patient."""
        if arrival.writer is not None:
            return True
        author = arrival.line.author
        person = self._arriving.get(author)
        return author is not None and (person is None or person.role is not Role.PATIENT)

    def _author(self, arrival: Arrival) -> str | None:
        """Who signs it; None for the patient."""
        if self._writer is not None:
            return self._writer
        if arrival.writer is not None:
            return self._names.get(arrival.writer)
        author = arrival.line.author
        arriving = self._arriving.get(author)
        known = author in self._people or (arriving and arriving.role is not Role.PATIENT)
        return author if known else None


def bring_in(journal: Journal, planned: Plan) -> tuple[Revision, ...]:
    """Write what is new, in one durable act: all of it, or none."""
    journal.write_prepared(planned.new)
    return planned.new


def take_back(journal: Journal, planned: Plan) -> tuple[Revision, ...]:
    """Withdraw, in one durable act, what a file brought in and nobody changed since.

    Raises NothingToTakeBack.
    """
    firsts = [journal.whole.history(record_id)[0] for record_id in planned.standing]
    if not firsts:
        raise NothingToTakeBack
    return journal.undo_all(firsts)
