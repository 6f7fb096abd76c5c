"""What a small chart of the page says of its values: which stands first, how many, since when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from companion.actions.consultation import PageChoice
from companion.domain.records import (
    Body,
    Infusion,
    Measurement,
    Person,
    Profile,
    Role,
    Usual,
)
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.paper.page.document import Chart, Charts
from tests.believable import TODAY, Writer, number_id
from tests.press import Press

DAY = timedelta(days=1)
FIRST = TODAY - 9 * DAY


def charts(press: Press, *bodies: Body, days: int = 10) -> Charts:
    """The charts of the last days up to today, ten unless said otherwise."""
    writer = Writer()
    patient = writer.write(Person("Zoé", Role.PATIENT), TODAY - 99 * DAY, number_id(2))
    for body in bodies:
        writer.write(body, TODAY, patient)
    choice = PageChoice(Basis.DATES, TODAY - (days - 1) * DAY, TODAY)
    made = press.page(writer.carnet(), choice=choice, language=Language.EN).measurements
    assert made is not None
    return made


def chart(press: Press, *bodies: Body, days: int = 10) -> Chart:
    """The only chart."""
    (made,) = charts(press, *bodies, days=days).charts
    return made


def measured(quantity: str, unit: str, *values: float, first: date = FIRST) -> list[Measurement]:
    """A value a day."""
    return [Measurement(first + n * DAY, quantity, v, unit) for n, v in enumerate(values)]


def said(texts: tuple[str, ...]) -> list[str]:
    """With plain spaces."""
    return [text.replace("\u00a0", " ").replace("\u202f", " ") for text in texts]


def weights(*values: float) -> list[Measurement]:
    return measured("weight", "kg", *values)


def temperatures(*values: float) -> list[Measurement]:
    return measured("temperature", "Cel", *values)


def test_up_to_four_values_are_listed_and_of_five_the_ends_are_said(press: Press) -> None:
    """One value has its day alone."""
    listed = {1: "on 21 Nov", 2: "21 Nov: 60.0; 22 Nov: 61.0"}
    listed[4] = f"{listed[2]}; 23 Nov: 62.0; 24 Nov: 63.0"
    listed[5] = "on 25 Nov; between 60.0 and 64.0"
    for count, text in listed.items():
        made = chart(press, *weights(*(60.0 + n for n in range(count))))
        assert said(made.details)[0] == text
        assert said((made.latest,)) == [f"{59 + count}.0 kg"]


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ((60.0,), None),
        ((60.0, 63.0), "+3.0 kg (+5.0%) since the first one"),
        ((60.0, 99.0, 57.0), "−3.0 kg (−5.0%) since the first one"),
        ((60.0, 60.0), "+0.0 kg (+0.0%) since the first one"),
        ((0.0, 60.0), None),
        ((0.5, 1.0), "+0.5 kg (+100.0%) since the first one"),
        ((60.0, 0.0), "−60.0 kg (−100.0%) since the first one"),
    ],
)
def test_a_weight_says_how_much_it_changed(
    press: Press, values: tuple[float, ...], change: str | None
) -> None:
    """From the first to the last of the period; of nothing there is no share."""
    made = said(chart(press, *weights(*values)).details)
    assert [text for text in made if "since" in text] == ([change] if change else [])
    pulse = said(chart(press, *measured("pulse", "/min", *values)).details)
    assert not [text for text in pulse if "since" in text]


def test_a_temperature_stands_at_its_highest(press: Press) -> None:
    """Of equal ones the newest; with the latest one too when there are many."""
    made = chart(press, *temperatures(38.5, 39.0, 39.0, 37.0))
    assert said((made.latest,)) == ["39.0 °C"]
    assert said(made.details)[0].startswith("at its highest on 23 Nov; 21 Nov: 38.5; ")
    many = chart(press, *temperatures(38.5, 39.0, 37.0, 36.5, 36.8))
    assert said(many.details)[0] == (
        "at its highest on 22 Nov; latest 36.8 on 25 Nov; between 36.5 and 39.0"
    )
    newest = chart(press, *temperatures(36.5, 37.0))
    assert said(newest.details)[0] == "21 Nov: 36.5; 22 Nov: 37.0"


def test_the_charts_stand_in_the_order_of_the_catalogue(press: Press) -> None:
    """And of one quantity by its unit; what the catalogue does not know has none."""
    bodies = (
        Measurement(TODAY, "glucose", 5.0, "mmol/L"),
        Measurement(TODAY, "mood", 1.0, "x"),
        Measurement(TODAY, "glucose", 1.0, "g/L"),
        Measurement(TODAY, "weight", 60.0, "kg"),
        Measurement(TODAY, "temperature", 37.0, "Cel"),
    )
    made = charts(press, *bodies)
    titles = [(one.title, one.latest.replace("\u00a0", " ")) for one in made.charts]
    assert titles == [
        ("Temperature", "37.0 °C"),
        ("Weight", "60.0 kg"),
        ("Blood sugar", "1.0 g/L"),
        ("Blood sugar", "5.0 mmol/L"),
    ]
    assert said((made.heading,)) == ["Measurements from 21 Nov to 30 Nov"]


def test_a_unit_that_nobody_knows_stands_as_it_was_written(press: Press) -> None:
    """With one decimal."""
    made = chart(press, Measurement(TODAY, "weight", 9.5, "st"))
    assert said((made.latest,)) == ["9.5 st"]


def test_the_usual_figure_stands_beside_its_own_quantity(press: Press) -> None:
    """Stools and weight, each in its unit."""
    profile = Profile("Zoé", usual=Usual(stools_per_day=2, weight_kg=61.5))
    for body, usual in (
        (Measurement(TODAY, "stools", 3.0, "1/d"), "usually: 2"),
        (Measurement(TODAY, "weight", 60.0, "kg"), "usually: 61.5"),
        (Measurement(TODAY, "weight", 60.0, "lb"), None),
        (Measurement(TODAY, "temperature", 37.0, "Cel"), None),
    ):
        found = [text for text in said(chart(press, profile, body).details) if "usually" in text]
        assert found == ([usual] if usual else [])
    bare = chart(press, Profile("Zoé"), Measurement(TODAY, "stools", 3.0, "1/d"))
    assert not [text for text in bare.details if "usually" in text]


def test_the_last_value_before_the_period_is_the_newest_of_them(press: Press) -> None:
    """With its day, and with both numbers of a pair."""
    before = measured("pulse", "/min", 70.0, 71.0, first=FIRST - 5 * DAY)
    made = chart(press, *before, Measurement(TODAY, "pulse", 80.0, "/min"))
    assert said((made.before,)) == ["before the period: 71 on 17 Nov"]
    assert "before the period" in made.alt
    assert chart(press, Measurement(TODAY, "pulse", 80.0, "/min")).before == ""
    earlier = FIRST - DAY
    pair = chart(
        press,
        Measurement(earlier, "systolic", 120.0, "mm[Hg]"),
        Measurement(earlier, "diastolic", 75.0, "mm[Hg]"),
        Measurement(TODAY, "systolic", 135.0, "mm[Hg]"),
        Measurement(TODAY, "diastolic", 85.0, "mm[Hg]"),
    )
    assert said((pair.before,)) == ["before the period: 120/75 on 20 Nov"]
    assert said((pair.latest,)) == ["135/85 mmHg"]


def test_two_pressures_of_one_moment_are_paired_each_once(press: Press) -> None:
    """An hour apart they are two; a lower number alone has its own title."""
    at = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    later = at + timedelta(hours=1)
    bodies = [
        Measurement(TODAY, "systolic", 130.0, "mm[Hg]", at),
        Measurement(TODAY, "diastolic", 80.0, "mm[Hg]", at),
        Measurement(TODAY, "systolic", 131.0, "mm[Hg]", at),
        Measurement(TODAY, "diastolic", 81.0, "mm[Hg]", at),
        Measurement(TODAY, "systolic", 132.0, "mm[Hg]", later),
    ]
    made = chart(press, *bodies)
    assert made.title == "Blood pressure"
    (listed, *_) = said(made.details)
    assert [part.rpartition(": ")[2] for part in listed.split("; ")] == ["130/80", "131/81", "132"]
    upper = chart(press, bodies[0])
    lower = chart(press, bodies[1])
    assert upper.title != lower.title
    assert "Blood pressure" not in {upper.title, lower.title}


def test_points_lie_between_the_ends_of_period_and_values(press: Press) -> None:
    """From 0 to 1 each way; one day alone is not drawn, nor are infusions then."""
    infusion = Infusion(FIRST + 3 * DAY, "x", given=True)
    put_off = Infusion(FIRST + 4 * DAY, "x", given=False, reason="y")
    made = chart(
        press,
        infusion,
        put_off,
        Measurement(FIRST, "pulse", 60.0, "/min"),
        Measurement(FIRST + 3 * DAY, "pulse", 90.0, "/min"),
        Measurement(TODAY, "pulse", 70.0, "/min"),
    )
    assert [(p.x, p.y) for p in made.points] == [(0.0, 0.0), (0.3333, 1.0), (1.0, 0.3333)]
    assert made.infusions == (0.3333,)
    assert (made.lowest, made.highest) == ("60", "90")
    assert [p.beyond for p in made.points] == ["", "", ""]
    assert not made.points[0].joined
    alone = chart(press, infusion, Measurement(TODAY, "pulse", 70.0, "/min"))
    assert (alone.points, alone.second, alone.infusions) == ((), (), ())


def test_all_values_of_a_short_period_are_drawn_and_of_a_long_one_the_ends(press: Press) -> None:
    """Three on a day; beyond 84 days a cell keeps its highest and its lowest, and that is said."""
    values = [
        Measurement(TODAY - back * DAY, "pulse", value, "/min")
        for back in (0, 5)
        for value in (60.0, 70.0, 80.0)
    ]
    for length, drawn in ((84, 6), (85, 4)):
        made = charts(press, *values, days=length)
        (one,) = made.charts
        assert len(one.points) == drawn
        assert made.remark == (
            "" if drawn == 6 else "Long period: each cell keeps its highest and lowest value."
        )


def test_the_laboratory_s_range_has_two_ends_or_one(press: Press) -> None:
    """Each range once, in the order in which they came."""
    ranges = [(0.4, 4.0), (0.4, 4.0), (None, 4.5), (0.5, None), (None, None)]
    bodies = [
        Measurement(FIRST + n * DAY, "ft4", 1.0, "pmol/L", lab_low=low, lab_high=high)
        for n, (low, high) in enumerate(ranges)
    ]
    made = said(chart(press, *bodies).details)
    assert made[-3:] == [
        "laboratory’s range: 0.4 to 4.0",
        "laboratory’s range: up to 4.5",
        "laboratory’s range: from 0.5",
    ]
