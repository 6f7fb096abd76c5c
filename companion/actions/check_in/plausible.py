"""Whether a number was perhaps typed without its comma: « 38,4 ou 384 ? ».

It speaks of typing alone: it refuses nothing, and says nothing about health.
"""

from collections.abc import Iterator
from math import isclose
from typing import Final

from companion.domain.comparator import Comparator
from companion.domain.symptoms import Unit

_SHIFTS: Final = (10.0, 100.0, 1000.0, 0.1, 0.01)
MOST_OFFERED: Final = 2


def is_doubtful(value: float, unit: Unit, comparator: Comparator | None = None) -> bool:
    """Whether the number lies outside what is usually typed in that unit.

    A laboratory's limit of what it can measure may lie beyond, on its own side.
    """
    if unit.plausible is None:
        return False
    lowest, highest = unit.plausible
    too_low = value < lowest and not (comparator and comparator.is_below)
    too_high = value > highest and not (comparator and not comparator.is_below)
    return too_low or too_high


def likely_values(
    value: float,
    unit: Unit,
    last: float | None = None,
    comparator: Comparator | None = None,
) -> tuple[float, ...]:
    """What may have been meant by a doubtful number: the same digits, the comma elsewhere.

    The likeliest first, 2 at most, none for a number that is not doubtful. With `last` (what was
    noted before in that unit), the nearest to it comes first; else the smallest shift.
    """
    if not is_doubtful(value, unit, comparator):
        return ()
    found = list(_shifted(value, unit))
    if last is not None and last > 0:
        found.sort(key=lambda each: max(each / last, last / each) if each > 0 else float("inf"))
    return tuple(found[:MOST_OFFERED])


def _shifted(value: float, unit: Unit) -> Iterator[float]:
    for shift in _SHIFTS:
        moved = round(value / shift, unit.decimals)
        if isclose(moved * shift, value) and not is_doubtful(moved, unit):
            yield moved
