"""One made-up explanation as JSON and as text, letter for letter, and what a search found in it."""

import json
from datetime import date
from textwrap import dedent

import pytest

from companion.domain.explanations import (
    Explanation,
    ExplanationHead,
    Hit,
    Illustration,
    ItemList,
    Paragraph,
    Section,
    SourceMark,
    Span,
    Text,
)
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.exchange.explanation_json import explanation_json, hits_json, list_json
from companion.exchange.explanation_text import WIDTH, explanation_text, hits_text, list_text
from companion.messages import load_texts

EN = load_texts(Language.EN)
LAST = date(2027, 3, 5)
HEAD = ExplanationHead(
    "sleep",
    Language.EN,
    "Sleep",
    "Long days.",
    7,
    date(2026, 3, 5),
    LAST,
    symptoms=("fatigue",),
    facts=("naps",),
    sources=("a", "b"),
    illustrations=("bed",),
    related=("thyroid",),
    needs_review=True,
)
SOURCES = (
    Source("a", "Sleepers", "Naps", 2024, "https://a.example", "en"),
    Source("b", "Dormeurs", "Sommeil – à lire", None, "https://b.example", "fr"),
)
ONE, TWO = SourceMark(1, "a"), SourceMark(2, "b")
BLOCKS = (
    Paragraph((Text("Rest"), ONE, Text(" and "), Text("walk", strong=True), TWO, ONE)),
    Illustration("bed", "A bed."),
    ItemList(((Text("Sit."),), (Text("Lie."), TWO)), ordered=True),
    ItemList(((Text("Wait."),),)),
)
WHOLE = Explanation(HEAD, (Section("", BLOCKS[:1]), Section("By night", BLOCKS[1:])), SOURCES)
HITS = (
    Hit("sleep", "Sleep", 1, "By night", "A bed.", (Span(0, 5),), (Span(2, 5), Span(5, 6))),
    Hit("sleep", "Sleep", None, "", "Long days."),
)
HEAD_JSON = {
    "id": "sleep",
    "language": "en",
    "title": "Sleep",
    "summary": "Long days.",
    "order": 7,
    "symptoms": ["fatigue"],
    "facts": ["naps"],
    "related": ["thyroid"],
    "reviewed_on": "2026-03-05",
    "review_by": "2027-03-05",
    "needs_review": True,
}


def test_an_explanation_as_json() -> None:
    """Every key of docs/formats.md in its order, on lines of their own, in letters as they are."""
    text = explanation_json(WHOLE)
    whole = {
        "format": "companion-explanation/1",
        **HEAD_JSON,
        "words": WHOLE.words,
        "reading_minutes": 1,
        "sections": [
            {"title": "", "blocks": [{"text": "Rest and walk", "sources": ["a", "b"]}]},
            {
                "title": "By night",
                "blocks": [
                    {"illustration": "bed", "alternative": "A bed."},
                    {
                        "ordered": True,
                        "items": [
                            {"text": "Sit.", "sources": []},
                            {"text": "Lie.", "sources": ["b"]},
                        ],
                    },
                    {"ordered": False, "items": [{"text": "Wait.", "sources": []}]},
                ],
            },
        ],
        "sources": [
            {
                "number": number,
                "key": source.key,
                "organisation": source.organisation,
                "title": source.title,
                "year": source.year,
                "url": source.url,
                "language": source.language,
            }
            for number, source in ((1, SOURCES[0]), (2, SOURCES[1]))
        ],
    }
    assert text == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    assert "Sommeil – à lire" in text


