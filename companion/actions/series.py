"""What was measured as rows of numbers to draw: one row for each quantity and unit, as typed.

Two units are two rows: nothing is converted, joined over a gap, or judged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from itertools import pairwise
from math import ceil, floor, log10
from statistics import median
from typing import Final, NamedTuple

from msgspec import Struct

from companion.domain.carnet import Entry
from companion.domain.comparator import Comparator, order_of
from companion.domain.records import Measurement, Usual
from companion.domain.symptoms import Quantity, Unit
from companion.domain.timeline import Period

GAP_TIMES: Final = 2
GAP_OF_TWO_DAYS: Final = 14
_STEPS: Final = (1, 2, 5, 10)
_SMALLEST_SPAN: Final = 1e-6
_FROM_ZERO: Final = (
    0.4  # a lowest value below this share of the highest one lets a scale start at 0
)


class Reading(NamedTuple):
    """One measurement; `low` and `high` are the laboratory's own range, in the row's unit.

    With a `comparator`, `value` is the limit of what the laboratory could measure.
    """

    record_id: str
    day: date
    hour: time | None
    value: float
    low: float | None = None
    high: float | None = None
    comparator: Comparator | None = None

    @property
    def order(self) -> tuple[float, int]:
        """Sorts readings: “< 5” comes before 5, and “> 5” after it."""
        return order_of(self.value, self.comparator)


class Series(Struct, frozen=True):
    """The readings of one quantity in one unit, oldest first; never empty when it was read."""

    quantity: Quantity
    unit: Unit
    readings: tuple[Reading, ...]

    @property
    def key(self) -> str:
        """A stable name of the row: « ft4 pmol/L »."""
        return f"{self.quantity.id} {self.unit.ucum}"

    def within(self, period: Period) -> "Series":
        """The same row with the readings of these days."""
        kept = tuple(r for r in self.readings if r.day in period)
        return Series(self.quantity, self.unit, kept)


class LabRun(Struct, frozen=True):
    """Neighbouring readings with the same range of the laboratory, from a day until a day."""

    first: date
    last: date
    low: float | None
    high: float | None


class Scale(Struct, frozen=True):
    """The numbers at the side of a drawing, lowest first; `decimals` is how they are written."""

    bottom: float
    top: float
    marks: tuple[float, ...]
    decimals: int

    def place(self, value: float) -> float:
        """0 at the bottom, 1 at the top."""
        return (value - self.bottom) / (self.top - self.bottom)


class Plot(Struct, frozen=True):
    """What is drawn of a row over a period. `runs` are joined by lines and hold fewer readings
    than `readings` where there are more than a screen shows; `widest` is how many days a line
    may bridge.
    """

    readings: tuple[Reading, ...]
    runs: tuple[tuple[Reading, ...], ...]
    lab: tuple[LabRun, ...]
    scale: Scale
    widest: int


class Difference(Struct, frozen=True):
    """A difference in the unit of the values, and in per cent of the earlier one."""

    difference: float
    percent: float


def series_of(
    measurements: Iterable[Entry[Measurement]],
    quantities: Mapping[str, Quantity],
    *,
    since: date = date.min,
) -> tuple[Series, ...]:
    """One row for each quantity and unit that was typed, in the catalogue's order.

    Of what was measured before `since`, each row holds the newest reading alone: ten years of
    daily values cost no more than the days that are shown. `measurements` stand as first written.
    """
    found: defaultdict[tuple[str, str], list[Entry[Measurement]]] = defaultdict(list)
    before: dict[tuple[str, str], Entry[Measurement]] = {}
    for entry in measurements:
        body = entry.body
        key = (body.quantity, body.unit)
        if body.for_day >= since:
            found[key].append(entry)
        elif key not in before or _is_newer(entry, before[key]):
            before[key] = entry
    for key, entry in before.items():
        found[key].append(entry)
    rows = []
    for quantity in quantities.values():
        for unit in quantity.units:
            entries = found.get((quantity.id, unit.ucum))
            if entries:
                entries.sort(key=_moment)
                rows.append(Series(quantity, unit, tuple(_reading(e) for e in entries)))
    return tuple(rows)


def _is_newer(entry: Entry[Measurement], other: Entry[Measurement]) -> bool:
    """Whether a reading comes after another that was written before it; days are quick to compare."""
    day, earlier = entry.body.for_day, other.body.for_day
    return day > earlier or (day == earlier and _moment(other) <= _moment(entry))


def _moment(entry: Entry[Measurement]) -> tuple[date, time]:
    """By day, then by hour; one without an hour stands after those that have one."""
    body = entry.body
    return (body.for_day, time.max if body.at is None else body.at.time())


def _reading(entry: Entry[Measurement]) -> Reading:
    body = entry.body
    hour = None if body.at is None else body.at.time()
    return Reading(
        entry.id, body.for_day, hour, body.value, body.lab_low, body.lab_high, body.comparator
    )


def widest_step(days: Sequence[date]) -> int:
    """How many days two neighbours may lie apart and still be joined by a line.

    Twice the usual step (the median of all steps); two readings alone have no usual step: 14 days.
    """
    steps = [(b - a).days for a, b in pairwise(days) if b > a]
    if len(steps) < 2:
        return GAP_OF_TWO_DAYS
    return int(GAP_TIMES * median(steps))


def runs_of(readings: Sequence[Reading], widest: int) -> tuple[tuple[Reading, ...], ...]:
    """The readings in runs to be joined by a line: a gap between two of them stays a gap."""
    runs: list[list[Reading]] = []
    for reading in readings:
        if runs and (reading.day - runs[-1][-1].day).days <= widest:
            runs[-1].append(reading)
        else:
            runs.append([reading])
    return tuple(tuple(run) for run in runs)


def lab_runs(readings: Sequence[Reading]) -> tuple[LabRun, ...]:
    """The laboratory's ranges as typed; another range begins another run, none ends it."""
    runs: list[LabRun] = []
    before: tuple[float | None, float | None] = (None, None)
    for reading in readings:
        given = (reading.low, reading.high)
        if given != (None, None):
            if given == before:
                runs[-1] = LabRun(runs[-1].first, reading.day, *given)
            else:
                runs.append(LabRun(reading.day, reading.day, *given))
        before = given
    return tuple(runs)


