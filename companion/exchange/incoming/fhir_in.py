"""A FHIR R4 Bundle, ours or another program's, as records: Observation, MedicationStatement, QuestionnaireResponse.

What of it does not come in is counted and named. https://hl7.org/fhir/R4/bundle.html
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar
from uuid import UUID

import msgspec

from companion.actions.bring_in.content_ids import ContentIds
from companion.actions.bring_in.found import (
    BROKEN,
    NOTHING_KNOWN,
    FoundRecord,
    FoundRecords,
    LeftOut,
    NotBroughtIn,
    Source,
)
from companion.domain.errors import N_
from companion.domain.records import Body, OwnSymptom
from companion.domain.symptoms import OWN_PREFIX, Catalogue
from companion.domain.validity import quoted
from companion.exchange.fhir_authors import ANSWERED_BY
from companion.exchange.fhir_questionnaire import JOURNALS_OWN
from companion.exchange.fhir_resources import UUID_SYSTEM
from companion.exchange.incoming import fhir_model as fhir
from companion.exchange.incoming.fhir_answers import answers_of
from companion.exchange.incoming.fhir_check_in import NotOurs, check_in_of, is_check_in
from companion.exchange.incoming.fhir_records import (
    infusion_of,
    measurement_or_note,
    medicine_of,
)
from companion.record_json import Json, JsonObject, record_line

OTHER_KIND = N_("of another kind")
NO_DAY = N_("without a day, a name or a value")
IN_ERROR = N_("marked there as cancelled or entered in error")
MODIFIED = N_("saying that something in it means something else than usual")
SEVERAL_WRITERS = N_("written by several people")
NOT_READ = N_("in a form that is not read here")

R = TypeVar("R", bound=fhir.Part)
_CANCELLED: Final = frozenset({"cancelled", "entered-in-error"})
_LEFT_QUIETLY: Final = frozenset({"Patient", "Provenance", "Questionnaire", "OperationOutcome"})
_OURS: Final = 7
_LONGEST_DETAIL: Final = 120


def records_of(whole: JsonObject, catalogue: Catalogue) -> FoundRecords:
    """The records in a Bundle, or in a single resource. Raises NotBroughtIn."""
    if whole.get("resourceType") != "Bundle":
        whole = {"resourceType": "Bundle", "entry": [{"resource": whole}]}
    bundle = _read(whole, fhir.Bundle)
    reader = _Reader(catalogue)
    reader.learn(bundle)
    for entry in bundle.entry:
        if entry.resource is not None:
            reader.take(entry, entry.content)
    if not reader.records and not reader.left and not reader.questionnaires:
        raise NotBroughtIn(reason=NOTHING_KNOWN)
    left = tuple(LeftOut(reason, n, name) for (reason, name), n in reader.left.items())
    return FoundRecords(
        Source.FHIR,
        tuple(reader.records),
        left,
        reader.about,
        tuple(reader.own.values()),
        tuple(reader.questionnaires),
    )


def _read(values: JsonObject, kind: type[R]) -> R:
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        detail = quoted(str(error).replace("`", ""), _LONGEST_DETAIL)
        raise NotBroughtIn(reason=BROKEN, detail=detail) from error


def _kind(resource: JsonObject) -> str:
    kind = resource.get("resourceType")
    return kind if isinstance(kind, str) else ""


@dataclass
class _Reader:
    """Reads one bundle. `writers` are the names of those who wrote a resource, by its fullUrl."""

    catalogue: Catalogue
    records: list[FoundRecord] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    own: dict[str, OwnSymptom] = field(default_factory=dict)
    questionnaires: list[str] = field(default_factory=list)
    about: str = ""
    _ids: ContentIds = field(default_factory=ContentIds)
    _patients: set[str] = field(default_factory=set)
    _medicines: dict[str, str] = field(default_factory=dict)
    _writers: dict[str, set[str]] = field(default_factory=dict)

    def learn(self, bundle: fhir.Bundle) -> None:
        """What resources say about each other: whose they are, who wrote them, what is named elsewhere."""
        for entry in bundle.entry:
            resource, url = entry.content, entry.full_url or ""
            kind = _kind(resource)
            if kind == "Patient":
                patient = _read(resource, fhir.Patient)
                self._patients |= {url, f"Patient/{patient.id}"}
                self.about = self.about or next((n.words for n in patient.name if n.words), "")
            elif kind == "Medication":
                code = _read(resource, fhir.Medication).code
                named = code.words
                self._medicines |= {url: named, f"Medication/{resource.get('id')}": named}
            elif kind == "Questionnaire" and resource.get("name") == JOURNALS_OWN:
                self.own |= {own.id: own for own in _own_symptoms(resource)}
            elif kind == "Questionnaire":
                self.questionnaires.append(json.dumps(resource, ensure_ascii=False))
        for entry in bundle.entry:
            if _kind(entry.content) == "Provenance":
                self._learn_writers(_read(entry.content, fhir.Provenance))

    def _learn_writers(self, made: fhir.Provenance) -> None:
        names = {self._name(agent.who) for agent in made.agent}
        names |= {self._name(agent.who) for revised in made.entity for agent in revised.agent}
        for target in made.target:
            self._writers.setdefault(target.reference or "", set()).update(names)

    def _name(self, who: fhir.Reference | None) -> str:
        """The name of a writer; empty for the patient."""
        if who is None or (who.reference or "") in self._patients:
            return ""
        return who.display or who.reference or ""

    def take(self, entry: fhir.BundleEntry, resource: JsonObject) -> None:
        """Read one resource, or count it among those left out."""
        kind = _kind(resource)
        if kind in _LEFT_QUIETLY or kind == "Medication":
            return
        model = _MODELS.get(kind)
        if model is None:
            self.left[OTHER_KIND, quoted(kind)] += 1
            return
        read = _read(resource, model)
        assert isinstance(read, fhir.Resource)
        if read.modified or read.status in _CANCELLED:
            self.left[MODIFIED if read.modified else IN_ERROR, kind] += 1
            return
        self._take_read(read, kind, entry, resource)

    def _take_read(
        self, read: fhir.Resource, kind: str, entry: fhir.BundleEntry, resource: JsonObject
    ) -> None:
        record_id, ours = self._identity(read, kind, resource)
        try:
            bodies = list(self._bodies(read, ours=ours))
        except NotOurs:
            self.left[NOT_READ, kind] += 1
            return
        if not bodies:
            self.left[NO_DAY if kind != "MedicationAdministration" else OTHER_KIND, kind] += 1
            return
        writer = self._writer(read, entry.full_url or "") if ours else ""
        if writer is None:
            self.left[SEVERAL_WRITERS, kind] += 1
            return
        for number, body in enumerate(bodies):
            each = record_id if not number else self._ids.of(record_id, str(number))
            written = _authored(read) if ours else None
            self.records.append(FoundRecord(record_line(body, each, written), writer or None))

    def _bodies(self, read: fhir.Resource, *, ours: bool) -> Iterator[Body]:
        if isinstance(read, fhir.Observation):
            yield from measurement_or_note(read, self.catalogue)
            return
        body: Body | None = None
        if isinstance(read, fhir.MedicationStatement):
            where = read.medication_reference
            named = self._medicines.get(where.reference or "", "") if where else ""
            body = medicine_of(read, named or (where.display or "" if where else ""))
        elif isinstance(read, fhir.MedicationAdministration):
            # Another's may be any medicine: only ours is surely a dose of the treatment.
            body = infusion_of(read) if ours else None
        elif isinstance(read, fhir.Response):
            body = check_in_of(read) if is_check_in(read) else answers_of(read)
        if body is not None:
            yield body

    def _identity(self, read: fhir.Resource, kind: str, resource: JsonObject) -> tuple[str, bool]:
        """The id of the record, and whether this program wrote it: then it is the identifier's."""
        named = getattr(read, "identifier", None)
        for each in named if isinstance(named, tuple) else (named,):
            if not isinstance(each, fhir.Identifier) or each.system != UUID_SYSTEM:
                continue
            said = (each.value or "").removeprefix(fhir.UUID_URN)
            try:
                found = UUID(said)
            except ValueError:
                continue
            if found.version == _OURS and str(found) == said:
                return said, True
            return self._ids.of(kind, said), False
        content = {key: value for key, value in resource.items() if key not in {"meta", "text"}}
        return self._ids.of(kind, json.dumps(content, sort_keys=True)), False

    def _writer(self, read: fhir.Resource, url: str) -> str | None:
        """Who wrote it: empty for the patient; None where several people did."""
        names = {*self._writers.get(url, ())}
        if isinstance(read, fhir.Response):
            names.add(self._name(read.author))
            names |= {self._name(who) for who in _answerers(read.item)}
        elif isinstance(read, fhir.Observation):
            names |= {self._name(who) for who in read.performer}
        elif isinstance(read, fhir.MedicationStatement):
            names.add(self._name(read.information_source))
        if len(names) > 1:
            return None
        return next(iter(names), "")


