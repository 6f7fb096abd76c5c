"""The warning-sign card as it ships: its lines, numbers, sentences and sources.

It must not know what a person answered.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from companion.content.translated import called, read_said
from companion.domain.records import Done
from companion.domain.warning_signs import (
    DoneChoice,
    EmergencyNumber,
    Source,
    Urgency,
    WarningSign,
    WarningSignCard,
)
from companion.domain.words import Language, Words
from companion.languages import languages
from companion.toml_file import (
    CatalogueBroken,
    Names,
    NamesByLanguage,
    Natural,
    Strict,
    Text,
    by_name,
    read_form,
    refuse_unknown,
)

NAME: Final = "catalogue/warning_signs"
FILE: Final = called(NAME)
SOURCES: Final = "sources.toml"


class _BlockForm(Strict, frozen=True):
    heading: Words
    action: Words


class _SignForm(Strict, frozen=True):
    id: Text
    block: Urgency
    organ: Text
    text: Words
    sources: Names = ()
    tickable: bool = True
    threshold: bool = False
    retired: bool = False


class _NumberForm(Strict, frozen=True):
    number: Text
    label: Words


class _DoneForm(Strict, frozen=True):
    id: Text
    label: Words


class _File(Strict, frozen=True):
    version: Text
    reviewed_on: date
    sources: Names
    title: Words
    intro: NamesByLanguage
    block: dict[str, _BlockForm]
    number: tuple[_NumberForm, ...]
    sign: tuple[_SignForm, ...]
    done: tuple[_DoneForm, ...]


class _SourceForm(Strict, frozen=True):
    key: Text
    organisation: Text
    title: Text
    url: Text
    language: Text
    year: Natural | None = None


class _SourcesFile(Strict, frozen=True):
    source: tuple[_SourceForm, ...]


def read_card(resources: Path, organs: Collection[str]) -> WarningSignCard:
    """The card of a folder of resources; `organs` are the symptom groups. Raises CatalogueBroken."""
    sources = read_sources(resources)
    file = read_said(resources, NAME, _File)
    refuse_unknown(file.sources, sources, FILE, "whole file")
    blocks = _blocks(file.block)
    signs = by_name(file.sign, lambda each: each.id, FILE)
    if tuple(each.id for each in file.done) != tuple(Done):
        reason = f"these are needed under done, in this order: {', '.join(Done)}"
        raise CatalogueBroken(FILE, "whole file", reason)
    return WarningSignCard(
        version=file.version,
        reviewed_on=file.reviewed_on.isoformat(),
        title=file.title,
        intro=_in_rows(file.intro),
        headings={urgency: block.heading for urgency, block in blocks.items()},
        actions={urgency: block.action for urgency, block in blocks.items()},
        signs={name: _sign(entry, organs, sources) for name, entry in signs.items()},
        done=tuple(DoneChoice(each.id, each.label) for each in file.done),
        sources=sources,
        numbers=tuple(EmergencyNumber(each.number, each.label) for each in file.number),
        sentence_sources=file.sources,
    )


def read_sources(resources: Path) -> dict[str, Source]:
    """Every page that a statement was read on, by its key. Raises CatalogueBroken."""
    file = read_form(resources / "catalogue" / SOURCES, _SourcesFile, SOURCES)
    spoken = languages(resources)
    named = by_name(file.source, lambda each: each.key, SOURCES)
    for key, entry in named.items():
        refuse_unknown([entry.language], spoken, SOURCES, key)
    return {
        key: Source(
            key=key,
            organisation=entry.organisation,
            title=entry.title,
            year=entry.year,
            url=entry.url,
            language=entry.language,
        )
        for key, entry in named.items()
    }


def _blocks(named: Mapping[str, _BlockForm]) -> dict[Urgency, _BlockForm]:
    refuse_unknown(named, tuple(Urgency), FILE, "block")
    refuse_unknown(Urgency, named, FILE, "block")
    return {urgency: named[urgency] for urgency in Urgency}


def _in_rows(said: NamesByLanguage) -> tuple[Words, ...]:
    """Texts that stand in a row, as many in every language."""
    if len({len(texts) for texts in said.values()}) != 1:
        raise CatalogueBroken(FILE, "whole file", "intro has more texts in one language")
    codes = [Language(code) for code in said]
    rows = zip(*said.values(), strict=True)
    return tuple(Words(dict(zip(codes, row, strict=True))) for row in rows)


def _sign(entry: _SignForm, organs: Collection[str], sources: Collection[str]) -> WarningSign:
    refuse_unknown([entry.organ], organs, FILE, entry.id)
    if not entry.sources:
        raise CatalogueBroken(FILE, entry.id, "it has no source")
    refuse_unknown(entry.sources, sources, FILE, entry.id)
    return WarningSign(
        id=entry.id,
        block=entry.block,
        organ=entry.organ,
        text=entry.text,
        sources=entry.sources,
        tickable=entry.tickable,
        threshold=entry.threshold,
        retired=entry.retired,
    )
