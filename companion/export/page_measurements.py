"""The page's small charts: each quantity as it was typed, with gaps left as gaps.

Draws no threshold and judges no value: a laboratory's own range is printed as it was given.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from companion.actions.series import widest_step
from companion.domain.carnet import Entry
from companion.domain.records import Measurement, Usual
from companion.domain.summary import Summary
from companion.domain.symptoms import Unit
from companion.domain.timeline import Period
from companion.export.page_document import Chart, Charts, Point
from companion.export.page_grid import grid_of
from companion.export.page_words import PageWords, sentence

_FEW: Final = 4
_WEIGHT: Final = "weight"
_STOOLS: Final = "stools"

Reading = Entry[Measurement]


def charts(summary: Summary, words: PageWords) -> Charts | None:
    """One chart for each quantity and unit, in the catalogue's order; None when there is none."""
    series: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for entry in summary.measurements:
        series[(entry.body.quantity, entry.body.unit)].append(entry)
    order = list(words.catalogue.quantities)
    known = [key for key in series if key[0] in words.catalogue.quantities]
    if not known:
        return None
    known.sort(key=lambda key: (order.index(key[0]), key[1]))
    infusions = [e.body.for_day for e in summary.infusions if e.body.given]
    grouped = grid_of(summary.period).days_each > 1
    remark = words.texts("Long period: each cell keeps its highest and lowest value.")
    usual = summary.profile.body.usual if summary.profile else None
    return Charts(
        heading=words.texts(
            "Measurements from {first} to {last}",
            first=words.day(summary.period.first),
            last=words.day(summary.period.last),
        ),
        charts=tuple(
            _chart(series[key], infusions, summary.period, words, usual=_usual(usual, *key))
            for key in known
        ),
        remark=remark if grouped else "",
    )


def _chart(
    readings: Sequence[Reading],
    infusions: Sequence[date],
    period: Period,
    words: PageWords,
    *,
    usual: float | None,
) -> Chart:
    texts = words.texts
    first = readings[0].body
    quantity = words.catalogue.quantities[first.quantity]
    unit = quantity.unit(first.unit) or Unit(first.unit, quantity.units[0].display, 1)
    display = texts.words(unit.display) if quantity.unit(first.unit) else first.unit
    values = [reading.body.value for reading in readings]
    low, high = min(values), max(values)
    drawn = _thinned(readings, period) if len(set(_days(readings))) > 1 else []
    last = readings[-1].body
    details = list(_details(readings, unit, words))
    if usual is not None:
        details.append(texts("usually: {value}", value=words.number(usual, unit.decimals)))
    title = texts.words(quantity.label)
    latest = texts("{value} {unit}", value=words.number(last.value, unit.decimals), unit=display)
    return Chart(
        title=title,
        latest=latest,
        details=tuple(details),
        points=_points(drawn, period, low, high),
        infusions=tuple(_place(day, period) for day in infusions) if drawn else (),
        lowest=words.number(low, unit.decimals),
        highest=words.number(high, unit.decimals),
        alt=sentence(words.said(title, words.joined((latest, *details)))),
    )


def _usual(usual: Usual | None, quantity: str, unit: str) -> float | None:
    """The person's own usual figure, in its unit."""
    if usual is None:
        return None
    figures = {(_STOOLS, "1/d"): usual.stools_per_day, (_WEIGHT, "kg"): usual.weight_kg}
    return figures.get((quantity, unit))


def _days(readings: Sequence[Reading]) -> list[date]:
    return [reading.body.for_day for reading in readings]


def _details(readings: Sequence[Reading], unit: Unit, words: PageWords) -> list[str]:
    texts = words.texts
    bodies = [reading.body for reading in readings]
    values = [body.value for body in bodies]

    def shown(value: float) -> str:
        return words.number(value, unit.decimals)

    if len(bodies) <= _FEW:
        listed = [words.said(words.day(b.for_day), shown(b.value)) for b in bodies]
        details = [
            words.joined(listed)
            if len(bodies) > 1
            else texts("on {day}", day=words.day(bodies[0].for_day))
        ]
    else:
        day = texts("on {day}", day=words.day(bodies[-1].for_day))
        between = texts("between {low} and {high}", low=shown(min(values)), high=shown(max(values)))
        details = [words.joined((day, between))]
    if bodies[0].quantity == _WEIGHT and len(bodies) > 1 and values[0] > 0:
        details.append(_weight_change(values[0], values[-1], words))
    ranges = dict.fromkeys((b.lab_low, b.lab_high) for b in bodies)
    details.extend(
        text for low, high in ranges if (text := _lab_range(low, high, unit, words)) is not None
    )
    return details


def _weight_change(first: float, last: float, words: PageWords) -> str:
    difference = round(last - first, 1)
    sign = "−" if difference < 0 else "+"
    return words.texts(
        "{difference} kg ({percent}%) since the first one",
        difference=f"{sign}{words.number(abs(difference), 1)}",
        percent=f"{sign}{words.number(abs(last - first) / first * 100, 1)}",
    )


def _lab_range(low: float | None, high: float | None, unit: Unit, words: PageWords) -> str | None:
    texts = words.texts

    def shown(value: float) -> str:
        return words.number(value, unit.decimals)

    if low is not None and high is not None:
        return texts("laboratory’s range: {low} to {high}", low=shown(low), high=shown(high))
    if low is not None:
        return texts("laboratory’s range: from {low}", low=shown(low))
    if high is not None:
        return texts("laboratory’s range: up to {high}", high=shown(high))
    return None


def _thinned(readings: Sequence[Reading], period: Period) -> list[Reading]:
    """Over a long period, the highest and the lowest reading of each cell."""
    grid = grid_of(period)
    if grid.days_each == 1:
        return list(readings)
    cells: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        cells[grid.cell(reading.body.for_day)].append(reading)
    kept = {
        reading.id: reading
        for cell in cells.values()
        for reading in (
            min(cell, key=lambda r: r.body.value),
            max(cell, key=lambda r: r.body.value),
        )
    }
    return [reading for reading in readings if reading.id in kept]


def _place(day: date, period: Period) -> float:
    return round((day - period.first).days / max(1, period.length - 1), 4)


def _points(
    readings: Sequence[Reading], period: Period, low: float, high: float
) -> tuple[Point, ...]:
    """Neighbours are joined as on screen: a gap stays a gap."""
    days = _days(readings)
    widest = widest_step(days)
    points = []
    for n, reading in enumerate(readings):
        y = (reading.body.value - low) / (high - low) if high > low else 0.5
        joined = n > 0 and (days[n] - days[n - 1]).days <= widest
        points.append(Point(_place(days[n], period), round(y, 4), joined))
    return tuple(points)
