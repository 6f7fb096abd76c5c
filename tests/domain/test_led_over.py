"""What older record books hold under an own word that the catalogue now asks about keeps its place."""

from datetime import date

import pytest

from companion.domain.led_over import LED_OVER, led_over
from companion.domain.records import (
    CheckIn,
    Details,
    Measurement,
    OwnSymptom,
    Photo,
    PhotoType,
    Preferences,
)
from companion.domain.symptoms import Attribute, Recall
from companion.record_json import body_from_json, body_to_json, parse_line

DAY = date(2026, 11, 21)
STRONG, WEAK = {Attribute.INTENSITY: 3}, {Attribute.INTENSITY: 1}


def test_its_levels_and_details_stand_under_the_new_name() -> None:
    """Everything else of the check-in stays."""
    answers = {"fatigue": WEAK, "own-voice": STRONG}
    before = CheckIn(DAY, Recall.DAY, answers, note="x", details={"own-voice": Details(mouth=True)})
    after = led_over(before)
    assert isinstance(after, CheckIn)
    assert after.answers == {"fatigue": WEAK, "hoarse-voice": STRONG}
    assert after.details == {"hoarse-voice": Details(mouth=True)}
    assert after.note == "x"


def test_what_was_noted_under_the_new_name_stands() -> None:
    """Where both are there, the newer question was answered."""
    after = led_over(CheckIn(DAY, Recall.DAY, {"hoarse-voice": WEAK, "own-voice": STRONG}))
    assert isinstance(after, CheckIn)
    assert after.answers == {"hoarse-voice": WEAK}


def test_the_choice_of_questions_is_led_over() -> None:
    """It is asked where it was asked, once, and is no own word any more."""
    own = (OwnSymptom("own-voice", "Voix plus grave"), OwnSymptom("own-1", "Genou"))
    after = led_over(Preferences(("own-voice", "cough", "hoarse-voice"), own_symptoms=own))
    assert after == Preferences(("hoarse-voice", "cough"), own_symptoms=own[1:])


def test_a_photo_about_it_too() -> None:
    """Its content is another matter."""
    photo = Photo(DAY, "0" * 64, PhotoType.PNG, 1, 1, about="own-voice")
    after = led_over(photo)
    assert isinstance(after, Photo)
    assert after.about == "hoarse-voice"


@pytest.mark.parametrize(
    "body",
    [
        CheckIn(DAY, Recall.DAY, {"fatigue": WEAK}),
        Measurement(DAY, "weight", 60.0, "kg"),
        Preferences(("cough",), own_symptoms=(OwnSymptom("own-1", "Genou"),)),
    ],
)
def test_everything_else_is_the_same_object(body: CheckIn | Measurement | Preferences) -> None:
    """Ten years of days are read at each start."""
    assert led_over(body) is body


def test_lines_from_outside_and_bodies_in_the_file_are_read_so() -> None:
    """Whichever way they come."""
    old = CheckIn(DAY, Recall.DAY, {"own-voice": STRONG})
    read = body_from_json(old.kind, body_to_json(old))
    line = parse_line(
        '{"kind": "check_in", "for_day": "2026-11-21", "recall": "day",'
        ' "answers": {"own-voice": {"intensity": 3}}}'
    )
    assert read == line.body == CheckIn(DAY, Recall.DAY, {"hoarse-voice": STRONG})
    assert set(LED_OVER) == {"own-voice"}
