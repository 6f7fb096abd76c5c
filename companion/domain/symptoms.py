"""The symptoms that the journal asks about, and the words of their levels."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from companion.domain.body_map import BodyMap
from companion.domain.composite import CompositeTable
from companion.domain.questionnaire import FormReader, read_none
from companion.domain.thyroid import ThyroidLanes
from companion.domain.warning_signs import WarningSignCard
from companion.domain.words import Language, Words

if TYPE_CHECKING:
    from companion.domain.search.vocabulary import Vocabulary


class Attribute(StrEnum):
    """What is asked about a symptom. Levels are 0 to 4; PRESENCE is 0 or 1."""

    INTENSITY = "intensity"
    FREQUENCY = "frequency"
    AMOUNT = "amount"
    PRESENCE = "presence"
    INTERFERENCE = "interference"

    @property
    def highest(self) -> int:
        """The highest level that can be answered."""
        return 1 if self is Attribute.PRESENCE else 4


class Detail(StrEnum):
    """One thing to note about a symptom beside its level."""

    WHERE = "where"
    SLEEP_LOST = "sleep-lost"
    NEW_PRODUCT = "new-product"
    PALMS = "palms"
    MOUTH = "mouth"
    STOOLS = "stools"
    PHOTO = "photo"


class Recall(StrEnum):
    """The time that an answer speaks of: the day, or the 7 days that end on it."""

    DAY = "day"
    WEEK = "week"

    @property
    def days(self) -> int:
        """How many days one answer covers."""
        return 7 if self is Recall.WEEK else 1


OWN_PREFIX = "own-"

LEVEL_ATTRIBUTES = (
    Attribute.INTENSITY,
    Attribute.FREQUENCY,
    Attribute.AMOUNT,
    Attribute.PRESENCE,
)

Answer = Mapping[Attribute, int]
"""One symptom's answer: attribute to level (0 to 4)."""

Answers = Mapping[str, Answer]
"""Symptom id to its answer."""


def level_of(answer: Answer) -> int | None:
    """The level (0 to 4) of an answer: intensity, else frequency, else amount, else presence.

    None when only the interference was answered.
    """
    for attribute in LEVEL_ATTRIBUTES:  # a generator takes three times as long, and years ask often
        if attribute in answer:
            return answer[attribute]
    return None


class Symptom(Struct, frozen=True):
    """One entry of the catalogue; `attributes` stand in the order in which they are asked.

    `daily`: in the short set; `wide`: in the set that may be asked for a while after the treatment
    changed; `everyday`: what people type when they look for it; `retired`: a symptom in the
    person's own words that they no longer list; `details`: what may be noted beside its level, in the
    order in which it is asked; `photo`: a photo may be about it.
    """

    id: str
    group: str
    attributes: tuple[Attribute, ...]
    label: Words
    title: Words
    in_sentence: Words
    questions: Mapping[Recall, Mapping[Attribute, Words]]
    help: Words | None = None
    hpo: str | None = None
    warning_signs: tuple[str, ...] = ()
    daily: bool = False
    wide: bool = False
    everyday: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    retired: bool = False
    past_questions: Mapping[Recall, Mapping[Attribute, Words]] = field(default_factory=dict)
    of_another: Mapping[Recall, Mapping[Attribute, Words]] = field(default_factory=dict)
    past_of_another: Mapping[Recall, Mapping[Attribute, Words]] = field(default_factory=dict)
    details: tuple[Detail, ...] = ()
    photo: bool = False

    @property
    def is_presence(self) -> bool:
        """Whether it is only there or not there: its 1 is a yes and no level."""
        return Attribute.PRESENCE in self.attributes

    @property
    def counts_stools(self) -> bool:
        """Whether the stools of the day are asked with its questions."""
        return Detail.STOOLS in self.details

    @property
    def has_details_step(self) -> bool:
        """Whether its details are noted in a step after the questions."""
        return bool(self.details) and not self.counts_stools

    @property
    def is_own(self) -> bool:
        """Whether it is in the person's own words."""
        return self.id.startswith(OWN_PREFIX)

    def question(
        self, attribute: Attribute, recall: Recall, *, past_day: bool = False, of: str | None = None
    ) -> Words:
        """The question for a recall; `past_day` when the day noted is not today.

        With the name `of` somebody, it is about them and not about who answers.
        """
        if of is not None:
            about = (self.past_of_another if past_day else self.of_another).get(recall, {})
            if attribute in about:
                return about[attribute].changed(lambda _, text: text.replace("{name}", of, 1))
        return (self.past_questions if past_day else self.questions)[recall][attribute]


class SymptomGroup(Struct, frozen=True):
    """Symptoms that people feel together, such as those of the skin."""

    id: str
    label: Words


