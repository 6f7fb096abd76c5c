"""The answers that a question of a FHIR Questionnaire offers, spelled out or by a contained list."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Final

from msgspec import Struct

from companion.content.questionnaires.fhir_json import Node, refused, same_language
from companion.domain.errors import N_
from companion.domain.questionnaire_items import Code, ItemType, Option
from companion.domain.questionnaire_values import is_time
from companion.domain.validity import LONGEST_QUOTE

MOST_OPTIONS: Final = 200
DEEPEST_SETS: Final = 5

NO_OPTIONS = N_("the question {name} offers no answer to choose from: its answers must be written")
FOREIGN_OPTIONS = N_(
    "the answers to the question {name} stand in another file ({where}): it must be given too"
)
RULED_OPTIONS = N_(
    "the answers to the question {name} follow from rules ({where}): they must be written one by one"
)
BOTH_OPTIONS = N_("the question {name} names its answers twice: one of the two must go")
MISPLACED_OPTIONS = N_(
    "the question {name} offers answers, though it is not one to choose: it must be of the kind choice"
)
TOO_MANY_OPTIONS = N_("the question {name} offers more than {most} answers: it must offer fewer")
NO_WORDS = N_("an answer to the question {name} has no words: they must be written (display)")
SAME_OPTIONS = N_(
    "two answers to the question {name} cannot be told apart: their words and codes must differ"
)
KIND_OF_OPTION = N_("an answer to the question {name} cannot be shown: it must be a text or a code")

_ALONE: Final = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"


class Said(Struct, frozen=True):
    """A code of a list, with its words in the language that is read."""

    code: Code
    words: str | None
    translated: bool = False


class ValueSets:
    """The lists of codes that a questionnaire carries itself, or that were given beside it."""

    def __init__(self, resources: Iterable[Node]) -> None:
        self._sets: dict[str, Node] = {}
        self._systems: dict[str, Node] = {}
        self._said: dict[str, dict[str, Said]] = {}
        self._first: dict[str, tuple[Said, ...]] = {}
        for node in resources:
            kind = node.optional_text("resourceType")
            if kind == "ValueSet":
                self._add(node)
            elif kind == "CodeSystem" and node.has("url"):
                self._systems[node.text("url")] = node

    def _add(self, node: Node) -> None:
        """Some name a list by its own address, some by where it lies, some by what they carry."""
        if (name := node.optional_text("id")) is not None:
            self._sets[f"#{name}"] = self._sets[f"ValueSet/{name}"] = node
        if (url := node.optional_text("url")) is not None:
            self._sets[url] = node

    def has(self, reference: str) -> bool:
        """Whether the list is there."""
        return _address(reference) in self._sets

    def first_codes(self, reference: str, question: str) -> tuple[Said, ...]:
        """The codes of a value set, in its order: one more than may be, then it stops.

        Each set is read once, however many questions name it. Raises QuestionnaireRefused.
        """
        if reference not in self._first:
            codes = self._codes(reference, question, DEEPEST_SETS)
            self._first[reference] = tuple(islice(codes, MOST_OPTIONS + 1))
        return self._first[reference]

    def words_of(self, code: Code) -> Said | None:
        """The code with the words that its system gives it, if the system is there."""
        return self._concepts_of(code.system).get(code.code) if code.system else None

    def _codes(self, reference: str, question: str, levels: int) -> Iterator[Said]:
        value_set = self._sets.get(_address(reference))
        if value_set is None or levels == 0:
            raise refused(FOREIGN_OPTIONS, name=question, where=_end(_address(reference)))
        value_set.refuse_modifiers()
        compose = value_set.node("compose") if value_set.has("compose") else None
        if value_set.has("expansion"):
            for entry in _contains(value_set.node("expansion")):
                yield self._worded(_said(entry, entry.optional_text("system")))
            return
        if compose is None:
            raise refused(FOREIGN_OPTIONS, name=question, where=_end(_address(reference)))
        if compose.has("exclude"):
            raise refused(RULED_OPTIONS, name=question, where=_end(_address(reference)))
        for include in compose.nodes("include"):
            yield from self._included(include, question, _address(reference), levels)

    def _included(self, include: Node, question: str, where: str, levels: int) -> Iterator[Said]:
        others = tuple(include.strings("valueSet"))
        if include.has("filter") or (others and (include.has("system") or len(others) > 1)):
            raise refused(RULED_OPTIONS, name=question, where=_end(where))
        if others:
            yield from self._codes(others[0], question, levels - 1)
            return
        system = include.text("system")
        if include.has("concept"):
            for code in _concepts(include, system):
                yield self._worded(code)
        elif said := self._concepts_of(system):
            yield from said.values()
        else:
            raise refused(FOREIGN_OPTIONS, name=question, where=_end(system))

    def _worded(self, said: Said) -> Said:
        return said if said.code.display else self.words_of(said.code) or said

    def _concepts_of(self, system: str) -> dict[str, Said]:
        """The concepts of a code system that is there, read once; none of another."""
        if system not in self._said:
            known = self._systems.get(system)
            found = () if known is None else _concepts(known, system)
            self._said[system] = {said.code.code: said for said in found}
        return self._said[system]


def _address(reference: str) -> str:
    return reference.split("|", maxsplit=1)[0]


def _end(address: str) -> str:
    """A long address by its end, which names the list."""
    return address if len(address) <= LONGEST_QUOTE else f"…{address[1 - LONGEST_QUOTE :]}"


def _contains(node: Node) -> Iterator[Node]:
    """The entries of an expansion that may be chosen, those within others too."""
    for entry in node.nodes("contains"):
        if not entry.flag("abstract") and entry.has("code"):
            yield entry
        yield from _contains(entry)


def _concepts(node: Node, system: str) -> Iterator[Said]:
    for concept in node.nodes("concept"):
        yield _said(concept, system)
        yield from _concepts(concept, system)


def _said(node: Node, system: str | None) -> Said:
    """A code with its display, or the designation in the language that is read."""
    code = Code(node.text("code"), system, node.optional_text("display"))
    spoken = node.spoken
    if spoken is None:
        return Said(code, code.display)
    for each in node.nodes("designation"):
        if same_language(each.optional_text("language"), spoken.language) and each.has("value"):
            return Said(code, each.optional_text("value"), translated=True)
    missing = spoken.missing
    words = node.words("display")
    return Said(code, words, translated=words is not None and spoken.missing == missing)


def options_of(node: Node, kind: ItemType, value_sets: ValueSets) -> tuple[Option, ...]:
    """The answers that a question offers; none for one that is not to be chosen from."""
    spelled, listed = node.has("answerOption"), node.has("answerValueSet")
    if not kind.is_choice:
        if spelled or listed:
            raise refused(MISPLACED_OPTIONS, name=node.name)
        return ()
    if spelled and listed:
        raise refused(BOTH_OPTIONS, name=node.name)
    if spelled:
        options = tuple(_spelled(option, value_sets) for option in node.nodes("answerOption"))
    elif listed:
        said = value_sets.first_codes(node.text("answerValueSet"), node.name)
        if len(said) > MOST_OPTIONS:
            raise refused(TOO_MANY_OPTIONS, name=node.name, most=MOST_OPTIONS)
        options = tuple(_coded(each, node.name) for each in said)
    else:
        options = ()
    if not options and kind is ItemType.CHOICE:
        raise refused(NO_OPTIONS, name=node.name)
    if len(options) > MOST_OPTIONS:
        raise refused(TOO_MANY_OPTIONS, name=node.name, most=MOST_OPTIONS)
    if len({option.value for option in options}) < len(options):
        raise refused(SAME_OPTIONS, name=node.name)
    if len({option.text for option in options}) < len(options):
        raise refused(SAME_OPTIONS, name=node.name)
    return options


def _spelled(node: Node, value_sets: ValueSets) -> Option:
    node.refuse_modifiers()
    alone = any(each.flag("valueBoolean") for each in node.extensions(_ALONE))
    (key, *more) = node.value_keys("value") or [""]
    if more:
        raise refused(KIND_OF_OPTION, name=node.name)
    if key == "valueCoding":
        coding = node.node(key)
        said = _said(coding, coding.optional_text("system"))
        if said.code.display is None:
            said = value_sets.words_of(said.code) or said
        return _coded(said, node.name, alone=alone)
    if key == "valueString":
        return Option(node.words(key) or node.text(key), node.text(key), alone=alone)
    if key == "valueInteger":
        number = node.optional_number(key)
        if number is not None and number >= 0 and float(number).is_integer():
            return Option(str(int(number)), number, alone=alone)
    if key in {"valueDate", "valueTime"}:
        text = _day_or_time(node.text(key))
        return Option(text, text, alone=alone)
    raise refused(KIND_OF_OPTION, name=node.name)


def _day_or_time(text: str) -> str:
    """A day or a time as FHIR writes it; the seconds of a full minute are left out."""
    short = text.removesuffix(":00") if text.count(":") == 2 else text
    try:
        return short if is_time(short) else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise refused(KIND_OF_OPTION, name=text) from error


def _coded(said: Said, question: str, *, alone: bool = False) -> Option:
    if said.words is None:
        raise refused(NO_WORDS, name=question)
    return Option(said.words, said.code.code, said.code, alone=alone)
