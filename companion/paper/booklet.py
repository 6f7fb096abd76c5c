"""The explanations on paper: the whole booklet, or one of them, as typed words for typst."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

import msgspec

from companion import dates
from companion.actions.words.explanations import (
    needs_review,
    no_care_team_yet,
    out_of_date,
    reviewed,
    source_line,
)
from companion.content.explanations import load_explanations
from companion.content.illustrations import SCREEN, Colouring, drawings, illustration
from companion.domain.explanations import (
    GLOSSARY,
    Block,
    Explanation,
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    Run,
    Runs,
    Section,
    SourceMark,
    Term,
    plain,
)
from companion.domain.words import Language
from companion.languages import usage_of
from companion.messages import Texts, load_texts
from companion.paper.printable import PAPER_PPI, Printable
from companion.paper.typesetting import encoded

TEMPLATE: Final = "booklet/booklet.typ"
PROGRAM: Final = "Compagnon Immuno"
WARNING_SIGNS: Final = "warning-signs"
"""The id of the explanation that the foot of every side names."""

BOOKLET_PPI: Final = 200.0
"""Seventy sides of large type: finer than the eye sees, and done in seconds."""

SCREEN_PERCENT: Final = 62
"""Of the line that each of several pictures of screens takes: what they show is told beside them, and
sides are few. One alone takes the whole line."""

_LETTERS_OF_A_LINE: Final = 90

BlockKind = Literal["paragraph", "list", "steps", "drawing", "other-names", "keys"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, with where they lead in the booklet (a label, or empty), or numbers of sources."""

    text: str = ""
    strong: bool = False
    target: str = ""
    is_page: bool = False
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block: `lines` holds one line a paragraph, one a list item; a drawing has its two fields.

    A line of keys is two pieces: what is pressed, and what it does.

    `leads_in`: what it announces comes next, and must stand on the same side.
    """

    kind: BlockKind
    lines: tuple[tuple[Piece, ...], ...] = ()
    leads_in: bool = False
    drawing: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A heading, the label that it can be reached by, and what stands below it."""

    title: str
    label: str
    blocks: tuple[PrintedBlock, ...]


