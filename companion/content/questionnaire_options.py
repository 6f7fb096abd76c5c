"""The answers that a question of a FHIR Questionnaire offers, spelled out or by a contained list."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from companion.content.fhir_json import Node, refused
from companion.domain.errors import N_
from companion.domain.questionnaire import Code, ItemType, Option

MOST_OPTIONS: Final = 200

NO_OPTIONS = N_("the question {name} offers no answer to choose from")
FOREIGN_OPTIONS = N_("the answers to the question {name} stand in another file")
BOTH_OPTIONS = N_("the question {name} names its answers twice")
MISPLACED_OPTIONS = N_("the question {name} offers answers, though it is not one to choose")
TOO_MANY_OPTIONS = N_("the question {name} offers more than {most} answers")
NO_WORDS = N_("an answer to the question {name} has no words")
SAME_OPTIONS = N_("two answers to the question {name} cannot be told apart")
KIND_OF_OPTION = N_("an answer to the question {name} is of a kind that cannot be shown")


class ValueSets:
    """The lists of codes that a questionnaire carries itself."""

    def __init__(self, contained: Iterable[Node]) -> None:
        self._sets: dict[str, Node] = {}
        self._systems: dict[str, Node] = {}
        self._said: dict[str, dict[str, Code]] = {}
        self._first: dict[str, tuple[Code, ...]] = {}
        for node in contained:
            kind = node.optional_text("resourceType")
            if kind == "ValueSet":
                self._sets[f"#{node.text('id')}"] = node
                if (url := node.optional_text("url")) is not None:
                    self._sets[url] = node  # some name what they carry by its own address
            elif kind == "CodeSystem" and node.has("url"):
                self._systems[node.text("url")] = node

    def first_codes(self, reference: str, question: str) -> tuple[Code, ...]:
        """The codes of a contained value set, in its order: one more than may be, then it stops.

        Each set is read once, however many questions name it. Raises QuestionnaireRefused.
        """
        if reference not in self._first:
            self._first[reference] = tuple(
                islice(self._codes(reference, question), MOST_OPTIONS + 1)
            )
        return self._first[reference]

    def _codes(self, reference: str, question: str) -> Iterator[Code]:
        value_set = self._sets.get(reference.split("|", maxsplit=1)[0])
        if value_set is None:
            raise refused(FOREIGN_OPTIONS, name=question)
        value_set.refuse_modifiers()
        if value_set.has("expansion"):
            for entry in value_set.node("expansion").nodes("contains"):
                yield _code(entry, entry.optional_text("system"))
            return
        if not value_set.has("compose"):
            raise refused(FOREIGN_OPTIONS, name=question)
        compose = value_set.node("compose")
        if compose.has("exclude"):
            raise refused(FOREIGN_OPTIONS, name=question)
        for include in compose.nodes("include"):
            yield from self._included(include, question)

    def _included(self, include: Node, question: str) -> Iterator[Code]:
        if include.has("filter") or include.has("valueSet"):
            raise refused(FOREIGN_OPTIONS, name=question)
        system = include.text("system")
        said = self._concepts_of(system)
        if include.has("concept"):
            for code in _concepts(include, system):
                yield code if code.display else said.get(code.code, code)
        elif said:
            yield from said.values()
        else:
            raise refused(FOREIGN_OPTIONS, name=question)

    def _concepts_of(self, system: str) -> dict[str, Code]:
        """The concepts of a contained code system, read once; none of another."""
        if system not in self._said:
            known = self._systems.get(system)
            found = () if known is None else _concepts(known, system)
            self._said[system] = {code.code: code for code in found}
        return self._said[system]


def _concepts(node: Node, system: str) -> Iterator[Code]:
    for concept in node.nodes("concept"):
        yield _code(concept, system)
        yield from _concepts(concept, system)


def _code(node: Node, system: str | None) -> Code:
    return Code(node.text("code"), system, node.optional_text("display"))


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
        options = tuple(_spelled(option) for option in node.nodes("answerOption"))
    elif listed:
        codes = value_sets.first_codes(node.text("answerValueSet"), node.name)
        if len(codes) > MOST_OPTIONS:
            raise refused(TOO_MANY_OPTIONS, name=node.name, most=MOST_OPTIONS)
        options = tuple(_coded(code, node.name) for code in codes)
    else:
        options = ()
    if not options:
        raise refused(NO_OPTIONS, name=node.name)
    if len(options) > MOST_OPTIONS:
        raise refused(TOO_MANY_OPTIONS, name=node.name, most=MOST_OPTIONS)
    if len({option.value for option in options}) < len(options):
        raise refused(SAME_OPTIONS, name=node.name)
    if len({option.text for option in options}) < len(options):
        raise refused(SAME_OPTIONS, name=node.name)
    return options


def _spelled(node: Node) -> Option:
    node.refuse_modifiers()
    (key, *more) = node.value_keys("value") or [""]
    if more:
        raise refused(KIND_OF_OPTION, name=node.name)
    if key == "valueCoding":
        coding = node.node(key)
        return _coded(_code(coding, coding.optional_text("system")), node.name)
    if key == "valueString":
        text = node.text(key)
        return Option(text, text)
    if key == "valueInteger":
        number = node.optional_number(key)
        if number is not None and number >= 0 and float(number).is_integer():
            return Option(str(int(number)), number)
    raise refused(KIND_OF_OPTION, name=node.name)


def _coded(code: Code, question: str) -> Option:
    if code.display is None:
        raise refused(NO_WORDS, name=question)
    return Option(code.display, code.code, code)
