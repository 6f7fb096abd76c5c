"""An infusion on the treatment screen: proposed, numbered, postponed, noted without a name."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.actions.journal import Journal
from companion.domain.records import Infusion, Route
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow
from tests.ui.screens.treatment.treatment_screen import fill
from tests.ui.screens.treatment.treatment_screen import line as field

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> OpenWindow:
    """The treatment screen."""
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.TREATMENT)
    return made


def test_an_infusion_is_noted_with_two_keys_after_the_first(
    window: OpenWindow, journal: Journal
) -> None:
    """The next number, the same medicine and route, and today are proposed."""
    earlier = Infusion(
        TODAY - timedelta(days=14), "Nivolumab 240 mg", given=True, cycle=4, route=Route.IV
    )
    journal.record(earlier)
    window.press("treatment-add")
    window.key(Qt.Key.Key_Return)

    newest = journal.carnet.entries(Infusion)[-1].body
    assert newest == Infusion(TODAY, "Nivolumab 240 mg", given=True, cycle=5, route=Route.IV)
    assert window.says("Perfusion 5\u00a0: Nivolumab 240 mg")


def test_a_day_that_is_proposed_is_typed_over(window: OpenWindow, journal: Journal) -> None:
    window.press("treatment-add")
    window.type("hier")
    assert field(window, "day").text() == "hier"
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Infusion)[-1].body.for_day == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("medicine", "days_ago", "number"),
    [
        ("Nivolumab", 0, 4),  # given that day already: it is the same infusion
        ("Ipilimumab", 0, 3),  # counted apart until now
        ("Relatlimab", 0, 4),  # new: it belongs to what was given that day
        ("Nivolumab", 10, 4),
        ("Nivolumab", 14, 3),
        ("Nivolumab", 40, 1),
    ],
)
def test_a_second_infusion_on_a_day_gets_the_right_number(
    window: OpenWindow, journal: Journal, medicine: str, days_ago: int, number: int
) -> None:
    """It follows the day and the medicine, until the person types one."""
    for ago, nivolumab, ipilimumab in ((42, None, None), (28, 2, 1), (14, 3, 2), (0, 4, None)):
        day = TODAY - timedelta(days=ago)
        for name, cycle in (("Nivolumab", nivolumab), ("Ipilimumab", ipilimumab)):
            if cycle is not None:
                journal.record(Infusion(day, name, given=True, cycle=cycle))
    window.press("treatment-add")
    day = TODAY - timedelta(days=days_ago)
    fill(window, day=f"{day:%d/%m/%Y}", medicine=medicine)
    assert field(window, "cycle").text() == str(number)


def test_a_number_that_was_typed_stays(window: OpenWindow, journal: Journal) -> None:
    """Whatever day and medicine are typed afterwards."""
    journal.record(Infusion(TODAY - timedelta(days=14), "Nivolumab", given=True, cycle=3))
    window.press("treatment-add")
    assert field(window, "cycle").text() == "4"
    fill(window, cycle="9", day="01/11/2026", medicine="Ipilimumab")
    assert field(window, "cycle").text() == "9"


def test_an_infusion_is_noted_without_the_medicines_name(
    window: OpenWindow, journal: Journal
) -> None:
    """Who does not know the name notes the day; the line says so without a gap."""
    window.press("treatment-add")
    window.key(Qt.Key.Key_Return)
    assert journal.carnet.entries(Infusion)[0].body == Infusion(TODAY, "", given=True, cycle=1)
    assert window.says("Perfusion 1")
    assert not window.says("Perfusion 1\u00a0:")


def test_a_postponed_infusion_asks_for_its_reason(window: OpenWindow, journal: Journal) -> None:
    """The reason shows once it matters, and a postponed infusion does not count as given."""
    window.press("treatment-add")
    fill(window, medicine="Pembrolizumab")
    assert not any(f.isVisible() for f in window.screen.findChildren(QLineEdit, "field-reason"))
    window.press("field-given-postponed")
    fill(window, reason="prise de sang à refaire")
    window.key(Qt.Key.Key_Return)

    body = journal.carnet.entries(Infusion)[0].body
    assert not body.given
    assert body.reason == "prise de sang à refaire"
    window.press("treatment-add")
    assert field(window, "cycle").text() == "1"
