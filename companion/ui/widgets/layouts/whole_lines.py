"""Where a screen that scrolled by itself comes to rest: on a whole line, not in the midst of one."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

TRIES = 4


def resting_place(content: QWidget, value: int, room: int, part: QWidget) -> int:
    """The place next to `value` where the top edge cuts no line, and `part` stays as much in sight as it is.

    `value` and `room`, what is scrolled away above and the height that is in sight below it, are pixels of
    `content`. Where there is no such place it is `value`.
    """
    top = part.mapTo(content, QPoint()).y()
    highest, lowest = min(value, top + part.height() - room), max(value, top)
    for upwards in (True, False):
        place = value
        for _ in range(TRIES):
            cut = list(_cut(content, place))
            if not cut:
                return place
            place = (
                min(begins for begins, _ends in cut) if upwards else max(ends for _, ends in cut)
            )
            if not highest <= place <= lowest:
                break
    return value


def _cut(content: QWidget, edge: int) -> Iterator[tuple[int, int]]:
    """Where the lines and buttons begin and end that an edge goes through."""
    for kind in (QLabel, QAbstractButton):
        for each in content.findChildren(kind):
            if not each.isVisibleTo(content):
                continue
            begins = each.mapTo(content, QPoint()).y()
            if begins < edge < begins + each.height():
                line = _line(each, edge - begins)
                if line is not None:
                    yield begins + line[0], begins + line[1]


def _line(part: QWidget, edge: int) -> tuple[int, int] | None:
    """The line of a part that an edge within it cuts; of a button, a picture or one line, all of it."""
    line = part.fontMetrics().lineSpacing()
    if not isinstance(part, QLabel) or not part.text() or part.height() < 2 * line:
        return 0, part.height()
    above = (part.height() % line) // 2
    first = above + (edge - above) // line * line
    return None if edge <= first else (max(0, first), min(part.height(), first + line))
