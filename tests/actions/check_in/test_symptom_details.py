"""What is noted beside a level: when it comes up by itself, how it is kept, what it says."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.check_in.open_check_in import OpenCheckIn, new_check_in, reopened_check_in
from companion.actions.check_in.save_check_in import save_check_in
from companion.actions.check_in.symptom_details import (
    PALMS_CHOICES,
    asks_by_itself,
    kept_details,
    stools_of,
    usual_stools,
)
from companion.actions.words.details import detail_words, in_one_line, stools_words
from companion.domain.errors import DiskFull
from companion.domain.records import CheckIn, Details, Measurement, Profile, Usual
from companion.domain.symptoms import Answer, Attribute, Recall
from companion.domain.validity import check_body
from companion.domain.words import Language
from companion.messages import load_texts
from tests import strategies
from tests.actions.desk import CATALOGUE, Desk

TODAY = date(2026, 11, 21)
ITCHING: Mapping[str, Answer] = {"itching": {Attribute.INTENSITY: 2}}


def note(desk: Desk, days_ago: int, level: int) -> None:
    """An earlier check-in about itching."""
    day = TODAY - timedelta(days=days_ago)
    desk.journal.record(CheckIn(day, Recall.DAY, {"itching": {Attribute.INTENSITY: level}}))


def comes_up(desk: Desk, answers: Mapping[str, Answer] = ITCHING, symptom: str = "itching") -> bool:
    about = CATALOGUE.symptoms[symptom]
    return asks_by_itself(desk.carnet, answers, about, day=TODAY, author=desk.patient)


def test_the_catalogue_says_what_may_be_noted_beside_a_symptom() -> None:
    """In the order in which it is asked; and each plain choice of palms can be kept."""
    details = {s.id: " ".join(s.details) for s in CATALOGUE.symptoms.values() if s.details}
    known = {
        "itching": "where sleep-lost new-product",
        "rash": "where palms mouth photo",
        "diarrhoea": "stools",
    }
    assert details.items() >= known.items()
    assert [symptom.id for symptom in CATALOGUE.photographed][:2] == ["rash", "itching"]
    assert sorted(set(PALMS_CHOICES)) == [*PALMS_CHOICES]
    for palms in PALMS_CHOICES:
        check_body(
            CheckIn(TODAY, Recall.DAY, {}, details={"rash": Details(palms=palms)}), CATALOGUE
        )


def test_a_new_symptom_asks_for_details(desk: Desk) -> None:
    """The first time that it is above 0."""
    assert comes_up(desk)
    assert not comes_up(desk, {"itching": {Attribute.INTENSITY: 0}})
    assert not comes_up(desk, {})


def test_a_symptom_without_details_asks_for_none(desk: Desk) -> None:
    """However strong it is."""
    assert not comes_up(desk, {"fatigue": {Attribute.INTENSITY: 4}}, "fatigue")


@pytest.mark.parametrize(
    ("days_ago", "level", "asked"),
    [(1, 2, False), (1, 3, False), (1, 1, True), (1, 0, True), (7, 2, False), (8, 2, True)],
)
def test_nothing_new_asks_for_nothing(desk: Desk, days_ago: int, level: int, asked: bool) -> None:
    """Only what is higher than the last level of the seven days before comes up by itself."""
    note(desk, days_ago, level)
    assert comes_up(desk) is asked


def test_the_last_level_counts_and_not_the_worst(desk: Desk) -> None:
    """What went away and came back is new."""
    note(desk, 4, 3)
    note(desk, 2, 0)
    assert comes_up(desk)


def test_somebody_elses_check_in_does_not_count(desk: Desk) -> None:
    """Each asks for themselves."""
    note(desk, 1, 4)
    assert asks_by_itself(
        desk.carnet, ITCHING, CATALOGUE.symptoms["itching"], day=TODAY, author="somebody"
    )


def test_the_stools_have_no_step_of_their_own(desk: Desk) -> None:
    """They are asked with the questions about diarrhoea, each day."""
    assert not comes_up(desk, {"diarrhoea": {Attribute.FREQUENCY: 4}}, "diarrhoea")


def check_in_with(desk: Desk, **details: Details) -> OpenCheckIn:
    """A check-in with itching and diarrhoea at 2."""
    check_in = new_check_in(desk.carnet, CATALOGUE, TODAY)
    for name in ("itching", "diarrhoea"):
        symptom = CATALOGUE.symptoms[name]
        check_in.answer(symptom, symptom.attributes[0], 2)
    check_in.details.update(details)
    return check_in


def test_details_are_kept_with_the_check_in(desk: Desk) -> None:
    """Those that say something; a step that was left alone keeps nothing."""
    said = Details(where=("face",), sleep_lost=True)
    (written,) = save_check_in(desk.journal, check_in_with(desk, itching=said, diarrhoea=Details()))
    assert isinstance(written.body, CheckIn)
    assert written.body.details == {"itching": said}


def test_an_answer_put_back_to_0_takes_its_details_along(desk: Desk) -> None:
    """Nobody itches in a place and not at all."""
    check_in = check_in_with(desk, itching=Details(where=("face",)))
    check_in.answer(CATALOGUE.symptoms["itching"], Attribute.INTENSITY, 0)
    assert check_in.body().details == {}


def test_a_correction_keeps_the_details(desk: Desk) -> None:
    """Opened again and saved as it was, nothing changes."""
    save_check_in(desk.journal, check_in_with(desk, itching=Details(where=("face",))))
    entry = desk.carnet.entries(CheckIn)[0]
    assert save_check_in(desk.journal, reopened_check_in(entry, CATALOGUE, ())) == ()


def test_stools_are_a_measurement_of_the_day_in_the_same_act(desk: Desk) -> None:
    """With the person's usual number, once it was typed; together or not at all."""
    check_in = check_in_with(desk)
    check_in.stools, check_in.usual_stools = 5, 2
    desk.store.mishap = DiskFull()
    with pytest.raises(DiskFull):
        save_check_in(desk.journal, check_in)
    assert not desk.carnet.entries(CheckIn)
    desk.store.mishap = None

    written = save_check_in(desk.journal, check_in)
    assert [revision.kind.value for revision in written] == ["check_in", "measurement", "profile"]
    noted = stools_of(desk.carnet, TODAY, desk.patient)
    assert noted is not None
    assert noted.body == Measurement(TODAY, "stools", 5.0, "1/d")
    assert usual_stools(desk.carnet) == 2
    assert desk.store.carnet() == desk.carnet