def test_the_list_as_json() -> None:
    """The heads with the keys of their sources, without a text."""
    whole = {
        "format": "companion-explanations/1",
        "language": "en",
        "pages": [{**HEAD_JSON, "sources": ["a", "b"]}],
    }
    text = list_json([HEAD], Language.EN)
    assert text == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def test_what_was_found_as_json() -> None:
    """Spans as pairs of letters; a find in the head alone has no section."""
    first = {
        "page": "sleep",
        "title": "Sleep",
        "title_spans": [[0, 5]],
        "section": 1,
        "section_title": "By night",
        "passage": "A bed.",
        "spans": [[2, 5], [5, 6]],
    }
    second: dict[str, object] = {
        "page": "sleep",
        "title": "Sleep",
        "title_spans": [],
        "section": None,
        "section_title": "",
        "passage": "Long days.",
        "spans": [],
    }
    whole = {
        "format": "companion-explanation-search/1",
        "language": "fr",
        "words": "lit à deux",
        "hits": [first, second],
    }
    text = hits_json(HITS, "lit à deux", Language.FR)
    assert text == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def said(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ")


def test_an_explanation_as_text() -> None:
    """Titles underlined, numbers of sources in brackets, no line feed too many."""
    assert said(explanation_text(WHOLE, EN, LAST)) == dedent("""\
        Sleep
        =====

        1 min read · reviewed on 5 March 2026

        Still to be checked by a health professional.

        Long days.

        Rest [1] and walk [2] [1]

        By night
        --------

        (A bed.)

        1. Sit.
        2. Lie. [2]

        - Wait.

        Sources
        -------

        [1] Sleepers, Naps, 2024
            https://a.example
        [2] Dormeurs, Sommeil – à lire, undated
            https://b.example

        No care team has reviewed the wording yet.
        """)


def test_a_review_that_ran_out_is_said_and_no_sources_have_no_title() -> None:
    """The day after; a head that nobody has to check says nothing of it."""
    head = ExplanationHead("x", Language.EN, "Title", "Sum.", 1, date(2026, 3, 5), date(2026, 4, 1))
    plain = explanation_text(Explanation(head, (), ()), EN, date(2026, 4, 2))
    assert said(plain) == dedent("""\
        Title
        =====

        1 min read · reviewed on 5 March 2026

        This page was due for review by 1 April 2026. Ask your team what has changed
        since.

        Sum.

        No care team has reviewed the wording yet.
        """)


def test_the_list_and_what_was_found_as_text() -> None:
    """Each below its name, a blank line between; nothing found is said."""
    other = ExplanationHead("x", Language.EN, "Title", "Sum.", 1, LAST, LAST)
    assert list_text([HEAD, other]) == "sleep\n  Sleep\n  Long days.\n\nx\n  Title\n  Sum.\n"
    assert hits_text(HITS, EN) == (
        "sleep\n  Sleep · By night\n  A bed.\n\nsleep\n  Sleep\n  Long days.\n"
    )
    assert hits_text((), EN) == "Nothing was found.\n"


@pytest.mark.parametrize("letters", [WIDTH - 1, WIDTH, WIDTH + 1])
def test_a_line_is_as_wide_as_a_terminal(letters: int) -> None:
    """78 letters: a title's line ends there, a long word is left whole, a list hangs under its start."""
    assert WIDTH == 78
    word = "q" * (letters - 10) + "-" + "z" * 9
    item = (Text("a" * 73), Text(f" {word}"))
    text = explanation_text(
        Explanation(
            ExplanationHead("x", Language.EN, word, "Sum.", 1, LAST, LAST),
            (Section("", (ItemList((item,) * 10, ordered=True), ItemList((item,)))),),
            (Source("a", "b" * 60, word, 2024, "u", "en"),) * 10,
        ),
        EN,
        LAST,
    )
    lines = text.splitlines()
    assert lines[:2] == [word, "=" * min(letters, 78)]
    assert f"1. {'a' * 73}\n   {word}\n2. " in text
    assert f"10. {'a' * 73}\n    {word}\n" in text
    assert f"- {'a' * 73}\n  {word}\n" in text
    assert f"[1] {'b' * 60},\n    {word},\n    2024\n    u\n[2] " in text
    assert f"[10] {'b' * 60},\n     {word},\n     2024\n    u\n" in text
