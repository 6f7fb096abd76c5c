"""An address as a QR code, never smaller than a phone can read and never cut.

Opens nothing; black on white whatever the theme.
"""

from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

# A module of two pixels is read from a screen by any phone; the standard asks for an edge of four.
SMALLEST_MODULE = 2
EDGE_MODULES = 4


def qr_code(address: str, *, module: int, widest: int) -> QLabel:
    """The code with `module` pixels a module, fewer where it would be wider than `widest` pixels.

    Its size is fixed: a layout may give it more room, never less.
    """
    import segno

    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    modules = len(rows) + 2 * EDGE_MODULES
    picture = _drawn(rows, max(SMALLEST_MODULE, min(module, widest // modules)))
    made = QLabel()
    made.setPixmap(picture)
    made.setFixedSize(picture.size())
    return made


def _drawn(rows: list[list[int]], module: int) -> QPixmap:
    side = (len(rows) + 2 * EDGE_MODULES) * module
    picture = QPixmap(side, side)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    for y, row in enumerate(rows, EDGE_MODULES):
        for x, dark in enumerate(row, EDGE_MODULES):
            if dark:
                painter.fillRect(x * module, y * module, module, module, QColor("black"))
    painter.end()
    return picture
