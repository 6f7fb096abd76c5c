"""Draw the icons of the program and of its files in every size that a desktop asks for.

Knows the drawings, and Qt that draws them; nothing of the program.

    python packaging/icons.py build/icons
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parent.parent
DRAWINGS = {
    "apps/org.compagnonimmuno.Companion": ROOT / "resources" / "icons" / "companion.svg",
    "mimetypes/application-vnd.compagnon-immuno.carnet": ROOT
    / "packaging"
    / "icons"
    / "carnet.svg",
    "mimetypes/application-vnd.compagnon-immuno.carnet-age": ROOT
    / "packaging"
    / "icons"
    / "carnet-age.svg",
}
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
LARGEST = 1024
# Windows shows these, at its usual scalings; all of one icon lie in one file.
SIZES_OF_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def draw(drawing: Path, pixels: int, target: Path) -> None:
    """One drawing as a square PNG file."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise OSError(target)


def draw_for_windows(drawing: Path, target: Path) -> None:
    """One drawing in all its sizes, each drawn by itself."""
    drawn = [target.with_suffix(f".{pixels}.png") for pixels in SIZES_OF_WINDOWS]
    for pixels, place in zip(SIZES_OF_WINDOWS, drawn, strict=True):
        draw(drawing, pixels, place)
    *smaller, largest = (Image.open(place) for place in drawn)
    largest.save(target, sizes=[(n, n) for n in SIZES_OF_WINDOWS], append_images=smaller)
    for place in drawn:
        place.unlink()


def main(folder: Path) -> None:
    """A `hicolor` theme, one large picture for macOS, and a file of each icon for Windows."""
    for place, drawing in DRAWINGS.items():
        group, _, name = place.partition("/")
        for pixels in SIZES:
            draw(drawing, pixels, folder / "hicolor" / f"{pixels}x{pixels}" / group / f"{name}.png")
        scalable = folder / "hicolor" / "scalable" / group / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        scalable.write_bytes(drawing.read_bytes())
        draw_for_windows(drawing, folder / f"{drawing.stem}.ico")
    draw(ROOT / "resources" / "icons" / "companion.svg", LARGEST, folder / "companion.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    held = QGuiApplication(sys.argv[:1])
    main(Path(sys.argv[1]))
