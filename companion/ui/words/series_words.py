"""What was measured, in words: one value, one reading, a row's last values, the person's own usual.

Plain arithmetic on the person's own numbers; it judges none of them.
"""

from collections.abc import Iterable
from datetime import date

from companion import dates
from companion.actions.series import Reading, Series, difference_between, series_of, usual_value
from companion.actions.words.results import result_aloud
from companion.domain.comparator import Comparator
from companion.domain.records import Measurement
from companion.domain.symptoms import Unit
from companion.messages import Texts
from companion.ui.drawings.drawing_key import Mark
from companion.ui.drawings.word_table import TableWords
from companion.ui.ways.context import Context

SHOWN_BESIDE = 3
_TOGETHER = "\N{WORD JOINER}"


def value_words(
    context: Context, value: float, unit: Unit, comparator: Comparator | None = None
) -> str:
    """« 65,8 kg », « < 0,01 mUI/L »."""
    number = dates.measured(value, comparator, context.language)
    return f"{number}{dates.NO_BREAK}{context.texts.words(unit.display)}"


def said_value(context: Context, reading: Reading, unit: Unit) -> str:
    """« moins de 0,01 mUI/L »: the same without a sign, which a voice may leave out."""
    number = value_words(context, reading.value, unit)
    return result_aloud(context.texts, number, reading.comparator)


def limit_marks(context: Context, readings: Iterable[Reading]) -> list[tuple[Mark, str]]:
    """What the marks of readings mean that lie beyond what was measurable; none without such."""
    texts, found = context.texts, [r.comparator for r in readings if r.comparator]
    signs = []
    if any(comparator.is_below for comparator in found):
        said = texts("Below what the laboratory measures: drawn at that limit")
        signs.append((Mark.BELOW, said))
    if not all(comparator.is_below for comparator in found):
        said = texts("Above what the laboratory measures: drawn at that limit")
        signs.append((Mark.ABOVE, said))
    return signs


def series_name(context: Context, series: Series) -> str:
    """« T4 libre (pmol/L) »: the unit only where another one was typed too, or might be."""
    name = context.texts.words(series.quantity.label)
    if len(series.quantity.units) == 1:
        return name
    unit = context.texts.words(series.unit.display)
    return context.texts("{field} ({unit})", field=name, unit=unit)


def range_words(texts: Texts, context: Context, reading: Reading) -> str:
    """The laboratory's own range of a reading; nothing when none was typed."""
    low, high = (
        "" if limit is None else dates.plain_number(limit, context.language)
        for limit in (reading.low, reading.high)
    )
    if low and high:
        return texts("The laboratory’s range: {low} to {high}", low=low, high=high)
    if low:
        return texts("The laboratory’s lower limit: {low}", low=low)
    return texts("The laboratory’s upper limit: {high}", high=high) if high else ""


def reading_words(context: Context, series: Series, reading: Reading) -> str:
    """« Mardi 3 novembre 2026 à 8 h 20 : 18,4 mUI/L. Repères du laboratoire : 0,4 à 4 »."""
    texts, language = context.texts, context.language
    day = dates.capitalised(dates.full_day(reading.day, language))
    if reading.hour is not None:
        day = texts("{day} at {hour}", day=day, hour=dates.hour(reading.hour, language))
    said = texts("{day}: {value}", day=day, value=said_value(context, reading, series.unit))
    limits = range_words(texts, context, reading)
    return texts("{sentence}. {more}.", sentence=said, more=limits) if limits else said


def summary_words(context: Context, series: Series) -> str:
    """The last value with its day, and between which values the row goes."""
    texts, readings = context.texts, series.readings
    last = readings[-1]
    parts = [
        texts(
            "{value} on {day}",
            value=value_words(context, last.value, series.unit, last.comparator),
            day=_day(context, last.day),
        )
    ]
    lowest = min(readings, key=lambda reading: reading.order)
    highest = max(readings, key=lambda reading: reading.order)
    if lowest.order < highest.order:
        low, high = (
            dates.measured(r.value, r.comparator, context.language) for r in (lowest, highest)
        )
        parts.append(texts("between {low} and {high}", low=low, high=high))
    return " · ".join(parts)


