"""The sheet of a prescription in steps: each day with the dose as typed, on accessible paper."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from companion.actions.taper import Stage, prescription
from companion.clean_text import CUT_MARK
from companion.domain.records import DoseStep, Medicine, MedicineClass, TeamContact
from companion.domain.words import Language
from companion.languages import languages
from companion.messages import load_texts
from companion.paper.taper_sheet import TaperDocument, on_paper, taper_document
from tests.paper.verapdf import failed_rules
from tests.press import printed_words

TODAY = date(2026, 11, 21)
CUT = f" {CUT_MARK}"
FIRST = date(2026, 11, 23)
TEAM = [TeamContact("Infirmière de coordination", "01 99 00 12 34")]
STAGES = [Stage(f"{dose} mg le matin", 7) for dose in (40, 30, 20, 15, 10, 5)]


def medicine(kind: MedicineClass | None = MedicineClass.CORTICOSTEROID) -> Medicine:
    """Six weeks."""
    made = prescription(FIRST, STAGES)
    return Medicine("Prednisone", FIRST, made.dose, kind, made.last_day, made.steps)


def sheet(made: Medicine, language: Language = Language.FR) -> TaperDocument:
    """What is printed of it."""
    return taper_document(made, TEAM, load_texts(language), TODAY)


def test_every_day_has_its_dose_and_a_change_is_marked() -> None:
    """42 days, six marks, in the words of the prescription."""
    found = sheet(medicine())
    assert len(found.rows) == 42
    assert [row.day for row in found.rows if row.is_new][:2] == ["Lun. 23\u00a0nov.", "Lun. 30\u00a0nov."]  # fmt: skip
    assert found.rows[-1].dose == "5 mg le matin"
    assert [step.length for step in found.steps] == ["7"] * 6


def test_it_says_that_the_prescription_counts_and_whom_to_ask() -> None:
    """Never to stop by oneself stands where a corticosteroid is tapered."""
    said = on_paper(sheet(medicine())).text()
    assert "En cas de différence, l’ordonnance fait foi." in said
    assert "n’arrêtez jamais de vous-même" in said
    assert "Infirmière de coordination\u00a0: 01 99 00 12 34" in said
    assert "jamais" not in on_paper(sheet(medicine(None))).text()


@pytest.mark.parametrize("language", languages())
def test_the_sheet_is_accessible_paper(language: Language) -> None:
    """PDF/UA-1 and PDF/A-3a on two sides, with its title, language and every word."""
    pdf = on_paper(sheet(medicine(), language)).pdf()
    assert failed_rules(pdf, "ua1") == []
    assert failed_rules(pdf, "3a") == []
    reader = PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) == 2
    assert reader.metadata is not None
    assert reader.metadata.title is not None
    assert reader.metadata.title.startswith("Prednisone")
    words = printed_words(pdf)
    assert words.count("30 mg le matin") == 8
    assert pdf == on_paper(sheet(medicine(), language)).pdf()


def test_the_pictures_are_its_sides() -> None:
    """For the screen and for a printer."""
    sides = on_paper(sheet(medicine())).pictures(40)
    assert len(sides) == 2
    assert all(side.startswith(b"\x89PNG") for side in sides)


def test_without_a_last_day_the_sheet_says_so() -> None:
    """The last dose stands for a week; one of more than a year says where it ends."""
    step = DoseStep(FIRST + timedelta(days=2), "10 mg")
    open_end = sheet(Medicine("x", FIRST, "20 mg", steps=(step,)))
    assert len(open_end.rows) == 9
    assert any("pendant une semaine" in rule for rule in open_end.rules)
    long = sheet(Medicine("x", FIRST, "20 mg", to_day=FIRST + timedelta(days=500), steps=(step,)))
    assert len(long.rows) == 366
    assert any("366" in rule for rule in long.rules)


def test_the_sheet_as_text_says_all_that_is_printed() -> None:
    """In its order, for a screen reader: the steps, the rules, the team, then each day."""
    step = DoseStep(FIRST + timedelta(days=2), "10 mg")
    made = Medicine("Prednisone", FIRST, "20 mg", to_day=FIRST + timedelta(days=2), steps=(step,))
    team = [TeamContact(f"Équipe {n}", f"0{n}") for n in range(1, 4)]
    document = taper_document(made, team, load_texts(Language.EN), TODAY)
    said = on_paper(document).text().replace("\u00a0", " ")
    assert said == (
        "Prednisone, day by day\n"
        "From 23 November to 25 November 2026 (3 days)\n"
        "\n"
        "The prescription\n"
        "- 20 mg · 23 Nov – 24 Nov · 2\n"
        "- 10 mg · 25 Nov · 1\n"
        "\n"
        "As typed from the prescription. Where they differ, the prescription counts.\n"
        "Ask your care team before any change.\n"
        "Équipe 1: 01\n"
        "Équipe 2: 02\n"
        "\n"
        "Each day\n"
        "- Mon 23 Nov · 20 mg (new dose)\n"
        "- Tue 24 Nov · 20 mg\n"
        "- Wed 25 Nov · 10 mg (new dose)\n"
        "\n"
        "Printed on 21 November 2026 with Compagnon Immuno, which is not a medical device.\n"
    )


def test_a_sheet_over_new_year_says_both_years() -> None:
    """The first day bears its year only when it is another one."""
    made = Medicine("x", date(2026, 12, 31), "1 mg", to_day=date(2027, 1, 1))
    period = taper_document(made, (), load_texts(Language.EN), TODAY).period
    assert period.replace("\u00a0", " ") == "From 31 December 2026 to 1 January 2027 (2 days)"


@pytest.mark.parametrize(("length", "is_cut"), [(365, False), (366, False), (367, True)])
def test_a_sheet_holds_a_leap_year(length: int, is_cut: bool) -> None:
    """366 days stand whole and are not said to be cut; one more is."""
    found = sheet(Medicine("x", FIRST, "1 mg", to_day=FIRST + timedelta(days=length - 1)))
    assert len(found.rows) == min(length, 366)
    assert any("366" in rule for rule in found.rules) is is_cut


def test_long_words_and_no_dose_keep_their_place() -> None:
    """A name has 80 letters, a dose 70, and a day without one a dash."""
    made = Medicine("n" * 90, FIRST, "d" * 80, to_day=FIRST)
    found = taper_document(made, [TeamContact("c" * 90, "0" * 90)], load_texts(Language.EN), TODAY)
    assert found.rows[0].dose == "d" * 70 + CUT
    assert found.title == f"{'n' * 80}{CUT}, day by day"
    assert found.team[0] == f"{'c' * 80}{CUT}: {'0' * 80}{CUT}"
    assert sheet(Medicine("x", FIRST, "", to_day=FIRST)).rows[0].dose == "–"


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_words_can_be_printed(name: str, dose: str) -> None:
    """People's words are never parsed, and never end the making of the sheet."""
    step = DoseStep(FIRST + timedelta(days=2), dose)
    made = Medicine(name, FIRST, dose, to_day=FIRST + timedelta(days=3), steps=(step,))
    assert on_paper(sheet(made)).pdf().startswith(b"%PDF")
