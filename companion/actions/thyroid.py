"""What was noted around the thyroid, cell by cell on one time line.

It lists and lines up; it compares with nothing and judges nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from companion.actions.series import Plot, Series, plot_of, series_of
from companion.actions.time_line import Given, Grid, given_in
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Measurement, Medicine, OwnSymptom, Preferences
from companion.domain.symptoms import Catalogue, Quantity
from companion.domain.thyroid import MedicineLane, VoiceQuestion
from companion.domain.timeline import Absence, Period, Timeline, absence_of, begun_on
from companion.domain.words import Words

Cell = int | Absence

_CELLS = 400
_MARKS = 3


@dataclass(frozen=True, slots=True)
class LevelLane:
    """A symptom: the highest level (0 to 4) of each cell, or why there is none.

    `label` is how it is called; `asked` is false for the voice while nobody is asked about it.
    """

    symptom: str
    label: Words
    cells: tuple[Cell, ...]
    asked: bool = True


@dataclass(frozen=True, slots=True)
class NumberLane:
    """A quantity in one unit: the whole row and what is drawn of it; None when never measured."""

    quantity: Quantity
    series: Series | None
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class Dose:
    """A medicine taken from a day until a day of the period, at one dose (None: not noted)."""

    name: str
    first: date
    last: date
    dose: str | None


@dataclass(frozen=True, slots=True)
class BarLane:
    """The doses of one medicine of the view, oldest first."""

    medicine: MedicineLane
    doses: tuple[Dose, ...]


@dataclass(frozen=True, slots=True)
class ThyroidContent:
    """The whole view."""

    grid: Grid
    given: tuple[Given, ...]
    levels: tuple[LevelLane, ...]
    numbers: tuple[NumberLane, ...]
    bars: tuple[BarLane, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was noted on these days."""
        noted = any(isinstance(cell, int) for lane in self.levels for cell in lane.cells)
        measured = any(lane.plot and lane.plot.readings for lane in self.numbers)
        return not (noted or measured or self.given or any(lane.doses for lane in self.bars))


def thyroid_content(carnet: Carnet, catalogue: Catalogue, grid: Grid) -> ThyroidContent:
    """What was noted over the grid's days."""
    return ThyroidContent(
        grid=grid,
        given=given_in(carnet, grid.period),
        levels=_level_lanes(carnet, catalogue, grid),
        numbers=tuple(_number_lanes(carnet, catalogue, grid.period)),
        bars=tuple(_bar_lane(carnet, lane, grid.period) for lane in catalogue.thyroid.medicines),
    )


def asks_about_voice(carnet: Carnet, voice: VoiceQuestion) -> bool:
    """Whether the person is asked about the voice now, with our words or with their own."""
    chosen = carnet.preferences()
    return voice.symptom in chosen.daily or bool(_own_voices(chosen, voice))


def with_voice(before: Preferences, voice: VoiceQuestion, usual: Iterable[str]) -> Preferences:
    """The voice among what is asked each time; `usual` is asked when nothing was chosen yet."""
    daily = before.daily or tuple(usual)
    return replace(before, daily=tuple(dict.fromkeys((*daily, voice.symptom))))


def speaks_of_voice(own: OwnSymptom, voice: VoiceQuestion) -> bool:
    """Whether a symptom of one's own is the voice."""
    return _begins_a_word(own.text, voice.words)


def belongs(medicine: Medicine, lane: MedicineLane) -> bool:
    """Whether a medicine stands in a lane, by its class or its name."""
    by_class = medicine.medicine_class is not None and medicine.medicine_class in lane.classes
    return by_class or _begins_a_word(medicine.name, lane.names)


def _level_lanes(carnet: Carnet, catalogue: Catalogue, grid: Grid) -> tuple[LevelLane, ...]:
    period = grid.period
    near = [
        entry
        for entry in carnet.entries(CheckIn)
        if entry.body.for_day >= period.first and entry.body.first_day <= period.last
    ]
    timeline = Timeline(near, period, begun_on(carnet))
    voice = catalogue.thyroid.voice
    lanes = [
        LevelLane(name, catalogue.symptoms[name].label, _cells(timeline, name, grid))
        for name in catalogue.thyroid.symptoms
    ]
    own = _own_voices(carnet.preferences(), voice)
    ours = LevelLane(
        voice.symptom,
        voice.label,
        _cells(timeline, voice.symptom, grid),
        asks_about_voice(carnet, voice),
    )
    if not own or any(isinstance(cell, int) for cell in ours.cells):
        lanes.append(ours)
    lanes.extend(LevelLane(name, voice.label, _cells(timeline, name, grid)) for name in own)
    return tuple(lanes)


def _own_voices(chosen: Preferences, voice: VoiceQuestion) -> list[str]:
    return [own.id for own in chosen.own_symptoms if speaks_of_voice(own, voice)]


def _cells(timeline: Timeline, symptom: str, grid: Grid) -> tuple[Cell, ...]:
    return tuple(_cell(timeline, symptom, grid.cell(place)) for place in range(grid.count))


def _cell(timeline: Timeline, symptom: str, days: Period) -> Cell:
    found = [timeline.level(symptom, day) for day in days]
    levels = [each for each in found if isinstance(each, int)]
    if levels:
        return max(levels)
    return absence_of(found)


def _number_lanes(carnet: Carnet, catalogue: Catalogue, period: Period) -> Iterator[NumberLane]:
    wanted = {name: catalogue.quantities[name] for name in catalogue.thyroid.quantities}
    rows = series_of(carnet.entries(Measurement), wanted, since=period.first)
    for quantity in wanted.values():
        found = [row for row in rows if row.quantity is quantity]
        for row in found:
            plot = plot_of(row, period, cells=_CELLS, most_marks=_MARKS)
            yield NumberLane(quantity, row, plot)
        if not found:
            yield NumberLane(quantity, None, None)


def _bar_lane(carnet: Carnet, lane: MedicineLane, period: Period) -> BarLane:
    taken = [e.body for e in carnet.entries(Medicine) if belongs(e.body, lane)]
    doses = [dose for medicine in taken for dose in _doses(medicine, period)]
    return BarLane(lane, tuple(sorted(doses, key=lambda dose: (dose.first, dose.last))))


def _doses(medicine: Medicine, period: Period) -> Iterator[Dose]:
    """One dose after the other, cut to the period."""
    steps = sorted(medicine.steps, key=lambda step: step.from_day)
    starts = [(medicine.from_day, medicine.dose), *((s.from_day, s.dose) for s in steps)]
    ends = [*(date.fromordinal(day.toordinal() - 1) for day, _ in starts[1:]), medicine.to_day]
    for (first, dose), last in zip(starts, ends, strict=True):
        shown = Period(max(first, period.first), min(last or period.last, period.last))
        if shown.first <= shown.last:
            yield Dose(medicine.name, shown.first, shown.last, dose)


def _begins_a_word(text: str, beginnings: Sequence[str]) -> bool:
    folded = _folded(text)
    return any(re.search(rf"\b{re.escape(each)}", folded) for each in beginnings)


def _folded(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
