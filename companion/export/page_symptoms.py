"""The symptom table of the page: levels in words and digits, and a strip of days for each.

Counts and compares nothing itself: the summary did.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.summary import Change, Summary, SymptomSummary, days_late, paper_sheet
from companion.domain.timeline import Absence
from companion.export.clean_text import clean_line
from companion.export.page_document import (
    NO_CHECK_IN,
    NOT_ASKED,
    PRESENT,
    AxisLabel,
    Columns,
    Fact,
    LegendItem,
    Strip,
    SymptomRow,
    SymptomTable,
    WriterRow,
)
from companion.export.page_grid import Grid, grid_of
from companion.export.page_words import PageWords, runs, sentence

_MOST_WRITERS: Final = 4
_MOST_DIFFERENCES: Final = 5
_WROTE, _CORRECTED, _COPIED = "●", "c", "p"
_AXIS_LABELS: Final = 6

CHANGE_MARKS: Final = {
    Change.NEW: "◆",
    Change.STRONGER: "▲",
    Change.WEAKER: "▼",
    Change.GONE: "○",
    Change.SAME: "=",
    Change.UNKNOWN: "–",
}


def symptom_table(summary: Summary, words: PageWords) -> SymptomTable | None:
    """The table of all symptoms that were above 0, or None when nothing was asked."""
    if not summary.symptoms:
        return None
    grid = grid_of(summary.period)
    shown = [s for s in summary.symptoms if s.worst.level > 0]
    given = [e.body.for_day for e in summary.infusions if e.body.given]
    writers = _writers(summary, grid, words)
    return SymptomTable(
        heading=words.texts("Symptoms day by day"),
        columns=_columns(words),
        axis=_axis(grid, words),
        cell_count=grid.cell_count,
        infusions=tuple(sorted({grid.cell(day) for day in given})),
        infusion_label=words.texts("infusion") if given else "",
        rows=tuple(_row(symptom, summary, grid, words) for symptom in shown),
        writers=writers,
        legend=_legend(shown, writers, words),
        remarks=tuple(_remarks(summary, grid, words)),
    )


def _columns(words: PageWords) -> Columns:
    texts = words.texts
    return Columns(
        name=texts("Symptom"),
        worst=texts("At worst"),
        last=texts("Latest"),
        before=texts("Before"),
        change=texts("How it changed"),
        notable_days=texts("Days ≥ 2"),
        strip=texts("Each day, level 0 to 4"),
    )


def _axis(grid: Grid, words: PageWords) -> tuple[AxisLabel, ...]:
    step = max(1, round(grid.cell_count / _AXIS_LABELS))
    if grid.days_each == 1 and step > 3:
        step = -(-step // 7) * 7
    return tuple(
        AxisLabel(cell, words.day(grid.first_day(cell)))
        for cell in range(0, grid.cell_count, step)
        if cell == 0 or grid.cell_count - cell > step // 2
    )


def _row(symptom: SymptomSummary, summary: Summary, grid: Grid, words: PageWords) -> SymptomRow:
    texts = words.texts
    interference = symptom.interference_worst
    is_presence = words.is_presence(symptom.id)
    return SymptomRow(
        name=words.symptom(symptom.id),
        interference=""
        if not interference
        else texts(
            "got in the way: {level} ({digit})",
            level=words.interference(interference),
            digit=interference,
        ),
        worst=_level_cell(symptom.worst.level, is_presence=is_presence),
        worst_word=words.level(symptom.id, symptom.worst.level),
        worst_day=words.day(symptom.worst.day),
        last=_level_cell(symptom.last.level, is_presence=is_presence),
        before=""
        if symptom.previous_worst is None
        else _level_cell(symptom.previous_worst, is_presence=is_presence),
        change_mark=CHANGE_MARKS[symptom.change],
        change_word=_change_word(symptom.change, words),
        notable_days="–" if is_presence else str(symptom.days_at_2_or_more),
        strip=_strip(symptom, grid, words),
    )


def _change_word(change: Change, words: PageWords) -> str:
    """« plus fort »."""
    texts = words.texts
    return {
        Change.NEW: texts("new"),
        Change.STRONGER: texts("stronger"),
        Change.WEAKER: texts("weaker"),
        Change.GONE: texts("gone"),
        Change.SAME: texts("the same"),
        Change.UNKNOWN: texts("not compared"),
    }[change]


def _level_cell(level: int, *, is_presence: bool) -> str:
    """The cell for a level (0 to 4)."""
    return PRESENT if is_presence and level else str(level)


def _strip(symptom: SymptomSummary, grid: Grid, words: PageWords) -> Strip:
    is_presence = words.is_presence(symptom.id)
    cells = tuple(_cell(group, is_presence=is_presence) for group in grid.groups(symptom.daily))
    meanings = {
        NOT_ASKED: words.texts("not asked"),
        NO_CHECK_IN: words.texts("no check-in"),
        PRESENT: words.texts("yes"),
    }
    parts = []
    for start, end, cell in runs(cells):
        first = grid.first_day(start)
        last = min(grid.first_day(end + 1) - timedelta(days=1), grid.period.last)
        parts.append(words.said(words.span(first, last), meanings.get(cell, cell)))
    name = words.symptom(symptom.id)
    return Strip(cells, sentence(words.said(name, words.joined(parts))))


def _cell(values: Sequence[int | Absence], *, is_presence: bool) -> str:
    levels = [value for value in values if not isinstance(value, Absence)]
    if levels:
        return _level_cell(max(levels), is_presence=is_presence)
    return NOT_ASKED if Absence.NOT_ASKED in values else NO_CHECK_IN


def _writers(summary: Summary, grid: Grid, words: PageWords) -> tuple[WriterRow, ...]:
    """A row for each author when there are several, or when a check-in bears a mark."""
    entries = summary.check_ins
    authors = list(dict.fromkeys(entry.author for entry in entries))
    if len(authors) < 2 and all(_written(entry) == _WROTE for entry in entries):
        return ()
    return tuple(
        _writer(author, [e for e in entries if e.author == author], grid, words)
        for author in authors[:_MOST_WRITERS]
    )


def _writer(
    author: str, entries: Sequence[Entry[CheckIn]], grid: Grid, words: PageWords
) -> WriterRow:
    cells = [" "] * grid.cell_count
    for entry in entries:
        last = min(entry.body.for_day, grid.period.last)
        first = max(entry.body.first_day, grid.period.first)
        for cell in range(grid.cell(first), grid.cell(last) + 1):
            cells[cell] = _written(entry) if cells[cell] in {" ", _WROTE} else cells[cell]
    name = words.texts("Noted by {name}", name=words.person(author))
    days = words.days((entry.body.for_day for entry in entries), most=400)
    said = [words.said(name, days), *(_late_words(e, words) for e in entries if days_late(e))]
    return WriterRow(name, Strip(tuple(cells), sentence(words.joined(said))))


def _late_words(entry: Entry[CheckIn], words: PageWords) -> str:
    return words.texts.plural(
        "{day} noted {count} day afterwards",
        "{day} noted {count} days afterwards",
        days_late(entry),
        day=words.day(entry.body.for_day),
    )


def _written(entry: Entry[CheckIn]) -> str:
    """The mark of a check-in: how late it is, else corrected, else copied from paper."""
    if late := days_late(entry):
        return f"+{late}" if late < 10 else "+"
    if entry.corrections:
        return _CORRECTED
    return _COPIED if paper_sheet(entry.body) else _WROTE


def _legend(
    shown: Sequence[SymptomSummary], writers: Sequence[WriterRow], words: PageWords
) -> tuple[LegendItem, ...]:
    texts = words.texts
    items = [LegendItem(str(level), word) for level, word in enumerate(words.level_scale)]
    if any(words.is_presence(symptom.id) for symptom in shown):
        items.append(LegendItem(PRESENT, texts("yes")))
    items.append(LegendItem(NOT_ASKED, texts("not asked")))
    items.append(LegendItem(NO_CHECK_IN, texts("no check-in")))
    marks = {cell for writer in writers for cell in writer.strip.cells}
    if any(mark.startswith("+") for mark in marks):
        items.append(LegendItem("+2", texts("noted 2 days afterwards")))
    if _CORRECTED in marks:
        items.append(LegendItem(_CORRECTED, texts("corrected afterwards")))
    if _COPIED in marks:
        items.append(LegendItem(_COPIED, texts("from paper")))
    return tuple(items)


def _remarks(summary: Summary, grid: Grid, words: PageWords) -> Iterator[Fact]:
    texts = words.texts
    if grid.days_each > 1:
        yield Fact(
            texts("Long period"),
            texts.plural(
                "each cell stands for {count} day and shows its highest level.",
                "each cell stands for {count} days and shows the highest level of them.",
                grid.days_each,
            ),
        )
    if differences := list(_differences(summary, words)):
        more = words.more(len(differences) - _MOST_DIFFERENCES)
        listed = [*differences[:_MOST_DIFFERENCES], *([more] if more else [])]
        yield Fact(texts("Two answers for one day"), words.joined(listed))
    if summary.copied:
        sheets = defaultdict[str, list[date]](list)
        for entry in summary.copied:
            sheets[clean_line(paper_sheet(entry.body) or "", longest=20)].append(entry.body.for_day)
        said_of = [
            texts("sheet {number} ({days})", number=number, days=words.days(days))
            for number, days in sheets.items()
        ]
        yield Fact(texts("Copied from paper"), words.joined(said_of[-_MOST_DIFFERENCES:]))
    zero = [words.symptom(s.id) for s in summary.symptoms if s.worst.level == 0]
    if zero:
        yield Fact(texts("Asked, always 0"), ", ".join(zero))
    if summary.not_asked:
        names = [words.symptom(symptom) for symptom in summary.not_asked]
        yield Fact(texts("Not asked in this period"), ", ".join(names))


def _differences(summary: Summary, words: PageWords) -> Iterator[str]:
    """Days on which two authors gave a symptom different levels."""
    for day in summary.period:
        if len({entry.author for entry in summary.timeline.check_ins(day)}) < 2:
            continue
        for symptom in summary.symptoms:
            given = summary.timeline.authors(symptom.id, day)
            levels = {a.entry.author: a.level for a in given if a.level is not None}
            if len(set(levels.values())) > 1:
                said = ", ".join(
                    f"{words.person(author)} {words.level_and_digit(symptom.id, level)}"
                    for author, level in levels.items()
                )
                yield words.said(f"{words.day(day)}, {words.symptom(symptom.id)}", said)
