"""Holds the explanations to their word: every fact, source, link and language is accounted for.

Knows how explanations hang together; neither how they are written nor how they are shown.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from companion.content.explanation_file import ExplanationFile
from companion.content.explanations import Library
from companion.domain.explanations import (
    Explanation,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
)
from companion.domain.words import Language
from companion.languages import languages
from companion.toml_file import CatalogueBroken, Strict, by_name, read_form


class Fact(Strict, frozen=True):
    """Something that is known of the treatment; `required`: some explanation must cover it."""

    id: str
    title: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that an explanation may name."""

    facts: Collection[str]
    symptoms: Collection[str]
    illustrations: Collection[str]


class _Facts(Strict, frozen=True):
    fact: tuple[Fact, ...]


def read_facts(folder: Path) -> dict[str, Fact]:
    """The facts that the explanations are to cover, by id. Raises CatalogueBroken."""
    read = read_form(folder / "facts.toml", _Facts, "facts.toml")
    return by_name(read.fact, lambda each: each.id, "facts.toml")


def covered_facts(library: Library, language: Language) -> dict[str, tuple[str, ...]]:
    """Which explanations of a language cover each fact, by the fact's id."""
    covered: dict[str, tuple[str, ...]] = {}
    for head in library.heads(language):
        for fact in head.facts:
            covered[fact] = (*covered.get(fact, ()), head.id)
    return covered


def find_gaps(library: Library, known: Known) -> tuple[CatalogueBroken, ...]:
    """Everything that an explanation names and that is not there, and where the languages differ."""
    gaps = [
        gap
        for language in languages()
        for file in library.files(language).values()
        for gap in _explanation_gaps(library, file, known)
    ]
    return (*gaps, *_language_gaps(library))


def _explanation_gaps(
    library: Library, file: ExplanationFile, known: Known
) -> Iterator[CatalogueBroken]:
    head = file.head
    explanations = library.files(head.language)
    named = (
        ("fact", head.facts, known.facts),
        ("symptom", head.symptoms, known.symptoms),
        ("illustration", head.illustrations, known.illustrations),
        ("page", head.related, explanations),
    )
    for kind, names, there in named:
        for name in names:
            if name not in there:
                yield file.broken("head", f"the {kind} {name} is unknown")
    try:
        explanation = library.explanation(head.id, head.language)
    except CatalogueBroken as broken:
        yield broken
        return
    there = {LinkKind.EXPLANATION: explanations, LinkKind.SYMPTOM: known.symptoms}
    for link in _links(explanation):
        if link.kind in there and link.target not in there[link.kind]:
            yield file.broken("text", f"the {link.kind.value} {link.target} is unknown")


def _links(explanation: Explanation) -> Iterator[Link]:
    for section in explanation.sections:
        for block in section.blocks:
            items = block.items if isinstance(block, ItemList) else ()
            every = (block.runs,) if isinstance(block, Paragraph) else items
            yield from (run for runs in every for run in runs if isinstance(run, Link))


def _language_gaps(library: Library) -> Iterator[CatalogueBroken]:
    shelves = {language: library.files(language) for language in languages()}
    for language, files in shelves.items():
        for other, others in shelves.items():
            for name in files:
                if name not in others:
                    yield CatalogueBroken(
                        f"{other.value}/{name}.md", "whole file", f"only {language.value} has it"
                    )
    one, *rest = shelves.values()
    for each in rest:
        for name in one.keys() & each.keys():
            yield from _differences(library, one[name], each[name])


def _differences(
    library: Library, one: ExplanationFile, other: ExplanationFile
) -> Iterator[CatalogueBroken]:
    """What the two languages of an explanation do not have in common."""
    pairs: Mapping[str, tuple[object, object]] = {
        "order": (one.head.order, other.head.order),
        "symptoms": (one.head.symptoms, other.head.symptoms),
        "facts": (one.head.facts, other.head.facts),
        "sources": (one.head.sources, other.head.sources),
        "illustrations": (one.head.illustrations, other.head.illustrations),
        "related": (one.head.related, other.head.related),
        "reviewed_on": (one.head.reviewed_on, other.head.reviewed_on),
        "review_by": (one.head.review_by, other.head.review_by),
        "review": (one.head.needs_review, other.head.needs_review),
    }
    for key, (here, there) in pairs.items():
        if here != there:
            yield other.broken("head", f"{key} is not that of {one.name}")
    try:
        counts = [
            len(library.explanation(file.head.id, file.head.language).sections)
            for file in (one, other)
        ]
    except CatalogueBroken:
        return
    if counts[0] != counts[1]:
        reason = f"{counts[1]} sections stand here, {counts[0]} in {one.name}"
        yield other.broken("text", reason)
