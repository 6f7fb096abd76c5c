"""The spreadsheet table: numbers stay numbers, and words never become a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Details, Person, Photo, PhotoType, Role
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.exchange.table import LONGEST_CELL, neutral, summary_csv
from companion.languages import languages
from companion.messages import load_texts
from tests.believable import TODAY, Writer, answers, number_id
from tests.exchange.conftest import assert_golden
from tests.exchange.one_of_each import one_of_each
from tests.paper.test_hostile_text import HOSTILE, carnet_saying
from tests.press import Press


def table(press: Press, carnet: Carnet, language: Language) -> bytes:
    """The table of a carnet."""
    return summary_csv(press.prepared(carnet), load_texts(language))


@pytest.mark.parametrize("language", languages())
def test_the_table_stays_as_it_is(press: Press, language: Language) -> None:
    """One record of each kind, in both languages."""
    text = table(press, one_of_each(), language).decode("utf-8-sig")
    assert_golden(f"table.{language.value}.csv", text)


def test_spreadsheets_know_the_encoding_and_the_lines(press: Press) -> None:
    """A byte order mark, and CR LF at the end of every line."""
    content = table(press, one_of_each(), Language.FR)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(("language", "delimiter", "value"), [
    (Language.FR, ";", "8,91"), (Language.EN, ",", "8.91"),
])  # fmt: skip
def test_numbers_are_written_as_the_language_reads_them(
    press: Press, language: Language, delimiter: str, value: str
) -> None:
    """A decimal comma in French, a point in English, never an apostrophe in front."""
    text = table(press, one_of_each(), language).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert len({len(row) for row in rows}) == 1
    assert value in {row[7] for row in rows}


@pytest.mark.parametrize("start", list("=+-@|＝＋－＠｜"))
def test_words_that_start_a_formula_are_neutralised(start: str) -> None:
    """An apostrophe stands in front."""
    assert neutral(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"


@given(st.text())
def test_no_words_start_a_formula(text: str) -> None:
    """Whatever was typed, spaces and controls in front included."""
    assert not neutral(text).startswith(tuple("=+-@|\t\r\n＝＋－＠｜"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_leave_the_columns_in_place(press: Press, name: str) -> None:
    """Every row has as many cells as the headings."""
    text = table(press, carnet_saying(HOSTILE[name]), Language.EN).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len({len(row) for row in rows}) == 1


def test_what_was_noted_beside_a_level_stands_in_its_row(press: Press) -> None:
    """And a photo has a row of its own, in words alone."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    noted = {"itching": Details(("face",), sleep_lost=True, new_product="=lessive")}
    body = CheckIn(TODAY, Recall.DAY, answers("itching S2 I1"), details=noted)
    writer.write(body, TODAY, patient)
    photo = Photo(TODAY, "0" * 64, PhotoType.JPEG, 8, 8, "rash", ("belly",), "moins rouge")
    writer.write(photo, TODAY, patient)
    text = table(press, writer.carnet(), Language.FR).decode("utf-8-sig")
    assert "Visage · sommeil perdu · nouveau produit\u00a0: =lessive" in text
    assert "photo;Éruption;" in text
    assert "Ventre · moins rouge" in text


def test_a_cell_holds_what_a_spreadsheet_takes() -> None:
    """30,000 letters and any number of lines, on one line; spreadsheets hold 32,767."""
    assert LONGEST_CELL == 30_000
    assert neutral("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert neutral("x" * (LONGEST_CELL + 1)).count("x") == LONGEST_CELL
    assert neutral("\n".join("abcdefgh" * 40)) == " ".join("abcdefgh" * 40)