@dataclass(frozen=True, slots=True)
class PrintedSource:
    """Where something was read: its line and its address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One explanation. `notices` are set apart: still to be checked, out of date."""

    id: str
    title: str
    summary: str
    reviewed: str
    notices: tuple[str, ...]
    sections: tuple[PrintedSection, ...]
    sources: tuple[PrintedSource, ...]
    is_glossary: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands before the first chapter."""

    subtitle: str
    for_whom: str
    remarks: tuple[str, ...]
    contents: str
    how_to_read: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BookletDocument:
    """All that is printed. Without a `cover` it is one explanation on its own.

    `[page]` and `[pages]` in `page_label`, `page_of` and `foot` stand for numbers.
    """

    language: Language
    source_space: str
    made_on: date
    title: str
    publisher: str
    cover: Cover | None
    chapters: tuple[Chapter, ...]
    sources: str
    page_label: str
    page_of: str
    foot: str
    foot_target: str


def booklet(language: Language, made_on: date) -> Printable:
    """Every explanation: cover, contents, a chapter each."""
    library, texts = load_explanations(), load_texts(language)
    explanations = [library.explanation(head.id, language) for head in library.heads(language)]
    document = booklet_document(explanations, library.terms(language), texts, made_on)
    return on_paper(document, _drawings(explanations, language))


def one_explanation(explanation_id: str, language: Language, made_on: date) -> Printable:
    """One explanation on its own. Raises UnknownExplanation."""
    library, texts = load_explanations(), load_texts(language)
    explanation = library.explanation(explanation_id, language)
    document = explanation_document(explanation, library.terms(language), texts, made_on)
    return on_paper(document, _drawings([explanation], language))


def booklet_document(
    explanations: Sequence[Explanation], terms: Mapping[str, Term], texts: Texts, today: date
) -> BookletDocument:
    """Every explanation as a chapter, in the given order, with cover and contents."""
    labels = frozenset(explanation.head.id for explanation in explanations) | {
        f"term-{term}" for term in terms
    }
    words = _Words(texts, today, labels)
    return BookletDocument(
        language=texts.language,
        source_space=usage_of(texts.language).punctuation.source,
        made_on=today,
        title=texts("Understanding immunotherapy"),
        publisher=PROGRAM,
        cover=_cover(explanations, texts),
        chapters=tuple(words.chapter(explanation, terms) for explanation in explanations),
        sources=texts("Sources"),
        page_label="[page]",
        page_of=texts("(page [page])"),
        foot=texts("Warning signs and when to call: page [page]"),
        foot_target=WARNING_SIGNS if WARNING_SIGNS in labels else "",
    )


def explanation_document(
    explanation: Explanation, terms: Mapping[str, Term], texts: Texts, today: date
) -> BookletDocument:
    """One explanation on its own; nothing in it leads elsewhere but to its sources."""
    words = _Words(texts, today, frozenset())
    return BookletDocument(
        language=texts.language,
        source_space=usage_of(texts.language).punctuation.source,
        made_on=today,
        title=explanation.head.title,
        publisher=PROGRAM,
        cover=None,
        chapters=(words.chapter(explanation, terms),),
        sources=texts("Sources"),
        page_label=texts("page [page] of [pages]"),
        page_of="",
        foot=texts("Does not replace a call to the care team."),
        foot_target="",
    )


@dataclass(frozen=True, slots=True)
class PrintedDrawing:
    """A drawing as SVG, the words that tell all that it shows, and how much of the line it takes."""

    svg: str
    alternative: str
    percent: int = 100


def on_paper(document: BookletDocument, drawings: Mapping[str, PrintedDrawing]) -> Printable:
    """The document ready to be set. `drawings` holds those that it shows, by id."""
    inputs = {
        "booklet": encoded(document).decode(),
        "drawings": msgspec.json.encode(dict(drawings)).decode(),
    }
    fine = PAPER_PPI if document.cover is None else BOOKLET_PPI
    return Printable(TEMPLATE, inputs, document.made_on, paper_ppi=fine)


def _drawings(
    explanations: Sequence[Explanation], language: Language
) -> Mapping[str, PrintedDrawing]:
    names = drawings_of(explanations)
    screens = [name for name in names if name.startswith(SCREEN)]
    percent = SCREEN_PERCENT if len(screens) > 1 else 100
    return {
        name: PrintedDrawing(
            svg=illustration(name, language, Colouring.PRINT),
            alternative=drawings()[name].alternative.in_language(language)
            if name in drawings()
            else _said_of(name, explanations),
            percent=percent if name in screens else 100,
        )
        for name in names
    }


def _said_of(name: str, explanations: Sequence[Explanation]) -> str:
    """What the text says of a picture of a screen, which has no other words."""
    return next(
        block.alternative
        for explanation in explanations
        for section in explanation.sections
        for block in section.blocks
        if isinstance(block, Illustration) and block.id == name
    )


def drawings_of(explanations: Sequence[Explanation]) -> tuple[str, ...]:
    """The ids of the drawings that the explanations show, each once."""
    return tuple(
        dict.fromkeys(
            name for explanation in explanations for name in explanation.head.illustrations
        )
    )


def _cover(explanations: Sequence[Explanation], texts: Texts) -> Cover:
    heads = [explanation.head for explanation in explanations]
    language = texts.language
    first = dates.day_month_year(min(head.reviewed_on for head in heads), language)
    until = dates.day_month_year(min(head.review_by for head in heads), language)
    return Cover(
        subtitle=texts("What is felt, why, what to do, when to call"),
        for_whom=texts("For people treated with cancer immunotherapy, and their caregivers"),
        remarks=(
            texts("Pages reviewed on {day}, due for review by {until}.", day=first, until=until),
            no_care_team_yet(texts),
            texts(
                "This booklet does not replace your care team. What your team told you comes first."
            ),
        ),
        contents=texts("Contents"),
        how_to_read=(
            texts("A small number after a sentence names its source, at the end of the chapter."),
            texts("A word underlined with dots is explained in the glossary, page [page]."),
        ),
    )


@dataclass(frozen=True)
class _Words:
    """Turns explanations into printed words; `labels` are the places that a link can lead to."""

    texts: Texts
    today: date
    labels: frozenset[str]

    def chapter(self, explanation: Explanation, terms: Mapping[str, Term]) -> Chapter:
        head = explanation.head
        review = needs_review(self.texts) if head.needs_review else None
        notices = (review, out_of_date(head, self.today, self.texts))
        is_glossary = head.id == GLOSSARY and bool(terms)
        sections = (
            [self._term(term) for term in terms.values()]
            if is_glossary
            else [self._section(section) for section in explanation.sections]
        )
        return Chapter(
            id=head.id,
            title=head.title,
            summary=head.summary,
            reviewed=f"{dates.capitalised(reviewed(head, self.texts))}. {no_care_team_yet(self.texts)}",
            notices=tuple(notice for notice in notices if notice),
            sections=tuple(sections),
            sources=tuple(
                PrintedSource(source_line(source, self.texts), source.url)
                for source in explanation.sources
            ),
            is_glossary=is_glossary,
        )

    def _section(self, section: Section) -> PrintedSection:
        return PrintedSection(section.title, "", self._blocks(section.blocks))

    def _term(self, term: Term) -> PrintedSection:
        label = f"term-{term.id}"
        blocks = self._blocks(term.meaning)
        if term.variants:
            names = Piece(self.texts("Also: {names}", names=", ".join(term.variants)))
            blocks = (PrintedBlock("other-names", ((names,),), leads_in=True), *blocks)
        return PrintedSection(term.name, label if label in self.labels else "", blocks)

    def _blocks(self, blocks: Sequence[Block]) -> tuple[PrintedBlock, ...]:
        following: list[Block | None] = [*blocks[1:], None]
        pairs = enumerate(zip(blocks, following, strict=False))
        return tuple(self._block(block, after, first=n == 0) for n, (block, after) in pairs)

    def _block(self, block: Block, after: Block | None, *, first: bool) -> PrintedBlock:
        if isinstance(block, Illustration):
            return PrintedBlock("drawing", drawing=block.id, caption=block.alternative)
        if isinstance(block, ItemList):
            kind: BlockKind = "steps" if block.ordered else "list"
            return PrintedBlock(kind, tuple(self._pieces(item) for item in block.items))
        return PrintedBlock(
            "paragraph", (self._pieces(block.runs),), leads_in=_leads_in(block, after, first=first)
        )

    def _pieces(self, runs: Runs) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        for is_mark, group in groupby(runs, lambda run: isinstance(run, SourceMark)):
            if is_mark:
                numbers = (run.number for run in group if isinstance(run, SourceMark))
                pieces.append(Piece(numbers=tuple(numbers)))
            else:
                pieces.extend(self._piece(run) for run in group if not isinstance(run, SourceMark))
        return tuple(pieces)

    def _piece(self, run: Run) -> Piece:
        assert not isinstance(run, SourceMark)
        if not isinstance(run, Link):
            return Piece(run.text, run.strong)
        is_page = run.kind is LinkKind.EXPLANATION
        target = f"term-{run.target}" if run.kind is LinkKind.TERM else run.target
        if run.kind is LinkKind.SYMPTOM or target not in self.labels:
            return Piece(run.text, run.strong)
        return Piece(run.text, run.strong, target, is_page)


def _leads_in(block: Paragraph, after: Block | None, *, first: bool) -> bool:
    """Whether a paragraph stays with what follows: a single line below a heading does, too."""
    if after is None:
        return False
    words = plain(block.runs).rstrip()
    is_line = first and len(words) < _LETTERS_OF_A_LINE
    return is_line or isinstance(after, Illustration) or words.endswith(":")
