"""The warning-sign card as it ships: its lines, numbers, sentences and sources.

It must not know what a person answered.
"""

from collections.abc import Collection
from pathlib import Path

from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.domain.records import Done
from companion.domain.warning_signs import (
    DoneChoice,
    EmergencyNumber,
    Source,
    Urgency,
    WarningSign,
    WarningSignCard,
)
from companion.domain.words import Words
from companion.languages import languages


def read_card(resources: Path, organs: Collection[str]) -> WarningSignCard:
    """The card of a folder of resources; `organs` are the symptom groups. Raises CatalogueBroken."""
    sources = read_sources(resources)
    file = read_table(resources, "catalogue/warning_signs")
    headings, actions = _blocks(file.table("block"))
    card = WarningSignCard(
        version=file.text("version"),
        reviewed_on=file.day("reviewed_on").isoformat(),
        title=file.words("title"),
        intro=file.all_words("intro"),
        headings=headings,
        actions=actions,
        signs={
            name: _sign(name, entry, organs, sources)
            for name, entry in file.entries("sign").items()
        },
        done=_done(file),
        sources=sources,
        numbers=tuple(_number(entry) for entry in file.tables("number")),
        sentence_sources=file.names("sources"),
    )
    file.refuse_unknown(card.sentence_sources, sources)
    file.end()
    return card


def read_sources(resources: Path) -> dict[str, Source]:
    """Every page that a statement was read on, by its key. Raises CatalogueBroken."""
    file = Table.read(resources / "catalogue" / "sources.toml")
    spoken = languages(resources)
    sources = {
        key: _source(key, entry, spoken) for key, entry in file.entries("source", "key").items()
    }
    file.end()
    return sources


def _blocks(blocks: Table) -> tuple[dict[Urgency, Words], dict[Urgency, Words]]:
    headings: dict[Urgency, Words] = {}
    actions: dict[Urgency, Words] = {}
    for urgency in Urgency:
        block = blocks.table(urgency.value)
        headings[urgency] = block.words("heading")
        actions[urgency] = block.words("action")
        block.end()
    blocks.end()
    return headings, actions


def _sign(
    name: str, entry: Table, organs: Collection[str], sources: Collection[str]
) -> WarningSign:
    block, organ = entry.text("block"), entry.text("organ")
    entry.refuse_unknown([block], tuple(Urgency))
    entry.refuse_unknown([organ], organs)
    sign = WarningSign(
        id=name,
        block=Urgency(block),
        organ=organ,
        text=entry.words("text"),
        sources=entry.names("sources"),
        tickable=entry.flag("tickable", absent=True),
        threshold=entry.flag("threshold", absent=False),
        retired=entry.flag("retired", absent=False),
    )
    if not sign.sources:
        raise entry.broken("it has no source")
    entry.refuse_unknown(sign.sources, sources)
    entry.end()
    return sign


def _number(entry: Table) -> EmergencyNumber:
    number = EmergencyNumber(entry.text("number"), entry.words("label"))
    entry.end()
    return number


def _done(file: Table) -> tuple[DoneChoice, ...]:
    entries = file.entries("done")
    if tuple(entries) != tuple(Done):
        raise file.broken(f"these are needed under done, in this order: {', '.join(Done)}")
    choices = tuple(DoneChoice(name, entry.words("label")) for name, entry in entries.items())
    for entry in entries.values():
        entry.end()
    return choices


def _source(key: str, entry: Table, spoken: Collection[str]) -> Source:
    source = Source(
        key=key,
        organisation=entry.text("organisation"),
        title=entry.text("title"),
        year=entry.optional_whole_number("year"),
        url=entry.text("url"),
        language=entry.text("language"),
    )
    entry.refuse_unknown([source.language], spoken)
    entry.end()
    return source
