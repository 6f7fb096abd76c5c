"""The thyroid view: what was noted, cell by cell, and nothing more."""

from datetime import date, timedelta

import pytest

from companion.actions.preferences import keep_preferences
from companion.actions.thyroid import (
    LevelLane,
    ThyroidContent,
    asks_about_voice,
    belongs,
    speaks_of_voice,
    thyroid_content,
    with_voice,
)
from companion.actions.time_line import Grid, grid_of
from companion.domain.records import (
    Body,
    CheckIn,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    OwnSymptom,
    Preferences,
)
from companion.domain.symptoms import Attribute, Recall
from companion.domain.timeline import Absence, Period
from tests.actions.desk import CATALOGUE, Desk

LAST = date(2026, 11, 21)
LANES = CATALOGUE.thyroid


def grid(days: int = 6, most: int = 3) -> Grid:
    """So many days up to the last, in cells."""
    return grid_of(Period(LAST - timedelta(days=days - 1), LAST), most)


def check_in(desk: Desk, before: int, **levels: int) -> None:
    """A day's check-in, so many days before the last."""
    answers = {
        name.replace("_", "-"): {CATALOGUE.symptoms[name.replace("_", "-")].attributes[0]: level}
        for name, level in levels.items()
    }
    desk.journal.record(CheckIn(LAST - timedelta(days=before), Recall.DAY, answers))


def lane(content: ThyroidContent, symptom: str) -> LevelLane:
    """The lane of a symptom."""
    return next(each for each in content.levels if each.symptom == symptom)


def test_a_cell_shows_the_highest_level_of_its_days(desk: Desk) -> None:
    """0 is an answer; not asked and no check-in are kept apart."""
    check_in(desk, 5, feeling_cold=1)
    check_in(desk, 4, feeling_cold=3)
    check_in(desk, 3, tremor=0)
    cells = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert lane(cells, "feeling-cold").cells == (3, Absence.NOT_ASKED, Absence.NO_CHECK_IN)
    assert lane(cells, "tremor").cells == (Absence.NOT_ASKED, 0, Absence.NO_CHECK_IN)


def test_every_lane_is_there_from_the_first_day(desk: Desk) -> None:
    """What is felt, the voice, what is measured: an empty view shows what can stand there."""
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert content.is_empty
    assert [each.symptom for each in content.levels] == [*LANES.symptoms, LANES.voice.symptom]
    assert [each.quantity.id for each in content.numbers] == ["weight", "pulse", "tsh", "ft4"]


def test_free_t4_in_two_units_is_two_lanes(desk: Desk) -> None:
    """Nothing is converted."""
    desk.journal.record(Measurement(LAST, "ft4", 15.0, "pmol/L", lab_low=12, lab_high=22))
    desk.journal.record(Measurement(LAST, "ft4", 1.1, "ng/dL"))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    units = [n.series.unit.ucum for n in content.numbers if n.series and n.quantity.id == "ft4"]
    assert units == ["pmol/L", "ng/dL"]
    assert not content.is_empty


def test_levothyroxine_stands_by_class_or_name_with_its_doses(desk: Desk) -> None:
    """Each dose is a bar until the next; the last one goes on to the end of the period."""
    steps = (DoseStep(LAST - timedelta(days=1), "75 µg"),)
    first = LAST - timedelta(days=40)
    desk.journal.record(
        Medicine("L-T4", first, "50 µg", MedicineClass.THYROID_HORMONE, steps=steps)
    )
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    (bars,) = [b.doses for b in content.bars if b.medicine.id == "levothyroxine"]
    assert [(d.first, d.last, d.dose) for d in bars] == [
        (LAST - timedelta(days=5), LAST - timedelta(days=2), "50 µg"),
        (LAST - timedelta(days=1), LAST, "75 µg"),
    ]


def test_medicines_are_known_by_their_names() -> None:
    """Whatever the capitals and accents; a name within another word is another medicine."""
    hormone, biotin = LANES.medicines
    assert belongs(Medicine("LÉVOTHYROX 75", LAST), hormone)
    assert belongs(Medicine("Lévothyroxine sodique", LAST), hormone)
    assert belongs(Medicine("Complexe cheveux : biotine 5 mg", LAST), biotin)
    assert belongs(Medicine("Vitamine B8", LAST), biotin)
    assert not belongs(Medicine("Vitamine B6", LAST), biotin)
    assert not belongs(Medicine("Prednisone", LAST), hormone)


def test_a_bar_ends_with_the_medicine(desk: Desk) -> None:
    """And one that ended before the period is not there."""
    ended = LAST - timedelta(days=30)
    desk.journal.record(Medicine("Biotine", ended - timedelta(days=9), to_day=ended))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert [b.doses for b in content.bars] == [(), ()]


def test_the_voice_joins_what_is_asked_each_time(desk: Desk) -> None:
    """Once, beside what was asked before; then it has its lane."""
    voice = LANES.voice
    assert not asks_about_voice(desk.carnet, voice)
    added = with_voice(Preferences(), voice, ["fatigue"])
    assert added == Preferences(daily=("fatigue", "hoarse-voice"))
    assert with_voice(added, voice, ["cough"]) == added
    keep_preferences(desk.journal, lambda _: added)
    desk.journal.record(CheckIn(LAST, Recall.DAY, {"hoarse-voice": {Attribute.INTENSITY: 2}}))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert lane(content, "hoarse-voice").asked
    assert lane(content, "hoarse-voice").cells[-1] == 2


