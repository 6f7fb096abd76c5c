"""The catalogue that the program asks from: symptoms, measurements and the warning-sign card.

It must not know what a person answered, nor how a question is drawn.
"""

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from companion import paths
from companion.content.catalogue_files import (
    CatalogueBroken,
    QuantitiesFile,
    QuantityEntry,
    SignEntry,
    SourceEntry,
    SourcesFile,
    SymptomEntry,
    SymptomsFile,
    Text,
    UnitEntry,
    WarningSignsFile,
    WhenTexts,
    read_file,
)
from companion.domain.records import Done
from companion.domain.symptoms import (
    LEVEL_ATTRIBUTES,
    Attribute,
    Catalogue,
    LevelWord,
    Quantity,
    Recall,
    Symptom,
    SymptomGroup,
    Unit,
)
from companion.domain.warning_signs import (
    DoneChoice,
    EmergencyNumber,
    Source,
    Urgency,
    WarningSign,
    WarningSignCard,
)
from companion.domain.words import Words

SYMPTOMS = "symptoms.toml"
SIGNS = "warning_signs.toml"
SOURCES = "sources.toml"
QUANTITIES = "quantities.toml"

ASKING_ORDER = (*LEVEL_ATTRIBUTES, Attribute.INTERFERENCE)


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that ships with the program, read once. Raises CatalogueBroken."""
    return read_catalogue(paths.resources() / "catalogue")


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue in a folder.

    Raises CatalogueBroken for an unknown or missing key, a missing language, an id that stands
    twice, or a name that no other entry bears.
    """
    asked = read_file(folder / SYMPTOMS, SymptomsFile)
    _refuse_twice(SYMPTOMS, (group.id for group in asked.group))
    groups = tuple(SymptomGroup(entry.id, entry.label.words) for entry in asked.group)
    organs = {group.id for group in groups}
    card = _card(folder, organs)
    _refuse_twice(SYMPTOMS, (entry.id for entry in asked.symptom))
    return Catalogue(
        symptoms={
            entry.id: _symptom(entry, asked.when, organs, card.signs) for entry in asked.symptom
        },
        groups=groups,
        levels=_levels(asked),
        quantities=_quantities(folder),
        card=card,
    )


