"""Searching the explanations: what is forgiven, what comes first, what is shown, how long it takes."""

import pytest

from companion.content.explanations import Library
from companion.domain.explanations import Hit, Span
from companion.domain.search.near_words import near_words
from companion.domain.words import Language
from tests.content.small_library import (
    BODY,
    GLOSSARY_BODY,
    GLOSSARY_HEAD,
    HEAD,
    THYROID,
    make_library,
)

SKIN = HEAD.format(
    id="skin", title="Peau et démangeaisons", summary="La peau gratte parfois.", order=120
)
HORMONES = """
Les glandes envoient des messages.[^GR] Le cœur bat plus vite.[^WRHN-FR]

## Et la thyroïde

![Une glande.](illustration:brake)

Deux phases hormonales se suivent. Puis les deux glandes se taisent.[^GR]
"""
GLANDS = HEAD.format(id="glands", title="Les glandes", summary="Elles parlent au corps.", order=160)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(
        tmp_path_factory.mktemp("pages"),
        {
            "thyroid": THYROID + BODY,
            "skin": SKIN + BODY.replace("glande", "rougeur"),
            "glands": GLANDS + HORMONES,
            "glossary": GLOSSARY_HEAD + GLOSSARY_BODY,
        },
    )


def found(library: Library, words: str) -> list[str]:
    """The explanations found, best first."""
    return [hit.explanation_id for hit in library.search(words, Language.FR)]


def marked(text: str, spans: tuple[Span, ...]) -> list[str]:
    """The letters that a hit marks."""
    return [text[span.start : span.end] for span in spans]


def test_a_title_comes_before_a_heading_and_a_heading_before_text(library: Library) -> None:
    """“thyroïde” is a title, a heading, and nothing on the other explanations."""
    assert found(library, "thyroïde") == ["thyroid", "glands"]
    # A title, the text, a summary and a text.
    assert found(library, "glande")[:2] == ["glands", "thyroid"]


@pytest.mark.parametrize(
    "words",
    ["thyroïde", "thyroide", "THYROÏDES", "la thyroïde", "thyro", "tyroide", "thyrodie", "thyroïdde"],
)  # fmt: skip
def test_capitals_accents_plurals_beginnings_and_small_slips_are_forgiven(
    library: Library, words: str
) -> None:
    """However it is typed, with cold fingers too."""
    assert found(library, words) == ["thyroid", "glands"]


@pytest.mark.parametrize(
    ("words", "letters"),
    [("coeur", "cœur"), ("hormonal", "hormonales"), ("lymphocites", "LYMPHOCYTES")],
)
def test_the_passage_marks_the_words_as_they_stand_on_the_page(
    library: Library, words: str, letters: str
) -> None:
    """The letters of the explanation, not those that were typed."""
    hits = library.search(words, Language.FR)
    passages = {letter for hit in hits for letter in marked(hit.passage, hit.spans)}
    assert letters in passages


def test_the_passage_is_the_sentence_that_holds_most_of_the_words(library: Library) -> None:
    """With its section, so that the explanation can open there."""
    (hit,) = library.search("deux phases", Language.FR)
    assert hit == Hit(
        explanation_id="glands",
        title="Les glandes",
        section=1,
        section_title="Et la thyroïde",
        passage="Deux phases hormonales se suivent.",
        spans=(Span(0, 4), Span(5, 11)),
    )


def test_a_word_of_the_title_alone_shows_the_summary(library: Library) -> None:
    """And marks the word in the title."""
    (hit,) = library.search("démangeaison", Language.FR)
    assert (hit.passage, hit.section, hit.section_title) == ("La peau gratte parfois.", None, "")
    assert marked(hit.title, hit.title_spans) == ["démangeaisons"]


def test_a_word_of_a_heading_alone_shows_the_first_sentence_below_it(library: Library) -> None:
    """Rather than the heading twice."""
    hits = {hit.explanation_id: hit for hit in library.search("thyroïde", Language.FR)}
    assert hits["glands"].section_title == "Et la thyroïde"
    assert hits["glands"].passage == "Deux phases hormonales se suivent."


def test_every_word_counts_and_small_words_do_not(library: Library) -> None:
    """Explanations with all the words; where none has all, those with most of them."""
    assert found(library, "où est le cœur dans les messages") == ["glands"]
    assert found(library, "zzzzz cœur") == found(library, "cœur")


@pytest.mark.parametrize("words", ["", "   ", "?", "zzzzzz", "x" * 5_000, "'\";--%_*", "🙂"])
def test_nothing_is_found_for_nothing(library: Library, words: str) -> None:
    """No words, unknown words, signs: an empty answer, never a mishap."""
    assert library.search(words, Language.FR) == ()


KNOWN = (
    "thyroide",
    "fatigue",
    "demangeaisons",
    "eau",
    "diarrhee",
    "photo",
    "vomissement",
    "gratuit",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tyroide", ("thyroide",)),
        ("thyoride", ("thyroide",)),
        ("fatiue", ("fatigue",)),
        ("ftaigue", ("fatigue",)),
        ("fatigues", ("fatigue",)),
        ("dmangeasons", ("demangeaisons",)),
        ("diaree", ("diarrhee",)),
        ("foto", ("photo",)),
        ("vomir", ("vomissement",)),
        ("thyroidien", ("thyroide",)),
        ("gratte", ()),
        ("rat", ()),
        ("fetigxe", ()),
        ("", ()),
    ],
)
def test_a_slip_in_a_short_word_and_two_in_a_long_one(typed: str, meant: tuple[str, ...]) -> None:
    """Words of three letters stand for themselves only."""
    assert near_words(typed, KNOWN) == meant
