"""What the booklet is made of before it is set: where links lead, what stays together, what is told."""

from collections.abc import Sequence
from datetime import date

import pytest

from companion.domain.explanations import (
    GLOSSARY,
    Block,
    Explanation,
    ExplanationHead,
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    Section,
    SourceMark,
    Term,
    Text,
)
from companion.domain.words import Language
from companion.messages import load_texts
from companion.paper.booklet import (
    BOOKLET_PPI,
    BookletDocument,
    Piece,
    PrintedBlock,
    booklet_document,
    drawings_of,
    explanation_document,
    on_paper,
)
from companion.paper.printable import PAPER_PPI

EN = load_texts(Language.EN)
TODAY = date(2026, 11, 22)


def explanation(
    name: str, *blocks: Block, shows: tuple[str, ...] = (), reviewed: date = TODAY
) -> Explanation:
    """A page of one section."""
    head = ExplanationHead(
        name, Language.EN, name, "", 1, reviewed, reviewed.replace(year=2028), illustrations=shows
    )
    return Explanation(head, (Section("Section", blocks),), ())


def said(*words: str) -> list[Block]:
    """Paragraphs."""
    return [Paragraph((Text(text),)) for text in words]


def blocks(document: BookletDocument, chapter: int = 0) -> Sequence[PrintedBlock]:
    """What stands below the first heading of a chapter."""
    return document.chapters[chapter].sections[0].blocks


def booklet(*pages: Explanation, terms: Sequence[Term] = ()) -> BookletDocument:
    """All of them."""
    return booklet_document(pages, {term.id: term for term in terms}, EN, TODAY)


LINKS = tuple(
    Link(kind, target, f"{kind} {target}", strong=True)
    for kind in (LinkKind.EXPLANATION, LinkKind.TERM, LinkKind.SYMPTOM)
    for target in ("fatigue", "known", "unknown")
)


def test_links_lead_to_what_is_in_the_booklet() -> None:
    """To its chapters, with their page number, and to its terms; a question is on no paper."""
    term = Term("known", "Known", (), ())
    document = booklet(explanation("fatigue", Paragraph(LINKS)), terms=[term])
    (line,) = blocks(document)[0].lines
    assert [(piece.target, piece.is_page) for piece in line if piece.target] == [
        ("fatigue", True),
        ("term-known", False),
    ]
    assert [(piece.text, piece.strong) for piece in line] == [(link.text, True) for link in LINKS]


def test_a_page_alone_leads_nowhere() -> None:
    """There is nothing else in it."""
    page = explanation("fatigue", Paragraph(LINKS))
    document = explanation_document(page, {}, EN, TODAY)
    (line,) = blocks(document)[0].lines
    assert {(piece.target, piece.is_page) for piece in line} == {("", False)}
    assert (document.cover, document.foot_target, document.page_of) == (None, "", "")


def test_neighbouring_numbers_of_sources_stand_together() -> None:
    """« 1, 2 » is one mark; words between them part it."""
    runs = (Text("a"), SourceMark(1, "x"), SourceMark(2, "y"), Text("b"), SourceMark(3, "z"))
    (line,) = blocks(booklet(explanation("fatigue", Paragraph(runs))))[0].lines
    assert not any(piece.is_page or piece.strong for piece in line)
    assert line == (Piece("a"), Piece(numbers=(1, 2)), Piece("b"), Piece(numbers=(3,)))


def test_lists_and_drawings_are_of_their_kind() -> None:
    """Steps bear numbers, a list does not, a drawing its caption."""
    items = ((Text("one"),), (Text("two"),))
    found = blocks(
        booklet(
            explanation(
                "x", ItemList(items), ItemList(items, ordered=True), Illustration("skin", "A hand")
            )
        )
    )
    assert [block.kind for block in found] == ["list", "steps", "drawing"]
    assert found[1].lines == ((Piece("one"),), (Piece("two"),))
    assert (found[2].drawing, found[2].caption) == ("skin", "A hand")


@pytest.mark.parametrize(("length", "stays"), [(89, True), (90, False)])
def test_a_single_line_below_a_heading_stays_with_what_follows(length: int, stays: bool) -> None:
    """Less than 90 letters, as the first of its section and with something after it."""
    line = "x" * length
    assert [b.leads_in for b in blocks(booklet(explanation("x", *said(line, line, line))))] == [
        stays,
        False,
        False,
    ]
    assert not blocks(booklet(explanation("x", *said(line))))[0].leads_in


def test_what_announces_something_stays_with_it() -> None:
    """A paragraph that ends with a colon, or that a drawing follows; not at the end."""
    long = "x" * 100
    first = said(long, f"{long}: ", long)
    drawing: list[Block] = [Illustration("skin", ""), *said(f"{long}:")]
    found = blocks(booklet(explanation("x", *first, *drawing)))
    assert [block.leads_in for block in found] == [False, True, True, False, False]


def test_the_glossary_holds_each_term_with_its_other_names() -> None:
    """Only the page of that name, and only where there are terms."""
    terms = [Term("a", "A", ("AA", "AAA"), tuple(said("is a"))), Term("b", "B", (), ())]
    glossary, other = explanation(GLOSSARY, *said("see")), explanation("x", *said("see"))
    document = booklet(other, glossary, terms=terms)
    assert [chapter.is_glossary for chapter in document.chapters] == [False, True]
    first, second = document.chapters[1].sections
    assert (first.title, first.label, second.label) == ("A", "term-a", "term-b")
    assert [block.kind for block in first.blocks] == ["other-names", "paragraph"]
    assert first.blocks[0].lines == ((Piece("Also: AA, AAA"),),)
    assert first.blocks[0].leads_in
    assert second.blocks == ()
    assert not booklet(glossary).chapters[0].is_glossary


def test_the_cover_names_the_oldest_review() -> None:
    """Of pages reviewed on different days, the first one counts for all."""
    pages = [explanation(f"p{n}", reviewed=TODAY.replace(day=n)) for n in (9, 3, 7)]
    cover = booklet(*pages).cover
    assert cover is not None
    assert cover.remarks[0].replace("\u00a0", " ") == (
        "Pages reviewed on 3 November 2026, due for review by 3 November 2028."
    )


@pytest.mark.parametrize(("page", "target"), [("warning-signs", "warning-signs"), ("x", "")])
def test_the_foot_leads_to_the_warning_signs(page: str, target: str) -> None:
    """Where the booklet has that page."""
    assert booklet(explanation(page)).foot_target == target


def test_each_drawing_is_carried_once() -> None:
    """In the order in which they come."""
    pages = [explanation("a", shows=("skin", "gut")), explanation("b", shows=("lungs", "skin"))]
    assert drawings_of(pages) == ("skin", "gut", "lungs")


def test_a_booklet_is_set_less_fine_than_one_page() -> None:
    """Seventy sides would take a printer too long."""
    page = explanation("x", *said("y"))
    assert on_paper(booklet(page), {}).paper_ppi == BOOKLET_PPI == 200
    assert on_paper(explanation_document(page, {}, EN, TODAY), {}).paper_ppi == PAPER_PPI == 300
