"""Days are understood the way people write and say them, and nothing is guessed."""

from datetime import date, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import dates
from companion.domain.words import Language
from companion.languages import languages, usage_of
from companion.ui.widgets.days.typed_day import bare, counted, read_day, words_typed, write_day

FR, EN = Language("fr"), Language("en")
TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("21/11/2026", date(2026, 11, 21)),
        (" 1.12.26 ", date(2026, 12, 1)),
        ("3-3-58", date(1958, 3, 3)),
        ("31/12/36", date(2036, 12, 31)),
        ("1/1/37", date(1937, 1, 1)),
        ("5 2", date(2026, 2, 5)),
        ("2026-11-09", date(2026, 11, 9)),
        ("31/02/2026", None),
        ("21/11/1899", None),
        ("21/11/2026 ou 22", None),
        ("", None),
        ("Aujourd’hui", TODAY),
        ("hier", date(2026, 11, 20)),
        ("avant-hier", date(2026, 11, 19)),
        ("DEMAIN", date(2026, 11, 22)),
        ("apres-demain", date(2026, 11, 23)),
        ("samedi", TODAY),
        ("lundi", date(2026, 11, 16)),
        ("dim.", date(2026, 11, 15)),
        ("12 novembre", date(2026, 11, 12)),
        ("1er déc. 2025", date(2025, 12, 1)),
        ("3 fevrier 58", date(1958, 2, 3)),
        ("jeudi 12 nov", date(2026, 11, 12)),
        ("jeudi 12/11/2026", date(2026, 11, 12)),
        ("lundi 12/11/2026", None),  # it was a Thursday: one of the two is a slip
        ("3 jui", None),  # of two months
        ("3 ma", None),
        ("bientôt", None),
        ("le 12 novembre", date(2026, 11, 12)),
        ("le 3", date(2026, 11, 3)),
        ("le 30", date(2026, 10, 30)),
        ("mardi 17", date(2026, 11, 17)),
        ("mardi 18", None),  # it was a Wednesday
        ("12", None),  # half a date
        ("samedi dernier", date(2026, 11, 14)),
        ("lundi prochain", date(2026, 11, 23)),
        ("ce lundi", date(2026, 11, 16)),
        ("il y a trois jours", date(2026, 11, 18)),
        ("y a 2 semaines", date(2026, 11, 7)),
        ("il y a 999 semaines", date(2007, 9, 29)),
        ("il y a un mois", None),
        ("dans une semaine", date(2026, 11, 28)),
        ("hier soir", date(2026, 11, 20)),
        ("12112026", date(2026, 11, 12)),
        ("12 novembre à 8h", date(2026, 11, 12)),
        ("le 12 novembre vers 8 heures", date(2026, 11, 12)),
        ("12/11 8:30", date(2026, 11, 12)),
        ("12/11/2026 10 h 30", date(2026, 11, 12)),
        ("hier à 9h", date(2026, 11, 20)),
        ("lundi matin", date(2026, 11, 16)),
        ("le 12 novembre au soir", date(2026, 11, 12)),
        ("12 novembre à 25h", None),
        ("12 à 8h", None),  # half a date still
        ("8h", None),
        ("la veille", None),
        ("il y a deux mois", None),
        ("la semaine dernière", None),
        ("fin octobre", None),
        ("novembre", None),
        ("31 novembre", None),
    ],
)
def test_a_day_is_read_as_it_is_written(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY, FR) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", date(2026, 11, 20)),
        ("Monday", date(2026, 11, 16)),
        ("3rd March 2026", date(2026, 3, 3)),
        ("Tue 3 Mar", date(2026, 3, 3)),
        ("Nov 12", date(2026, 11, 12)),
        ("November 12th, 2026", date(2026, 11, 12)),
        ("the 12th of November", date(2026, 11, 12)),
        ("the 12th", date(2026, 11, 12)),
        ("last Saturday", date(2026, 11, 14)),
        ("on Monday", date(2026, 11, 16)),
        ("a week ago", date(2026, 11, 14)),
        ("in 3 days", date(2026, 11, 24)),
        ("last night", date(2026, 11, 20)),
        ("12 November at 8am", date(2026, 11, 12)),
        ("Nov 12, 8:30 pm", date(2026, 11, 12)),
        ("the 12th of November at 8", date(2026, 11, 12)),
        ("Monday morning", date(2026, 11, 16)),
        ("a month ago", None),
        ("last week", None),
        ("the end of October", None),
        ("31 November", None),
        ("hier", None),
    ],
)
def test_each_language_has_its_own_words(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY, EN) == day


@pytest.mark.parametrize("typed", ["hace 3 días", "HACE 3 DIAS", "hace trés días"])
def test_accents_of_a_language_are_typed_or_left_out(typed: str) -> None:
    """In its file the words stand as they are written, and who types leaves out what is hard to find."""
    spanish = msgspec.structs.replace(
        usage_of(EN).dates, ago=("hace {}",), units={"día": 1, "días": 1}, counts={"trés": 3}
    )
    assert counted(words_typed(typed, spanish), spanish, spanish.units) == -3


def test_the_number_of_a_day_ends_as_its_language_writes_it() -> None:
    """« 1º » of Portuguese, which no module knows."""
    portuguese = msgspec.structs.replace(usage_of(EN).dates, ordinals=("º",), left_out=("de", "em"))
    assert bare(words_typed("em 1º de maio", portuguese), portuguese) == "1 maio"


def test_a_weekday_of_an_appointment_is_to_come() -> None:
    assert read_day("lundi", TODAY, FR, ahead=True) == date(2026, 11, 23)
    assert read_day("samedi", TODAY, FR, ahead=True) == date(2026, 11, 28)
    assert read_day("le 12", TODAY, FR, ahead=True) == date(2026, 12, 12)


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_what_the_program_writes_is_read_back(day: date) -> None:
    """In digits and in the words of each language."""
    for language in languages():
        assert read_day(write_day(day), TODAY, language) == day
        assert read_day(dates.full_day(day, language), TODAY, language) == day
        assert read_day(dates.short_day_year(day, language), TODAY, language) == day


@given(st.text(max_size=30), st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_any_text_is_a_day_or_none(typed: str, today: date) -> None:
    read_day(typed, today, FR)


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.integers(0, 6), st.booleans())
def test_a_weekday_alone_is_less_than_eight_days_away(
    today: date, weekday: int, ahead: bool
) -> None:
    name = dates.weekday(date(2026, 11, 16) + timedelta(days=weekday), FR)
    found = read_day(name, today, FR, ahead=ahead)
    assert found is not None
    assert found.weekday() == weekday
    assert 1 <= (found - today).days <= 7 if ahead else 0 <= (today - found).days <= 6


@given(
    st.dates(date(1950, 1, 1), date(2060, 12, 31)),
    st.times(),
    st.sampled_from(("{} {}", "{}  {}", "{}, {}")),
)
def test_an_hour_behind_a_day_changes_nothing(day: date, hour: time, form: str) -> None:
    for language in languages():
        for written in (write_day(day), dates.full_day(day, language)):
            typed = form.format(written, dates.hour(hour, language))
            assert read_day(typed, TODAY, language) == day
