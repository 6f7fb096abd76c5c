"""Where the lanes of a time line stand: names at the left, or above where there is no room beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from companion.ui.look.look import Look

CELL_HEIGHT, NUMBER_HEIGHT, BAR_HEIGHT = 28, 76, 30
_GAP = 6
_PARTS_GAP = 12
_NAME_GAP = 8
"""What is more above a name that stands over its lane: it belongs to what is below it."""
_LARGE = 1.35
_LEAST_BESIDE, _LEAST_BESIDE_LARGE = 520, 640
"""A room less wide than this, in pixels of text at 100 %, has the names above; in large letters sooner."""
_EDGE = 8.0


@dataclass(frozen=True, slots=True)
class LaneSize:
    """One lane: how high at 100 %, how wide its name is, how wide the numbers of its scale.

    `grows`: how much higher it becomes at most where the names stand above; a curve needs less than a digit.
    """

    height: int
    name_width: float
    scale_width: float
    opens_part: bool = False
    grows: float = 1.7


@dataclass(frozen=True, slots=True)
class LanePlace:
    """Where a lane's name and its drawing stand."""

    name: QRectF
    area: QRectF


@dataclass(frozen=True, slots=True)
class LanePlaces:
    """All lanes: `area` holds the drawings of every one, `height` is that of the whole."""

    lanes: tuple[LanePlace, ...]
    area: QRectF
    height: float


def place_lanes(
    look: Look, sizes: Sequence[LaneSize], width: float, *, head: float, line: float
) -> LanePlaces:
    """The lanes in so many pixels; `head` is the room above them, `line` the height of a line."""
    names = max((size.name_width for size in sizes), default=0.0)
    scales = max((size.scale_width for size in sizes), default=0.0)
    least = _LEAST_BESIDE if look.scale <= _LARGE else _LEAST_BESIDE_LARGE
    beside = width >= look.px(least)
    left = _EDGE + scales + 10 + (names + look.px(16) if beside else 0.0)
    wide = max(width - left - _EDGE, 1.0)
    y, places = head, list[LanePlace]()
    for size in sizes:
        y += look.space(_PARTS_GAP) if size.opens_part and places else 0
        high = size.height * (look.scale if beside else min(look.scale, size.grows))
        if beside:
            name = QRectF(_EDGE, y, names, high)
        else:
            y += look.space(_NAME_GAP) if places else 0
            name = QRectF(_EDGE, y, width - _EDGE, line)
            y += line + 2
        places.append(LanePlace(name, QRectF(left, y, wide, high)))
        y += high + _GAP
    area = QRectF(left, head, wide, max(y - _GAP - head, 1.0))
    return LanePlaces(tuple(places), area, y + line + 6)
