"""The catalogue that the program asks from: symptoms, measurements and the warning-sign card.

It must not know what a person answered, nor how a question is drawn.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion import paths
from companion.content.body_regions import read_body_map
from companion.content.toml_table import Table
from companion.content.warning_sign_card import read_card
from companion.domain.symptoms import (
    LEVEL_ATTRIBUTES,
    Attribute,
    Catalogue,
    LevelWord,
    Quantity,
    QuantityKind,
    Recall,
    Symptom,
    SymptomGroup,
    Unit,
)
from companion.domain.words import Words

ASKING_ORDER = (*LEVEL_ATTRIBUTES, Attribute.INTERFERENCE)


@dataclass(frozen=True, slots=True)
class _When:
    """How a question opens: today, for another day, for a week."""

    day: Words
    past_day: Words
    week: Words


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the program, read once. Raises CatalogueBroken."""
    return read_catalogue(paths.resources() / "catalogue")


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder.

    Raises CatalogueBroken for an unknown or missing key, a missing language, an id that stands
    twice, or a name that no other entry bears.
    """
    file = Table.read(folder / "symptoms.toml")
    groups = tuple(_group(name, entry) for name, entry in file.entries("group").items())
    organs = frozenset(group.id for group in groups)
    card = read_card(folder, organs)
    when = _when(file.table("when"))
    catalogue = Catalogue(
        symptoms={
            name: _symptom(name, entry, when, organs, card.signs)
            for name, entry in file.entries("symptom").items()
        },
        groups=groups,
        levels=_levels(file.table("levels")),
        quantities=_quantities(folder),
        card=card,
        body=read_body_map(folder),
    )
    file.end()
    return catalogue


def _group(name: str, entry: Table) -> SymptomGroup:
    group = SymptomGroup(name, entry.words("label"))
    entry.end()
    return group


def _when(entry: Table) -> _When:
    when = _When(entry.words("day"), entry.words("past_day"), entry.words("week"))
    entry.end()
    return when


def _levels(entry: Table) -> dict[Attribute, tuple[LevelWord, ...]]:
    levels: dict[Attribute, tuple[LevelWord, ...]] = {}
    for attribute in Attribute:
        words = tuple(_level_word(level) for level in entry.tables(attribute.value))
        if len(words) != attribute.highest + 1:
            raise entry.broken(f"{attribute.value} needs {attribute.highest + 1} levels")
        levels[attribute] = words
    entry.end()
    return levels


def _level_word(level: Table) -> LevelWord:
    word = LevelWord(level.words("label"), level.words("short"))
    level.end()
    return word


def _symptom(
    name: str, entry: Table, when: _When, groups: Collection[str], signs: Collection[str]
) -> Symptom:
    attributes = _attributes(entry)
    ask = entry.table("ask")
    if ask.keys != attributes:
        raise ask.broken("the questions are not those of the attributes, in their order")
    sentences = {attribute: ask.words(attribute.value) for attribute in attributes}
    symptom = Symptom(
        id=name,
        group=entry.text("group"),
        attributes=attributes,
        label=entry.words("label"),
        title=entry.words("title"),
        in_sentence=entry.words("in_sentence"),
        questions={
            Recall.DAY: _opened(ask, sentences, when.day),
            Recall.WEEK: _opened(ask, sentences, when.week),
        },
        help=entry.optional_words("help"),
        hpo=entry.optional_text("hpo"),
        warning_signs=entry.names("warning_signs"),
        daily=entry.flag("daily", absent=False),
        past_day_questions=_opened(ask, sentences, when.past_day),
    )
    entry.refuse_unknown([symptom.group], groups)
    entry.refuse_unknown(symptom.warning_signs, signs)
    entry.end()
    return symptom


def _attributes(entry: Table) -> tuple[Attribute, ...]:
    names = entry.names("attributes")
    entry.refuse_unknown(names, ASKING_ORDER)
    attributes = tuple(attribute for attribute in ASKING_ORDER if attribute in names)
    if names != attributes or names[:1] in {(), (Attribute.INTERFERENCE,)}:
        raise entry.broken(f"attributes stand in this order: {', '.join(ASKING_ORDER)}")
    return attributes


def _opened(ask: Table, sentences: dict[Attribute, Words], when: Words) -> dict[Attribute, Words]:
    """The sentences with `{when}` filled in."""
    opened = {
        attribute: Words(words.fr.replace("{when}", when.fr), words.en.replace("{when}", when.en))
        for attribute, words in sentences.items()
    }
    if any("{" in words.fr + words.en for words in opened.values()):
        raise ask.broken("the only placeholder is {when}")
    return opened


def _quantities(folder: Path) -> dict[str, Quantity]:
    file = Table.read(folder / "quantities.toml")
    quantities = {name: _quantity(name, entry) for name, entry in file.entries("quantity").items()}
    file.end()
    return quantities


def _quantity(name: str, entry: Table) -> Quantity:
    kind, label = entry.text("kind"), entry.words("label")
    entry.refuse_unknown([kind], tuple(QuantityKind))
    units = tuple(_unit(unit, table) for unit, table in entry.entries("units", "unit").items())
    entry.end()
    return Quantity(name, QuantityKind(kind), label, units)


def _unit(code: str, entry: Table) -> Unit:
    unit = Unit(
        ucum=code,
        display=entry.words("display"),
        decimals=entry.whole_number("decimals"),
        loinc=entry.optional_text("loinc"),
        plausible=entry.optional_range("plausible"),
        strict_ucum=entry.optional_text("ucum"),
    )
    entry.end()
    return unit
