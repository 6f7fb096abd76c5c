"""Draw the icons of the program and of its files in every size that a desktop asks for.

Knows the drawings, and Qt that draws them; nothing of the program.

    python packaging/icons.py build/icons
"""

import os
import sys
from pathlib import Path

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


def main(folder: Path) -> None:
    """A `hicolor` theme, and one large picture for the programs of Windows and macOS."""
    for place, drawing in DRAWINGS.items():
        group, _, name = place.partition("/")
        for pixels in SIZES:
            draw(drawing, pixels, folder / "hicolor" / f"{pixels}x{pixels}" / group / f"{name}.png")
        scalable = folder / "hicolor" / "scalable" / group / f"{name}.svg"
        scalable.parent.mkdir(parents=True, exist_ok=True)
        scalable.write_bytes(drawing.read_bytes())
    draw(ROOT / "resources" / "icons" / "companion.svg", LARGEST, folder / "companion.png")


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    held = QGuiApplication(sys.argv[:1])
    main(Path(sys.argv[1]))
