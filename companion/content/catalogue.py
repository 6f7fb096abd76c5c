"""The catalogue that the program asks from: symptoms, measurements and the warning-sign card.

It must not know what a person answered, nor how a question is drawn.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from companion import paths
from companion.content.body_regions import read_body_map
from companion.content.composite_table import read_composite
from companion.content.questionnaire import read_form
from companion.content.thyroid_lanes import read_thyroid_lanes
from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.content.vocabulary import load_vocabulary
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

ASKING_ORDER = (*LEVEL_ATTRIBUTES, Attribute.INTERFERENCE)


@dataclass(frozen=True, slots=True)
class _When:
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
    file = read_table(resources, "catalogue/symptoms")
    groups = tuple(_group(name, entry) for name, entry in file.entries("group").items())
    organs = frozenset(group.id for group in groups)
    card = read_card(resources, organs)
    lines = frozenset(sign.id for sign in card.lines)
    when = _when(file.table("when"))
    catalogue = Catalogue(
        symptoms={
            name: _symptom(name, entry, when, organs, lines)
            for name, entry in file.entries("symptom").items()
        },
        groups=groups,
        levels=_levels(file.table("levels")),
        quantities=_quantities(resources),
        card=card,
        own=_own(file.table("own"), when),
        body=read_body_map(resources),
        composite=read_composite(resources),
        read_form=read_form,
        read_vocabulary=load_vocabulary,
        names_corticosteroid=names_corticosteroid,
    )
    file.end()
    lanes = read_thyroid_lanes(resources, catalogue.symptoms, catalogue.quantities)
    return replace(catalogue, thyroid=lanes)


def names_corticosteroid(text: str) -> bool:
    """Whether a text names a corticosteroid of the list of medicines; read when first asked."""
    from companion.content.medicines import load_medicines

    named = load_medicines().named_in(text)
    return named is not None and named.medicine_class is MedicineClass.CORTICOSTEROID


def _group(name: str, entry: Table) -> SymptomGroup:
    group = SymptomGroup(name, entry.words("label"))
    entry.end()
    return group


def _when(entry: Table) -> _When:
    when = _When(
        present={Recall.DAY: entry.words("day"), Recall.WEEK: entry.words("week")},
        past={Recall.DAY: entry.words("past_day"), Recall.WEEK: entry.words("past_week")},
    )
    entry.end()
    return when


def _own(entry: Table, when: _When) -> OwnWording:
    group = SymptomGroup(entry.text("group"), entry.words("label"))
    ask = entry.words("ask")
    entry.end()
    present, past = (
        {recall: _filled(ask, opening) for recall, opening in openings.items()}
        for openings in (when.present, when.past)
    )
    for words in (*present.values(), *past.values()):
        if any(text.count("{text}") != 1 or text.count("{") != 1 for text in words.each()):
            raise entry.broken(
                "the question needs {text} once, and no other placeholder but {when}"
            )
    return OwnWording(group, present, past)


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
        questions={r: _opened(ask, sentences, words) for r, words in when.present.items()},
        help=entry.optional_words("help"),
        hpo=entry.optional_text("hpo"),
        warning_signs=entry.names("warning_signs"),
        daily=entry.flag("daily", absent=False),
        wide=entry.flag("wide", absent=False),
        everyday=_everyday(entry.table("everyday")),
        past_questions={r: _opened(ask, sentences, words) for r, words in when.past.items()},
        details=_details(entry),
        photo=entry.flag("photo", absent=False),
    )
    entry.refuse_unknown([symptom.group], groups)
    entry.refuse_unknown(symptom.warning_signs, signs)
    entry.end()
    return symptom


def _details(entry: Table) -> tuple[Detail, ...]:
    names = entry.names("details")
    entry.refuse_unknown(names, tuple(Detail))
    return tuple(Detail(name) for name in names)


def _everyday(entry: Table) -> dict[Language, tuple[str, ...]]:
    words = {Language(code): entry.names(code) for code in entry.keys}
    entry.end()
    return words


def _attributes(entry: Table) -> tuple[Attribute, ...]:
    names = entry.names("attributes")
    entry.refuse_unknown(names, ASKING_ORDER)
    attributes = tuple(attribute for attribute in ASKING_ORDER if attribute in names)
    if names != attributes or names[:1] in {(), (Attribute.INTERFERENCE,)}:
        raise entry.broken(f"attributes stand in this order: {', '.join(ASKING_ORDER)}")
    return attributes


def _opened(ask: Table, sentences: dict[Attribute, Words], when: Words) -> dict[Attribute, Words]:
    """The sentences with `{when}` filled in."""
    opened = {attribute: _filled(words, when) for attribute, words in sentences.items()}
    if any("{" in text for words in opened.values() for text in words.each()):
        raise ask.broken("the only placeholder is {when}")
    return opened


def _filled(words: Words, when: Words) -> Words:
    return words.changed(lambda each, text: text.replace("{when}", when.in_language(each)))


def _quantities(resources: Path) -> dict[str, Quantity]:
    file = read_table(resources, "catalogue/quantities")
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
