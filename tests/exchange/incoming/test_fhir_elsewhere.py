"""FHIR as hospitals write it: what of each resource comes in, what becomes words, and what is counted."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from companion.content.catalogue import load_catalogue
from companion.domain.comparator import Comparator
from companion.domain.records import (
    Body,
    CheckIn,
    DoseStep,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    QuestionnaireResponse,
    Route,
)
from companion.domain.symptoms import Recall
from companion.exchange.fhir_resources import FOR_DAY
from companion.exchange.incoming import fhir_model as fhir
from companion.exchange.incoming.fhir_answers import answers_of
from companion.exchange.incoming.fhir_records import (
    infusion_of,
    measurement_or_note,
    medicine_of,
    moment_of,
)

CATALOGUE = load_catalogue()
DAY = date(2026, 11, 20)
UCUM = "http://unitsofmeasure.org"


def code(number: str | None, text: str | None = None) -> fhir.Concept:
    coding = (fhir.Coding(system="http://loinc.org", code=number),) if number else ()
    return fhir.Concept(coding=coding, text=text)


def quantity(value: float | None, code: str, **more: str) -> fhir.Quantity:
    return fhir.Quantity(value=value, code=code, **more)


TEMPERATURE = code("8310-5", "Body temperature")


def seen(
    concept: fhir.Concept = TEMPERATURE,
    amount: fhir.Quantity | None = None,
    *,
    when: str | None = "2026-11-20",
    **more: object,
) -> list[Body]:
    """What an observation says."""
    made = fhir.Observation(
        code=concept,
        value_quantity=amount,
        effective_date_time=when,
        **more,  # type: ignore[arg-type]
    )
    return list(measurement_or_note(made, CATALOGUE))


def note(words: str) -> list[Body]:
    return [CheckIn(DAY, Recall.DAY, {}, words)]


@pytest.mark.parametrize(
    ("said", "day", "at"),
    [
        (("2026-11-20",), DAY, None),
        ((None, "", "2026-11-20"), DAY, None),
        (("2026", "2026-11", "2026-11-20"), DAY, None),
        (("2026-11-20T08:30:00Z",), DAY, datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
        (
            ("2026-11-20T23:30:00+02:00",),
            DAY,
            datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
        (("2026-11-20T08:30:00",), DAY, None),
        (("2026-11-20", "2026-11-21"), DAY, None),
    ],
)
def test_a_moment_is_the_first_that_names_a_day(
    said: tuple[str | None, ...], day: date, at: datetime | None
) -> None:
    """With its instant where a zone is told."""
    found = moment_of(*said)
    assert found is not None
    assert (found.day, found.at) == (day, at)
    assert moment_of(None, "", "2026", "soon", "2026-13-41T00:00:00Z") is None


@pytest.mark.parametrize(
    ("concept", "amount", "expected"),
    [
        (TEMPERATURE, quantity(38.4, "Cel"), Measurement(DAY, "temperature", 38.4, "Cel")),
        (
            TEMPERATURE,
            quantity(38.4, "Cel", system=UCUM),
            Measurement(DAY, "temperature", 38.4, "Cel"),
        ),
        (code("29463-7"), quantity(0.0, "kg"), Measurement(DAY, "weight", 0.0, "kg")),
        (code("3016-3"), quantity(8.9, "mIU/L"), Measurement(DAY, "tsh", 8.9, "mIU/L")),
        (code("3016-3"), quantity(8.9, "m[IU]/L"), Measurement(DAY, "tsh", 8.9, "mIU/L")),
        (
            code("3016-3"),
            quantity(0.01, "mIU/L", comparator="<"),
            Measurement(DAY, "tsh", 0.01, "mIU/L", comparator=Comparator.BELOW),
        ),
        (code(None, "Blood sugar"), quantity(5.0, "mmol/L"),
         Measurement(DAY, "glucose", 5.0, "mmol/L")),
    ],
)  # fmt: skip
def test_a_code_and_a_unit_of_ours_are_a_measurement(
    concept: fhir.Concept, amount: fhir.Quantity, expected: Measurement
) -> None:
    """By LOINC and UCUM, or by our own words where a quantity has no code."""
    assert seen(concept, amount) == [expected]


@pytest.mark.parametrize(
    ("concept", "amount", "words"),
    [
        (TEMPERATURE, quantity(101.1, "[degF]", unit="°F"), "Body temperature: 101.1 °F"),
        (TEMPERATURE, quantity(101.1, "[degF]"), "Body temperature: 101.1 [degF]"),
        (TEMPERATURE, quantity(38.4, "Cel", system="urn:x"), "Body temperature: 38.4 Cel"),
        (TEMPERATURE, quantity(-1.0, "Cel"), "Body temperature: -1 Cel"),
        (TEMPERATURE, quantity(38.0, "Cel", comparator="ad"), "Body temperature: ad38 Cel"),
        (TEMPERATURE, fhir.Quantity(value=38.0), "Body temperature: 38"),
        (code("1-1", "Temperature"), quantity(38.4, "Cel"), "Temperature: 38.4 Cel"),
        (code(None, "Temperature"), quantity(38.4, "Cel"), "Temperature: 38.4 Cel"),
        (code("8310-5"), quantity(60.0, "kg"), "8310-5: 60 kg"),
    ],
)
def test_all_else_becomes_words(concept: fhir.Concept, amount: fhir.Quantity, words: str) -> None:
    """Another unit, system, sign or code: nothing is converted or guessed."""
    assert seen(concept, amount) == note(words)


def test_what_says_nothing_is_nothing() -> None:
    """No value, or no day."""
    assert seen() == []
    assert seen(TEMPERATURE, quantity(None, "Cel")) == []
    assert seen(TEMPERATURE, quantity(38.4, "Cel"), when=None) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"value_string": " calm "}, "calm"),
        ({"value_integer": 3}, "3"),
        ({"value_integer": 0}, "0"),
        ({"value_boolean": True}, "true"),
        ({"value_boolean": False}, "false"),
        ({"value_codeable_concept": fhir.Concept(text="Positive")}, "Positive"),
    ],
)
def test_a_value_that_is_no_quantity_becomes_words(value: dict[str, object], words: str) -> None:
    """Each kind of it."""
    assert seen(**value) == note(f"Body temperature: {words}")  # type: ignore[arg-type]
    assert seen(value_string=" ") == []


def test_a_panel_is_its_parts() -> None:
    """Those that we know are measurements; the others stand together in one note."""
    parts = (
        fhir.Component(code=code("8480-6"), value_quantity=quantity(120.0, "mm[Hg]")),
        fhir.Component(code=code(None, "Mean")),
        fhir.Component(code=code(None, "Pulse pressure"), value_quantity=quantity(40.0, "mm[Hg]")),
    )
    found = seen(code(None, "Panel"), component=parts, value_string="fine")
    assert found[0] == Measurement(DAY, "systolic", 120.0, "mm[Hg]")
    assert found[1:] == note("Pulse pressure: 40 mm[Hg]\nPanel: fine")


def test_the_day_may_stand_in_a_period_or_apart() -> None:
    """The instant stays with the measurement where another day was meant."""
    amount = quantity(38.4, "Cel")
    period = fhir.Period(start="2026-11-20")
    expected = [Measurement(DAY, "temperature", 38.4, "Cel")]
    assert seen(TEMPERATURE, amount, when=None, effective_period=period) == expected
    assert seen(TEMPERATURE, amount, when=None, issued="2026-11-20") == expected
    apart = fhir.Extension(url=FOR_DAY, value_date="2026-11-20")
    other = fhir.Extension(url="urn:x", value_date="2026-11-01")
    when = "2026-11-21T01:00:00Z"
    (found,) = seen(TEMPERATURE, amount, when=when, extension=(other, apart))
    at = datetime(2026, 11, 21, 1, tzinfo=UTC)
    assert found == Measurement(DAY, "temperature", 38.4, "Cel", at)


@pytest.mark.parametrize(
    ("ranges", "ends"),
    [
        ((), (None, None)),
        (((0.4, "mIU/L"), (4.0, "mIU/L")), (0.4, 4.0)),
        (((0.4, None), (4.0, None)), (0.4, 4.0)),
        (((0.4, "mIU/L"), None), (0.4, None)),
        ((None, (4.0, "mIU/L")), (None, 4.0)),
        (((0.4, "mU/L"), (4.0, "mIU/L")), (None, None)),
        (((0.4, "mIU/L"), (4.0, "mU/L")), (None, None)),
    ],
)
def test_a_range_is_the_laboratory_s_in_the_same_unit(
    ranges: tuple[tuple[float, str | None] | None, ...], ends: tuple[float | None, float | None]
) -> None:
    """One of them; of two, nobody knows which is meant."""
    made = [None if end is None else fhir.Quantity(value=end[0], code=end[1]) for end in ranges]
    one = (fhir.Range(low=made[0], high=made[1]),) if made else ()
    (found,) = seen(code("3016-3"), quantity(8.9, "mIU/L"), reference_range=one)
    assert isinstance(found, Measurement)
    assert (found.lab_low, found.lab_high) == ends
    (twice,) = seen(code("3016-3"), quantity(8.9, "mIU/L"), reference_range=one * 2)
    assert isinstance(twice, Measurement)
    assert twice.lab_low is None


def medicine(**more: object) -> Medicine | None:
    concept = fhir.Concept(text="Prednisone")
    made = {"medication_codeable_concept": concept, "effective_date_time": "2026-11-20", **more}
    return medicine_of(fhir.MedicationStatement(**made), "Named")  # type: ignore[arg-type]


def dosage(*texts: str | None) -> tuple[fhir.Dosage, ...]:
    return tuple(fhir.Dosage(text=text) for text in texts)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Medicine("Prednisone", DAY)),
        ({"medication_codeable_concept": None}, Medicine("Named", DAY)),
        ({"effective_date_time": None, "date_asserted": "2026-11-20"}, Medicine("Prednisone", DAY)),
        ({"effective_date_time": None}, None),
        ({"medication_codeable_concept": fhir.Concept()}, None),
        (
            {"effective_period": fhir.Period(start="2026-11-19", end="2026-11-19")},
            Medicine("Prednisone", date(2026, 11, 19), to_day=date(2026, 11, 19)),
        ),
        (
            {"effective_period": fhir.Period(start="2026-11-19", end="2026-11-18")},
            Medicine("Prednisone", date(2026, 11, 19)),
        ),
        ({"effective_period": fhir.Period(end="2026-11-20")},
         Medicine("Prednisone", DAY, to_day=DAY)),
        ({"dosage": dosage(" 40 mg ", None, " ", "x")}, Medicine("Prednisone", DAY, "40 mg · x")),
        (
            {"dosage": dosage("1 a day", "40 mg (2026-11-20)", "20 mg (2026-11-22)")},
            Medicine("Prednisone", DAY, "1 a day", None, None,
                     (DoseStep(DAY, "40 mg"), DoseStep(date(2026, 11, 22), "20 mg"))),
        ),
        (
            {"note": (fhir.Annotation(text="x"), fhir.Annotation(text="corticosteroid"))},
            Medicine("Prednisone", DAY, None, MedicineClass.CORTICOSTEROID),
        ),
    ],
)  # fmt: skip
def test_a_medicine_is_its_name_its_days_and_its_doses(
    more: dict[str, object], expected: Medicine | None
) -> None:
    """In their words; a period before another day, an end only after its start."""
    assert medicine(**more) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Infusion(DAY, "nivolumab", given=True)),
        ({"status": "not-done"}, Infusion(DAY, "nivolumab", given=False)),
        ({"effective_date_time": None}, None),
        ({"medication_codeable_concept": None}, Infusion(DAY, "", given=True)),
        ({"medication_codeable_concept": fhir.Concept(text="medicine not named")},
         Infusion(DAY, "", given=True)),
        ({"note": (fhir.Annotation(text="cycle 12, route sc"),)},
         Infusion(DAY, "nivolumab", given=True, cycle=12, route=Route.SC)),
        ({"note": (fhir.Annotation(text="cycle x"), fhir.Annotation(text="route iv"))},
         Infusion(DAY, "nivolumab", given=True, route=Route.IV)),
        ({"status_reason": (fhir.Concept(text="fever"), fhir.Concept(text="x"))},
         Infusion(DAY, "nivolumab", given=True, reason="fever")),
    ],
)  # fmt: skip
def test_an_infusion_is_what_this_program_wrote(
    more: dict[str, object], expected: Infusion | None
) -> None:
    """With its cycle, its route and its reason."""
    concept = fhir.Concept(text="nivolumab")
    usual = {"medication_codeable_concept": concept, "effective_date_time": "2026-11-20"}
    made = fhir.MedicationAdministration(**{"status": "completed", **usual, **more})  # type: ignore[arg-type]
    assert infusion_of(made) == expected


def response(*items: fhir.Item, **more: object) -> QuestionnaireResponse | None:
    usual = {"questionnaire": "https://x.org/q", "authored": "2026-11-20T10:00:00Z"}
    return answers_of(fhir.Response(item=items, **(usual | more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        (fhir.Answer(value_boolean=False), False),
        (fhir.Answer(value_coding=fhir.Coding(code="a", display="A")), "a"),
        (fhir.Answer(value_coding=fhir.Coding(display="A")), "A"),
        (fhir.Answer(value_quantity=fhir.Quantity(value=2.5)), 2.5),
        (fhir.Answer(value_time="08:30:00"), "08:30"),
        (fhir.Answer(value_date_time="2026-11-20T08:30:00+01:00"), "2026-11-20T08:30"),
        (fhir.Answer(value_decimal=2.5), 2.5),
        (fhir.Answer(value_integer=0), 0),
        (fhir.Answer(value_string="x"), "x"),
        (fhir.Answer(value_date="2026-11-20"), "2026-11-20"),
        (fhir.Answer(value_uri="urn:x"), "urn:x"),
    ],
)
def test_each_type_of_answer_is_read(answer: fhir.Answer, value: object) -> None:
    """One to a question, or several."""
    one = response(fhir.Item(link_id="a", answer=(answer,)))
    assert one is not None
    assert one.items == {"a": value}
    two = response(fhir.Item(link_id="a", answer=(answer, answer)))
    assert two is not None
    assert two.items == {"a": (value, value)}
    assert response(fhir.Item(link_id="a", answer=(fhir.Answer(),))) is None


def test_groups_that_stand_twice_are_told_apart_by_their_number() -> None:
    """What stands within a question too; the first time bears none."""
    yes = (fhir.Answer(value_boolean=True),)
    inner = fhir.Item(link_id="i", answer=yes)
    group = fhir.Item(link_id="g", item=(inner,))
    within = fhir.Answer(value_boolean=True, item=(inner,))
    made = response(group, group, group, fhir.Item(link_id="q", answer=(within,)))
    assert made is not None
    assert list(made.items) == ["i", "i#2", "i#3", "q"]


def test_the_day_of_answers_is_that_which_stands_apart_else_the_writing_s() -> None:
    """Without one, or without a questionnaire, they are of nobody's use."""
    item = fhir.Item(link_id="a", answer=(fhir.Answer(value_boolean=True),))
    found = response(item)
    assert found is not None
    assert found.for_day == DAY
    apart = (
        fhir.Extension(url="urn:x", value_date="2026-11-01"),
        fhir.Extension(url=FOR_DAY, value_date="2026-11-18"),
    )
    found = response(item, extension=apart)
    assert found is not None
    assert found.for_day == date(2026, 11, 18)
    assert response(item, authored=None) is None
    assert response(item, questionnaire=None) is None
