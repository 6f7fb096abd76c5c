"""The catalogue that the program asks from: symptoms, measurements and the warning-sign card.

It must not know what a person answered, nor how a question is drawn.
"""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from companion import paths
from companion.content.body_regions import read_body_map
from companion.content.composite_table import read_composite
from companion.content.thyroid_lanes import read_thyroid_lanes
from companion.content.translated import called, read_said
from companion.content.warning_sign_card import read_card
from companion.domain.records import MedicineClass
from companion.domain.symptoms import (
    LEVEL_ATTRIBUTES,
    Attribute,
    Catalogue,
    Detail,
    LevelWord,
    OwnWording,
    Quantity,
    QuantityKind,
    Recall,
    Symptom,
    SymptomGroup,
    Unit,
)
from companion.domain.words import Language, Words
from companion.toml_file import (
    CatalogueBroken,
    Names,
    NamesByLanguage,
    Natural,
    Strict,
    Text,
    by_name,
    refuse_unknown,
)

if TYPE_CHECKING:
    from companion.domain.questionnaire import QuestionnaireForm
    from companion.domain.search.vocabulary import Vocabulary

SYMPTOMS, QUANTITIES = "catalogue/symptoms", "catalogue/quantities"
FILE = called(SYMPTOMS)
ASKING_ORDER = (*LEVEL_ATTRIBUTES, Attribute.INTERFERENCE)


class _GroupForm(Strict, frozen=True):
    id: Text
    label: Words


class _WhenForm(Strict, frozen=True):
    day: Words
    past_day: Words
    week: Words
    past_week: Words


class _OwnForm(Strict, frozen=True):
    group: Text
    label: Words
    ask: Words
    ask_of: Words


class _LevelForm(Strict, frozen=True):
    label: Words
    short: Words


class _SymptomForm(Strict, frozen=True):
    id: Text
    group: Text
    attributes: tuple[Attribute, ...]
    label: Words
    title: Words
    in_sentence: Words
    ask: dict[str, Words]
    everyday: NamesByLanguage
    ask_of: dict[str, Words] = msgspec.field(default_factory=dict)
    help: Words | None = None
    hpo: Text | None = None
    warning_signs: Names = ()
    daily: bool = False
    wide: bool = False
    details: tuple[Detail, ...] = ()
    photo: bool = False


class _SymptomsFile(Strict, frozen=True):
    when: _WhenForm
    own: _OwnForm
    levels: dict[str, tuple[_LevelForm, ...]]
    group: tuple[_GroupForm, ...]
    symptom: tuple[_SymptomForm, ...]


class _UnitForm(Strict, frozen=True):
    unit: Text
    display: Words
    decimals: Natural
    loinc: Text | None = None
    plausible: tuple[float, float] | None = None
    ucum: Text | None = None


class _QuantityForm(Strict, frozen=True):
    id: Text
    kind: QuantityKind
    label: Words
    units: tuple[_UnitForm, ...]


class _QuantitiesFile(Strict, frozen=True):
    quantity: tuple[_QuantityForm, ...]


