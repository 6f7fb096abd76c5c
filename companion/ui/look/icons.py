"""The line icons of the window, drawn in the colour of their place.

They decorate: a control's name is always its text.
"""

from functools import cache

from PySide6.QtGui import QIcon, QPainter, QPixmap

from companion import paths


def icon_path(name: str) -> str:
    """Where an icon's picture lies, with forward slashes as style sheets want."""
    return (paths.resources() / "icons" / f"{name}.svg").as_posix()


@cache
def icon(name: str, colour: str, size: int, ratio: float = 1.0) -> QIcon:
    """The icon `name` in a colour (#RRGGBB), `size` pixels wide at a screen's pixel ratio."""
    # Loaded with the first icon, after the first paint.
    from PySide6.QtCore import QByteArray, QSize, Qt
    from PySide6.QtSvg import QSvgRenderer

    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return QIcon(pixmap)
