"""Marks, legends and sentences of the page stand where they mean something, and nowhere else."""

import dataclasses
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from companion.domain.carnet import Carnet
from companion.domain.records import (
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Person,
    Photo,
    PhotoType,
    Profile,
    Role,
)
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.paper.page.document import PRESENT, WEEK, Charts, PageDocument, SymptomTable
from tests.believable import TODAY, Writer, answers, number_id
from tests.paper.test_page_document import PATIENT, days, written
from tests.press import Press


def ago(number: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=number)


def page_of(press: Press, carnet: Carnet, number: int = 14) -> PageDocument:
    """The page in English of the last days."""
    return press.page(carnet, choice=days(number), language=Language.EN)


def table(page: PageDocument) -> SymptomTable:
    """Its symptoms."""
    assert page.symptoms is not None
    return page.symptoms


def charts(page: PageDocument) -> Charts:
    """Its measurements."""
    assert page.measurements is not None
    return page.measurements


def legend(page: PageDocument) -> set[str]:
    """The marks that the legend explains beside the levels."""
    return {item.cell for item in table(page).legend} - set("01234")


@pytest.mark.parametrize(("said", "has_dot"), [("fatigue S2", False), ("rash P1", True)])
def test_a_dot_is_explained_where_there_is_one(press: Press, said: str, has_dot: bool) -> None:
    """A symptom that is there or not is a dot; among levels there is none to explain."""
    page = page_of(press, written((ago(1), said)).carnet())
    assert (PRESENT in legend(page)) is has_dot
    assert (PRESENT in table(page).rows[0].strip.cells) is has_dot
    assert table(page).rows[0].notable_days == ("–" if has_dot else "1")


def test_no_other_mark_is_explained_than_those_that_stand_there(press: Press) -> None:
    """Noted at once, by one person, day by day: nothing late, corrected, copied or of a week."""
    page = page_of(press, written((ago(1), "fatigue S2")).carnet())
    assert len(legend(page)) == 2
    assert table(page).writers == ()
    writer = written()
    writer.write(CheckIn(TODAY, Recall.WEEK, answers("fatigue S2")), TODAY, PATIENT)
    assert WEEK in legend(page_of(press, writer.carnet()))


@pytest.mark.parametrize(("length", "said"), [(14, "2 week"), (6, "2 week"), (5, "2")])
def test_a_week_is_one_cell_with_its_word_where_it_has_room(
    press: Press, length: int, said: str
) -> None:
    """From six cells on; cut by the start of the period, the level stands alone."""
    writer = written()
    writer.write(CheckIn(TODAY, Recall.WEEK, answers("fatigue S2")), TODAY, PATIENT)
    (wide,) = table(page_of(press, writer.carnet(), length)).rows[0].strip.wide
    assert wide.text == said
    assert (wide.start + wide.count, wide.count) == (length, min(length, 7))


@pytest.mark.parametrize(("back", "is_said"), [(6, False), (7, False), (8, True)])
def test_an_answer_older_than_a_week_bears_its_day(press: Press, back: int, is_said: bool) -> None:
    """A level of seven days ago is fresh; one of eight is not."""
    row = table(page_of(press, written((ago(back), "fatigue S2")).carnet())).rows[0]
    assert bool(row.last_day) is is_said
    assert row.worst_day


def test_what_another_person_said_is_told_once_for_neighbouring_days(press: Press) -> None:
    """Each person's days with their level, and no word of the days between."""
    writer = written((ago(3), "fatigue S1"), (ago(2), "fatigue S1"), (ago(0), "fatigue S3"))
    paul = writer.write(Person("Paul", Role.CAREGIVER), ago(9), PATIENT)
    writer.write(CheckIn(ago(3), Recall.DAY, answers("fatigue S2")), ago(3), paul)
    rows = {row.name: row for row in table(page_of(press, writer.carnet(), 4)).rows[0].authors}
    assert rows["Marianne"].strip.cells == ("1", "1", " ", "3")
    assert rows["Paul"].strip.cells == ("2", " ", " ", " ")
    said = rows["Marianne"].strip.alt.replace("\u00a0", " ")
    assert said == "Tiredness by Marianne: 27–28 Nov: a little (1); 30 Nov: a lot (3)."


def test_five_disputed_days_stand_and_the_others_are_counted(press: Press) -> None:
    """The newest first."""
    for number, more in ((5, ""), (7, "2 more")):
        writer = written(*((ago(n), "fatigue S1") for n in range(number)))
        paul = writer.write(Person("Paul", Role.CAREGIVER), ago(9), PATIENT)
        for n in range(number):
            writer.write(CheckIn(ago(n), Recall.DAY, answers("fatigue S2")), ago(n), paul)
        said = {fact.label: fact.text for fact in table(page_of(press, writer.carnet())).remarks}
        disputed = said["Two answers for one day"]
        assert disputed.count("Tiredness") == 5
        assert disputed.startswith("30\u00a0Nov")
        assert ("more" in disputed) is bool(more)
        assert more in disputed


@pytest.mark.parametrize(("began", "is_said"), [(13, False), (12, True)])
def test_a_record_book_begun_within_the_period_says_when(
    press: Press, began: int, is_said: bool
) -> None:
    """On its first day, all of the period was open to be noted."""
    writer = Writer()
    writer.write(Person("Marianne", Role.PATIENT), ago(began), PATIENT)
    writer.write(CheckIn(TODAY, Recall.DAY, answers("fatigue S1")), TODAY, PATIENT)
    page = page_of(press, writer.carnet())
    assert ("record book begun on" in page.coverage) is is_said


