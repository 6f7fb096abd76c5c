"""The blank week sheet: one A4 side in large type, the same boxes each day, readable by everybody."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from companion.actions.week_sheet import week_sheet_number
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import OwnSymptom, Person, Preferences, Profile, Role, TeamContact
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.week_sheet import on_paper, week_sheet, week_sheet_document
from tests.believable import TODAY, Writer, number_id
from tests.paper.verapdf import failed_rules
from tests.press import on_one_line, printed_words

MONDAY = date(2026, 11, 16)
CATALOGUE = load_catalogue()


def own_set(count: int = 8) -> Carnet:
    """A carnet whose person chose `count` symptoms, one of them in their own words."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    own = OwnSymptom("own-1", "Ongles qui cassent")
    chosen = (*list(CATALOGUE.symptoms)[: count - 1], own.id)
    writer.write(Preferences(daily=chosen, own_symptoms=(own,)), TODAY, patient)
    team = (TeamContact("Infirmière d’immunothérapie", "01 23 45 67 89", None),)
    writer.write(Profile("Marianne EXEMPLE", team=team), TODAY, patient)
    return writer.carnet()


def sides(pdf: bytes) -> int:
    """How many sides it has."""
    return len(PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("language", languages())
def test_the_usual_set_fits_one_side(language: Language) -> None:
    """Without a carnet: the usual symptoms, and lines for the name and the team's numbers."""
    pdf = week_sheet(None, MONDAY, language, TODAY).pdf()
    assert sides(pdf) == 1
    words = on_one_line(printed_words(pdf))
    for symptom in CATALOGUE.daily:
        assert on_one_line(symptom.label.in_language(language)) in words
    assert week_sheet_number(MONDAY) in words
    assert week_sheet(None, MONDAY, language, TODAY).pdf() == pdf


def test_it_asks_the_persons_own_set_and_says_whom_to_call() -> None:
    """Own words too, and the care team's number beside the emergency ones."""
    pdf = week_sheet(own_set(), MONDAY, Language.FR, TODAY).pdf()
    words = on_one_line(printed_words(pdf))
    for said in ("Ongles qui cassent", "01 23 45 67 89", "Marianne", "112"):
        assert said in words
    assert sides(pdf) == 1


def test_every_day_has_every_box() -> None:
    """Five boxes a day for a level, two for what is only there or not."""
    texts = load_texts(Language.FR)
    document = week_sheet_document(
        None, CATALOGUE, CATALOGUE.daily, MONDAY, texts=texts, today=TODAY
    )
    assert document.days[0].day == "16\u00a0nov."
    assert len(document.days) == 7
    boxes = {row.name: row.boxes for row in document.rows}
    assert boxes["Fatigue"] == ("0", "1", "2", "3", "4")
    assert boxes["Éruption"] == ("0 non", "1 oui")
    assert any(legend.about.startswith("Diarrhée") for legend in document.legends)


def test_a_long_list_goes_on_to_another_side() -> None:
    """Its heading is repeated there, and the sides are numbered."""
    pdf = week_sheet(own_set(24), MONDAY, Language.FR, TODAY).pdf()
    assert sides(pdf) == 2
    second = on_one_line(PdfReader(io.BytesIO(pdf)).pages[1].extract_text())
    assert "Lundi" in second
    assert "page 2 sur 2" in second


def test_each_side_says_whose_it_is() -> None:
    """The sides of two persons lie on one table."""
    pdf = week_sheet(own_set(24), MONDAY, Language.FR, TODAY).pdf()
    assert all("Marianne" in side.extract_text() for side in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize(("count", "apart"), [(8, 19), (14, 44)])
def test_the_lines_for_notes_are_as_far_apart_as_there_is_room(count: int, apart: int) -> None:
    """Below the table they are as on the usual sheet at least; alone on a side there is room for a large hand."""
    side = PdfReader(
        io.BytesIO(week_sheet(own_set(count), MONDAY, Language.FR, TODAY).pdf())
    ).pages[-1]
    heights: list[float] = []

    def visit(text: str, placed: list[float], *_font: object) -> None:
        if text.strip() in ("Lundi", "Mardi"):
            heights.append(placed[5])

    side.extract_text(visitor_text=visit)
    assert abs(heights[-2] - heights[-1]) >= apart


@pytest.mark.parametrize("flavour", ["ua1", "3a"])
@pytest.mark.parametrize("count", [8, 24])
def test_the_sheet_is_accessible_and_archivable(flavour: str, count: int) -> None:
    """veraPDF finds no broken rule."""
    pdf = week_sheet(own_set(count), MONDAY, Language.FR, TODAY).pdf()
    assert failed_rules(pdf, flavour) == []


def test_hostile_words_print_as_words() -> None:
    """Names that look like markup, emoji and endless words neither break the sheet nor act."""
    writer = Writer()
    hostile = "#panic() *a* 👩‍🦰 " + "x" * 300
    writer.write(Person(hostile, Role.PATIENT), TODAY, number_id(2))
    document = week_sheet_document(
        writer.carnet(), CATALOGUE, CATALOGUE.daily, MONDAY, texts=load_texts(Language.EN),
        today=TODAY,
    )  # fmt: skip
    assert sides(on_paper(document).pdf()) == 1
