"""The consultation screen on a real builder of pages that a test may hold up or break.

Knows no single test.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from threading import Event as Gate

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.journal import Journal
from companion.domain.records import Appointment, CheckIn, Infusion, Purpose
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page
from companion.paper.printable import Printable
from companion.ui.drawings.page_preview import PageSide
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
ZONE = timezone(timedelta(hours=1))


@dataclass
class Maker:
    """The builder of the page, which keeps what it was asked for; a test may hold it up or break it."""

    asked: list[PageChoice] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    trouble: Exception | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def __call__(self, prepared: Consultation, language: Language) -> Printable:
        self.asked.append(prepared.choice)
        self.gate.wait(20)
        if self.trouble is not None:
            raise self.trouble
        return consultation_page(prepared, language)


def open_screen(qtbot: QtBot, context: Context, journal: Journal) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue."""
    for number in range(7):
        day = TODAY - timedelta(days=number)
        journal.record(CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: number % 4}}))
    journal.record(Infusion(date(2026, 11, 9), "Nivolumab", given=True, cycle=4))
    at = datetime(2026, 10, 20, 10, 30, tzinfo=ZONE)
    journal.record(Appointment(at, Purpose.CONSULTATION, "Dr Lenoir"))
    made = OpenWindow(qtbot, context)
    context.go(ScreenName.CONSULTATION)
    return made


def sides(window: OpenWindow) -> list[PageSide]:
    """The sides on screen."""
    return [side for side in window.screen.findChildren(PageSide) if side.isVisible()]


def choose_period(window: OpenWindow, basis: Basis) -> None:
    """Choose a period with the keyboard."""
    option = window.control(f"period-{basis.value}")
    assert isinstance(option, QRadioButton)
    option.setFocus()
    window.key(Qt.Key.Key_Space)


def wait_for_page(window: OpenWindow, qtbot: QtBot) -> None:
    """Wait for the first side."""
    qtbot.waitUntil(lambda: bool(sides(window)), timeout=20_000)
