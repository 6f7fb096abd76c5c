"""Inputs whose page once made its reader believe something false: the page of each, word for word.

The name of each input says what the page must not make anybody believe.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from companion.domain.carnet import Carnet
from companion.domain.records import Person, Role
from companion.domain.words import Language
from companion.languages import languages
from companion.paper.page.consultation import consultation_page
from companion.paper.printable import Printable
from tests.actions.desk import Desk
from tests.paper.conftest import assert_golden
from tests.press import consultation

CASES = Path(__file__).parent / "cases"
NAMES = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f12", "f13")
TODAY = date(2026, 11, 28)
BEGUN = datetime(2026, 8, 1, 9, tzinfo=UTC)


# What a reader has to find there, whatever else the golden files hold.
SAID = {
    "f1": ("Corticosteroid now: Prednisone 60 mg le matin since 20 Nov",),
    "f2": ("(21 Nov)",),
    "f3": ("Hospital, emergency and warning signs",),
    "f4": ("Latest: 3, 19 Oct",),
    "f5": (
        "27 Nov, Lucie: Je ne supporte plus",
        "27 Nov (Lucie)",
        "J’ai appelé le 15 (Lucie)",
    ),
    "f6": ("Days ≥ 2: 1 week", "9–15 Nov: 3 for the week"),
    "f7": ("Last infusion: 31 Aug, the last one of the treatment",),
    "f8": (
        "Nivolumab 480 mg since 23 Nov; before it Ipilimumab 1 mg/kg + nivolumab 3 mg/kg, last dose on 5 Oct",
        "; started on 3 Aug 2026",
    ),
    "f9": ("39.4 °C; at its highest on 26 Nov at 18:00",),
    "f10": ("Prednisone 15 mg since 25 Nov (begun on 21 Oct at 60 mg)",),
    "f12": ("For longer", "1 day → 40 days"),
    "f13": ("Corrected by Anne, at the request of Test: 27 Nov",),
}


def page_of(name: str, language: Language) -> Printable:
    """The page of a case on the day when it was looked at."""
    return consultation_page(consultation(carnet_of(name), today=TODAY), language)


def carnet_of(name: str) -> Carnet:
    """The carnet of a person called Test, with the lines of a case taken in file by file."""
    desk = Desk(founded=False)
    desk.clock.instant = BEGUN
    desk.journal.record(Person("Test", Role.PATIENT))
    desk.clock.instant = datetime(2026, 11, 28, 9, tzinfo=UTC)
    files = sorted((*CASES.glob(f"{name}-*.jsonl"), *CASES.glob(f"{name}[ab]*.jsonl")))
    assert files
    for file in files:
        desk.journal.take_in(file.read_text(encoding="utf-8").split("\n"))
    return desk.carnet


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_a_case_stays_right(name: str, language: Language) -> None:
    """The same words as the printed page, in both languages."""
    assert_golden(f"case-{name}.{language.value}.txt", page_of(name, language).text())


def test_each_page_says_what_was_misread() -> None:
    """One line of each case in English says what its page was misread for."""
    for name, said in SAID.items():
        words = " ".join(page_of(name, Language.EN).text().split())
        assert all(one in words for one in said), (name, words)
