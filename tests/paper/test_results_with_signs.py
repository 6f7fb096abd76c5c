"""A result that was not measurable, in every form that leaves: page, text, table, JSON, FHIR."""

import csv
import io
import json
from datetime import timedelta

import fhirkit
import pytest

from companion.domain.carnet import Carnet
from companion.domain.comparator import Comparator
from companion.domain.records import Measurement, Person, Role
from companion.domain.words import Language
from companion.exchange.summary_json import summary_json
from companion.exchange.table import summary_csv
from companion.messages import load_texts
from companion.paper.page.text import page_text
from companion.record_json import entry_to_line, parse_line
from tests.believable import TODAY, Writer, number_id
from tests.exchange.test_fhir import resources
from tests.press import Press, on_one_line, printed_words

BELOW = "<\u00a00,01"


@pytest.fixture
def carnet() -> Carnet:
    """TSH below what was measurable, then above it, then a number; one before the period too."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for before, value, sign in (
        (90, 0.02, Comparator.AT_MOST),
        (20, 0.01, Comparator.BELOW),
        (10, 100.0, Comparator.ABOVE),
        (2, 8.9, None),
    ):
        day = TODAY - timedelta(days=before)
        body = Measurement(day, "tsh", value, "mIU/L", lab_low=0.4, lab_high=4, comparator=sign)
        writer.write(body, TODAY, patient)
    return writer.carnet()


def test_the_page_draws_it_at_the_limit_with_a_mark(press: Press, carnet: Carnet) -> None:
    """Words show the sign as it was printed; the drawing's text for a voice has words instead."""
    page = press.page(carnet)
    assert page.measurements is not None
    (tsh,) = page.measurements.charts
    assert [point.beyond for point in tsh.points] == ["below", "above", ""]
    assert (tsh.lowest, tsh.highest) == (BELOW, ">\u00a0100")
    assert f"10\u00a0nov.\u00a0: {BELOW}" in tsh.details[0]
    assert "≤\u00a00,02" in tsh.before
    assert "moins de 0,01" in tsh.alt
    assert "au plus 0,02" in tsh.alt
    assert not set(tsh.alt) & set("<>≤≥")


def test_the_printed_page_shows_the_sign_and_its_text_says_it(press: Press, carnet: Carnet) -> None:
    """Read back from the PDF; the text for a terminal and a voice has words instead of a sign."""
    assert "< 0,01" in on_one_line(printed_words(press.pdf(carnet)))
    assert "moins de 0,01" in on_one_line(page_text(press.page(carnet)))


def test_the_table_has_the_sign_in_a_cell_of_its_own(press: Press, carnet: Carnet) -> None:
    """So that the number stays a number; `<=` starts no formula."""
    text = summary_csv(press.prepared(carnet), load_texts(Language.EN)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["Sign"], row["Value"]) for row in rows] == [
        ("<", "0.01"),
        (">", "100"),
        ("", "8.9"),
    ]


def test_the_summary_and_the_lines_carry_it(press: Press, carnet: Carnet) -> None:
    """A line without it is as valid as before, and says that the number is the number."""
    summary = json.loads(summary_json(press.summary(carnet), Language.FR))
    assert [one.get("comparator") for one in summary["measurements"]] == ["<", ">", None]
    for entry in carnet.entries(Measurement):
        line = entry_to_line(entry)
        assert ("comparator" in line) == (entry.body.comparator is not None)
        assert parse_line(line).body == entry.body


def test_fhir_has_its_own_element_for_it(press: Press, carnet: Carnet) -> None:
    """`valueQuantity.comparator`, and never on the laboratory's own range."""
    found = resources(press.fhir(carnet), "Observation")
    assert [fhirkit.validate(json.dumps(one)) for one in found] == [[], [], []]
    assert [json.loads(json.dumps(one["valueQuantity"])).get("comparator") for one in found] == [
        "<",
        ">",
        None,
    ]
    assert "comparator" not in json.dumps(found[0]["referenceRange"])
