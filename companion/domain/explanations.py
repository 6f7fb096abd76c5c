"""An explanation: its head, its sections and what their words point to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.warning_signs import Source
from companion.domain.words import Language

GLOSSARY = "glossary"
"""The id of the explanation whose sections are terms."""


class Guide(StrEnum):
    """How the program is used, by the ids of its explanations: for the patient, for somebody close, for a nurse."""

    USING_IT = "using-it"
    USING_IT_CAREGIVER = "using-it-caregiver"
    USING_IT_NURSE = "using-it-nurse"


WORDS_A_MINUTE = 180
"""A calm reader's pace; ours, a little below the 200 to 250 usually given for adults."""


@dataclass(frozen=True, slots=True)
class ExplanationHead:
    """What is known of an explanation before it is opened.

    `symptoms`, `illustrations` and `related` are ids; `facts` are ids of the list of facts;
    `sources` are keys in the order of their numbers, from 1. `needs_review`: a carer has still to
    read it over.
    """

    id: str
    language: Language
    title: str
    summary: str
    order: int
    reviewed_on: date
    review_by: date
    symptoms: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    illustrations: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    needs_review: bool = False

    def is_out_of_date(self, today: date) -> bool:
        """Whether the day until which the review holds has passed."""
        return today > self.review_by


class LinkKind(StrEnum):
    """What a link within an explanation opens; also the scheme of its address: `page:thyroid`."""

    EXPLANATION = "page"
    SYMPTOM = "symptom"
    TERM = "term"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open something: an explanation, a symptom's question, a term of the glossary."""

    kind: LinkKind
    target: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SourceMark:
    """The small number of a source, from 1, as in `ExplanationHead.sources`."""

    number: int
    key: str


Run = Text | Link | SourceMark
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One idea."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `ordered` when the items are steps and carry numbers."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Illustration:
    """A drawing by its id, with the words that say the same."""

    id: str
    alternative: str


Block = Paragraph | ItemList | Illustration


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. The first section of an explanation may have no title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A whole explanation. `sources` are in the order of their numbers, from 1."""

    head: ExplanationHead
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]

    @property
    def words(self) -> int:
        """How many words there are to read, titles and summary included."""
        return sum(len(text.split()) for text in (self.head.title, *plain_texts(self)))

    @property
    def reading_minutes(self) -> int:
        """How long it takes to read, in whole minutes, 1 at least."""
        return max(1, round(self.words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: its own name, its other names, what it means."""

    id: str
    name: str
    variants: tuple[str, ...]
    meaning: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From a letter to just before another, counted from 0."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words were found.

    `section` counts from 0 as in `Explanation.sections`, and is None when only the head of the
    explanation holds the words. `title_spans` are letters of the title, `spans` of the passage.
    """

    explanation_id: str
    title: str
    section: int | None
    section_title: str
    passage: str
    title_spans: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()


def plain(runs: Runs) -> str:
    """The words alone, without the numbers of sources."""
    return "".join(run.text for run in runs if not isinstance(run, SourceMark))


def block_texts(block: Block) -> tuple[str, ...]:
    """The words of a block: one text a paragraph, one a list item, a drawing's alternative."""
    if isinstance(block, Paragraph):
        return (plain(block.runs),)
    if isinstance(block, ItemList):
        return tuple(plain(item) for item in block.items)
    return (block.alternative,)


def plain_texts(explanation: Explanation) -> Iterator[str]:
    """Every text of an explanation in reading order, summary and section titles included."""
    yield explanation.head.summary
    for section in explanation.sections:
        if section.title:
            yield section.title
        for block in section.blocks:
            yield from block_texts(block)
