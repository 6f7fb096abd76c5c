"""Questionnaires as they are handed out: a file, a Bundle, or files with their lists of answers beside.

Each comes out as one FHIR R4 Questionnaire that holds all it needs, or as the sentence why not.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from companion.actions.questionnaire_files import Prepared
from companion.content.questionnaires.fhir_json import Node, Spoken, refused
from companion.content.questionnaires.form import read_form, url_of
from companion.content.questionnaires.options import MOST_OPTIONS, ValueSets
from companion.content.questionnaires.versions import as_r4
from companion.domain.errors import N_, InvalidRecord
from companion.domain.questionnaire import QuestionnaireForm, QuestionnaireRefused
from companion.domain.questionnaire_items import Code, walk
from companion.domain.validity import LONGEST_RESOURCE
from companion.languages import languages
from companion.record_json import Json, JsonObject, parse_object

LARGEST_INTAKE: Final = 20_000_000
DEEPEST_INTAKE: Final = 40

LIST_ALONE = N_("it is a list of answers, not a questionnaire: the questionnaire is needed too")
NONE_THERE = N_("there is no FHIR questionnaire among these files")
AS_XML = N_("it is written as XML: please have it saved as JSON")
ELSEWHERE = N_("the part {name} stands in another questionnaire: the two must be joined into one")
ADAPTIVE = N_("each of its questions comes from a server: a whole questionnaire is needed")
FILLED_CONDITION = N_(
    "the branching of {name} rests on {question}, which a computer fills in: it must rest on an answer"
)

_LISTS: Final = frozenset({"ValueSet", "CodeSystem"})
_KNOWN: Final = _LISTS | {"Questionnaire", "Bundle"}
_PART_OF_ANOTHER: Final = "questionnaire-subQuestionnaire"
_ADAPTIVE: Final = ("questionnaireAdaptive", "questionnaire-adaptive")


def prepare(files: Sequence[tuple[str, str]]) -> tuple[Prepared, ...]:
    """The questionnaires among files, each given by its name and its text."""
    found: list[tuple[str, str, JsonObject]] = []
    beside: list[JsonObject] = []
    refusals: list[Prepared] = []
    for name, content in files:
        text = content.removeprefix("\ufeff")
        try:
            resources = tuple(_resources(text))
        except QuestionnaireRefused as refusal:
            refusals.append(Prepared(name, refusal=refusal))
            continue
        whole = len(resources) == 1 and _kind(resources[0]) == "Questionnaire"
        for resource in resources:
            if _kind(resource) in _LISTS:
                beside.append(resource)
            else:
                found.append((name, text if whole else "", resource))
    if not found and not refusals:
        reason = refused(LIST_ALONE if beside else NONE_THERE)
        return (Prepared(files[0][0] if files else "", refusal=reason),)
    made = [_prepared(name, text, resource, beside) for name, text, resource in found]
    # Among many files one that is no FHIR at all is passed over.
    return (*made, *(() if found and len(files) > 1 else refusals))


def _resources(text: str) -> Iterator[JsonObject]:
    """What a file holds: one resource, or those of a Bundle, one within another too."""
    if text.lstrip().startswith("<"):
        raise refused(AS_XML)
    try:
        whole = parse_object(text, largest=LARGEST_INTAKE, deepest=DEEPEST_INTAKE)
    except InvalidRecord as error:
        raise QuestionnaireRefused(**error.values) from error
    if _kind(whole) not in _KNOWN:
        raise refused(NONE_THERE)
    yield from _within(whole)


def _kind(resource: JsonObject) -> str:
    kind = resource.get("resourceType")
    return kind if isinstance(kind, str) else ""


def _within(resource: JsonObject) -> Iterator[JsonObject]:
    kind = _kind(resource)
    if kind == "Bundle":
        for entry in Node(resource, "Bundle").nodes("entry"):
            inner = entry.raw("resource")
            if isinstance(inner, dict):
                yield from _within(inner)
    elif kind in _KNOWN:
        yield resource


def _prepared(name: str, text: str, resource: JsonObject, beside: Sequence[JsonObject]) -> Prepared:
    """One questionnaire on its own feet. A file that stands on them already stays letter for letter."""
    try:
        whole = _named(_whole(resource, beside), name)
        if whole is not resource or not text:
            text = json.dumps(whole, ensure_ascii=False)
        if len(text) > LONGEST_RESOURCE:
            text = _without_narratives(whole)
        form = read_form(text)
        _refuse_what_no_reader_sees(whole, form)
    except QuestionnaireRefused as refusal:
        return Prepared(_title(resource) or name, refusal=refusal)
    return Prepared(form.title or name, text)


def _without_narratives(resource: JsonObject) -> str:
    """As short as it can be: what a publisher writes for a browser to show is most of many a file."""
    contained = resource.get("contained")
    made = _without(resource, "text")
    if isinstance(contained, list):
        made["contained"] = [_without(c, "text") if isinstance(c, dict) else c for c in contained]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _named(resource: JsonObject, name: str) -> JsonObject:
    """One without a title is called like its file: its address is nothing to read."""
    node = Node(resource)
    if node.optional_text("title") or node.optional_text("name"):
        return resource
    stem = PurePath(name).stem.strip()
    return {**resource, "title": stem} if stem else resource


def _title(resource: JsonObject) -> str:
    title = resource.get("title")
    return title if isinstance(title, str) else ""


def _whole(resource: JsonObject, beside: Sequence[JsonObject]) -> JsonObject:
    """The questionnaire in the words of R4, with its address and with the lists that it names."""
    made = as_r4(resource)
    if Node(made).optional_text("url") is None:
        made = {"resourceType": "Questionnaire", "url": url_of(made), **_without(made, "url")}
    lists = _Lists(made, beside)
    items = made.get("item")
    if isinstance(items, list) and lists.beside:
        filled = [lists.filled(each) for each in items]
        if lists.taken:
            own = made.get("contained")
            contained: list[Json] = [*(own if isinstance(own, list) else []), *lists.taken.values()]
            made = {**_without(made, "text"), "contained": contained}
        if filled != items:
            made = {**made, "item": filled}
    return resource if made == resource else made


def _without(resource: JsonObject, left_out: str) -> JsonObject:
    return {key: value for key, value in resource.items() if key != left_out}


class _Lists:
    """The lists of answers that a questionnaire names and does not hold, taken from beside it."""

    def __init__(self, resource: JsonObject, beside: Sequence[JsonObject]) -> None:
        self.beside = tuple(beside)
        self.taken: dict[str, JsonObject] = {}
        own = [each.values for each in Node(resource).nodes("contained")]
        self._own = ValueSets(Node(each) for each in own)
        # What the questionnaire holds itself stands last, and so before what lies beside.
        everything = (*self.beside, *own)
        self._all = ValueSets(Node(each) for each in everything)
        self._spoken = {
            each.value: ValueSets(Node(value, spoken=Spoken(each.value)) for value in everything)
            for each in languages()
        }

    def filled(self, item: Json) -> Json:
        """The item with its answers, and those within it."""
        if not isinstance(item, dict):
            return item
        made = dict(item)
        within = made.get("item")
        if isinstance(within, list):
            made["item"] = [self.filled(each) for each in within]
        reference = made.get("answerValueSet")
        if isinstance(reference, str) and not self._is_known(self._own, reference):
            taken = self._taken(reference, str(made.get("linkId")))
            made["answerValueSet"] = taken or reference
        options = made.get("answerOption")
        if isinstance(options, list):
            made["answerOption"] = [self._worded(each) for each in options]
        return made

    def _is_known(self, sets: ValueSets, reference: str) -> bool:
        try:
            return all(each.words for each in sets.first_codes(reference, "?"))
        except QuestionnaireRefused:
            return False

    def _taken(self, reference: str, question: str) -> str | None:
        """The name of the list under which it is now contained; None when it is nowhere."""
        if reference in self.taken:
            return f"#{self.taken[reference]['id']}"
        if not self._all.has(reference):
            return None
        said = self._all.first_codes(reference, question)
        words = [self._words(reference, place) for place in range(len(said))]
        includes: list[Json] = []
        for each, designations in zip(said[: MOST_OPTIONS + 1], words, strict=True):
            concept: JsonObject = {"code": each.code.code}
            if each.words:
                concept["display"] = each.words
            if designations:
                concept["designation"] = designations
            includes.append({"system": each.code.system or "urn:unknown", "concept": [concept]})
        name = f"beside-{len(self.taken) + 1}"
        self.taken[reference] = {
            "resourceType": "ValueSet",
            "id": name,
            "status": "active",
            "compose": {"include": includes},
        }
        return f"#{name}"

    def _words(self, reference: str, place: int) -> list[Json]:
        """What a code is called in our languages, as designations."""
        found: list[Json] = []
        for language, sets in self._spoken.items():
            said = sets.first_codes(reference, "?")[place]
            if said.translated and said.words:
                found.append({"language": language, "value": said.words})
        return found

    def _worded(self, option: Json) -> Json:
        """An answer that bears a code alone, with the words of its system."""
        if not isinstance(option, dict) or not isinstance(option.get("valueCoding"), dict):
            return option
        coding = Node(option, "?").node("valueCoding")
        if coding.optional_text("display") is not None or not coding.has("code"):
            return option
        code = Code(coding.text("code"), coding.optional_text("system"))
        said = self._all.words_of(code)
        if said is None or said.words is None:
            return option
        return {**option, "valueCoding": {**coding.values, "display": said.words}}


def _refuse_what_no_reader_sees(resource: JsonObject, form: QuestionnaireForm) -> None:
    """What only a server could put together, and branching that only a computer could follow."""
    if any(url.endswith(_ADAPTIVE) for url in _extensions(resource)):
        raise refused(ADAPTIVE)
    _refuse_parts_elsewhere(resource)
    by_link = form.by_link
    for item in walk(form.items):
        for condition in item.conditions:
            if not by_link[condition.question].is_asked:
                raise refused(FILLED_CONDITION, name=item.link_id, question=condition.question)


def _refuse_parts_elsewhere(holder: JsonObject) -> None:
    for item in Node(holder).nodes("item"):
        if any(url.endswith(_PART_OF_ANOTHER) for url in _extensions(item.values)):
            raise refused(ELSEWHERE, name=item.text("linkId"))
        _refuse_parts_elsewhere(item.values)


def _extensions(values: Mapping[str, Json]) -> Iterator[str]:
    for each in Node(dict(values)).nodes("extension"):
        yield each.optional_text("url") or ""
