"""A confirmed table as records: check-ins and measurements, each with an id made from its content.

A value that no level was chosen for stays in the note, with the words of its source.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from companion import dates
from companion.actions.bring_in.columns import (
    DONE,
    Choices,
    Column,
    Meaning,
    is_left_unsaid,
)
from companion.actions.bring_in.content_ids import ContentIds
from companion.actions.bring_in.days import DayOrder, Moment, read_moment, read_number
from companion.actions.bring_in.found import FoundTable, LeftOut, NotBroughtIn, Source
from companion.domain.errors import N_
from companion.domain.records import Body, CheckIn, Kind, Measurement
from companion.domain.summary import FROM_FILE
from companion.domain.symptoms import Answer, Attribute, Recall
from companion.messages import Texts
from companion.record_json import RecordLine

NO_DAYS = N_("no column holds days")
WHICH_ORDER = N_("its days can be read in two ways: the order must be chosen")
WITHOUT_DAY = N_("lines without a day that can be read")
NOTHING_SAID = N_("lines in which nothing is said")


@dataclass
class _DayNoted:
    """What becomes one check-in of a day."""

    answers: dict[str, dict[Attribute, int]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Row:
    """A row with its day, and its cells by column."""

    moment: Moment
    cells: dict[str, str]


def lines_of(
    table: FoundTable, choices: Choices, texts: Texts, now: datetime
) -> tuple[tuple[RecordLine, ...], tuple[LeftOut, ...]]:
    """The records that a table becomes, by day, and the rows that become none. Raises NotBroughtIn."""
    day, order = choices.day, choices.order
    if day is None:
        raise NotBroughtIn(reason=NO_DAYS)
    if order is None:
        raise NotBroughtIn(reason=WHICH_ORDER if choices.fitting else NO_DAYS)
    rows = list(_rows(table, day.name, order))
    by_day: defaultdict[date, list[_Row]] = defaultdict(list)
    for row in rows:
        by_day[row.moment.day].append(row)
    maker = _Maker(table, choices, texts, now)
    made = tuple(line for each in sorted(by_day) for line in maker.records(each, by_day[each]))
    left = (
        LeftOut(WITHOUT_DAY, len(table.rows) - len(rows)),
        LeftOut(NOTHING_SAID, sum(not maker.says(row) for row in rows)),
    )
    return made, tuple(each for each in left if each.count)


def _rows(table: FoundTable, day: str, order: DayOrder) -> Iterator[_Row]:
    for row in table.rows:
        cells = dict(zip(table.columns, row, strict=True))
        moment = read_moment(cells.pop(day), order)
        if moment is not None:
            yield _Row(moment, {name: cell.strip() for name, cell in cells.items()})


class _Maker:
    """Makes the records of one table."""

    def __init__(self, table: FoundTable, choices: Choices, texts: Texts, now: datetime) -> None:
        self._table, self._texts, self._now = table, texts, now
        self._columns = {
            column.name: column
            for column in choices.columns
            if column.meaning not in {Meaning.DAY, Meaning.LEAVE}
        }
        self._ids = ContentIds()

    def says(self, row: _Row) -> bool:
        """Whether anything of a row is kept."""
        return any(self._said(row))

    def _said(self, row: _Row) -> Iterator[tuple[Column, str]]:
        for name, cell in row.cells.items():
            column = self._columns.get(name)
            if column is not None and not is_left_unsaid(self._table, cell):
                yield column, cell

    def records(self, day: date, rows: list[_Row]) -> Iterator[RecordLine]:
        """A check-in, more where a symptom was noted several times that day, and each measurement."""
        noted = [_DayNoted()]
        for row in rows:
            for column, cell in self._said(row):
                if column.meaning is Meaning.MEASURE and (number := read_number(cell)) is not None:
                    yield self._measurement(row, column, cell, number)
                elif not self._is_level(noted, column, cell):
                    noted[0].notes.append(self._words(row, column, cell))
        content = json.dumps(
            [[name, cell] for row in rows for name, cell in row.cells.items() if cell],
            ensure_ascii=True,
        )
        for number, each in enumerate(noted):
            if each.answers or each.notes:
                body = CheckIn(
                    day,
                    Recall.DAY,
                    {symptom: dict(answer) for symptom, answer in each.answers.items()},
                    "\n".join(each.notes) or None,
                    copied_from=f"{FROM_FILE}{self._table.source.value}",
                )
                source = self._table.source.value
                record_id = self._ids.of(source, day.isoformat(), str(number), content)
                yield _line(body, record_id)

    def _measurement(self, row: _Row, column: Column, cell: str, number: float) -> RecordLine:
        assert column.quantity is not None
        assert column.unit is not None
        moment = row.moment
        body = Measurement(moment.day, column.quantity, number, column.unit, moment.at(self._now))
        when = f"{moment.day.isoformat()} {moment.hour or ''} {moment.zone or ''}"
        source = self._table.source.value
        return _line(body, self._ids.of(source, when, column.name, cell))

    def _is_level(self, noted: list[_DayNoted], column: Column, cell: str) -> bool:
        """Keep a value as the level that a person said it is; False where nobody said."""
        level = column.levels.get(cell) if column.meaning is Meaning.LEVEL else None
        if level is None or column.symptom is None or column.attribute is None:
            return False
        free = next((n for n in noted if not _has(n, column)), None)
        if free is None:
            free = _DayNoted()
            noted.append(free)
        free.answers.setdefault(column.symptom, {})[column.attribute] = level
        if cell != str(level):
            free.notes.append(self._texts("{label}: {text}", label=column.name, text=cell))
        return True

    def _words(self, row: _Row, column: Column, cell: str) -> str:
        """« 9 h 05, Fatigue : 7 »: what the source says, with its own words."""
        value = cell
        if self._table.source is Source.LOOP and cell == DONE:
            value = self._texts("done")
        said = self._texts("{label}: {text}", label=column.name, text=value)
        hour = row.moment.hour
        return f"{dates.hour(hour, self._texts.language)}, {said}" if hour else said


def _has(noted: _DayNoted, column: Column) -> bool:
    answer: Answer = noted.answers.get(column.symptom or "", {})
    return column.attribute in answer


def _line(body: Body, record_id: str) -> RecordLine:
    return RecordLine(Kind(body.kind), body, record_id, None, None)
