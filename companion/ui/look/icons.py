"""The line icons of the window, drawn in the colour of their place.

They decorate: a control's name is always its text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon, QPainter, QPixmap

from companion import paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

    from companion.ui.look.look import Look


def icon_path(name: str) -> str:
    """Where an icon's picture lies, with forward slashes as style sheets want."""
    return (paths.resources() / "icons" / f"{name}.svg").as_posix()


def icon(name: str, colour: str, look: Look, *sides: int, room: int = 0) -> QIcon:
    """The icon `name` in a colour (#RRGGBB), drawn for each side (of `look.whole`) that it is shown at.

    `room`: what stays blank at the right of the first, before the words.
    """
    return _icon(name, colour, look.ratio, sides, room)


@cache
def _icon(name: str, colour: str, ratio: float, sides: Sequence[int], room: int) -> QIcon:
    from PySide6.QtCore import QSize

    made = QIcon()
    for place, side in enumerate(sides):
        drawn = drawing(name, colour, "none", QSize(side, side), ratio)
        made.addPixmap(_with_room(drawn, room) if room and not place else drawn)
    return made


def _with_room(drawn: QPixmap, room: int) -> QPixmap:
    from PySide6.QtCore import Qt

    ratio = drawn.devicePixelRatio()
    wide = QPixmap(drawn.width() + round(room * ratio), drawn.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


def drawing(name: str, colour: str, tint: str, size: QSize, ratio: float) -> QPixmap:
    """The drawing `name` with lines in a colour and its fills in a tint, at a screen's own pixels."""
    # Loaded with the first icon, after the first paint.
    from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
    from PySide6.QtSvg import QSvgRenderer

    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", colour).replace('"tint"', f'"{tint}"')
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    # Told its room: by itself it takes the device's pixels for it, and draws twice as large on a fine screen.
    renderer.render(painter, QRectF(QPointF(), QSizeF(size)))
    painter.end()
    return pixmap