def test_the_voice_in_ones_own_words_keeps_its_lane(desk: Desk) -> None:
    """Ours stands beside it only where it was answered."""
    voice, own = LANES.voice, OwnSymptom("own-1a2b", "ma voix est cassée")
    assert speaks_of_voice(own, voice)
    assert not speaks_of_voice(OwnSymptom("own-1a2b", "convoi"), voice)
    keep_preferences(desk.journal, lambda _: Preferences(own_symptoms=(own,)))
    assert asks_about_voice(desk.carnet, voice)
    desk.journal.record(CheckIn(LAST, Recall.DAY, {own.id: {Attribute.INTENSITY: 3}}))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert lane(content, own.id).cells[-1] == 3
    assert "hoarse-voice" not in {each.symptom for each in content.levels}


def test_infusions_are_lined_up(desk: Desk) -> None:
    """Given ones alone."""
    desk.journal.record(Infusion(LAST, "Nivolumab", given=True, cycle=6))
    desk.journal.record(Infusion(LAST, "Nivolumab", given=False))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert [dose.cycle for dose in content.given] == [6]


def test_the_lanes_lean_on_sources_that_are_listed() -> None:
    """Names of symptoms and quantities are those of the catalogue."""
    assert set(LANES.symptoms) <= set(CATALOGUE.symptoms)
    assert Attribute.INTENSITY in CATALOGUE.symptoms["feeling-cold"].attributes
    assert LANES.quantities == ("weight", "pulse", "tsh", "ft4")


@pytest.mark.parametrize(
    "body",
    [
        CheckIn(LAST, Recall.DAY, {"tremor": {Attribute.INTENSITY: 0}}),
        Measurement(LAST, "tsh", 2.0, "mIU/L"),
        Infusion(LAST, "Nivolumab", given=True),
        Medicine("Biotine", LAST),
    ],
)
def test_a_single_thing_noted_on_these_days_makes_a_view(desk: Desk, body: Body) -> None:
    """Whichever it is; the day after the days shown, the view is empty."""
    desk.journal.record(body)
    later = Period(LAST + timedelta(days=1), LAST + timedelta(days=6))
    assert not thyroid_content(desk.carnet, CATALOGUE, grid()).is_empty
    if not isinstance(body, Medicine):
        assert thyroid_content(desk.carnet, CATALOGUE, grid_of(later, 3)).is_empty


def test_a_medicine_of_another_class_and_name_stands_in_no_lane() -> None:
    """A class alone is enough, a name alone too."""
    hormone, biotin = LANES.medicines
    assert belongs(Medicine("x", LAST, medicine_class=MedicineClass.THYROID_HORMONE), hormone)
    for lane in (hormone, biotin):
        for other in (None, MedicineClass.CORTICOSTEROID, MedicineClass.OTHER):
            assert not belongs(Medicine("Prednisone", LAST, medicine_class=other), lane)


def test_the_numbers_beside_a_row_are_three_at_most(desk: Desk) -> None:
    """The lanes are low: two, four, and the zero they start from."""
    for value in (0.5, 3.0):
        desk.journal.record(Measurement(LAST, "tsh", value, "mIU/L"))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    (plot,) = [each.plot for each in content.numbers if each.plot]
    assert plot.scale.marks == (0, 2, 4)


def test_both_lanes_of_the_voice_stand_where_both_were_answered(desk: Desk) -> None:
    """Ours says that it is asked about, whoever's words it is asked in; then the own one follows."""
    own = OwnSymptom("own-1a2b", "ma voix est cassée")
    keep_preferences(desk.journal, lambda _: Preferences(own_symptoms=(own,)))
    answers = {name: {Attribute.INTENSITY: 1} for name in ("hoarse-voice", own.id)}
    desk.journal.record(CheckIn(LAST, Recall.DAY, answers))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    assert [each.symptom for each in content.levels[-2:]] == ["hoarse-voice", own.id]
    assert all(each.asked for each in content.levels)


def test_the_voice_that_nobody_is_asked_about_says_so(desk: Desk) -> None:
    """Every other lane is asked about."""
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    asked = {each.symptom: each.asked for each in content.levels}
    assert [name for name, is_asked in asked.items() if not is_asked] == ["hoarse-voice"]


def test_the_doses_of_a_lane_stand_by_their_days(desk: Desk) -> None:
    """Two medicines of one lane, the later one noted first; each cut to the days shown."""
    first = LAST - timedelta(days=5)
    steps = (DoseStep(LAST, "3"), DoseStep(LAST - timedelta(days=2), "2"))
    desk.journal.record(Medicine("Biotine B", LAST - timedelta(days=3), "b", to_day=LAST))
    desk.journal.record(Medicine("Biotine A", first, "1", steps=steps))
    desk.journal.record(Medicine("Biotine C", LAST - timedelta(days=30), to_day=first))
    desk.journal.record(Medicine("Biotine D", LAST + timedelta(days=1), "d"))
    content = thyroid_content(desk.carnet, CATALOGUE, grid())
    (doses,) = [bar.doses for bar in content.bars if bar.medicine is LANES.medicines[1]]
    told = [(d.name[-1], (d.first - LAST).days, (d.last - LAST).days, d.dose) for d in doses]
    assert told == [
        ("C", -5, -5, None),
        ("A", -5, -3, "1"),
        ("B", -3, 0, "b"),
        ("A", -2, -1, "2"),
        ("A", 0, 0, "3"),
    ]