def thinned(readings: Sequence[Reading], cells: int) -> tuple[Reading, ...]:
    """At most two readings for each of so many cells of time: the lowest and the highest of it."""
    if len(readings) <= 2 * cells:
        return tuple(readings)
    first, length = readings[0].day, (readings[-1].day - readings[0].day).days + 1
    lowest: dict[int, Reading] = {}
    highest: dict[int, Reading] = {}
    for reading in readings:
        cell = (reading.day - first).days * cells // length
        if cell not in lowest or reading.value < lowest[cell].value:
            lowest[cell] = reading
        if cell not in highest or reading.value > highest[cell].value:
            highest[cell] = reading
    kept = {r.record_id for r in (*lowest.values(), *highest.values())}
    return tuple(reading for reading in readings if reading.record_id in kept)


def plot_of(series: Series, period: Period, *, cells: int, most_marks: int = 4) -> Plot:
    """A row over a period, thinned to so many cells. Gaps follow the usual step of these days."""
    shown = series.within(period).readings
    widest = widest_step([reading.day for reading in shown])
    runs = []
    for run in runs_of(shown, widest):
        length = (run[-1].day - run[0].day).days + 1
        runs.append(thinned(run, max(cells * length // period.length, 1)))
    limits = (limit for r in shown for limit in (r.low, r.high) if limit is not None)
    scale = scale_of((*(r.value for r in shown), *limits), most_marks=most_marks)
    return Plot(shown, tuple(runs), lab_runs(shown), scale, widest)


def scale_of(values: Iterable[float], *, most_marks: int = 4) -> Scale:
    """Round numbers that enclose the values, at least two and at most `most_marks` of them."""
    found = list(values)
    low, high = min(found, default=0.0), max(found, default=1.0)
    if low < _FROM_ZERO * high:
        low = 0.0
    if high - low < _SMALLEST_SPAN:
        low, high = max(low - 1.0, 0.0), high + 1.0
    step = 10.0 ** floor(log10((high - low) / most_marks))
    while True:
        for times in _STEPS:
            each = step * times
            bottom, top = floor(low / each + 1e-9), ceil(high / each - 1e-9)
            if top - bottom < most_marks:
                marks = tuple(round(n * each, 9) for n in range(bottom, top + 1))
                return Scale(marks[0], marks[-1], marks, max(0, -floor(log10(each) + 1e-9)))
        step *= 10


def difference_between(before: float, after: float) -> Difference | None:
    """What `after` is more (or less) than `before`; None when there is nothing to compare with."""
    if before <= 0:
        return None
    return Difference(after - before, (after - before) / before * 100)


def usual_value(usual: Usual | None, series: Series) -> float | None:
    """The person's own usual figure in the unit of the row, or None."""
    if usual is None:
        return None
    figures = {"weight kg": usual.weight_kg, "stools 1/d": usual.stools_per_day}
    return figures.get(series.key)