class _When(Struct, frozen=True):
    """How a question opens: for the day or the week that ends today, or for an earlier one."""

    present: Mapping[Recall, Words]
    past: Mapping[Recall, Words]


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the program, read once. Raises CatalogueBroken."""
    return read_catalogue(paths.resources())


def read_catalogue(resources: Path) -> Catalogue:
    """The catalogue of a folder of resources.

    Raises CatalogueBroken for an unknown or missing key, a missing language, an id that stands
    twice, or a name that no other entry bears.
    """
    file = read_said(resources, SYMPTOMS, _SymptomsFile)
    groups = by_name(file.group, lambda each: each.id, FILE)
    card = read_card(resources, groups)
    lines = frozenset(sign.id for sign in card.lines)
    when = _when(file.when)
    catalogue = Catalogue(
        symptoms={
            name: _symptom(entry, when, groups, lines)
            for name, entry in by_name(file.symptom, lambda each: each.id, FILE).items()
        },
        groups=tuple(SymptomGroup(each.id, each.label) for each in file.group),
        levels=_levels(file.levels),
        quantities=_quantities(resources),
        card=card,
        own=_own(file.own, when),
        body=read_body_map(resources),
        composite=read_composite(resources),
        read_form=_read_form,
        read_vocabulary=_read_vocabulary,
        names_corticosteroid=names_corticosteroid,
    )
    lanes = read_thyroid_lanes(resources, catalogue.symptoms, catalogue.quantities)
    return replace(catalogue, thyroid=lanes)


def _read_form(text: str) -> "QuestionnaireForm":
    """What a questionnaire asks; its reader is loaded for the first one that a carnet holds."""
    from companion.content.questionnaires.form import read_form

    return read_form(text)


def _read_vocabulary(language: Language) -> "Vocabulary":
    """What people type in a language; read at the first search."""
    from companion.content.vocabulary import load_vocabulary

    return load_vocabulary(language)


def names_corticosteroid(text: str) -> bool:
    """Whether a text names a corticosteroid of the list of medicines; read when first asked."""
    from companion.content.medicines import load_medicines

    named = load_medicines().named_in(text)
    return named is not None and named.medicine_class is MedicineClass.CORTICOSTEROID


def _when(entry: _WhenForm) -> _When:
    return _When(
        present={Recall.DAY: entry.day, Recall.WEEK: entry.week},
        past={Recall.DAY: entry.past_day, Recall.WEEK: entry.past_week},
    )


def _own(entry: _OwnForm, when: _When) -> OwnWording:
    present, past, present_of, past_of = (
        {recall: _filled(asked, opening) for recall, opening in openings.items()}
        for asked in (entry.ask, entry.ask_of)
        for openings in (when.present, when.past)
    )
    for words in (*present_of.values(), *past_of.values()):
        if any(0 <= text.find("{text}") < text.find("{name}") for text in words.each()):
            raise CatalogueBroken(FILE, "own", "the name stands before the words")
    for words in (*present.values(), *past.values()):
        if any(text.count("{text}") != 1 or text.count("{") != 1 for text in words.each()):
            reason = "the question needs {text} once, and no other placeholder but {when}"
            raise CatalogueBroken(FILE, "own", reason)
    group = SymptomGroup(entry.group, entry.label)
    return OwnWording(group, present, past, present_of, past_of)


def _levels(
    entries: Mapping[str, tuple[_LevelForm, ...]],
) -> dict[Attribute, tuple[LevelWord, ...]]:
    refuse_unknown(entries, tuple(Attribute), FILE, "levels")
    levels: dict[Attribute, tuple[LevelWord, ...]] = {}
    for attribute in Attribute:
        words = tuple(LevelWord(level.label, level.short) for level in entries.get(attribute, ()))
        if len(words) != attribute.highest + 1:
            reason = f"{attribute.value} needs {attribute.highest + 1} levels"
            raise CatalogueBroken(FILE, "levels", reason)
        levels[attribute] = words
    return levels


def _symptom(
    entry: _SymptomForm, when: _When, groups: Collection[str], signs: Collection[str]
) -> Symptom:
    _check_attributes(entry)
    refuse_unknown([entry.group], groups, FILE, entry.id)
    refuse_unknown(entry.warning_signs, signs, FILE, entry.id)
    return Symptom(
        id=entry.id,
        group=entry.group,
        attributes=entry.attributes,
        label=entry.label,
        title=entry.title,
        in_sentence=entry.in_sentence,
        questions={r: _opened(entry, words) for r, words in when.present.items()},
        of_another={r: _about(entry, words) for r, words in when.present.items()},
        past_of_another={r: _about(entry, words) for r, words in when.past.items()},
        help=entry.help,
        hpo=entry.hpo,
        warning_signs=entry.warning_signs,
        daily=entry.daily,
        wide=entry.wide,
        everyday={Language(code): names for code, names in entry.everyday.items()},
        past_questions={r: _opened(entry, words) for r, words in when.past.items()},
        details=entry.details,
        photo=entry.photo,
    )


def _check_attributes(entry: _SymptomForm) -> None:
    named = entry.attributes
    attributes = tuple(attribute for attribute in ASKING_ORDER if attribute in named)
    if named != attributes or named[:1] in {(), (Attribute.INTERFERENCE,)}:
        reason = f"attributes stand in this order: {', '.join(ASKING_ORDER)}"
        raise CatalogueBroken(FILE, entry.id, reason)
    if tuple(entry.ask) != attributes:
        reason = "the questions are not those of the attributes, in their order"
        raise CatalogueBroken(FILE, f"{entry.id}, ask", reason)


def _opened(entry: _SymptomForm, when: Words) -> dict[Attribute, Words]:
    """The questions with `{when}` filled in."""
    opened = {attribute: _filled(entry.ask[attribute], when) for attribute in entry.attributes}
    if any("{" in text for words in opened.values() for text in words.each()):
        raise CatalogueBroken(FILE, f"{entry.id}, ask", "the only placeholder is {when}")
    return opened


def _about(entry: _SymptomForm, when: Words) -> dict[Attribute, Words]:
    """The questions about somebody else, whose `{name}` is filled in when they are asked."""
    refuse_unknown(entry.ask_of, entry.attributes, FILE, f"{entry.id}, ask_of")
    about = {Attribute(each): _filled(words, when) for each, words in entry.ask_of.items()}
    for words in about.values():
        if any(text.count("{name}") != 1 or text.count("{") != 1 for text in words.each()):
            reason = "the question needs {name} once, and no other placeholder but {when}"
            raise CatalogueBroken(FILE, f"{entry.id}, ask_of", reason)
    return about


def _filled(words: Words, when: Words) -> Words:
    return words.changed(lambda each, text: text.replace("{when}", when.in_language(each)))


def _quantities(resources: Path) -> dict[str, Quantity]:
    file = read_said(resources, QUANTITIES, _QuantitiesFile)
    named = by_name(file.quantity, lambda each: each.id, called(QUANTITIES))
    return {name: _quantity(entry) for name, entry in named.items()}


def _quantity(entry: _QuantityForm) -> Quantity:
    units = by_name(entry.units, lambda each: each.unit, called(QUANTITIES))
    for place, unit in enumerate(entry.units, 1):
        if unit.plausible and unit.plausible[0] >= unit.plausible[1]:
            reason = "plausible is not a lowest and a highest number"
            raise CatalogueBroken(called(QUANTITIES), f"{entry.id}, units {place}", reason)
    return Quantity(entry.id, entry.kind, entry.label, tuple(_unit(u) for u in units.values()))


def _unit(entry: _UnitForm) -> Unit:
    return Unit(
        ucum=entry.unit,
        display=entry.display,
        decimals=entry.decimals,
        loinc=entry.loinc,
        plausible=entry.plausible,
        strict_ucum=entry.ucum,
    )
