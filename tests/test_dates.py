"""Days, hours and numbers read as French and English people write them."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from msgspec.structs import replace

from companion import dates
from companion.domain.words import Language
from companion.languages import languages, usage_of

FIRST = date(2026, 12, 1)
LATER = date(2026, 8, 21)
FR, EN = Language.FR, Language.EN


@pytest.mark.parametrize(
    ("write", "french", "english"),
    [
        (dates.day_month, "1er décembre", "1 December"),
        (dates.short_day, "1er déc.", "1 Dec"),
        (dates.short_day_year, "1er déc. 2026", "1 Dec 2026"),
        (dates.day_month_year, "1er décembre 2026", "1 December 2026"),
        (dates.weekday, "mardi", "Tuesday"),
        (dates.weekday_day, "mardi 1er décembre", "Tuesday 1 December"),
        (dates.full_day, "mardi 1er décembre 2026", "Tuesday 1 December 2026"),
        (dates.short_weekday_day, "mar. 1er déc.", "Tue 1 Dec"),
        (dates.month_year, "décembre 2026", "December 2026"),
    ],
)
def test_a_day_reads_as_people_write_it(
    write: Callable[[date, Language], str], french: str, english: str
) -> None:
    """« 1er » in French; a number never leaves its month at the end of a line."""
    assert write(FIRST, FR).replace(dates.NO_BREAK, " ") == french
    assert write(FIRST, EN).replace(dates.NO_BREAK, " ") == english
    for language in languages():
        text = write(FIRST, language)
        assert not any(f"{figure} " in text for figure in ("1", "1er"))
        assert " 2026" not in text


def test_only_the_first_of_a_month_has_an_ordinal_in_french() -> None:
    """« 21 août », never « 21er »."""
    assert dates.day_month(LATER, FR) == "21\u00a0août"
    assert dates.day_month(LATER, EN) == "21\u00a0August"
    assert dates.day_month(date(2026, 11, 11), FR) == "11\u00a0novembre"


def test_a_language_says_what_stands_between_day_month_and_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """« 1 de diciembre de 2026 » in Spanish."""
    english = usage_of(EN)
    spanish = replace(english, dates=replace(english.dates, between=" de "))
    monkeypatch.setattr(dates, "usage_of", lambda _language: spanish)
    said = dates.day_month_year(date(2026, 12, 1), EN)
    assert said.replace(dates.NO_BREAK, " ") == "1 de December de 2026"


def test_every_month_and_weekday_has_its_own_name() -> None:
    """In both languages, long and short; French ones without a capital."""
    months = [date(2026, month, 2) for month in range(1, 13)]
    week = [LATER + timedelta(days=n) for n in range(7)]
    for language in languages():
        for write in (dates.month_year, dates.short_day, dates.day_month):
            assert len({write(day, language) for day in months}) == 12
        assert len({dates.weekday(day, language) for day in week}) == 7
        assert len({dates.short_weekday_day(day, language)[:3] for day in week}) == 7
    assert dates.month_year(months[1], FR) == "février\u00a02026"
    assert all(dates.weekday(day, FR).islower() for day in week)


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (time(9, 5), "9\u00a0h\u00a005", "9:05"),
        (time(0, 0), "0\u00a0h\u00a000", "0:00"),
        (time(23, 59, 59), "23\u00a0h\u00a059", "23:59"),
    ],
)
def test_an_hour_reads_as_people_write_it(moment: time, french: str, english: str) -> None:
    """Twenty-four hours in both languages; seconds are left out."""
    assert dates.hour(moment, FR) == french
    assert dates.hour(moment, EN) == english


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (37.5, 1, "37,5", "37.5"),
        (37, 1, "37,0", "37.0"),
        (70.25, 0, "70", "70"),
        (0.004, 2, "0,00", "0.00"),
        (1234.5, 1, "1234,5", "1234.5"),
    ],
)
def test_a_number_has_its_decimals_and_the_languages_mark(
    value: float, decimals: int, french: str, english: str
) -> None:
    """A comma in French, a point in English."""
    assert dates.number(value, FR, decimals=decimals) == french
    assert dates.number(value, EN, decimals=decimals) == english


def test_a_number_is_written_with_the_decimals_it_has() -> None:
    """65.0 is written 65, and French puts a comma."""
    assert dates.plain_number(65.0, FR) == "65"
    assert dates.plain_number(37.8, FR) == "37,8"
    assert dates.plain_number(0.084, EN) == "0.084"


def test_a_day_names_its_year_only_when_it_is_another() -> None:
    """« 20 nov. » this year, « 20 nov. 2025 » once it is past."""
    day = date(2025, 11, 20)
    assert dates.recent_day(day, date(2025, 12, 31), FR) == "20\u00a0nov."
    assert dates.recent_day(day, date(2026, 1, 1), FR) == "20\u00a0nov.\u00a02025"


def test_a_sentence_can_start_with_a_day() -> None:
    """The first letter alone changes; an empty text stays empty."""
    assert dates.capitalised("écrit mardi") == "Écrit mardi"
    assert dates.capitalised("") == ""