class OwnWording(Struct, frozen=True):
    """How a symptom in the person's own words is asked about; `{text}` stands for these words."""

    group: SymptomGroup
    questions: Mapping[Recall, Words]
    past_questions: Mapping[Recall, Words]
    of_another: Mapping[Recall, Words] = field(default_factory=dict)
    past_of_another: Mapping[Recall, Words] = field(default_factory=dict)

    def symptom(self, symptom_id: str, text: str, *, retired: bool = False) -> Symptom:
        """Such a symptom: its intensity is asked and nothing else. Nobody translates the words."""
        words = Words.as_typed(text)
        return Symptom(
            id=symptom_id,
            group=self.group.id,
            attributes=(Attribute.INTENSITY,),
            label=words,
            title=words,
            in_sentence=words,
            questions=_about(self.questions, text),
            past_questions=_about(self.past_questions, text),
            of_another=_about(self.of_another, text),
            past_of_another=_about(self.past_of_another, text),
            retired=retired,
        )


def _about(
    questions: Mapping[Recall, Words], text: str
) -> Mapping[Recall, Mapping[Attribute, Words]]:
    return {
        recall: {Attribute.INTENSITY: words.changed(lambda _, said: said.replace("{text}", text))}
        for recall, words in questions.items()
    }


class LevelWord(Struct, frozen=True):
    """The words of one level: as a button, and within a running text."""

    label: Words
    in_sentence: Words


class Unit(Struct, frozen=True):
    """A unit of measurement: the code that records carry and how it is written for people.

    `strict_ucum` is the code for other programs where the record's own is not strict UCUM.
    """

    ucum: str
    display: Words
    decimals: int
    loinc: str | None = None
    plausible: tuple[float, float] | None = None
    strict_ucum: str | None = None


class QuantityKind(StrEnum):
    """Where a number comes from: the body itself, a laboratory, or the person's own count."""

    VITAL_SIGN = "vital-sign"
    LABORATORY = "laboratory"
    COUNT = "count"


class Quantity(Struct, frozen=True):
    """Something that is measured, with the units it may be typed in."""

    id: str
    kind: QuantityKind
    label: Words
    units: tuple[Unit, ...]

    def unit(self, ucum: str) -> Unit | None:
        """The unit with this UCUM code, or None."""
        return next((unit for unit in self.units if unit.ucum == ucum), None)


def names_none(_text: str) -> bool:
    """The list of corticosteroids of a catalogue that has none."""
    return False


def _no_vocabulary(_language: Language) -> "Vocabulary":
    """A vocabulary without a word."""
    from companion.domain.search.vocabulary import Vocabulary

    return Vocabulary()


class Catalogue(Struct, frozen=True):
    """All that can be asked and measured, and the warning-sign card, in every language."""

    symptoms: Mapping[str, Symptom]
    groups: tuple[SymptomGroup, ...]
    levels: Mapping[Attribute, tuple[LevelWord, ...]]
    quantities: Mapping[str, Quantity]
    card: WarningSignCard
    own: OwnWording
    body: BodyMap = field(default_factory=BodyMap)
    thyroid: ThyroidLanes = field(default_factory=ThyroidLanes)
    composite: CompositeTable = field(default_factory=CompositeTable)
    read_form: FormReader = read_none
    read_vocabulary: "Callable[[Language], Vocabulary]" = _no_vocabulary
    names_corticosteroid: Callable[[str], bool] = names_none

    @property
    def daily(self) -> tuple[Symptom, ...]:
        """The short set that is asked every day unless the person chose another."""
        return tuple(symptom for symptom in self.symptoms.values() if symptom.daily)

    @property
    def photographed(self) -> tuple[Symptom, ...]:
        """What a photo may be about; first what is noted with a photo."""
        shown = (symptom for symptom in self.symptoms.values() if symptom.photo)
        return tuple(sorted(shown, key=lambda symptom: Detail.PHOTO not in symptom.details))

    @property
    def wide(self) -> tuple[Symptom, ...]:
        """What may be asked beside the short set for a while after the treatment changed."""
        return tuple(symptom for symptom in self.symptoms.values() if symptom.wide)

    def with_own(self, own: Iterable[Symptom]) -> "Catalogue":
        """This catalogue and symptoms in the person's own words; itself when there are none."""
        added = {symptom.id: symptom for symptom in own}
        if not added:
            return self
        others = tuple(group for group in self.groups if group != self.own.group)
        return replace(self, symptoms={**self.symptoms, **added}, groups=(*others, self.own.group))

    def level_word(self, symptom_id: str, level: int) -> LevelWord:
        """The words of a symptom's level (0 to 4)."""
        return self.word_of(self.symptoms[symptom_id], level)

    def word_of(self, symptom: Symptom, level: int) -> LevelWord:
        """The words of a level (0 to 4) of a symptom that need not stand in this catalogue."""
        attribute = next(a for a in LEVEL_ATTRIBUTES if a in symptom.attributes)
        return self.levels[attribute][level]
