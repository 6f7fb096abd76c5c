"""The reading ruler: off at first, over the line under the pointer, moved by the keys, readable in every theme."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from companion.settings import Theme
from companion.ui.look.look import Look
from companion.ui.look.palettes import palette_of
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName
from companion.ui.window.reading_ruler import ReadingRuler, band_colours
from tests.ui.open_window import OpenWindow

AAA = 7.0


def ruler_of(window: OpenWindow) -> ReadingRuler | None:
    """The band of the window."""
    return window.shell.findChild(ReadingRuler, "reading-ruler")


def has_two_lines(text: QLabel) -> bool:
    """Whether it does, and is in sight."""
    line = text.fontMetrics().lineSpacing()
    below = text.mapTo(text.window(), QPoint(0, text.height())).y()
    return text.isVisible() and text.height() >= 2 * line and below < text.window().height()


def lies_over(ruler: ReadingRuler, text: QWidget, place: QPoint) -> bool:
    """Whether the band is there."""
    return ruler.isVisible() and ruler.geometry().contains(text.mapTo(text.window(), place))


def test_it_is_off_until_it_is_chosen(qtbot: QtBot, context: Context) -> None:
    """Nobody meets a band that they did not ask for."""
    assert ruler_of(OpenWindow(qtbot, context)) is None


def test_it_follows_the_pointer_and_the_keys(qtbot: QtBot, context: Context) -> None:
    """It lies over the line of a text of several lines, takes no press, and Alt with an arrow moves it."""
    context.settings = replace(context.settings, ruler=True)
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    ruler = ruler_of(window)
    assert ruler is not None
    window.shell.setFocus()
    window.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ruler.isVisible()
    text = next(made for made in window.screen.findChildren(QLabel) if has_two_lines(made))
    line = text.fontMetrics().lineSpacing()
    tops = list[int]()
    for number in range(2):
        place = QPoint(12, number * line + line // 2)
        QCursor.setPos(text.mapToGlobal(place))
        qtbot.waitUntil(partial(lies_over, ruler, text, place))
        tops.append(ruler.y())
    assert tops[1] - tops[0] == line
    assert ruler.height() < 2 * line
    assert window.shell.childAt(ruler.geometry().center()) is not ruler
    before = ruler.y()
    window.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ruler.y() == before - line


def test_the_keys_lead_from_line_to_line_to_the_end_of_the_screen(
    qtbot: QtBot, context: Context
) -> None:
    """Never between two lines; what is below comes into sight."""
    context.settings = replace(context.settings, ruler=True)
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    ruler, bar = ruler_of(window), window.screen.verticalScrollBar()
    assert ruler is not None
    for _ in range(200):
        window.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        middle = window.shell.mapToGlobal(ruler.geometry().center())
        below = window.screen.childAt(window.screen.mapFromGlobal(middle))
        assert isinstance(below, QLabel | QAbstractButton)
        if bar.value() == bar.maximum():
            break
    assert bar.value() == bar.maximum()


def test_a_text_that_scrolls_takes_it_along(qtbot: QtBot, context: Context) -> None:
    """Its edge would strike another line through; out of sight with its line, it goes and comes back."""
    context.settings = replace(context.settings, ruler=True)
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    ruler, bar = ruler_of(window), window.screen.verticalScrollBar()
    assert ruler is not None
    window.shell.setFocus()
    for _ in range(6):
        window.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    before = ruler.y()
    bar.setValue(40)
    qtbot.waitUntil(lambda: ruler.y() == before - 40)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not ruler.isVisible())
    bar.setValue(0)
    qtbot.waitUntil(lambda: ruler.isVisible() and ruler.y() == before)


def test_it_goes_to_what_has_the_keyboard(qtbot: QtBot, context: Context) -> None:
    """The answer or the button that Tab reaches."""
    context.settings = replace(context.settings, ruler=True)
    window = OpenWindow(qtbot, context, screen=ScreenName.WARNING_SIGNS)
    ruler = ruler_of(window)
    assert ruler is not None
    control: QWidget = window.control("card-listen")
    control.setFocus(Qt.FocusReason.TabFocusReason)
    middle = control.mapTo(window.shell, control.rect().center())
    qtbot.waitUntil(lambda: ruler.isVisible() and ruler.geometry().contains(middle))


@pytest.mark.parametrize("theme", [theme for theme in Theme if theme is not Theme.SYSTEM])
def test_what_is_read_below_it_stays_readable(theme: Theme) -> None:
    """The band lies over ink and ground alike: what is left of the contrast is that of body text."""
    look = Look(palette_of(theme, system_is_dark=False))
    fill, _edge = band_colours(look)
    ink = _below(fill, QColor(look.palette.ink))
    assert _contrast(ink, _below(fill, QColor(look.palette.paper))) >= AAA
    assert _contrast(ink, _below(fill, QColor(look.palette.surface))) >= AAA


def _below(band: QColor, colour: QColor) -> tuple[float, float, float]:
    share = band.alphaF()

    def mixed(above: float, below: float) -> float:
        return share * above + (1 - share) * below

    return (
        mixed(band.redF(), colour.redF()),
        mixed(band.greenF(), colour.greenF()),
        mixed(band.blueF(), colour.blueF()),
    )


def _contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[float, float, float]) -> float:
    """Of WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
