"""Icons and drawings are whole and as large on a fine screen as on a coarse one, drawn at its own pixels."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from companion import paths
from companion.ui.look.icons import drawing

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
