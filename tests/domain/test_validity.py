"""What cannot be true is refused; ids sort by time; a mishap has one plain sentence."""

import inspect
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.content.catalogue import load_catalogue
from companion.domain import errors, validity
from companion.domain.comparator import Comparator
from companion.domain.errors import CompanionError, InvalidLine, InvalidRecord
from companion.domain.identifiers import uuid7
from companion.domain.records import (
    Appointment,
    Body,
    CheckIn,
    Details,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    Photo,
    PhotoType,
    Profile,
    Purpose,
    QuestionnaireResponse,
    Remark,
    TeamWords,
    Usual,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.validity import check_body, check_id, quoted
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from tests.strategies import bodies, ids, instants

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 21)


@given(bodies(CATALOGUE))
def test_every_record_that_can_be_true_is_kept(body: Body) -> None:
    """Empty texts, days long ago and odd numbers included."""
    check_body(body, CATALOGUE)


def weight(value: float, **more: float) -> Measurement:
    """A weight in kilograms."""
    return Measurement(TODAY, "weight", value, "kg", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (CheckIn(TODAY, Recall.DAY, {"tiredness": {}}), validity.UNKNOWN_SYMPTOM),
        (
            CheckIn(TODAY, Recall.DAY, {}, details={"rash": Details(where=("left-moon",))}),
            validity.BAD_REGION,
        ),
        (
            CheckIn(TODAY, Recall.DAY, {}, details={"rash": Details(where=("face", "face"))}),
            validity.BAD_REGION,
        ),
        (
            Photo(TODAY, "0" * 64, PhotoType.PNG, 10, 10, where=("left-moon",)),
            validity.BAD_REGION,
        ),
        (
            Photo(TODAY, "0" * 64, PhotoType.PNG, 10, 10, about="tiredness"),
            validity.UNKNOWN_SYMPTOM,
        ),
        (Photo(TODAY, "0" * 64, PhotoType.PNG, 10, 0), validity.BAD_PICTURE),
        (Photo(TODAY, "0" * 63, PhotoType.PNG, 10, 10), validity.BAD_PICTURE),
        (
            CheckIn(TODAY, Recall.DAY, {}, details={"rash": Details(palms=101)}),
            validity.BAD_PALMS,
        ),
        (CheckIn(TODAY, Recall.DAY, {"fatigue": {}}), validity.NO_ANSWER),
        (CheckIn(TODAY, Recall.DAY, {"rash": {Attribute.INTENSITY: 1}}), validity.NOT_ASKED_OF),
        (CheckIn(TODAY, Recall.DAY, {"rash": {Attribute.PRESENCE: 2}}), validity.LEVEL_RANGE),
        (CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 5}}), validity.LEVEL_RANGE),
        (
            CheckIn(TODAY, Recall.DAY, {"fatigue": MappingProxyType({Attribute.INTENSITY: -1})}),
            validity.NEGATIVE,
        ),
        (CheckIn(TODAY, Recall.DAY, {}, warning_signs=("cold",)), validity.UNKNOWN_SIGN),
        (Measurement(TODAY, "height", 1.7, "m"), validity.UNKNOWN_QUANTITY),
        (Measurement(TODAY, "weight", 70, "[lb_av]"), validity.UNKNOWN_UNIT),
        (weight(float("nan")), validity.NOT_A_NUMBER),
        (weight(float("inf")), validity.NOT_A_NUMBER),
        (weight(-1), validity.NEGATIVE),
        (weight(-0.0), validity.NEGATIVE),
        (weight(1e16), validity.TOO_LARGE_A_NUMBER),
        (weight(70, lab_low=-1), validity.NEGATIVE),
        (
            Measurement(TODAY, "weight", 70, "kg", comparator=Comparator.BELOW),
            validity.NOT_OF_A_LABORATORY,
        ),
        (
            Measurement(TODAY, "tsh", 0, "mIU/L", comparator=Comparator.BELOW),
            validity.NEGATIVE,
        ),
        (QuestionnaireResponse("q", TODAY, {"a": float("inf")}), validity.NOT_A_NUMBER),
        (QuestionnaireResponse("q", TODAY, {"\ud800": True}), validity.BAD_TEXT),
        (Profile("", birth_date=date(1899, 12, 31)), validity.IMPOSSIBLE_DAY),
        (Profile("", usual=Usual(fatigue_level=5)), validity.LEVEL_RANGE),
        (Profile("", team_words=(TeamWords("hiccup", "x"),)), validity.UNKNOWN_SIGN),
        (Profile("", team_words=(TeamWords("chest-pain-or-fainting", "x"),)), validity.FIXED_SIGN),
        (Profile("", team_words=(TeamWords("fever", "x"),) * 2), validity.TWO_WORDINGS),
        (Profile("", team_words=(TeamWords("fever", "x" * 121),)), validity.LONG_WORDING),
        (Profile("", usual=Usual(stools_per_day=10**16)), validity.TOO_LARGE_A_NUMBER),
        (Appointment(datetime(2026, 11, 21), Purpose.SCAN), validity.NO_OFFSET),  # noqa: DTZ001
        (
            Appointment(datetime(2200, 1, 1, tzinfo=UTC), Purpose.SCAN),
            validity.IMPOSSIBLE_DAY,
        ),
        (Medicine("a", TODAY, to_day=TODAY - timedelta(days=1)), validity.WRONG_ORDER),
        (Medicine("a", TODAY, steps=(DoseStep(date(2200, 1, 1), ""),)), validity.IMPOSSIBLE_DAY),
        (Infusion(TODAY, "a", given=True, cycle=0), validity.BAD_CYCLE),
        (Infusion(TODAY, "a", given=True, cycle=1000), validity.BAD_CYCLE),
        (Remark("\ud800"), validity.BAD_TEXT),
        (Remark("a" * 200_001), validity.BAD_TEXT),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_reason(body: Body, reason: str) -> None:
    """Form alone is judged: a weight of 3 kg is kept, one below 0 is not."""
    with pytest.raises(InvalidRecord) as refused:
        check_body(body, CATALOGUE)
    assert refused.value.values["reason"] == reason
    for language in languages():
        assert "{" not in load_texts(language).describe(refused.value)


