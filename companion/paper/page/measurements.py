"""The page's small charts: each quantity as it was typed, with gaps left as gaps.

Draws no threshold and judges no value: a laboratory's own range is printed as it was given.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from companion import dates
from companion.actions.series import widest_step
from companion.actions.words.page import PageWords, sentence
from companion.actions.words.results import result_aloud
from companion.domain.authorship import authorship
from companion.domain.carnet import Entry
from companion.domain.records import Measurement, Usual
from companion.domain.summary import Summary
from companion.domain.symptoms import QuantityKind, Unit
from companion.domain.timeline import Period
from companion.paper.page.document import Chart, Charts, Point
from companion.paper.page.grid import grid_of

_FEW: Final = 4
_WEIGHT: Final = "weight"
_STOOLS: Final = "stools"
_TEMPERATURE: Final = "temperature"
SYSTOLIC: Final = "systolic"
DIASTOLIC: Final = "diastolic"

Reading = Entry[Measurement]


def charts(summary: Summary, words: PageWords) -> Charts | None:
    """One chart for each quantity and unit, in the catalogue's order; None when there is none.

    The two numbers of the blood pressure are one chart.
    """
    series: defaultdict[tuple[str, str], list[Reading]] = defaultdict(list)
    for entry in summary.measurements:
        series[(entry.body.quantity, entry.body.unit)].append(entry)
    order = list(words.catalogue.quantities)
    known = [key for key in series if key[0] in words.catalogue.quantities]
    if not known:
        return None
    known.sort(key=lambda key: (order.index(key[0]), key[1]))
    known = [key for key in known if key[0] != DIASTOLIC or (SYSTOLIC, key[1]) not in series]
    grouped = grid_of(summary.period).days_each > 1
    remark = words.texts("Long period: each cell keeps its highest and lowest value.")
    first, last = summary.period.first, summary.period.last
    # Two years, both said: one alone would leave open of which the other is.
    said = words.day if first.year == last.year else words.day_and_year
    return Charts(
        heading=words.texts(
            "Measurements from {first} to {last}", first=said(first), last=said(last)
        ),
        charts=tuple(
            _chart(
                series[key],
                series.get((DIASTOLIC, key[1]), []) if key[0] == SYSTOLIC else [],
                summary,
                words,
            )
            for key in known
        ),
        remark=remark if grouped else "",
    )


def _chart(
    readings: Sequence[Reading], lower: Sequence[Reading], summary: Summary, words: PageWords
) -> Chart:
    texts, period = words.texts, summary.period
    first = readings[0].body
    quantity = words.catalogue.quantities[first.quantity]
    unit = quantity.unit(first.unit) or Unit(first.unit, quantity.units[0].display, 1)
    shown = Shown(words, unit, _lower_of(readings, lower))
    display = texts.words(unit.display) if quantity.unit(first.unit) else first.unit
    every = sorted((*readings, *lower), key=lambda reading: reading.body.order)
    lowest, highest = every[0], every[-1]
    low, high = lowest.body.value, highest.body.value
    drawn = _thinned(readings, period) if len(set(_days(readings))) > 1 else []
    title = texts("Blood pressure") if lower else texts.words(quantity.label)
    latest, before, details = _said(readings, summary, shown, display)
    aloud = _said(readings, summary, replace(shown, aloud=True), display)
    infusions = [e.body.for_day for e in summary.infusions if e.body.given]
    return Chart(
        title=title,
        latest=latest,
        before=before,
        details=details,
        points=_points(drawn, period, low, high),
        infusions=tuple(_place(day, period) for day in infusions) if drawn else (),
        lowest=shown.result(lowest.body),
        highest=shown.result(highest.body),
        alt=sentence(words.said(title, words.joined(_in_a_row(*aloud)))),
        second=_points(_thinned(lower, period), period, low, high) if drawn else (),
    )


def _said(
    readings: Sequence[Reading], summary: Summary, shown: "Shown", display: str
) -> tuple[str, str, tuple[str, ...]]:
    """What stands first, the value before the period (blank without one), and the rest."""
    texts, first = shown.words.texts, readings[0].body
    stated = _first_stated(readings)
    latest = texts("{value} {unit}", value=shown.value(stated), unit=display)
    details = list(_details(readings, stated, shown))
    usual = _usual(summary.profile.body.usual if summary.profile else None, first)
    if usual is not None:
        details.append(texts("usually: {value}", value=shown.number(usual)))
    return latest, _before(first, summary, shown), tuple(details)


def _in_a_row(latest: str, before: str, details: Sequence[str]) -> tuple[str, ...]:
    return (latest, *([before] if before else []), *details)


@dataclass(frozen=True)
class Shown:
    """How a value is written; `lower` has the second number of a pair, by the first one's id.

    `aloud`: the sign of a result is a word, because a voice may leave a sign out.
    """

    words: PageWords
    unit: Unit
    lower: Mapping[str, Reading]
    aloud: bool = False

    def result(self, body: Measurement) -> str:
        """The number, with the sign that the laboratory printed and as it printed it."""
        language, texts = self.words.texts.language, self.words.texts
        if body.comparator is None:
            return self.number(body.value)
        if not self.aloud:
            return dates.measured(body.value, body.comparator, language)
        return result_aloud(texts, dates.plain_number(body.value, language), body.comparator)

    def number(self, value: float) -> str:
        """The number alone."""
        return self.words.number(value, self.unit.decimals)

    def value(self, reading: Reading) -> str:
        """« 38,2 », « 135/85 »."""
        pair = self.lower.get(reading.id)
        said = self.result(reading.body)
        return f"{said}/{self.number(pair.body.value)}" if pair else said

    def moment(self, reading: Reading) -> str:
        """« 26 nov. », with the hour where it was noted and tells something."""
        body = reading.body
        at = body.at if self._is_timed(body.quantity) else None
        return self.words.day_and_hour(body.for_day, at)

    def _is_timed(self, quantity: str) -> bool:
        return self.words.catalogue.quantities[quantity].kind is not QuantityKind.LABORATORY


def _lower_of(readings: Sequence[Reading], lower: Sequence[Reading]) -> dict[str, Reading]:
    """The lower number that was noted at the same moment as each upper one, each once."""
    left = list(lower)
    pairs: dict[str, Reading] = {}
    for reading in readings:
        for other in left:
            if (other.body.for_day, other.body.at) == (reading.body.for_day, reading.body.at):
                pairs[reading.id] = other
                left.remove(other)
                break
    return pairs


def _first_stated(readings: Sequence[Reading]) -> Reading:
    """The value that stands first: the newest one, but of a temperature the highest."""
    if readings[0].body.quantity == _TEMPERATURE:
        return max(readings, key=lambda r: (r.body.value, r.body.for_day))
    return readings[-1]


def _before(body: Measurement, summary: Summary, shown: Shown) -> str:
    """« avant : 37,1 le 2 oct. »: the last value before the period; blank without one."""
    found = [
        e
        for e in summary.measured_before
        if (e.body.quantity, e.body.unit) == (body.quantity, body.unit)
    ]
    if not found:
        return ""
    lower = [
        e
        for e in summary.measured_before
        if (e.body.quantity, e.body.unit) == (DIASTOLIC, body.unit)
    ]
    if body.quantity == SYSTOLIC:
        shown = replace(shown, lower=_lower_of(found, lower))
    return shown.words.texts(
        "before the period: {value} on {day}",
        value=shown.value(found[0]),
        day=shown.words.day(found[0].body.for_day),
    )


def _usual(usual: Usual | None, body: Measurement) -> float | None:
    """The person's own usual figure, in its unit."""
    if usual is None:
        return None
    figures = {(_STOOLS, "1/d"): usual.stools_per_day, (_WEIGHT, "kg"): usual.weight_kg}
    return figures.get((body.quantity, body.unit))


