"""Large text in a small window: the navigation folds, the foot stays in sight, the content keeps its room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.words import Language
from companion.settings import Settings, Theme
from companion.ui.look.tokens import TARGET
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.scroll_ground import ScrollGround
from companion.ui.window.shell import LOCK, Shell
from companion.ui.window.sidebar import Sidebar
from tests.parts import some_of, today_or_all
from tests.screenshots.stage import Stage, close_above, show_at
from tests.screenshots.take import ALL
from tests.ui.windows import Opened, make_carnet, make_window

SMALL = (((1024, 640), 200), ((800, 600), 150))
CONTENT = 0.55
TWICE = 2.0
IN_FULL = ("saved", "simple-call", "lock-signs", "warning-signs")
"""Where the card of the warning signs stands, of which nothing is folded away."""
UNFOLDED = ("journal-day", "consultation-ideas", "consultation-more", "consultation-parts")
"""Where somebody has asked for a part further down, which has come up; what goes on stands at the head."""
SCROLLED = tuple(name for name in ALL if name not in IN_FULL and not name.startswith("dialog"))


class Strays(QObject):
    """Which parts came up as a window of their own for a moment, before they had a place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def open_small(
    qtbot: QtBot, folder: Path, size: tuple[int, int], percent: int, name: str = ""
) -> tuple[Opened, Shell]:
    make_carnet(folder, name=name)
    settings = Settings(language=Language("fr"), text_size_percent=percent, theme=Theme.LIGHT)
    opened = make_window(qtbot, folder, settings=settings)
    opened.window.resize(*size)
    opened.start(qtbot)
    qtbot.waitUntil(lambda: isinstance(opened.window.centralWidget(), Shell))
    shell = opened.window.centralWidget()
    assert isinstance(shell, Shell)
    return opened, shell


