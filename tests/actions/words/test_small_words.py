"""Words that stand on every screen and on paper: days of a cycle, sources, details, results."""

from datetime import date, timedelta

import pytest

from companion.actions.key import Key, KeyringAnswer
from companion.actions.words.cycle import cycle_words
from companion.actions.words.details import detail_words, palms_words, stools_words
from companion.actions.words.explanations import out_of_date, source_line
from companion.actions.words.page import runs, sentence
from companion.actions.words.questionnaires import unit_words, value_words
from companion.actions.words.results import result_aloud
from companion.domain.comparator import Comparator
from companion.domain.cycle import CycleDay
from companion.domain.explanations import ExplanationHead
from companion.domain.questionnaire_items import Code, Item, ItemType
from companion.domain.records import Details
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.messages import load_texts
from tests.actions.desk import CATALOGUE

EN = load_texts(Language.EN)
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("number", "cycle", "said"),
    [
        (13, 6, "day 13 of cycle 6"),
        (1, 0, "day 1 of cycle 0"),
        (1, None, "day of the infusion"),
        (2, None, "1 day after the last infusion"),
        (3, None, "2 days after the last infusion"),
    ],
)
def test_a_day_of_the_cycle_or_days_since_the_infusion(
    number: int, cycle: int | None, said: str
) -> None:
    """The infusion's own day is day 1, and 0 days after it."""
    assert cycle_words(EN, CycleDay(number, cycle, TODAY)) == said


def test_a_source_without_a_year_is_undated() -> None:
    """Never « None »."""
    dated = Source("k", "ESMO", "Guide", 2022, "https://x", "en")
    assert source_line(dated, EN) == "ESMO, Guide, 2022"
    undated = Source("k", "ESMO", "Guide", None, "https://x", "en")
    assert source_line(undated, EN) == "ESMO, Guide, undated"


def test_a_page_says_that_it_is_out_of_date_from_the_day_after() -> None:
    """And nothing before."""
    head = ExplanationHead("a", Language.EN, "A", "", 1, date(2026, 1, 1), TODAY)
    assert out_of_date(head, TODAY, EN) is None
    assert "21\u00a0November\u00a02026" in (out_of_date(head, TODAY + timedelta(days=1), EN) or "")


def test_each_thing_that_was_noted_is_said_and_nothing_else() -> None:
    """A no is an answer; what was not answered is not said."""
    body = CATALOGUE.body
    assert detail_words(Details(), body, EN) == ()
    assert detail_words(Details(mouth=True, sleep_lost=True), body, EN) == (
        "in the mouth too",
        "sleep lost",
    )
    assert detail_words(Details(mouth=False, sleep_lost=False, new_product="soap"), body, EN) == (
        "not in the mouth",
        "no sleep lost",
        "new product: soap",
    )
    palms = [palms_words(number, EN) for number in (0, 1, 2)]
    assert detail_words(Details(palms=0), body, EN) == (palms[0],)
    assert palms[0] == "less than one flat hand"
    assert palms[1:] == ["about 1 flat hand", "about 2 flat hands"]


def test_stools_are_set_beside_the_usual_number() -> None:
    """More, fewer, the same, or alone; a usual 0 is a number."""
    assert stools_words(1, None, EN) == "1 stool"
    assert stools_words(2, 2, EN) == "2 stools, as usual"
    assert stools_words(5, 2, EN) == "5 stools, +3 compared with the usual number (2)"
    assert stools_words(1, 3, EN) == "1 stool, \u22122 compared with the usual number (3)"
    assert stools_words(1, 0, EN) == "1 stool, +1 compared with the usual number (0)"


def test_a_result_is_read_aloud_with_its_sign_in_words() -> None:
    """A voice may leave out a sign."""
    said = [result_aloud(EN, "5", comparator) for comparator in (*Comparator, None)]
    assert said == ["less than 5", "at most 5", "at least 5", "more than 5", "5"]


def test_an_answer_stands_with_its_unit_or_as_a_day() -> None:
    """A text that is no day is said as it was typed, and a day in a text stays a text."""
    weight = Item("w", ItemType.QUANTITY, unit=Code("kg", display="kilos"))
    assert (unit_words(weight), unit_words(Item("n", ItemType.DECIMAL))) == ("kilos", "")
    assert unit_words(Item("w", ItemType.QUANTITY, unit=Code("kg"))) == "kg"
    assert value_words(EN, weight, 70) == "70\u00a0kilos"
    assert value_words(EN, Item("n", ItemType.DECIMAL), 70) == "70"
    day = Item("d", ItemType.DATE)
    assert value_words(EN, day, "2026-11-21") == "21\u00a0November\u00a02026"
    assert value_words(EN, day, "in spring") == "in spring"
    assert value_words(EN, Item("t", ItemType.STRING), "2026-11-21") == "2026-11-21"


def test_equal_neighbours_stand_together() -> None:
    """With the places of the first and the last of them."""
    assert runs(["a", "a", "b", "a"]) == [(0, 1, "a"), (2, 2, "b"), (3, 3, "a")]
    assert runs([]) == []
    assert (sentence("20 nov."), sentence("20")) == ("20 nov.", "20.")


def test_what_opens_a_record_book_is_never_shown() -> None:
    """Neither in a log nor in a trace of a mishap."""
    answer = KeyringAnswer("account", b"the secret")
    key = Key("a password", "ABCD", answer)
    for hidden in ("the secret", "a password", "ABCD"):
        assert hidden not in f"{answer!r} {key!r}"