def _days(readings: Sequence[Reading]) -> list[date]:
    return [reading.body.for_day for reading in readings]


def _details(readings: Sequence[Reading], stated: Reading, shown: Shown) -> Iterator[str]:
    words, texts = shown.words, shown.words.texts
    values = [reading.body.value for reading in readings]
    day = texts("on {day}", day=shown.moment(stated))
    is_peak = stated is not readings[-1]
    if is_peak:
        day = texts("at its highest on {day}", day=shown.moment(stated))
    if len(readings) > _FEW:
        every = sorted((r.body for r in readings), key=lambda body: body.order)
        low, high = shown.result(every[0]), shown.result(every[-1])
        between = texts("between {low} and {high}", low=low, high=high)
        newest = readings[-1]
        latest = texts(
            "latest {value} on {day}", value=shown.value(newest), day=shown.moment(newest)
        )
        yield words.joined((day, latest, between) if is_peak else (day, between))
    elif len(readings) > 1:
        listed = words.joined(words.said(shown.moment(r), shown.value(r)) for r in readings)
        yield words.joined((day, listed)) if is_peak else listed
    else:
        yield day
    if readings[0].body.quantity == _WEIGHT and len(readings) > 1 and values[0] > 0:
        yield _weight_change(values[0], values[-1], words)
    yield from _signatures((*readings, *shown.lower.values()), words)
    for low_end, high_end in dict.fromkeys((r.body.lab_low, r.body.lab_high) for r in readings):
        text = _lab_range(low_end, high_end, shown)
        if text is not None:
            yield text


def _signatures(readings: Sequence[Reading], words: PageWords) -> Iterator[str]:
    """Who noted or corrected the values that are not the patient's own, with their days."""
    days: defaultdict[str, list[date]] = defaultdict(list)
    for reading in readings:
        signature = words.signed(authorship(reading))
        if signature:
            days[signature].append(reading.body.for_day)
    for signature, on in days.items():
        yield words.said(signature, words.days(on))


def _weight_change(first: float, last: float, words: PageWords) -> str:
    difference = round(last - first, 1)
    sign = "−" if difference < 0 else "+"
    return words.texts(
        "{difference} kg ({percent}%) since the first one",
        difference=f"{sign}{words.number(abs(difference), 1)}",
        percent=f"{sign}{words.number(abs(last - first) / first * 100, 1)}",
    )


def _lab_range(low: float | None, high: float | None, shown: Shown) -> str | None:
    texts = shown.words.texts
    if low is not None and high is not None:
        return texts(
            "laboratory’s range: {low} to {high}", low=shown.number(low), high=shown.number(high)
        )
    if low is not None:
        return texts("laboratory’s range: from {low}", low=shown.number(low))
    if high is not None:
        return texts("laboratory’s range: up to {high}", high=shown.number(high))
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
            min(cell, key=lambda r: r.body.order),
            max(cell, key=lambda r: r.body.order),
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
        limit = reading.body.comparator
        beyond = "" if limit is None else "below" if limit.is_below else "above"
        points.append(Point(_place(days[n], period), round(y, 4), joined, beyond))
    return tuple(points)