@given(ids)
def test_a_canonical_uuid_is_an_id(text: str) -> None:
    """And nothing else is."""
    check_id(text)
    for other in (text[:-1], f"{{{text}}}", text.replace("-", ""), f"urn:uuid:{text}", ""):
        with pytest.raises(InvalidRecord):
            check_id(other)


@given(st.text(), st.integers(1, 80))
def test_a_piece_of_the_input_is_quoted_short_and_printable(text: str, longest: int) -> None:
    """A plain word stays as it is."""
    shown = quoted(text, longest)
    assert len(shown) <= longest + 1
    assert shown.isprintable()
    assert quoted("fatigue") == "fatigue"


@given(instants.filter(lambda i: i.year >= 1971), st.binary(min_size=10, max_size=10))
def test_an_id_is_a_uuid7_that_tells_its_millisecond(instant: datetime, entropy: bytes) -> None:
    """Version 7, the variant of RFC 9562, and the moment in front."""
    found = UUID(uuid7(instant, entropy))
    assert found.version == 7
    assert found.variant == "specified in RFC 4122"
    assert abs((found.int >> 80) - instant.timestamp() * 1000) <= 1


@given(instants.filter(lambda i: i.year >= 1971), st.binary(min_size=10, max_size=10))
def test_ids_sort_by_the_moment_they_were_made(instant: datetime, entropy: bytes) -> None:
    """Whatever the random part, a later millisecond sorts later."""
    later = instant + timedelta(milliseconds=2)
    assert uuid7(instant, b"\xff" * 10) < uuid7(later, entropy)


def mishaps() -> Iterator[type[CompanionError]]:
    """Every expected mishap."""
    for _, found in inspect.getmembers(errors, inspect.isclass):
        if issubclass(found, CompanionError):
            yield found


@pytest.mark.parametrize("mishap", list(mishaps()))
def test_every_mishap_has_a_plain_sentence_in_both_languages(mishap: type[CompanionError]) -> None:
    """Whole sentences, without a code, an exclamation mark or an empty place."""
    values: dict[str, str | int] = {
        "reason": validity.NEGATIVE,
        "line": 3,
        "name": "a.pdf",
        "part": "Qt 6.4",
    }
    error = mishap(**values)
    sentences = {load_texts(language).describe(error) for language in languages()}
    assert len(sentences) == 2
    for sentence in sentences:
        assert sentence.endswith(".")
        assert "!" not in sentence
        assert "{" not in sentence
    assert str(error) in sentences


def test_a_reason_is_filled_with_the_values_of_its_error() -> None:
    """In the person's language, braces in what was typed left alone."""
    error = InvalidLine(line=2, reason=validity.UNKNOWN_SYMPTOM, name="{name}")
    assert str(error) == "Line 2 was refused: the symptom {name} is unknown. Nothing was written."
    assert load_texts(Language.EN).describe(error) == str(error)
    french = load_texts(Language.FR).describe(error)
    assert "{name}" in french
    assert french != str(error)