def usual_words(context: Context, series: Series) -> str:
    """The last value against the person's own usual one; nothing where none was noted."""
    profile = context.journal.carnet.profile()
    usual = usual_value(profile.body.usual if profile else None, series)
    if usual is None or not series.readings:
        return ""
    texts, language = context.texts, context.language
    said = value_words(context, usual, series.unit)
    changed = difference_between(usual, series.readings[-1].value)
    if changed is None:
        return texts("Your usual value: {value}", value=said)
    sign = "−" if changed.difference < 0 else "+"
    difference = dates.plain_number(round(abs(changed.difference), 2), language)
    if series.quantity.id != "weight":
        return texts(
            "Your usual value: {value}. Difference: {difference}",
            value=said,
            difference=f"{sign}{difference}",
        )
    return texts(
        "Your usual weight: {value}. Difference: {difference} kg ({percent}%)",
        value=said,
        difference=f"{sign}{difference}",
        percent=f"{sign}{dates.number(abs(changed.percent), language, decimals=1)}",
    )


def last_values(context: Context, quantity: str, unit: str, *, without: str | None = None) -> str:
    """« Avant : 65,8 kg le 20 nov., 65,6 kg le 16 nov. »; nothing when nothing was measured.

    `without` is a record that is being corrected.
    """
    series = series_in(context, quantity, unit)
    if series is None:
        return ""
    before = [r for r in series.readings if r.record_id != without][-SHOWN_BESIDE:]
    said = [
        context.texts(
            "{value} on {day}",
            value=value_words(context, reading.value, series.unit, reading.comparator),
            day=_day(context, reading.day),
        )
        for reading in reversed(before)
    ]
    values = ", ".join(said).replace("/", f"/{_TOGETHER}")  # « mUI/L » is not cut in two
    return context.texts("Before: {values}", values=values) if said else ""


def series_in(context: Context, quantity: str, unit: str) -> Series | None:
    """The row of a quantity in a unit, or None when nothing was typed in it."""
    entries = [
        entry
        for entry in context.journal.carnet.entries(Measurement)
        if entry.body.quantity == quantity and entry.body.unit == unit
    ]
    return next(iter(series_of(entries, context.catalogue.quantities)), None)


def table_words(context: Context, series: Series) -> TableWords:
    """The readings as a table, the newest first."""
    texts, language = context.texts, context.language
    unit = texts.words(series.unit.display)
    with_range = any(r.low is not None or r.high is not None for r in series.readings)
    value_head = texts("Value ({unit})", unit=unit)
    heads = (value_head, texts("Laboratory’s range")) if with_range else (value_head,)
    rows = []
    for reading in reversed(series.readings):
        day = dates.short_day_year(reading.day, language)
        if reading.hour is not None:
            day = texts("{day} at {hour}", day=day, hour=dates.hour(reading.hour, language))
        number = dates.measured(reading.value, reading.comparator, language)
        cells = (number, _limits(context, reading))
        rows.append((day, cells[: len(heads)]))
    return TableWords(heads, tuple(rows))


def _limits(context: Context, reading: Reading) -> str:
    texts, language = context.texts, context.language
    if reading.low is not None and reading.high is not None:
        return texts(
            "{low} to {high}",
            low=dates.plain_number(reading.low, language),
            high=dates.plain_number(reading.high, language),
        )
    if reading.low is not None:
        return texts("from {low}", low=dates.plain_number(reading.low, language))
    if reading.high is not None:
        return texts("up to {high}", high=dates.plain_number(reading.high, language))
    return ""


def _day(context: Context, day: date) -> str:
    return dates.recent_day(day, context.journal.today(), context.language)
