"""Icons and drawings are whole and as large on a fine screen as on a coarse one, drawn at its own pixels."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from companion import paths
from companion.languages import USUAL
from companion.messages import load_texts
from companion.ui.look.icons import drawing
from companion.ui.look.look import LIGHT, Look
from companion.ui.widgets.basics import button, with_icon
from companion.ui.window.books.book_badge import BookBadge
from companion.ui.window.sidebar import Destination, Sidebar

COLOUR, TINT = "#0F5257", "#DDEEEC"
SIZE = QSize(48, 48)
NAMES = sorted(file.stem for file in (paths.resources() / "icons").glob("*.svg"))


def image_at(name: str, ratio: float) -> QImage:
    """The drawing at this ratio, brought to the pixels of a coarse screen."""
    picture = drawing(name, COLOUR, TINT, SIZE, ratio)
    assert picture.devicePixelRatio() == ratio
    assert picture.size() == SIZE * ratio
    image = picture.toImage()
    image.setDevicePixelRatio(1)
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(SIZE, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def inked(image: QImage) -> list[float]:
    """How much ink lies in each ninth of the picture, of all that lies there."""
    third = SIZE.width() // 3
    parts = [0.0] * 9
    for x in range(SIZE.width()):
        for y in range(SIZE.height()):
            parts[min(y // third, 2) * 3 + min(x // third, 2)] += image.pixelColor(x, y).alphaF()
    return [part / sum(parts) for part in parts]


@pytest.mark.parametrize("ratio", [1.25, 1.5, 2.0])
def test_what_is_drawn_is_the_same_on_every_screen(qtbot: QtBot, ratio: float) -> None:
    """Its ink lies where it lies at one pixel a pixel."""
    for name in NAMES[:: 1 if ratio == 2 else 6]:
        coarse, fine = inked(image_at(name, 1)), inked(image_at(name, ratio))
        assert fine == pytest.approx(coarse, abs=0.05), name


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 3.0])
def test_a_side_ends_where_a_pixel_of_the_screen_ends(ratio: float) -> None:
    """Of each length, at most four pixels further."""
    for percent in (100, 125, 150, 175, 200):
        look = Look(LIGHT, percent, ratio)
        for length in (18, 22, 24, 28, 34, 56):
            side = look.whole(look.px(length))
            assert (side * ratio).is_integer()
            assert 0 <= side - look.px(length) <= 4


def is_as_drawn(made: QAbstractButton, colour: str, ratio: float) -> bool:
    """Whether what Qt puts in the place of its icon is the drawing itself, pixel for pixel, with what stays blank."""
    room = made.iconSize()
    assert all((length * ratio).is_integer() for length in room.toTuple())
    side = QSize(room.height(), room.height())
    drawn = drawing("journal", colour, "none", side, ratio).toImage()
    shown = made.icon().pixmap(room, ratio).toImage()
    return shown.size() == room * ratio and shown.copy(drawn.rect()) == drawn


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("percent", [100, 150])
def test_an_icon_is_shown_as_it_was_drawn(qtbot: QtBot, ratio: float, percent: int) -> None:
    """No row of its pixels is left out, doubled or mixed with the next: of a button, or of a line that folds."""
    look, texts = Look(LIGHT, percent, ratio), load_texts(USUAL)
    made = with_icon(button("", lambda: None), "journal", "#000000", look)
    qtbot.addWidget(made)
    assert is_as_drawn(made, "#000000", ratio)
    lines = (Destination("journal", "Journal", "journal", "Ctrl+2"),)
    bar = Sidebar(look, texts, lines, (), BookBadge(look, texts), here="home")
    qtbot.addWidget(bar)
    (line,) = bar.findChildren(QAbstractButton, "nav-journal")
    sides = set()
    for width, height in ((2000, 900), (300, 900), (300, 60)):
        bar.resize(bar.width(), height)
        bar.fit(width, height)
        sides.add(line.iconSize().width())
        assert is_as_drawn(line, look.palette.ink, ratio)
    assert len(sides) >= 2
