"""What is painted: no line over a gap, the laboratory's band alone, infusions through all lanes."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.actions.series import Reading, Series, plot_of
from companion.actions.time_line import Given, grid_of
from companion.content.catalogue import load_catalogue
from companion.domain.comparator import Comparator
from companion.domain.timeline import Absence, Period
from companion.domain.words import Language
from companion.ui.drawings.lane_view import Bar, BarRow, LaneContent, LaneView, LevelRow, NumberRow
from companion.ui.drawings.line_chart import ChartContent, LineChart
from companion.ui.look.look import CONTRAST, DARK, LIGHT, Look, Palette

FIRST = date(2026, 9, 1)
PERIOD = Period(FIRST, FIRST + timedelta(days=99))
WIDTH, HEIGHT = 900, 240


def series(*readings: tuple[int, float], low: float | None = None) -> Series:
    """TSH on days counted from the first, with a range up to 4 when `low` is given."""
    quantity = load_catalogue().quantities["tsh"]
    high = None if low is None else 4.0
    made = (
        Reading(str(day), FIRST + timedelta(days=day), None, value, low, high)
        for day, value in readings
    )
    return Series(quantity, quantity.units[0], tuple(made))


def picture(widget: QWidget, colour: str) -> QImage:
    """The widget as painted on a ground of one colour."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    widget.render(image, renderFlags=QWidget.RenderFlag.DrawChildren)
    return image


def columns_with(image: QImage, colour: str, *, rows: range | None = None) -> list[int]:
    """The columns in which that very colour is found."""
    wanted = QColor(colour).rgb()
    looked_at = rows or range(image.height())
    return [x for x in range(image.width()) if any(image.pixel(x, y) == wanted for y in looked_at)]


def chart(qtbot: QtBot, look: Look, shown: Series, given: tuple[Given, ...] = ()) -> LineChart:
    """A curve of 100 days."""
    made = LineChart(look, Language.FR)
    qtbot.addWidget(made)
    made.resize(WIDTH, HEIGHT)
    made.show_chart(ChartContent(plot_of(shown, PERIOD, cells=400), PERIOD, given))
    return made


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_no_line_is_drawn_over_a_gap(qtbot: QtBot, palette: Palette) -> None:
    """Readings every 5 days, a gap of 40, then again: the middle of the gap holds no line."""
    values = [(day, 1.0 + day % 3) for day in (*range(0, 31, 5), *range(70, 96, 5))]
    image = picture(chart(qtbot, Look(palette), series(*values)), palette.surface)
    drawn = columns_with(image, palette.primary)
    left, right = drawn[0], drawn[-1]
    gap = range(left + (right - left) * 38 // 95, left + (right - left) * 62 // 95)
    assert not [x for x in drawn if x in gap]
    assert len([x for x in drawn if x not in gap]) > 300


def test_a_band_is_drawn_only_where_the_laboratory_gave_one(qtbot: QtBot) -> None:
    """Without a range that was typed there is no band, and no line of ours either."""
    values = ((0, 1.0), (10, 2.0), (20, 3.0))
    tint = LIGHT.primary_tint
    without = picture(chart(qtbot, Look(LIGHT), series(*values)), LIGHT.surface)
    assert columns_with(without, tint) == []
    with_range = picture(chart(qtbot, Look(LIGHT), series(*values, low=0.4)), LIGHT.surface)
    found = columns_with(with_range, tint)
    assert found
    assert found[-1] < WIDTH // 3  # from the first reading to the last, and not beyond


def test_infusions_go_through_all_lanes(qtbot: QtBot) -> None:
    """The flag on top, and the dashed line down to the last lane."""
    grid = grid_of(PERIOD, 36)
    cells: tuple[int | Absence, ...] = (Absence.NOT_ASKED,) * grid.count
    plot = plot_of(series((0, 1.0), (10, 2.0)), grid.period, cells=400, most_marks=3)
    bar = Bar(FIRST, FIRST + timedelta(days=5), "50 µg")
    rows = (
        LevelRow("Frilosité", cells),
        NumberRow("TSH", "2 mUI/L", plot, tuple(str(mark) for mark in plot.scale.marks)),
        BarRow("Lévothyroxine", (bar,)),
    )
    view = LaneView(Look(LIGHT), Language.FR)
    qtbot.addWidget(view)
    view.show_lanes(LaneContent(grid, (Given(FIRST + timedelta(days=61), None),), rows))
    view.resize(WIDTH, view.heightForWidth(WIDTH))
    image = picture(view, LIGHT.surface)
    flag = columns_with(image, LIGHT.ink, rows=range(12, 30))
    middle, surface = sum(flag) // len(flag), QColor(LIGHT.surface).rgb()
    for upper, lower in ((30, 60), (80, 120), (image.height() - 60, image.height() - 30)):
        beside = range(middle - 2, middle + 3)
        drawn = [
            y for y in range(upper, lower) if any(image.pixel(x, y) != surface for x in beside)
        ]
        assert len(drawn) > (lower - upper) // 2


def test_a_level_is_a_digit_in_a_coloured_cell(qtbot: QtBot) -> None:
    """Colour never stands alone: the ink of the level is found on its fill. One click opens it."""
    grid = grid_of(PERIOD, 20)
    cells: tuple[int | Absence, ...] = (3, *(Absence.NO_CHECK_IN,) * (grid.count - 1))
    view = LaneView(Look(LIGHT), Language.FR)
    qtbot.addWidget(view)
    view.show_lanes(LaneContent(grid, (), (LevelRow("Frilosité", cells),)))
    view.resize(WIDTH, view.heightForWidth(WIDTH))
    fill, ink = LIGHT.levels[3]
    image = picture(view, LIGHT.surface)
    filled = columns_with(image, fill)
    assert filled
    assert set(columns_with(image, ink)) & set(range(filled[0], filled[-1]))
    opened = list[tuple[int, int]]()
    view.cell_opened.connect(lambda row, cell: opened.append((row, cell)))
    across = (filled[0] + filled[-1]) // 2
    rows = [y for y in range(image.height()) if image.pixel(across, y) == QColor(fill).rgb()]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(across, rows[0] + 2))
    assert opened == [(0, 0)]


