"""Order of results, ids, words of people and of the program: small rules that much stands on."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from companion.content.catalogue import load_catalogue
from companion.domain.comparator import Comparator, order_of
from companion.domain.identifiers import uuid7
from companion.domain.medicines import folded_words
from companion.domain.records import CheckIn, Question
from companion.domain.summary import is_open, number_of_week_sheet
from companion.domain.symptoms import Recall
from companion.domain.words import Language, Words

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_a_limit_stands_beside_the_number_that_was_printed() -> None:
    """Below it before, above it after; what was measured exactly lies between."""
    wanted = [
        *((4.0, None), (5.0, Comparator.BELOW), (5.0, None), (5.0, Comparator.ABOVE)),
        *((5.1, Comparator.AT_MOST), (5.1, None), (5.1, Comparator.AT_LEAST)),
    ]
    for mixed in permutations(wanted[:4]):
        assert sorted(mixed, key=lambda result: order_of(*result)) == wanted[:4]
    assert [order_of(*result) for result in wanted] == sorted(order_of(*r) for r in wanted)


@pytest.mark.parametrize(
    ("written", "sign", "is_below"),
    [("<", "<", True), ("<=", "≤", True), (">=", "≥", False), (">", ">", False)],
)
def test_signs_are_those_of_fhir_and_are_printed_as_people_write_them(
    written: str, sign: str, is_below: bool
) -> None:
    """As they stand in files."""
    comparator = Comparator(written)
    assert (comparator.sign, comparator.is_below) == (sign, is_below)


@pytest.mark.parametrize(
    ("entropy", "made"),
    [
        (b"\x00" * 10, "01a1fdfa-4600-7000-8000-000000000000"),
        (b"\xff" * 10, "01a1fdfa-4600-7fff-bfff-ffffffffffff"),
        (b"\xff" * 9 + b"\x00\x01", "01a1fdfa-4600-7fff-bfff-ffffffffff00"),
        (bytes(range(1, 11)), "01a1fdfa-4600-7408-8304-05060708090a"),
    ],
)
def test_an_id_holds_its_moment_and_74_random_bits(entropy: bytes, made: str) -> None:
    """Ten bytes count; no random bit reaches the version or the variant."""
    assert uuid7(NOON, entropy) == made


def test_words_are_the_same_when_each_language_says_the_same() -> None:
    """What a person typed is another thing than what the program says, and nothing else is words."""
    said = Words({Language.FR: "oui", Language.EN: "yes"})
    assert said == Words({Language.EN: "yes", Language.FR: "oui"})
    assert hash(said) == hash(Words({Language.EN: "yes", Language.FR: "oui"}))
    assert Words.as_typed("a") == Words.as_typed("a")
    assert Words.as_typed("a") != Words.as_typed("b")
    assert Words.as_typed("oui") != said
    assert said != Words({Language.FR: "oui", Language.EN: "yep"})
    assert said != "oui"
    assert (Words.as_typed("oui").each(), said.each()) == (("oui",), ("oui", "yes"))


def test_places_on_the_body_are_named_in_the_order_of_the_map() -> None:
    """Each once, without what the map does not know."""
    body = load_catalogue().body
    first, second, *_ = body.regions
    assert body.in_order((second, "left-moon", first, second)) == (first, second)
    assert body.in_order(()) == ()


def test_a_medicine_is_read_without_accents_capitals_and_signs() -> None:
    """« Béta-bloquant, 5 mg »."""
    assert folded_words("Béta-bloquant, 5 MG") == ["beta", "bloquant", "5", "mg"]
    assert folded_words(" , ") == []


@pytest.mark.parametrize(
    ("copied_from", "number"),
    [
        *(("paper 20261116-6", "20261116-6"), ("paper  20261116-6 ", "20261116-6")),
        *(("paper", None), ("20261116-6", None), (None, None), ("a paper 20261116-6", None)),
    ],
)
def test_a_check_in_tells_the_sheet_that_it_was_copied_from(
    copied_from: str | None, number: str | None
) -> None:
    """Another check-in that it was copied from is no sheet."""
    body = CheckIn(NOON.date(), Recall.DAY, {}, copied_from=copied_from)
    assert number_of_week_sheet(body) == number


def test_a_question_is_open_until_it_was_asked_or_answered() -> None:
    """Either closes it."""
    assert is_open(Question("x"))
    assert not is_open(Question("x", asked=NOON.date()))
    assert not is_open(Question("x", answer="y"))
    assert not is_open(Question("x", asked=NOON.date(), answer="y"))