def test_the_usual_number_leaves_the_rest_of_the_profile_alone(desk: Desk) -> None:
    """It is one of several usual figures."""
    desk.journal.record(Profile("Jeanne M.", usual=Usual(weight_kg=61.5)))
    check_in = check_in_with(desk)
    check_in.usual_stools = 1
    save_check_in(desk.journal, check_in)
    profile = desk.carnet.profile()
    assert profile is not None
    assert profile.body == Profile("Jeanne M.", usual=Usual(stools_per_day=1, weight_kg=61.5))


def test_another_number_corrects_that_of_the_day(desk: Desk) -> None:
    """A day has one number of an author, with its history."""
    check_in = check_in_with(desk)
    check_in.stools = 4
    save_check_in(desk.journal, check_in)
    again = reopened_check_in(desk.carnet.entries(CheckIn)[0], CATALOGUE, ())
    again.stools = 6
    (written,) = save_check_in(desk.journal, again)
    assert written.kind.value == "measurement"
    assert [e.body.value for e in desk.carnet.entries(Measurement)] == [6.0]
    assert len(desk.carnet.entries(Measurement)[0].revisions) == 2


def test_all_of_it_is_taken_back_together(desk: Desk) -> None:
    """Undoing each writing leaves the journal as it was."""
    before = desk.carnet.profile()
    check_in = check_in_with(desk)
    check_in.stools, check_in.usual_stools = 5, 2
    for revision in reversed(save_check_in(desk.journal, check_in)):
        desk.journal.undo(revision)
    assert not desk.carnet.entries(CheckIn)
    assert not desk.carnet.entries(Measurement)
    assert desk.carnet.profile() == before


