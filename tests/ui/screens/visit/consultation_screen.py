"""The consultation screen on a real page maker that a test may hold up or break.

Knows no single test.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from threading import Event as Gate

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from companion.actions.consultation import PageChoice
from companion.actions.journal import Journal
from companion.app import PageMaker
from companion.domain.carnet import Carnet
from companion.domain.records import Appointment, CheckIn, Infusion, Purpose
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.ui.drawings.page_preview import PageSide
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from tests.ui.conftest import NOW, EmptyPublisher
from tests.ui.open_window import OpenWindow

TODAY = date(2026, 11, 21)
ZONE = timezone(timedelta(hours=1))


@dataclass
class Maker(EmptyPublisher):
    """Makes real pages and keeps what they were asked for; a test may hold it up or break it."""

    made: PageMaker = field(default_factory=lambda: PageMaker(lambda: NOW))
    asked: list[PageChoice] = field(default_factory=list)
    gate: Gate = field(default_factory=Gate)
    trouble: Exception | None = None

    def __post_init__(self) -> None:
        self.gate.set()

    def _begin(self, choice: PageChoice) -> None:
        self.asked.append(choice)
        self.gate.wait(20)
        if self.trouble is not None:
            raise self.trouble

    def pictures(self, carnet: Carnet, choice: PageChoice, language: Language) -> Sequence[bytes]:
        self._begin(choice)
        return self.made.pictures(carnet, choice, language)

    def print_pictures(
        self, carnet: Carnet, choice: PageChoice, language: Language
    ) -> Sequence[bytes]:
        self._begin(choice)
        return self.made.print_pictures(carnet, choice, language)

    def pdf(self, carnet: Carnet, choice: PageChoice, language: Language) -> bytes:
        self._begin(choice)
        return self.made.pdf(carnet, choice, language)

    def text(self, carnet: Carnet, choice: PageChoice, language: Language) -> str:
        return self.made.text(carnet, choice, language)


def open_screen(qtbot: QtBot, context: Context, journal: Journal, maker: Maker) -> OpenWindow:
    """The consultation screen of a journal with a week of fatigue."""
    context.publisher = maker
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
    return [side for side in window.page.findChildren(PageSide) if side.isVisible()]


def choose_period(window: OpenWindow, basis: Basis) -> None:
    """Choose a period with the keyboard."""
    option = window.control(f"period-{basis.value}")
    assert isinstance(option, QRadioButton)
    option.setFocus()
    window.key(Qt.Key.Key_Space)


def wait_for_screen(window: OpenWindow, qtbot: QtBot) -> None:
    """Wait for the first side."""
    qtbot.waitUntil(lambda: bool(sides(window)), timeout=20_000)
