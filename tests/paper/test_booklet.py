"""The booklet: every explanation on paper, accessible, its page numbers true, all its words there."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject

from companion.content.explanations import load_explanations
from companion.content.illustrations import SCREEN, drawings
from companion.domain.errors import UnknownExplanation
from companion.domain.explanations import Explanation, Illustration
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.booklet import booklet as whole_booklet
from companion.paper.booklet import (
    booklet_document,
    explanation_document,
    on_paper,
    one_explanation,
)
from companion.paper.glyphs import MISSING_MARK, printable
from tests.paper.verapdf import failed_rules
from tests.parts import shorten_the_booklet, today, today_or_all
from tests.press import on_one_line, printed_sides, printed_words

TODAY = date(2026, 11, 22)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """The booklet of one language each day; of each in the long run."""
    if "booklet" in metafunc.fixturenames:
        number = len(languages())
        spoken = today_or_all(metafunc.config, number, languages())
        metafunc.parametrize("booklet", spoken, indirect=True, ids=str, scope="session")


def letters(text: str) -> str:
    """The text without white space: a line may end after a hyphen, and thin spaces are not read."""
    return "".join(text.replace("\u200b", "").replace("\u2060", "").split())


def object_numbers(reader: PdfReader) -> Iterator[int]:
    """The numbers of all objects of a file."""
    for number in range(1, int(str(reader.trailer["/Size"]))):
        if number in reader.xref[0] or number in reader.xref_objStm:
            yield number


@dataclass(frozen=True)
class Booklet:
    """A booklet that was set once for all tests, and what can be read in it."""

    language: Language
    pdf: bytes
    words: str
    sides: tuple[str, ...]
    reader: PdfReader

    @property
    def pages(self) -> list[Explanation]:
        library = load_explanations()
        return [
            library.explanation(head.id, self.language) for head in library.heads(self.language)
        ]

    def side(self, number: int) -> str:
        """The words of a side, counted from 1."""
        return self.sides[number - 1]


@pytest.fixture(scope="session")
def booklet(request: pytest.FixtureRequest) -> Booklet:
    """The booklet in a language."""
    language: Language = request.param
    pdf = whole_booklet(language, TODAY).pdf()
    reader = PdfReader(io.BytesIO(pdf))
    sides = tuple(on_one_line(side) for side in printed_sides(pdf))
    return Booklet(language, pdf, on_one_line(printed_words(pdf)), sides, reader)


def bookmarks(booklet: Booklet) -> list[tuple[str, int]]:
    """The upper bookmarks, with the side that each opens, from 1."""
    reader = booklet.reader
    upper = [entry for entry in reader.outline if isinstance(entry, Destination)]
    return [
        (on_one_line(str(entry.title)), (reader.get_destination_page_number(entry) or 0) + 1)
        for entry in upper
    ]


def test_a_part_of_the_booklet_is_accessible_or_can_be_archived(short_booklet: None) -> None:
    """Other chapters, language or standard each day: `make test-long` looks at all hundred sides."""
    # The chapters come round every four days: each set meets every language, then every standard.
    turn, place = divmod(today().toordinal() // 4, len(languages()))
    language, flavour = languages()[place], ("ua1", "3a")[turn % 2]
    assert failed_rules(whole_booklet(language, TODAY).pdf(), flavour) == []


@pytest.mark.long
@pytest.mark.parametrize("flavour", ["ua1", "3a"])
def test_the_booklet_is_accessible_and_can_be_archived(booklet: Booklet, flavour: str) -> None:
    """VeraPDF finds no broken rule of PDF/UA-1 or PDF/A-3a."""
    assert failed_rules(booklet.pdf, flavour) == []


def test_every_page_is_a_chapter_that_a_bookmark_opens(booklet: Booklet) -> None:
    """In reading order, and the chapter's title stands on the side that its bookmark opens."""
    found = bookmarks(booklet)
    titles = [on_one_line(page.head.title) for page in booklet.pages]
    assert [title for title, _ in found] == titles
    for title, side in found:
        assert booklet.side(side).startswith(title)


def test_cover_and_chapters_say_that_no_care_team_has_read_them_yet(booklet: Booklet) -> None:
    """Once on the cover, and once at the foot of every chapter."""
    sentence = load_texts(booklet.language)("No care team has reviewed the wording yet.")
    assert sentence in booklet.side(1)
    chapters = [page for page in booklet.pages if page.sources]
    assert booklet.words.count(sentence) == 1 + len(chapters)


def test_the_page_numbers_of_the_contents_are_true(booklet: Booklet) -> None:
    """Each title of the contents bears the number that is printed where its chapter starts."""
    # In reading order: pdftotext gives all titles first, then all numbers.
    sides = booklet.reader.pages[1 : bookmarks(booklet)[0][1] - 1]
    assert len(sides) == 1
    contents = on_one_line(" ".join(side.extract_text() for side in sides))
    for title, side in bookmarks(booklet):
        after = contents.split(title, 1)[1]
        numbers = [word for word in after.replace(".", " ").split() if word.isdigit()]
        assert int(numbers[0]) == side, title
        assert booklet.side(side).rsplit(" ", 1)[1] == str(side)