def test_the_pointer_finds_the_reading_below_it(qtbot: QtBot) -> None:
    """And finds none far from any reading."""
    shown = chart(qtbot, Look(LIGHT), series((0, 1.0), (99, 3.0)))
    shown.show()
    seen: list[int] = []
    shown.reading_shown.connect(seen.append)
    middle = shown.rect().center()
    QTest.mouseMove(shown, middle)
    assert seen == []
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert seen == [1]
    assert shown.place == 1


@pytest.mark.parametrize("sign", [Comparator.BELOW, Comparator.ABOVE])
def test_what_was_not_measurable_has_a_shape_of_its_own(qtbot: QtBot, sign: Comparator) -> None:
    """An empty triangle that points where the true value lies, also without any colour."""
    dots = series((40, 2.0), (60, 2.0))
    limits = Series(
        dots.quantity, dots.unit, tuple(r._replace(comparator=sign) for r in dots.readings)
    )
    grey = QImage.Format.Format_Grayscale8
    plain = picture(chart(qtbot, Look(LIGHT), dots), LIGHT.surface).convertToFormat(grey)
    marked = picture(chart(qtbot, Look(LIGHT), limits), LIGHT.surface).convertToFormat(grey)
    drawn = chart(qtbot, Look(LIGHT), limits)
    assert drawn._plot is not None
    assert drawn._content is not None
    middle = round(drawn._drawn(drawn._plot, drawn._content).point(limits.readings[0]).y())
    above, below = (
        sum(
            marked.pixel(x, y) != plain.pixel(x, y)
            for x in range(marked.width())
            for y in range(*rows)
        )
        for rows in ((middle - 8, middle), (middle + 1, middle + 9))
    )
    assert min(above, below) > 0
    # The broad side lies away from the true value, the tip towards it.
    assert (above > below) == sign.is_below
