"""Ten years of daily entries (43,800 answers, 5,000 notes, 200 photos) beside one month."""

import statistics
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page
from companion.record_book.book import RecordBook
from companion.record_book.outside import system_clock
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.steady_scroll import SteadyScroll
from companion.ui.window.main_window import MainWindow
from tests.bench import first_paint
from tests.bench.long_carnets import MONTH, TEN_YEARS, write_carnet
from tests.bench.measuring import in_turns, memory_mib
from tests.bench.test_first_paint import Start, start
from tests.press import consultation
from tests.storage.carnet_making import opened_book
from tests.ui.windows import Opened, make_window

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

TODAY = date(2026, 11, 21)
MOST, MOST_FOR_THE_PAGE = 1.5, 3.0
STARTS = 9


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Path]:
    """A person's folder with a month, and one with ten years."""
    made = {}
    for days in (MONTH, TEN_YEARS):
        folder = tmp_path_factory.mktemp(f"days-{days}")
        (folder / "companion").mkdir()
        write_carnet(folder / "companion" / "companion.carnet", TODAY, days)
        made[days] = folder
    return made


def compare(name: str, month: float, decade: float, most: float, more: str = "") -> None:
    """Print the ratio with the memory that is in use, and hold it."""
    ratio = decade / month
    more = more or f"; {memory_mib():.0f} MiB with both open"
    print(f"\n{name}: {ratio:.2f} x ({month * 1000:.1f} -> {decade * 1000:.1f} ms{more})", end="")
    assert ratio <= most, name


@pytest.mark.parametrize("awaited", [first_paint.WINDOW, first_paint.HOME])
def test_the_start(folders: Mapping[int, Path], awaited: str) -> None:
    """From the click to the first paint, and to the home screen with what was noted on it."""
    starts: dict[int, list[Start]] = {days: [] for days in folders}
    for turn in range(STARTS + 1):
        for days, folder in folders.items():
            took = start(awaited, folder)
            if turn:
                starts[days].append(took)
    month, decade = (statistics.median(s.wall_s for s in starts[d]) for d in (MONTH, TEN_YEARS))
    memory = [statistics.median(s.memory_mib for s in starts[d]) for d in (MONTH, TEN_YEARS)]
    told = f"; {memory[0]:.0f} -> {memory[1]:.0f} MiB"
    name = "first paint" if awaited == first_paint.WINDOW else "opening, to the home screen"
    compare(name, month, decade, MOST, told)


def test_one_save(folders: Mapping[int, Path]) -> None:
    """A check-in, checked, numbered, encrypted and durable."""
    opened = {
        days: opened_book(_carnet(folder), clock=system_clock(TODAY))
        for days, folder in folders.items()
    }
    body = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 1}})
    try:
        took = in_turns(
            {str(days): _saving(each, body) for days, each in opened.items()}, rounds=100
        )
    finally:
        for each in opened.values():
            each.close()
    compare("one save", took[str(MONTH)], took[str(TEN_YEARS)], MOST)


def _saving(opened: RecordBook, body: CheckIn) -> Callable[[], object]:
    return lambda: opened.journal.record(body)


def test_the_page(folders: Mapping[int, Path]) -> None:
    """The usual six weeks as PDF, out of the open carnet."""
    took = in_turns({str(days): _page(_read(folder)) for days, folder in folders.items()}, rounds=7)
    compare("the page", took[str(MONTH)], took[str(TEN_YEARS)], MOST_FOR_THE_PAGE)


def _read(folder: Path) -> Carnet:
    clock = system_clock(TODAY)
    opened = opened_book(_carnet(folder), clock=clock, read_only=True)
    carnet = opened.journal.carnet
    opened.close()
    return carnet


def _page(carnet: Carnet) -> Callable[[], object]:
    return consultation_page(consultation(carnet, today=TODAY), Language.FR).pdf


@pytest.fixture
def windows(qtbot: QtBot, folders: Mapping[int, Path]) -> Iterator[Mapping[int, Opened]]:
    """The open window on each of the two."""
    opened = {days: make_window(qtbot, folder / "companion") for days, folder in folders.items()}
    for each in opened.values():
        each.start(qtbot)
    yield opened
    for each in opened.values():
        each.book.close()


@pytest.mark.parametrize("screen", [ScreenName.JOURNAL, ScreenName.THYROID])
def test_a_screen(windows: Mapping[int, Opened], screen: ScreenName) -> None:
    """Shown anew, painted, and scrolled from its head to its foot."""
    took = in_turns(
        {str(days): _showing(each.window, screen) for days, each in windows.items()}, rounds=7
    )
    compare(f"{screen.value}, shown and scrolled", took[str(MONTH)], took[str(TEN_YEARS)], MOST)


def _showing(window: MainWindow, screen: ScreenName) -> Callable[[], object]:
    def show() -> None:
        assert window.context is not None
        window.context.go(ScreenName.WARNING_SIGNS)
        window.context.go(screen)
        area = next(a for a in window.findChildren(SteadyScroll) if a.isVisible())
        let_paint()
        bar = area.verticalScrollBar()
        for step in range(11):
            bar.setValue(bar.maximum() * step // 10)
            window.grab()

    return show


def let_paint() -> None:
    """One turn of the events."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    QApplication.sendPostedEvents()


def _carnet(folder: Path) -> Path:
    return folder / "companion" / "companion.carnet"
