"""A care team's own questionnaire, and which of its questions its branching asks for.

Rules: https://hl7.org/fhir/R4/questionnaire.html
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

from companion.domain.errors import N_, CompanionError
from companion.domain.questionnaire_items import Condition, Item, ItemType, walk
from companion.domain.questionnaire_values import Given, Operator, Value, compare


class Step(Struct, frozen=True):
    """A question with what must be read with it.

    `headings` are the texts of the groups around it, outermost first; `before` what stands between
    it and the question before; `below` the words that belong to it.
    """

    item: Item
    headings: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionnaireForm:
    """A questionnaire. `canonical` names it with its version, as an answered one does.

    `translations` are the same in other languages, by their code.
    """

    url: str
    items: tuple[Item, ...]
    title: str = ""
    version: str | None = None
    language: str | None = None
    publisher: str = ""
    translations: Mapping[str, "QuestionnaireForm"] = field(default_factory=dict, hash=False)

    def in_language(self, language: str) -> "QuestionnaireForm":
        """The same in that language; itself when it is not wholly translated into it."""
        return self.translations.get(language, self)

    def speaks(self, language: str) -> bool:
        """Whether it is written in a language, or wholly translated into it; « fr-CA » is « fr »."""
        tag = (self.language or "").lower().replace("_", "-").split("-")[0]
        return language in self.translations or tag == language

    def asks_the_same(self, other: "QuestionnaireForm") -> bool:
        """Whether what was answered to one can go on with the other, in whichever language."""
        return self.canonical == other.canonical and [*self.by_link] == [*other.by_link]

    @property
    def canonical(self) -> str:
        """« url|version »; the url alone without a version, or with one that an address cannot hold."""
        version = self.version
        if version is None or "|" in version or any(letter.isspace() for letter in version):
            return self.url
        return f"{self.url}|{version}"

    @cached_property
    def by_link(self) -> Mapping[str, Item]:
        """Every item by its linkId."""
        return {item.link_id: item for item in walk(self.items)}

    @cached_property
    def _parents(self) -> Mapping[str, Item]:
        return {child.link_id: item for item in walk(self.items) for child in item.items}

    def questions(self) -> tuple[Item, ...]:
        """Every question, in order, whether the branching asks for it or not."""
        return tuple(i for i in walk(self.items) if i.is_asked)

    @property
    def question_count(self) -> int:
        """How many questions stand in the questionnaire, those of a repeating group once."""
        return sum(1 for item in self.questions() if item.copy_of is None)

    def around(self, link_id: str) -> tuple[Item, ...]:
        """The items that an item stands in, outermost first."""
        found: list[Item] = []
        parent = self._parents.get(link_id)
        while parent is not None:
            found.insert(0, parent)
            parent = self._parents.get(parent.link_id)
        return tuple(found)

    @property
    def turns_in_a_circle(self) -> bool:
        """Whether the branching of some item rests, step by step, on that item itself."""
        return len(self._order) < len(self.by_link)

    @cached_property
    def _order(self) -> tuple[Item, ...]:
        """The items, each after all that decides whether it is asked; those in a circle miss."""
        waits_for = {
            link_id: {condition.question for condition in item.conditions}
            | ({self._parents[link_id].link_id} if link_id in self._parents else set())
            for link_id, item in self.by_link.items()
        }
        frees: dict[str, list[str]] = {link_id: [] for link_id in self.by_link}
        for link_id, others in waits_for.items():
            for other in others:
                frees[other].append(link_id)
        ready = [link_id for link_id, others in waits_for.items() if not others]
        for link_id in ready:
            for freed in frees[link_id]:
                waits_for[freed].discard(link_id)
                if not waits_for[freed]:
                    ready.append(freed)
        return tuple(self.by_link[link_id] for link_id in ready)

    def asked(self, given: Given) -> frozenset[str]:
        """The linkIds of the items that the branching lets stand, after the answers so far.

        Questions within a question are asked once it has an answer: theirs stand within that one.
        An answer to a question that is not asked counts as none.
        """
        asked: set[str] = set()
        answers: dict[str, Value] = {}
        for item in self._order:
            if item.hidden or item.filled or not self._has_its_place(item, asked, answers):
                continue
            met = [_is_met(condition, answers) for condition in item.conditions]
            if met and not (any(met) if item.any_condition else all(met)):
                continue
            asked.add(item.link_id)
            value = given.get(item.link_id)
            if value is not None and item.accepts(value):
                answers[item.link_id] = value
        return frozenset(asked)

    def _has_its_place(self, item: Item, asked: set[str], answers: Given) -> bool:
        parent = self._parents.get(item.link_id)
        if parent is None:
            return True
        if parent.link_id not in asked:
            return False
        free = item.type is ItemType.DISPLAY or not parent.type.is_question
        return free or parent.link_id in answers

    def kept(self, given: Given) -> dict[str, Value]:
        """The answers to the questions that are asked, in the questionnaire's order."""
        asked = self.asked(given)
        return {
            item.link_id: given[item.link_id]
            for item in self.questions()
            if item.link_id in asked and item.link_id in given and item.accepts(given[item.link_id])
        }

    def steps(self, given: Given) -> tuple[Step, ...]:
        """The questions that are asked, each with what is to be read with it."""
        steps, _ = self._read(self.asked(given))
        return steps

    def closing(self, given: Given) -> tuple[str, ...]:
        """The words that stand after the last question."""
        _, closing = self._read(self.asked(given))
        return closing

    def _read(self, asked: Collection[str]) -> tuple[tuple[Step, ...], tuple[str, ...]]:
        steps: list[Step] = []
        waiting: list[str] = []
        for item in walk(self.items):
            if item.link_id not in asked:
                continue
            around = self.around(item.link_id)
            if item.type is ItemType.DISPLAY:
                if item.words and not (around and around[-1].type.is_question):
                    waiting.append(item.words)
            elif item.type.is_question:
                steps.append(_step(item, around, tuple(waiting), asked))
                waiting.clear()
        return tuple(steps), tuple(waiting)


def _step(
    item: Item, around: tuple[Item, ...], before: tuple[str, ...], asked: Collection[str]
) -> Step:
    headings = tuple(group.words for group in around if group.words)
    below = (
        child.words
        for child in item.items
        if child.type is ItemType.DISPLAY and child.link_id in asked
    )
    return Step(item, headings, before, tuple(words for words in below if words))


def _is_met(condition: Condition, answers: Given) -> bool:
    answer = answers.get(condition.question)
    if condition.operator is Operator.EXISTS:
        return (answer is not None) is condition.answer
    return answer is not None and compare(answer, condition.operator, condition.answer)


class QuestionnaireRefused(CompanionError):
    """A questionnaire that is none, or that we could not show word for word."""

    message = N_("This questionnaire was not taken in: {reason}.")


NO_READER = N_("nothing here reads questionnaires")

FormReader = Callable[[str], QuestionnaireForm]
"""Reads a FHIR R4 Questionnaire. Raises QuestionnaireRefused."""


def read_none(_text: str) -> QuestionnaireForm:
    """The reader of a catalogue that knows no questionnaires."""
    raise QuestionnaireRefused(reason=NO_READER)
