"""What is no day is told why, and the calendar opens near it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.words import Language
from companion.languages import languages
from companion.messages import Texts
from companion.ui.widgets.days.no_day import no_day
from companion.ui.widgets.days.typed_day import read_day

FR, EN = Language("fr"), Language("en")
TODAY = date(2026, 11, 21)  # a Saturday
NOT_ONE = {FR: "ne désignent pas un jour précis", EN: "do not name a precise day"}


@pytest.mark.parametrize(
    ("language", "typed", "near"),
    [
        (FR, "la veille", date(2026, 11, 20)),
        (FR, "il y a un mois", date(2026, 10, 1)),
        (FR, "il y a deux mois", date(2026, 9, 1)),
        (FR, "il y a un an", date(2025, 11, 1)),
        (FR, "dans trois mois", date(2027, 2, 1)),
        (FR, "La semaine dernière", date(2026, 11, 14)),
        (FR, "le mois dernier", date(2026, 10, 1)),
        (FR, "fin octobre", date(2026, 10, 1)),
        (FR, "mi-novembre", date(2026, 11, 1)),
        (FR, "courant du mois d’août", date(2026, 8, 1)),
        (FR, "novembre", date(2026, 11, 1)),
        (FR, "novembre 2025", date(2025, 11, 1)),
        (EN, "the day before", date(2026, 11, 20)),
        (EN, "a month ago", date(2026, 10, 1)),
        (EN, "last week", date(2026, 11, 14)),
        (EN, "the end of October", date(2026, 10, 1)),
        (EN, "November", date(2026, 11, 1)),
        (EN, "in November 2025", date(2025, 11, 1)),
    ],
)
def test_words_for_several_days_say_so(language: Language, typed: str, near: date) -> None:
    said = no_day(typed, TODAY, Texts(language))
    assert said.near == near
    assert NOT_ONE[language] in said.sentence


@pytest.mark.parametrize(
    ("language", "typed", "begins", "near"),
    [
        (FR, "31 novembre", "Novembre 2026 a 30 jours", date(2026, 11, 30)),
        (FR, "30/02/2026", "Février 2026 a 28 jours", date(2026, 2, 28)),
        (FR, "le 31 novembre à 8h", "Novembre 2026 a 30 jours", date(2026, 11, 30)),
        (FR, "lundi 12/11", "Le 12 novembre 2026 est un jeudi", date(2026, 11, 12)),
        (FR, "mardi 18", "Le 18 novembre 2026 est un mercredi", date(2026, 11, 18)),
        (EN, "31 November", "November 2026 has 30 days", date(2026, 11, 30)),
        (EN, "Monday 12 November", "12 November 2026 is a Thursday", date(2026, 11, 12)),
        (FR, "bientôt", "Veuillez écrire la date, par exemple 21/11/2026", None),
        (FR, "12/13/2026", "Veuillez écrire la date", None),
        (FR, "0 novembre", "Veuillez écrire la date", None),
    ],
)
def test_a_slip_is_named(language: Language, typed: str, begins: str, near: date | None) -> None:
    said = no_day(typed, TODAY, Texts(language))
    assert said.near == near
    assert said.sentence.replace("\u00a0", " ").startswith(begins)


@given(st.text(max_size=30), st.dates(date(1950, 1, 1), date(2060, 12, 31)))
def test_every_text_that_is_no_day_has_its_sentence(typed: str, today: date) -> None:
    for language in languages():
        if read_day(typed, today, language) is None:
            assert no_day(typed, today, Texts(language)).sentence


@given(
    st.sampled_from(("il y a {} {}", "dans {} {}", "{} {}", "fin {} {}", "lundi {} {}")),
    st.integers(0, 999),
    st.sampled_from(("mois", "ans", "novembre", "février 9999", "31", "semaines")),
    st.dates(date(1950, 1, 1), date(2060, 12, 31)),
)
def test_no_count_is_too_large(form: str, count: int, of: str, today: date) -> None:
    typed = form.format(count, of)
    assert no_day(typed, today, Texts(FR)).sentence
    read_day(typed, today, FR)