def test_the_contents_and_the_numbers_of_sources_are_links(booklet: Booklet) -> None:
    """A link of the contents opens every chapter; a web address is a link to itself."""
    sides = booklet.reader.pages[1 : bookmarks(booklet)[0][1] - 1]
    assert len(sides) == 1
    listed = [note for side in sides for note in side.annotations or ()]
    assert len(listed) >= len(booklet.pages)
    addresses = set[str]()
    for side in booklet.reader.pages:
        for note in side.annotations or ():
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                addresses.add(str(action["/URI"]))
    assert addresses == {source.url for page in booklet.pages for source in page.sources}


def test_all_that_is_written_is_printed(booklet: Booklet) -> None:
    """Each title, key message and section heading can be found in the file."""
    printed = letters(booklet.words)
    for page in booklet.pages:
        for words in (
            page.head.title,
            page.head.summary,
            *(section.title for section in page.sections),
        ):
            assert letters(words) in printed, (page.head.id, words)


def test_the_glossary_is_linked_and_each_term_is_there(booklet: Booklet) -> None:
    """Its terms stand with their meaning, and a term in a text leads to them."""
    names = set(booklet.reader.named_destinations)
    terms = load_explanations().terms(booklet.language)
    assert terms
    assert {f"term-{term}" for term in terms} & names
    for term in terms.values():
        assert on_one_line(term.name) in booklet.words


def test_every_drawing_is_told_in_words(booklet: Booklet) -> None:
    """A screen reader finds the alternative of each drawing, not the drawing alone."""
    shown = {name for page in booklet.pages for name in page.head.illustrations}
    objects = [booklet.reader.get_object(number) for number in object_numbers(booklet.reader)]
    alternatives = {
        str(element["/Alt"])
        for element in objects
        if isinstance(element, DictionaryObject) and "/Alt" in element
    }
    assert shown
    for name in shown & set(drawings()):
        assert drawings()[name].alternative.in_language(booklet.language) in alternatives
    for picture in (name for name in shown if name.startswith(SCREEN)):
        (said,) = {
            block.alternative
            for page in booklet.pages
            for section in page.sections
            for block in section.blocks
            if isinstance(block, Illustration) and block.id == picture
        }
        assert said in alternatives


def test_a_page_to_be_read_over_says_so(booklet: Booklet) -> None:
    """As often as there are such pages."""
    sentence = on_one_line(
        load_texts(booklet.language)("Still to be checked by a health professional.")
    )
    wanted = [page for page in booklet.pages if page.head.needs_review]
    assert wanted
    assert booklet.words.count(sentence) >= len(wanted)


def test_the_fonts_hold_every_letter(booklet: Booklet) -> None:
    """Nothing is printed as an empty box."""
    assert MISSING_MARK not in printable(letters(booklet.words))
    assert "\ufffd" not in booklet.words


def test_the_title_and_the_language_are_set(booklet: Booklet) -> None:
    """A screen reader says them first."""
    assert booklet.reader.metadata is not None
    title = load_texts(booklet.language)("Understanding immunotherapy")
    assert booklet.reader.metadata.title == title
    assert str(booklet.reader.root_object["/Lang"]) == booklet.language.value


def test_one_page_alone_is_a_file_of_its_own() -> None:
    """With its sources and numbered sides; accessible; the same bytes twice."""
    pdf = one_explanation("thyroid", Language.FR, TODAY).pdf()
    assert pdf == one_explanation("thyroid", Language.FR, TODAY).pdf()
    assert failed_rules(pdf, "ua1") == []
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) <= 4
    first = on_one_line(reader.pages[0].extract_text())
    assert first.startswith("La thyroïde")
    assert first.endswith(f"page 1 sur {len(reader.pages)}")
    words = letters(printed_words(pdf))
    for source in load_explanations().explanation("thyroid", Language.FR).sources:
        assert source.url in words


def test_the_same_booklet_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set again on the same day; once, with a few chapters, is enough to know."""
    shorten_the_booklet(monkeypatch, 12)
    first, again = (whole_booklet(Language.FR, TODAY).pdf() for _ in range(2))
    assert first == again


@pytest.mark.long
def test_the_whole_booklet_gives_the_same_bytes(booklet: Booklet) -> None:
    """With every chapter, in each language."""
    assert whole_booklet(booklet.language, TODAY).pdf() == booklet.pdf


def test_a_page_past_its_review_says_so_on_paper() -> None:
    """From the day after."""
    library, texts = load_explanations(), load_texts(Language.EN)
    page = library.explanation("fatigue", Language.EN)
    within = explanation_document(page, {}, texts, page.head.review_by)
    after = explanation_document(page, {}, texts, page.head.review_by.replace(year=2028))
    assert within.chapters[0].notices == ()
    assert "was due for review by" in after.chapters[0].notices[0]


def test_words_that_look_like_markup_stay_words() -> None:
    """Nothing of a text is taken for a command of the typesetter."""
    library = load_explanations()
    page = library.explanation("fatigue", Language.EN)
    odd = "#panic() $x$ *not bold* @nowhere <label> \\ [ ] { }"
    titled = replace(page, head=replace(page.head, title=odd))
    document = booklet_document([titled], {}, load_texts(Language.EN), TODAY)
    assert odd in on_one_line(printed_words(on_paper(document, {}).pdf()))


def test_an_unknown_page_is_refused() -> None:
    """By name."""
    with pytest.raises(UnknownExplanation):
        one_explanation("nowhere", Language.FR, TODAY)
