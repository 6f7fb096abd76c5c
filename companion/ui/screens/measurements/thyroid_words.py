"""The thyroid view in words: its lanes for the drawing, each cell as a sentence, and as a table.

It repeats what was noted; it compares and judges nothing.
"""

from collections.abc import Iterator

from companion import dates
from companion.actions.series import Reading
from companion.actions.thyroid import BarLane, LevelLane, NumberLane, ThyroidContent
from companion.domain.timeline import Absence, Period
from companion.ui.drawings.lane_view import Bar, BarRow, LaneContent, LevelRow, NumberRow, Row
from companion.ui.drawings.word_table import TableWords
from companion.ui.ways.context import Context
from companion.ui.widgets.own_words import NAME_AT_ONCE, shortened
from companion.ui.words.series_words import said_value, value_words

Lane = LevelLane | NumberLane | BarLane


def lanes_of(content: ThyroidContent) -> tuple[Lane, ...]:
    """All lanes from top to bottom; medicines that were not taken on these days are left out."""
    taken = (lane for lane in content.bars if lane.doses)
    return (*content.levels, *content.numbers, *taken)


def lane_name(context: Context, lane: Lane) -> str:
    """« Frilosité », « TSH », « T4 libre (ng/dL) », « Biotine »."""
    texts = context.texts
    if isinstance(lane, LevelLane):
        return texts.words(lane.label)
    if isinstance(lane, BarLane):
        return texts.words(lane.medicine.label)
    name = texts.words(lane.quantity.label)
    if lane.series is None or len(lane.quantity.units) == 1:
        return name
    unit = texts.words(lane.series.unit.display)
    return texts("{field} ({unit})", field=name, unit=unit)


def drawn_lanes(context: Context, content: ThyroidContent) -> LaneContent:
    """The lanes as the drawing shows them."""
    rows = tuple(_row(context, lane) for lane in lanes_of(content))
    return LaneContent(content.grid, content.given, rows)


def _row(context: Context, lane: Lane) -> Row:
    name = lane_name(context, lane)
    if isinstance(lane, LevelLane):
        return LevelRow(name, lane.cells)
    if isinstance(lane, BarLane):
        bars = (Bar(d.first, d.last, shortened(d.dose or d.name, NAME_AT_ONCE)) for d in lane.doses)
        return BarRow(name, tuple(bars))
    if lane.series is None or lane.plot is None:
        return NumberRow(name, context.texts("Nothing noted"), None, ())
    last = lane.series.readings[-1]
    value = value_words(context, last.value, lane.series.unit, last.comparator)
    day = dates.recent_day(last.day, context.journal.today(), context.language)
    detail = context.texts("{value} on {day}", value=value, day=day)
    scale = lane.plot.scale
    marks = (dates.number(m, context.language, decimals=scale.decimals) for m in scale.marks)
    return NumberRow(name, detail, lane.plot, tuple(marks) if lane.plot.readings else ())


def cell_words(context: Context, content: ThyroidContent, row: int, place: int) -> str:
    """« Frilosité, 19 nov. – 21 nov. : modérément (2). Perfusion 6 le 20 nov. »."""
    lane, days = lanes_of(content)[row], content.grid.cell(place)
    said = _lane_words(context, lane, days, place)
    for dose in content.given:
        if dose.day in days:
            day = dates.short_day(dose.day, context.language)
            if dose.cycle is None:
                said = context.texts("{cell}. Infusion on {day}", cell=said, day=day)
            else:
                said = context.texts(
                    "{cell}. Infusion {number} on {day}", cell=said, number=dose.cycle, day=day
                )
    return said


def _lane_words(context: Context, lane: Lane, days: Period, place: int) -> str:
    texts, name, when = context.texts, lane_name(context, lane), days_words(context, days)
    if isinstance(lane, LevelLane):
        cell = lane.cells[place]
        if cell is Absence.NO_CHECK_IN:
            return texts("{symptom}, {day}: no check-in", symptom=name, day=when)
        if cell is Absence.BEFORE:
            return texts("{symptom}, {day}: before your record book", symptom=name, day=when)
        if isinstance(cell, Absence):
            return texts("{symptom}, {day}: not asked", symptom=name, day=when)
        if lane.symptom not in context.catalogue.symptoms:
            return texts("{name}, {day}: {value}", name=name, day=when, value=cell)
        word = context.catalogue.level_word(lane.symptom, cell).in_sentence
        return texts(
            "{symptom}, {day}: {word} ({level})",
            symptom=name, day=when, word=texts.words(word), level=cell,
        )  # fmt: skip
    if isinstance(lane, BarLane):
        found = [
            d.dose or d.name for d in lane.doses if d.first <= days.last and d.last >= days.first
        ]
    else:
        found = [_value_on(context, lane, reading) for reading in _readings(lane, days)]
    value = ", ".join(found) or texts("nothing noted")
    return texts("{name}, {day}: {value}", name=name, day=when, value=value)


def days_words(context: Context, days: Period) -> str:
    """« 21 nov. », or « 19 nov. – 21 nov. » for several days."""
    today, language = context.journal.today(), context.language
    first = dates.recent_day(days.first, today, language)
    if days.length == 1:
        return first
    last = dates.recent_day(days.last, today, language)
    return context.texts("{first} – {last}", first=first, last=last)


def table_of(context: Context, content: ThyroidContent) -> TableWords:
    """The same as a table, the newest days first; days without anything are left out."""
    lanes = lanes_of(content)
    heads = (*(_head(context, lane) for lane in lanes), context.texts("Infusion"))
    rows = []
    for place in reversed(range(content.grid.count)):
        days = content.grid.cell(place)
        cells = [
            *(_cell(context, lane, days, place) for lane in lanes),
            _doses(context, content, days),
        ]
        if any(cells):
            rows.append((days_words(context, days), tuple(cells)))
    return TableWords(heads, tuple(rows))


def _head(context: Context, lane: Lane) -> str:
    name = lane_name(context, lane)
    if isinstance(lane, NumberLane) and lane.series and len(lane.quantity.units) == 1:
        unit = context.texts.words(lane.series.unit.display)
        return context.texts("{field} ({unit})", field=name, unit=unit)
    return name


def _cell(context: Context, lane: Lane, days: Period, place: int) -> str:
    if isinstance(lane, LevelLane):
        cell = lane.cells[place]
        return str(cell) if isinstance(cell, int) else ""
    if isinstance(lane, BarLane):
        return ", ".join(
            d.dose or d.name for d in lane.doses if d.first <= days.last and d.last >= days.first
        )
    return ", ".join(_number_on(context, reading) for reading in _readings(lane, days))


def _doses(context: Context, content: ThyroidContent, days: Period) -> str:
    said = []
    for dose in content.given:
        if dose.day in days:
            day = dates.short_day(dose.day, context.language)
            said.append(day if dose.cycle is None else f"{dose.cycle} ({day})")
    return ", ".join(said)


def _readings(lane: NumberLane, days: Period) -> Iterator[Reading]:
    return (r for r in (lane.plot.readings if lane.plot else ()) if r.day in days)


def _value_on(context: Context, lane: NumberLane, reading: Reading) -> str:
    assert lane.series is not None
    return context.texts(
        "{value} on {day}",
        value=said_value(context, reading, lane.series.unit),
        day=dates.short_day(reading.day, context.language),
    )


def _number_on(context: Context, reading: Reading) -> str:
    number = dates.measured(reading.value, reading.comparator, context.language)
    return f"{number} ({dates.short_day(reading.day, context.language)})"
