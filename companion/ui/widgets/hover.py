"""The ground below the pointer, once the screen moved and the pointer did not.

Qt says that the pointer came or left when it moves. Without that the button that was scrolled away would stay
lit, and the one that lies there now would not be.
"""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QCursor, QEnterEvent, QHoverEvent
from PySide6.QtWidgets import QApplication, QWidget


def find_pointer_anew(area: QWidget) -> None:
    """Tell the parts of `area`, over which the pointer is, what it has left and where it is now."""
    if not area.underMouse() or QApplication.mouseButtons():
        return
    place = QCursor.pos()
    found = QApplication.widgetAt(place)
    there = _from(area, found) if found is not None and area.isAncestorOf(found) else []
    left = [each for each in _under(area) if each not in there]
    for each in reversed(left):
        QApplication.sendEvent(each, QEvent(QEvent.Type.Leave))
        _hover(each, QEvent.Type.HoverLeave, QPointF(-1, -1))
    for each in there:
        if not each.underMouse():
            at = QPointF(each.mapFromGlobal(place))
            QApplication.sendEvent(each, QEnterEvent(at, at, QPointF(place)))
            _hover(each, QEvent.Type.HoverEnter, at)


def _from(area: QWidget, part: QWidget) -> list[QWidget]:
    """The parts of the area that lead to one of them, from the outermost."""
    way = [part]
    while (above := way[0].parentWidget()) is not None and above is not area:
        way.insert(0, above)
    return way


def _under(area: QWidget) -> list[QWidget]:
    """The parts that take the pointer to be over them, from the outermost."""
    found: list[QWidget] = []
    for each in area.children():
        if isinstance(each, QWidget) and each.underMouse():
            found += [each, *_under(each)]
    return found


def _hover(part: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    QApplication.sendEvent(part, QHoverEvent(kind, at, QPointF(part.mapToGlobal(at)), at))
