"""Lines from outside on their way into a carnet: whose they are, what they write over, what came before them.

Writes nothing: the journal does.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from companion.actions.own_symptoms import as_asked, put_in_words
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import N_, InvalidRecord, OthersWords
from companion.domain.records import Body, Kind, Noted, Person, Revision, Role
from companion.domain.sharing import as_correction
from companion.domain.symptoms import Catalogue
from companion.record_json import RecordLine

UNKNOWN_AUTHOR = N_("its author is not in the record book")
OTHER_KIND = N_("its id belongs to another kind of entry")
OTHERS_WORDS = N_(
    "another person wrote it; add a remark instead, or name who asked for it (at_request_of)"
)
NOT_THERE = N_("the entry to withdraw is not in the record book")
PATIENTS_ALONE = N_("only the patient keeps an entry to themselves")


def _is_person(carnet: Carnet, record_id: str) -> bool:
    return any(revision.kind is Kind.PERSON for revision in carnet.history(record_id))


def is_patient(carnet: Carnet, author: str) -> bool:
    patient = carnet.patient()
    return patient is None or patient.id == author


def followed(history: Sequence[Revision], body: Body | None, author: str) -> Body | None:
    """What a line writes over a record that is there. Raises InvalidRecord for another's words."""
    standing = next((r.body for r in reversed(history) if r.body is not None), None)
    if standing is None or not isinstance(standing, Noted):
        return body
    asked = isinstance(body, Noted) and body.at_request_of == history[0].author
    if (body is None or history[-1].body is None) and author != history[0].author and not asked:
        raise InvalidRecord(reason=OTHERS_WORDS)
    if body is None:
        return None
    entry = Entry(history[0].record_id, standing, tuple(history))
    try:
        return as_correction(entry, body, author, at_request=asked)
    except OthersWords as error:
        raise InvalidRecord(reason=OTHERS_WORDS) from error


class Taken:
    """What was taken in so far. It joins the carnet only when a line speaks of it.

    Adding each line by itself would copy the carnet each time: minutes for a large input.
    """

    def __init__(self, carnet: Carnet, catalogue: Catalogue) -> None:
        self.added: list[Revision] = []
        self._symptoms = dict(catalogue.symptoms)
        self.catalogue = replace(catalogue, symptoms=self._symptoms)
        self._carnet = carnet
        self._waiting: dict[str, Revision] = {}

    def carnet_for(self, line: RecordLine) -> Carnet:
        """A carnet in which this line's record and author can be looked up."""
        if line.id in self._waiting or line.author in self._waiting:
            return self.carnet()
        return self._carnet if self._carnet.patient() else self.carnet()

    def add(self, revision: Revision) -> None:
        """Take one more revision in; what it puts in words may be answered by the next line."""
        self.added.append(revision)
        for own in put_in_words([revision]).values():
            self._symptoms[own.id] = as_asked(self.catalogue, own)
        self._waiting[revision.record_id] = revision

    def carnet(self) -> Carnet:
        """The carnet with all that was taken in."""
        if self._waiting:
            self._carnet = self._carnet.with_revisions(self._waiting.values())
            self._waiting = {}
        return self._carnet


def author_of(carnet: Carnet, line: RecordLine, record_id: str) -> str:
    """The line's author, else the patient; the patient's own first record signs itself."""
    if line.author is not None:
        signs_itself = line.author == record_id and line.kind is Kind.PERSON
        if not signs_itself and not _is_person(carnet, line.author):
            raise InvalidRecord(reason=UNKNOWN_AUTHOR)
        return line.author
    patient = carnet.patient()
    if patient is not None:
        return patient.id
    if isinstance(line.body, Person) and line.body.role is Role.PATIENT:
        return record_id
    raise InvalidRecord(reason=UNKNOWN_AUTHOR)