def _answerers(items: tuple[fhir.Item, ...]) -> Iterator[fhir.Reference | None]:
    """Those whose words parts of the answers are, where these are not the author's."""
    for item in items:
        extensions = [*item.extension, *(e for answer in item.answer for e in answer.extension)]
        yield from (e.value_reference for e in extensions if e.url == ANSWERED_BY)
        yield from _answerers(item.item)
        for answer in item.answer:
            yield from _answerers(answer.item)


def _authored(read: fhir.Resource) -> datetime | None:
    said = read.authored if isinstance(read, fhir.Response) else None
    try:
        written = datetime.fromisoformat(said or "")
    except ValueError:
        return None
    return written if written.utcoffset() is not None else None


def _own_symptoms(resource: JsonObject) -> Iterator[OwnSymptom]:
    """Symptoms in somebody's own words that the journal's questions name."""
    items: Json = resource.get("item")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            text, link = item.get("text"), item.get("linkId")
            if isinstance(text, str) and isinstance(link, str) and link.startswith(OWN_PREFIX):
                yield OwnSymptom(link, text)


_MODELS: Final[dict[str, type[fhir.Resource]]] = {
    "Observation": fhir.Observation,
    "MedicationStatement": fhir.MedicationStatement,
    "MedicationAdministration": fhir.MedicationAdministration,
    "QuestionnaireResponse": fhir.Response,
}
