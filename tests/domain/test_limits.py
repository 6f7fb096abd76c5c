"""The last value that a record may hold is kept, and the first one beyond it is refused."""

from datetime import date, timedelta

import pytest

from companion.content.catalogue import load_catalogue
from companion.domain import validity
from companion.domain.comparator import Comparator
from companion.domain.errors import InvalidRecord
from companion.domain.records import (
    Body,
    CheckIn,
    Details,
    Infusion,
    Measurement,
    Medicine,
    OwnSymptom,
    Photo,
    PhotoType,
    Preferences,
    Profile,
    Questionnaire,
    Remark,
    TeamWords,
    Usual,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.validity import check_body, quoted
from tests.questionnaires.building import URL, question, resource

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 21)
QUESTIONS = resource(question("a"))


def photo(width: int, height: int, *where: str) -> Photo:
    """A picture of that size."""
    return Photo(TODAY, "0" * 64, PhotoType.PNG, width, height, where=where)


def own(*symptoms: tuple[str, str]) -> Preferences:
    """Symptoms in the person's own words."""
    return Preferences(own_symptoms=tuple(OwnSymptom(*each) for each in symptoms))


def level(symptom: str, attribute: Attribute, number: int) -> CheckIn:
    """One answer."""
    return CheckIn(TODAY, Recall.DAY, {symptom: {attribute: number}})


def palms(symptom: str, number: int) -> CheckIn:
    """How much of the skin."""
    return CheckIn(TODAY, Recall.DAY, {}, details={symptom: Details(palms=number)})


def tsh(value: float, comparator: Comparator | None = None) -> Measurement:
    """A laboratory's result."""
    return Measurement(TODAY, "tsh", value, "mIU/L", comparator=comparator)


@pytest.mark.parametrize(
    "body",
    [
        *(palms("rash", 0), palms("rash", 100)),
        *(level("fatigue", Attribute.INTENSITY, n) for n in (0, 4)),
        *(level("rash", Attribute.PRESENCE, n) for n in (0, 1)),
        *(Infusion(TODAY, "a", given=True, cycle=n) for n in (1, 999)),
        *(Preferences(infusion_every_days=n) for n in (1, 366)),
        *(photo(1, 1), photo(2_048, 2_048), photo(9, 9, "face", "neck")),
        *(own(("own-a", "x"), ("own-b", "y" * 60)), own(("own-" + "z" * 16, " x "))),
        *(Remark("a" * 200_000), Remark("é" * 200_000), Remark("")),
        Profile("", team_words=(TeamWords("fever", "x" * 120),)),
        *(Profile("", birth_date=date(1900, 1, 1), usual=Usual(fatigue_level=n)) for n in (0, 4)),
        Medicine("a", TODAY, to_day=TODAY),
        Medicine("a", date(1900, 1, 1), to_day=date(2199, 12, 31)),
        *(tsh(0), tsh(0, Comparator.AT_MOST), tsh(0, Comparator.ABOVE), tsh(1e15)),
        tsh(0.001, Comparator.BELOW),
        Questionnaire(URL, "", QUESTIONS),
        Questionnaire(URL, "", QUESTIONS + " " * (1_000_000 - len(QUESTIONS))),
    ],
)
def test_a_value_exactly_at_its_limit_is_kept(body: Body) -> None:
    """Nobody loses what they typed by one letter or one day."""
    check_body(body, CATALOGUE)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (palms("tiredness", 1), validity.UNKNOWN_SYMPTOM),
        *((Preferences(infusion_every_days=n), validity.BAD_INTERVAL) for n in (0, 367)),
        *((photo(*size), validity.BAD_PICTURE) for size in ((0, 9), (2_049, 9), (9, 2_049))),
        (photo(9, 9, "face", "neck", "face"), validity.BAD_REGION),
        (own(("own-a", "y" * 61)), validity.BAD_OWN_SYMPTOM),
        (own(("own-a", " ")), validity.BAD_OWN_SYMPTOM),
        (own(("own-a", "")), validity.BAD_OWN_SYMPTOM),
        (own(("own-", "x")), validity.BAD_OWN_SYMPTOM),
        (own(("own-" + "z" * 17, "x")), validity.BAD_OWN_SYMPTOM),
        (own(("a", "x")), validity.BAD_OWN_SYMPTOM),
        (own(("own-a", "x"), ("own-b", "y"), ("own-a", "z")), validity.BAD_OWN_SYMPTOM),
        (tsh(1e15 + 1), validity.TOO_LARGE_A_NUMBER),
        (Remark("é" * 200_001), validity.BAD_TEXT),
        (Medicine("a", TODAY, to_day=date(2200, 1, 1)), validity.IMPOSSIBLE_DAY),
        (Questionnaire("", "", QUESTIONS), validity.NO_QUESTIONNAIRE),
        (Questionnaire(URL, "", ""), validity.NO_QUESTIONNAIRE),
        (Questionnaire(URL, "", f"{QUESTIONS}\ud800"), validity.NO_QUESTIONNAIRE),
        (
            Questionnaire(URL, "", QUESTIONS + " " * (1_000_001 - len(QUESTIONS))),
            validity.NO_QUESTIONNAIRE,
        ),
        (Questionnaire(f"{URL}/2", "", QUESTIONS), validity.OTHER_URL),
    ],
)
def test_one_beyond_the_limit_is_refused(body: Body, reason: str) -> None:
    """Each with its own reason."""
    with pytest.raises(InvalidRecord) as refused:
        check_body(body, CATALOGUE)
    assert refused.value.values["reason"] == reason


def test_the_refusal_names_what_was_wrong_and_its_limit() -> None:
    """So that who reads it knows where to look."""
    for body, values in (
        (level("fatigue", Attribute.INTENSITY, 5), {"name": "fatigue", "highest": 4}),
        (level("rash", Attribute.PRESENCE, 2), {"name": "rash", "highest": 1}),
        (Profile("", team_words=(TeamWords("fever", "x" * 121),)), {"most": 120}),
        (Measurement(TODAY, "weight", 7, "lb"), {"unit": "lb", "name": "weight"}),
    ):
        with pytest.raises(InvalidRecord) as refused:
            check_body(body, CATALOGUE)
        assert values.items() <= refused.value.values.items()


def test_sixty_letters_are_quoted_whole_and_the_next_one_is_left_out() -> None:
    """What cannot be printed is shown as such."""
    assert quoted("x" * 60) == "x" * 60
    assert quoted("x" * 61) == "x" * 60 + "…"
    assert quoted("a\nb") == "a\ufffdb"


def test_a_day_before_the_first_or_after_the_last_possible_one_is_refused() -> None:
    """A slip of the hand in the year."""
    for day in (date(1900, 1, 1), date(2199, 12, 31)):
        check_body(CheckIn(day, Recall.DAY, {}), CATALOGUE)
    for day in (date(1900, 1, 1) - timedelta(days=1), date(2199, 12, 31) + timedelta(days=1)):
        with pytest.raises(InvalidRecord):
            check_body(CheckIn(day, Recall.DAY, {}), CATALOGUE)