def test_words_of_the_details() -> None:
    """Places from head to foot, then what else was noted."""
    said = Details(("left-forearm", "face"), True, "lessive", 3, False)
    french = detail_words(said, CATALOGUE.body, load_texts(Language.FR))
    assert in_one_line(french) == (
        "Visage, avant-bras gauche · environ 3 mains à plat · pas dans la bouche · sommeil perdu"
        " · nouveau produit\u00a0: lessive"
    )
    english = detail_words(said, CATALOGUE.body, load_texts(Language.EN))
    assert in_one_line(english) == (
        "Face, left forearm · about 3 flat hands · not in the mouth · sleep lost"
        " · new product: lessive"
    )
    assert in_one_line(()) == ""


@pytest.mark.parametrize(
    ("stools", "usual", "said"),
    [
        (5, 2, "5 selles, +3 par rapport à l’habitude (2)"),
        (1, 2, "1 selle, \u22121 par rapport à l’habitude (2)"),
        (2, 2, "2 selles, comme d’habitude"),
        (0, None, "0 selle"),
    ],
)
def test_stools_against_the_usual_number(stools: int, usual: int | None, said: str) -> None:
    """Plain arithmetic, and nothing about what it means."""
    assert stools_words(stools, usual, load_texts(Language.FR)) == said


@given(strategies.details)
def test_kept_details_always_say_something(details: Details) -> None:
    """What is kept has words, and what has words is kept."""
    kept = kept_details({"itching": details}, ITCHING)
    words = detail_words(details, CATALOGUE.body, load_texts(Language.EN))
    assert all(words)
    if words:
        assert kept == {"itching": details}


@given(st.integers(0, 99), st.integers(0, 99))
def test_the_difference_is_that_of_the_two_numbers(stools: int, usual: int) -> None:
    """Read back from the sentence."""
    said = stools_words(stools, usual, load_texts(Language.EN))
    if stools != usual:
        written = said.split(", ")[1].split()[0].replace("\u2212", "-")
        assert int(written) == stools - usual


def test_the_usual_number_of_stools_is_known_once_it_was_asked(desk: Desk) -> None:
    """None without a profile, and with one that does not say it; 0 is a number."""
    assert usual_stools(desk.carnet) is None
    profile = desk.journal.record(Profile("")).record_id
    assert usual_stools(desk.carnet) is None
    desk.journal.correct(profile, Profile("", usual=Usual(weight_kg=70)))
    assert usual_stools(desk.carnet) is None
    for number in (0, 2):
        desk.journal.correct(profile, Profile("", usual=Usual(stools_per_day=number)))
        assert usual_stools(desk.carnet) == number


@pytest.mark.parametrize(("symptom", "is_kept"), [("diarrhoea", True), ("itching", False)])
def test_stools_are_kept_with_the_symptom_that_counts_them(
    desk: Desk, symptom: str, is_kept: bool
) -> None:
    """Above 0 alone: a number typed before the answer was put back to 0 is not."""
    for level, expected in ((1, is_kept), (0, False)):
        check_in = OpenCheckIn(TODAY - level * timedelta(days=1), [CATALOGUE.symptoms[symptom]])
        check_in.answer(
            CATALOGUE.symptoms[symptom], CATALOGUE.symptoms[symptom].attributes[0], level
        )
        check_in.stools = 4
        kinds = [revision.kind.value for revision in save_check_in(desk.journal, check_in)]
        assert kinds == (["check_in", "measurement"] if expected else ["check_in"])
