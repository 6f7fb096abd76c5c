"""How long an explanation is to read, what of it is words, and until when it holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.explanations import (
    Explanation,
    ExplanationHead,
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    Section,
    SourceMark,
    Text,
    block_texts,
    plain,
    plain_texts,
)
from companion.domain.words import Language

HEAD = ExplanationHead("a", Language.EN, "Two words", "", 1, date(2026, 1, 1), date(2026, 11, 21))


def explanation(*blocks: Paragraph | ItemList | Illustration, title: str = "") -> Explanation:
    """One section."""
    return Explanation(HEAD, (Section(title, blocks),), ())


def test_a_review_holds_through_its_last_day() -> None:
    """And no longer."""
    assert not HEAD.is_out_of_date(HEAD.review_by)
    assert HEAD.is_out_of_date(HEAD.review_by + timedelta(days=1))


def test_the_numbers_of_sources_are_no_words() -> None:
    """Links are; a list has one text an item, and a drawing its words."""
    link = Link(LinkKind.TERM, "tsh", "TSH")
    runs = (Text("The ", strong=True), link, SourceMark(1, "x"), Text(" rises."))
    assert plain(runs) == "The TSH rises."
    assert block_texts(Paragraph(runs)) == ("The TSH rises.",)
    assert block_texts(ItemList((runs, (Text("b"),)))) == ("The TSH rises.", "b")
    assert block_texts(Illustration("i", "A neck")) == ("A neck",)


def test_texts_stand_in_reading_order_and_a_section_without_a_title_has_none() -> None:
    """The summary first."""
    one = replace(HEAD, summary="Sum")
    whole = Explanation(
        one,
        (
            Section("", (Paragraph((Text("a"),)),)),
            Section("Title", (Paragraph((Text("b"),)), Illustration("i", "c"))),
        ),
        (),
    )
    assert list(plain_texts(whole)) == ["Sum", "a", "Title", "b", "c"]
    assert whole.words == 2 + 5


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (180, 1), (268, 1), (272, 2), (360, 2), (1_798, 10)]
)
def test_a_calm_reader_reads_180_words_a_minute(words: int, minutes: int) -> None:
    """Rounded, and a minute at least."""
    read = explanation(Paragraph((Text("word " * (words - 2 if words else 0)),)))
    assert read.reading_minutes == minutes