def test_the_page_is_named_after_the_patient_if_there_is_one(press: Press) -> None:
    """A title with a dash and nothing after it would name nobody."""
    page = page_of(press, written((TODAY, "fatigue S1")).carnet())
    assert page.title == f"{page.heading} – Marianne"
    named = written((TODAY, "fatigue S1"))
    named.write(Profile("Marianne EXEMPLE"), TODAY, PATIENT)
    assert page_of(press, named.carnet()).title.endswith(" – Marianne EXEMPLE")


def test_the_immunotherapy_names_what_was_given_before(press: Press) -> None:
    """One medicine alone is its name; after another one, since when and until when."""
    writer = written((TODAY, "fatigue S1"))
    writer.write(Infusion(ago(9), "nivolumab", given=True), TODAY, PATIENT)
    alone = {fact.label: fact.text for fact in page_of(press, writer.carnet()).treatment}
    assert alone["Immunotherapy"] == "nivolumab"
    writer.write(Infusion(ago(2), "pembrolizumab", given=True), TODAY, PATIENT)
    both = {fact.label: fact.text for fact in page_of(press, writer.carnet()).treatment}
    assert both["Immunotherapy"].replace("\u00a0", " ") == (
        "pembrolizumab since 28 Nov; before it nivolumab, last dose on 21 Nov"
    )


def test_a_blood_pressure_has_two_curves(press: Press) -> None:
    """The upper and the lower value of each day; of one day alone, none is drawn."""
    for number in (1, 3):
        writer = written((TODAY, "fatigue S1"))
        for n in range(number):
            at = ago(n)
            writer.write(Measurement(at, "systolic", 120 + n, "mm[Hg]"), at, PATIENT)
            writer.write(Measurement(at, "diastolic", 80 + n, "mm[Hg]"), at, PATIENT)
        (chart,) = charts(page_of(press, writer.carnet())).charts
        drawn = number if number > 1 else 0
        assert (len(chart.points), len(chart.second)) == (drawn, drawn)


def test_a_long_curve_keeps_the_highest_and_the_lowest_of_each_cell(press: Press) -> None:
    """And every reading where each day has its own cell."""
    writer = written((TODAY, "fatigue S1"))
    for n, value in enumerate((37.0, 39.5, 36.0, 37.5)):
        writer.write(Measurement(ago(1), "temperature", value, "Cel"), ago(1), PATIENT)
        writer.write(Measurement(ago(150 + n), "temperature", value, "Cel"), ago(1), PATIENT)
    (short,) = charts(page_of(press, writer.carnet(), 84)).charts
    assert short.points == ()
    (long,) = charts(page_of(press, writer.carnet(), 600)).charts
    assert sorted(point.y for point in long.points) in ([0, 0, 1, 1], [0, 0, 0.4286, 1, 1])


def test_a_value_that_another_person_noted_bears_the_name_and_days(press: Press) -> None:
    """The patient's own bear none."""
    writer = written((TODAY, "fatigue S1"))
    paul = writer.write(Person("Paul", Role.CAREGIVER), ago(9), PATIENT)
    writer.write(Measurement(ago(2), "temperature", 37.0, "Cel"), ago(2), PATIENT)
    (own,) = charts(page_of(press, writer.carnet())).charts
    assert "Paul" not in own.alt
    for n in (1, 0):
        writer.write(Measurement(ago(n), "temperature", 38.0, "Cel"), ago(n), paul)
    (chart,) = charts(page_of(press, writer.carnet())).charts
    assert "Paul: 29\u00a0Nov, 30\u00a0Nov" in chart.details


def test_words_below_a_photo_are_printed(press: Press) -> None:
    """As they were typed, and for a voice too; a photo without words has none."""
    writer = written((TODAY, "fatigue S1"))
    photo = Photo(TODAY, "0" * 64, PhotoType.JPEG, 8, 8, "rash", ("belly",), "moins rouge")
    names = [writer.write(body, TODAY, PATIENT) for body in (photo, replace(photo, text=None))]
    choice = dataclasses.replace(days(14), photos=tuple(names), contents={"0" * 64: b""})
    page = press.page(writer.carnet(), choice=choice, language=Language.EN)
    assert page.photos is not None
    assert [shown.text for shown in page.photos.photos] == ["moins rouge", ""]
    assert page.photos.photos[0].alt == f"{page.photos.photos[1].alt}: moins rouge"
    assert [shown.name for shown in page.photos.photos] == ["photo-1", "photo-2"]


@pytest.mark.parametrize(
    "body",
    [
        Measurement(TODAY, "temperature", 37.8, "Cel"),
        Event(TODAY, "Chute"),
        Photo(TODAY, "0" * 64, PhotoType.PNG, 40, 30),
    ],
)
def test_a_period_with_a_record_of_another_kind_is_not_said_to_be_empty(
    press: Press, body: Body
) -> None:
    """« Rien n’a été noté » would be untrue beside a photo or a temperature of the day."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    writer.write(body, TODAY, patient)
    said = press.page(writer.carnet()).nothing_noted
    assert said == "Aucun symptôme n’a été noté sur cette période."