def _refuse_twice(file: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in ids:
        if name in seen:
            raise CatalogueBroken(file, name, "this id stands twice")
        seen.add(name)


def _refuse_unknown(file: str, entry: str, named: Iterable[str], known: Collection[str]) -> None:
    for name in named:
        if name not in known:
            raise CatalogueBroken(file, entry, f"{name} is unknown")


def _levels(asked: SymptomsFile) -> dict[Attribute, tuple[LevelWord, ...]]:
    levels: dict[Attribute, tuple[LevelWord, ...]] = {}
    for attribute in Attribute:
        words = asked.levels.get(attribute, ())
        if len(words) != attribute.highest + 1:
            reason = f"{attribute.highest + 1} levels are needed, not {len(words)}"
            raise CatalogueBroken(SYMPTOMS, attribute.value, reason)
        levels[attribute] = tuple(LevelWord(w.label.words, w.short.words) for w in words)
    return levels


def _symptom(
    entry: SymptomEntry, when: WhenTexts, groups: Collection[str], signs: Collection[str]
) -> Symptom:
    _refuse_unknown(SYMPTOMS, entry.id, [entry.group], groups)
    _refuse_unknown(SYMPTOMS, entry.id, entry.warning_signs, signs)
    in_order = tuple(a for a in ASKING_ORDER if a in entry.attributes)
    if entry.attributes != in_order or not in_order or in_order[0] is Attribute.INTERFERENCE:
        reason = f"attributes stand in this order: {', '.join(ASKING_ORDER)}"
        raise CatalogueBroken(SYMPTOMS, entry.id, reason)
    if tuple(entry.ask) != entry.attributes:
        reason = "the questions are not those of the attributes, in their order"
        raise CatalogueBroken(SYMPTOMS, entry.id, reason)
    return Symptom(
        id=entry.id,
        group=entry.group,
        attributes=entry.attributes,
        label=entry.label.words,
        title=entry.title.words,
        in_sentence=entry.in_sentence.words,
        questions={
            Recall.DAY: _questions(entry, when.day),
            Recall.WEEK: _questions(entry, when.week),
        },
        help=entry.help.words if entry.help else None,
        hpo=entry.hpo,
        warning_signs=entry.warning_signs,
        daily=entry.daily,
        past_day_questions=_questions(entry, when.past_day),
    )


def _questions(entry: SymptomEntry, when: Text) -> dict[Attribute, Words]:
    return {
        attribute: Words(
            _filled(entry.id, ask.fr, when.fr),
            _filled(entry.id, ask.en, when.en),
        )
        for attribute, ask in entry.ask.items()
    }


def _filled(entry: str, sentence: str, when: str) -> str:
    filled = sentence.replace("{when}", when)
    if "{" in filled or "}" in filled:
        raise CatalogueBroken(SYMPTOMS, entry, "the only placeholder is {when}")
    return filled


def _quantities(folder: Path) -> dict[str, Quantity]:
    entries = read_file(folder / QUANTITIES, QuantitiesFile).quantity
    _refuse_twice(QUANTITIES, (entry.id for entry in entries))
    return {entry.id: _quantity(entry) for entry in entries}


def _quantity(entry: QuantityEntry) -> Quantity:
    _refuse_twice(QUANTITIES, (f"{entry.id} {unit.unit}" for unit in entry.units))
    if not entry.units:
        raise CatalogueBroken(QUANTITIES, entry.id, "it has no unit")
    return Quantity(entry.id, entry.label.words, tuple(_unit(entry.id, u) for u in entry.units))


def _unit(quantity: str, entry: UnitEntry) -> Unit:
    if entry.decimals < 0:
        raise CatalogueBroken(QUANTITIES, quantity, "decimals are 0 or more")
    if entry.plausible is not None and entry.plausible[0] >= entry.plausible[1]:
        raise CatalogueBroken(QUANTITIES, quantity, "the plausible range is upside down")
    return Unit(
        ucum=entry.unit,
        display=entry.display.words,
        decimals=entry.decimals,
        loinc=entry.loinc,
        plausible=entry.plausible,
        strict_ucum=entry.ucum,
    )


def _card(folder: Path, organs: Collection[str]) -> WarningSignCard:
    sources = _sources(folder)
    card = read_file(folder / SIGNS, WarningSignsFile)
    _refuse_twice(SIGNS, (sign.id for sign in card.sign))
    _refuse_unknown(SIGNS, "sources", card.sources, sources)
    for urgency in Urgency:
        if urgency not in card.block:
            raise CatalogueBroken(SIGNS, urgency.value, "the block has no heading")
    if tuple(choice.id for choice in card.done) != tuple(Done):
        raise CatalogueBroken(SIGNS, "done", f"these are needed, in order: {', '.join(Done)}")
    return WarningSignCard(
        version=card.version,
        reviewed_on=card.reviewed_on.isoformat(),
        title=card.title.words,
        intro=tuple(sentence.words for sentence in card.intro),
        headings={urgency: card.block[urgency].heading.words for urgency in Urgency},
        actions={urgency: card.block[urgency].action.words for urgency in Urgency},
        signs={sign.id: _sign(sign, organs, sources) for sign in card.sign},
        done=tuple(DoneChoice(choice.id.value, choice.label.words) for choice in card.done),
        sources=sources,
        numbers=tuple(EmergencyNumber(n.number, n.label.words) for n in card.number),
        sentence_sources=card.sources,
    )


def _sign(entry: SignEntry, organs: Collection[str], sources: Collection[str]) -> WarningSign:
    _refuse_unknown(SIGNS, entry.id, [entry.organ], organs)
    _refuse_unknown(SIGNS, entry.id, entry.sources, sources)
    if not entry.sources:
        raise CatalogueBroken(SIGNS, entry.id, "it has no source")
    return WarningSign(
        id=entry.id,
        block=entry.block,
        organ=entry.organ,
        text=entry.text.words,
        sources=entry.sources,
        tickable=entry.tickable,
        threshold=entry.threshold,
    )


def _sources(folder: Path) -> dict[str, Source]:
    entries = read_file(folder / SOURCES, SourcesFile).source
    _refuse_twice(SOURCES, (entry.key for entry in entries))
    return {entry.key: _source(entry) for entry in entries}


def _source(entry: SourceEntry) -> Source:
    return Source(
        key=entry.key,
        organisation=entry.organisation,
        title=entry.title,
        year=entry.year,
        url=entry.url,
        language=entry.language.value,
    )