def place_of(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


@pytest.mark.parametrize(("size", "percent"), SMALL)
def test_content_has_most_of_a_small_window(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int
) -> None:
    strays, program = Strays(), QApplication.instance()
    assert program is not None
    program.installEventFilter(strays)
    opened, shell = open_small(qtbot, tmp_path, size, percent)
    assert (opened.window.width(), opened.window.height()) == size
    for name in ScreenName:
        if name in (ScreenName.ENTRY, ScreenName.SAVED):
            continue  # they are shown for an entry
        shell.show_screen(name)
        QApplication.processEvents()
        ground = shell.shown.viewport()
        covered = ground.findChild(QWidget, "pinned-foot")
        free = ground.height() - (covered.height() if covered and covered.isVisible() else 0)
        assert ground.width() * free >= CONTENT * size[0] * size[1], name
    program.removeEventFilter(strays)
    assert set(strays.seen) == {"MainWindow"}


def test_the_navigation_folds_and_unfolds_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    opened, shell = open_small(qtbot, tmp_path, (800, 600), 150)
    line = opened.control("nav-consultation")
    assert line.width() < 200
    assert line.accessibleName() == "Consultation"
    opened.press("nav-consultation")
    assert shell.context.state.screen is ScreenName.CONSULTATION
    assert line.accessibleDescription() == "Vous êtes ici"
    opened.window.resize(1600, 820)
    qtbot.waitUntil(lambda: line.width() > 200)
    opened.window.resize(800, 600)
    qtbot.waitUntil(lambda: line.width() < 200)


def test_all_of_the_navigation_is_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Also the way to lock, which is there from the moment a password is."""
    opened, shell = open_small(qtbot, tmp_path, *SMALL[0], name="Marianne")
    sidebar = shell.findChild(Sidebar)
    assert sidebar is not None
    sidebar.offer(LOCK, offered=True)
    lock = opened.control("nav-lock")
    qtbot.waitUntil(lambda: lock.isVisible() and place_of(lock).bottom() < SMALL[0][0][1])
    assert lock.height() >= TARGET


@pytest.mark.parametrize(("size", "percent"), SMALL)
def test_the_buttons_stay_while_one_answers(
    qtbot: QtBot, tmp_path: Path, size: tuple[int, int], percent: int
) -> None:
    """At one place from question to question, all in sight, and never over what has the keyboard."""
    opened, shell = open_small(qtbot, tmp_path, size, percent)
    shell.show_screen(ScreenName.CHECK_IN)
    QApplication.processEvents()
    foot = shell.shown.findChild(QWidget, "pinned-foot")
    assert foot is not None
    bottoms, heights, letters = set(), set(), set()
    for _ in range(6):
        QTest.qWait(20)
        button = place_of(opened.control("next"))
        bottoms.add(button.bottom())
        heights.add(button.height())
        letters.add(opened.control("next").font().pixelSize())
        assert opened.window.rect().contains(button)
        focused = QApplication.focusWidget()
        assert focused is not None
        if not foot.isAncestorOf(focused):
            assert place_of(focused).bottom() <= place_of(foot).top()
        opened.press("next")
    assert len(bottoms) == len(heights) == 1
    assert letters == {opened.control("change-day").font().pixelSize()}, (
        "fewer words before small ones"
    )


def in_sight(window: QWidget) -> tuple[float, float]:
    """How many times the height in sight all of a screen has, at least 1; the share of the window that is content."""
    ground = max(
        (each for each in window.findChildren(ScrollGround) if each.isVisible()),
        key=lambda each: each.width() * each.height(),
    )
    content, foot = ground.widget(), ground.findChild(QWidget, "pinned-foot")
    assert content is not None
    covered = foot.height() if foot is not None and foot.isVisible() else 0
    free = ground.viewport().height() - covered
    share = ground.width() * free / (window.width() * window.height())
    return max(1.0, (content.height() - covered) / free), share


def seen_at(
    folder: Path, percent: int, size: tuple[int, int], names: list[str]
) -> Iterator[tuple[float, float]]:
    stage = Stage(folder, Language("fr"), Theme.LIGHT, percent)
    for name in names:
        window = ALL[name](stage)
        show_at(window, size)
        yield in_sight(window)
        close_above(window)
        stage.forget_closed()
    stage.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "window" in metafunc.fixturenames:
        metafunc.parametrize("window", today_or_all(metafunc.config, len(SMALL), SMALL))


@pytest.mark.usefixtures("qtbot")
def test_large_text_takes_at_most_twice_the_scrolling(
    tmp_path: Path, window: tuple[tuple[int, int], int], *, is_long: bool
) -> None:
    size, percent = window
    names = some_of(SCROLLED, 12 if is_long else 1, "scrolled")
    usual = list(seen_at(tmp_path, 100, size, names))
    for name, (before, _), (now, share) in zip(
        names, usual, seen_at(tmp_path, percent, size, names), strict=True
    ):
        assert now / before <= TWICE, name
        assert share >= CONTENT, name


def hides_what_goes_on(window: QWidget) -> bool:
    """Whether there are buttons that go on, and none of them is whole in sight."""
    ahead = [
        each
        for each in window.findChildren(QPushButton)
        if each.property("kind") == "primary" and each.isVisible()
    ]
    whole = [each for each in ahead if each.visibleRegion().boundingRect() == each.rect()]
    return bool(ahead) and not whole


def scrolls_within_another(window: QWidget) -> bool:
    """Whether a part scrolls up and down on a ground that does so too."""
    scrolling = [
        area
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0
    ]
    return any(a is not b and a.isAncestorOf(b) for a in scrolling for b in scrolling)


@pytest.mark.usefixtures("qtbot")
def test_what_goes_on_is_in_sight(
    tmp_path: Path, window: tuple[tuple[int, int], int], *, is_long: bool
) -> None:
    """As soon as a screen or a form comes up, also in large letters; and only the screen scrolls."""
    size, percent = window
    names = [name for name in SCROLLED if name not in UNFOLDED]
    names = names if is_long else some_of(names, 2, "goes-on")
    stage = Stage(tmp_path, Language("fr"), Theme.LIGHT, percent)
    hidden, nested = [], []
    for name in names:
        shown = ALL[name](stage)
        show_at(shown, size)
        if hides_what_goes_on(shown):
            hidden.append(name)
        if scrolls_within_another(shown):
            nested.append(name)
        close_above(shown)
        stage.forget_closed()
    stage.close()
    assert (hidden, nested) == ([], [])


def test_what_the_sheet_is_compared_with_is_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Both groups and the button below them, as soon as they are asked for."""
    opened, shell = open_small(qtbot, tmp_path, *SMALL[0])
    shell.show_screen(ScreenName.SETTINGS)
    QApplication.processEvents()
    opened.press("sheet-check")
    compare = opened.control("sheet-compare")
    qtbot.waitUntil(lambda: opened.window.rect().contains(place_of(compare)))


def places_in(window: QWidget) -> dict[QWidget, QRect]:
    """Where each part of a window stands that is in sight."""
    parts = window.findChildren(QWidget)
    return {part: place_of(part) for part in parts if not part.visibleRegion().isEmpty()}


@pytest.mark.parametrize("name", [ScreenName.HOME, ScreenName.CHECK_IN, ScreenName.JOURNAL])
def test_what_is_painted_while_a_window_is_resized_stays(
    qtbot: QtBot, tmp_path: Path, name: ScreenName
) -> None:
    """Also where the navigation folds, and where a head takes another shape: no part jumps one frame later."""
    opened, shell = open_small(qtbot, tmp_path, (1280, 820), 100)
    shell.show_screen(name)
    QTest.qWait(50)
    for width in (1140, 960, 940, 920, 900, 860, 840, 860, 920, 940, 1140, 1280):
        opened.window.resize(width, 820)
        at_once = places_in(opened.window)
        QTest.qWait(20)
        assert at_once == places_in(opened.window), width


def test_the_lines_of_the_navigation_end_before_it_does(qtbot: QtBot, tmp_path: Path) -> None:
    """Also in a window that was as small before the navigation was made, and no taller than its lines."""
    opened, _ = open_small(qtbot, tmp_path, (1024, 640), 150, name="Marianne")
    opened.window.redraw()
    QTest.qWait(20)
    line = opened.control("nav-journal")
    whole = opened.window.findChild(Sidebar)
    assert whole is not None
    inside = place_of(line).left() - place_of(whole).left()
    assert place_of(whole).right() - place_of(line).right() >= inside
