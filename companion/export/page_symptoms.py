"""The symptom table of the page: levels in words and digits, and a strip of days for each.

Counts and compares nothing itself: the summary did.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from companion.domain.authorship import authorship
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn
from companion.domain.summary import Summary, days_late, paper_sheet
from companion.domain.symptom_summary import AuthorDays, Change, Notable, Spread, SymptomSummary
from companion.domain.timeline import Absence, absence_of, covered_days
from companion.export.clean_text import clean_line
from companion.export.page_document import (
    BEFORE,
    NO_CHECK_IN,
    NOT_ASKED,
    PRESENT,
    WEEK,
    AxisLabel,
    Columns,
    Fact,
    LegendItem,
    Strip,
    SymptomRow,
    SymptomTable,
    WideCell,
    WriterRow,
)
from companion.export.page_grid import Grid, grid_of
from companion.export.page_words import PageWords, runs, sentence

_MOST_WRITERS: Final = 4
_MOST_DIFFERENCES: Final = 5
_WROTE, _CORRECTED, _COPIED = "●", "c", "p"
_AXIS_LABELS: Final = 6
_FRESH_DAYS: Final = 7
_ROOM_FOR_A_WORD: Final = 6

CHANGE_MARKS: Final = {
    Change.NEW: "◆",
    Change.STRONGER: "▲",
    Change.WEAKER: "▼",
    Change.GONE: "○",
    Change.SAME: "=",
    Change.UNKNOWN: "–",
}
SPREAD_MARKS: Final = {
    Spread.MORE: CHANGE_MARKS[Change.STRONGER],
    Spread.FEWER: CHANGE_MARKS[Change.WEAKER],
}


def symptom_table(summary: Summary, words: PageWords) -> SymptomTable | None:
    """The table of all symptoms that were above 0, or None when nothing was asked."""
    if not summary.symptoms:
        return None
    grid = grid_of(summary.period)
    shown = [s for s in summary.symptoms if s.worst.level > 0]
    given = [e.body.for_day for e in summary.infusions if e.body.given]
    writers = (*_writers(summary, grid, words), *_correctors(summary, grid, words))
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
        last_day=words.day(symptom.last.day) if _is_old(symptom.last.day, summary) else "",
        before=""
        if symptom.previous_worst is None
        else _level_cell(symptom.previous_worst, is_presence=is_presence),
        change_mark=_change_mark(symptom),
        change_word=_change_word(symptom, words),
        notable_days=_notable_days(symptom, words),
        strip=_strip(symptom, grid, words),
        authors=tuple(_said_row(said, symptom.id, grid, words) for said in symptom.by_author),
    )


def _is_old(day: date, summary: Summary) -> bool:
    """Whether an answer is older than a week on the last day of the period."""
    return (summary.period.last - day).days > _FRESH_DAYS


def _notable_days(symptom: SymptomSummary, words: PageWords) -> str:
    """« 3 », « 1 semaine » or « 3 + 1 semaine »; a presence has no level 2."""
    if words.is_presence(symptom.id):
        return "–"
    days, weeks = symptom.notable.days, symptom.notable.weeks
    if not weeks:
        return str(days)
    said = words.times(Notable(0, weeks))
    return f"{days} + {said}" if days else said


def _said_row(said: AuthorDays, symptom: str, grid: Grid, words: PageWords) -> WriterRow:
    """What one person said of a symptom, the highest of each cell."""
    is_presence = words.is_presence(symptom)
    starts = range(0, len(said.daily), grid.days_each)
    groups = [said.daily[start : start + grid.days_each] for start in starts]
    highest = [max((one for one in group if one is not None), default=None) for group in groups]
    cells = tuple(
        " " if one is None else _level_cell(one, is_presence=is_presence) for one in highest
    )
    name = words.texts(
        "{symptom} by {name}", symptom=words.symptom(symptom), name=words.person(said.author)
    )
    parts = [
        words.said(words.span(*_span(start, end, grid)), words.level_and_digit(symptom, level))
        for start, end, level in _level_runs(highest)
    ]
    return WriterRow(
        words.person(said.author), Strip(cells, sentence(words.said(name, words.joined(parts))))
    )


def _level_runs(levels: Sequence[int | None]) -> Iterator[tuple[int, int, int]]:
    """Equal neighbours together, without those that say nothing."""
    for start, end, _ in runs("" if one is None else str(one) for one in levels):
        level = levels[start]
        if level is not None:
            yield start, end, level


def _span(start: int, end: int, grid: Grid) -> tuple[date, date]:
    """The first day of a cell, and the last day of another."""
    last = min(grid.first_day(end + 1) - timedelta(days=1), grid.period.last)
    return grid.first_day(start), last


def _change_mark(symptom: SymptomSummary) -> str:
    """The mark of the level's change; of how long it lasted when the level is the same."""
    if symptom.change is Change.SAME:
        return SPREAD_MARKS.get(symptom.spread, CHANGE_MARKS[Change.SAME])
    return CHANGE_MARKS[symptom.change]


def _change_word(symptom: SymptomSummary, words: PageWords) -> str:
    """« plus fort », « plus longtemps », « moins fort, plus longtemps »."""
    texts = words.texts
    longer = {Spread.MORE: texts("for longer"), Spread.FEWER: texts("for less long")}
    level = _level_change(symptom.change, words)
    if symptom.spread in longer:
        if symptom.change is Change.SAME:
            return longer[symptom.spread]
        if goes_the_other_way(symptom):
            return f"{level}, {longer[symptom.spread]}"
    return level


def goes_the_other_way(symptom: SymptomSummary) -> bool:
    """Weaker for longer, or stronger for less long."""
    return (symptom.change, symptom.spread) in {
        (Change.STRONGER, Spread.FEWER),
        (Change.WEAKER, Spread.MORE),
    }


def _level_change(change: Change, words: PageWords) -> str:
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
    wide = _wide_cells(symptom, cells, words) if grid.days_each == 1 else ()
    joined = {n: one.start for one in wide for n in range(one.start, one.start + one.count)}
    meanings = {
        NOT_ASKED: words.texts("not asked"),
        NO_CHECK_IN: words.texts("no check-in"),
        BEFORE: words.texts("before the record book"),
        PRESENT: words.texts("yes"),
    }
    parts = []
    for start, end, _ in runs(f"{cell}{joined.get(n, '')}" for n, cell in enumerate(cells)):
        said = meanings.get(cells[start], cells[start])
        if start in joined:
            said = words.texts("{level} for the week", level=said)
        parts.append(words.said(words.span(*_span(start, end, grid)), said))
    name = words.symptom(symptom.id)
    return Strip(cells, sentence(words.said(name, words.joined(parts))), wide)


def _wide_cells(
    symptom: SymptomSummary, cells: Sequence[str], words: PageWords
) -> tuple[WideCell, ...]:
    """The days of each week's answer as one cell, with the word where it has room."""
    found = []
    for start, end, week in runs("" if w is None else w.isoformat() for w in symptom.weeks):
        if week:
            count = end - start + 1
            digit = "●" if cells[start] == PRESENT else cells[start]
            text = f"{digit} {words.texts('week')}" if count >= _ROOM_FOR_A_WORD else digit
            found.append(WideCell(start, count, text))
    return tuple(found)


def _cell(values: Sequence[int | Absence], *, is_presence: bool) -> str:
    levels = [value for value in values if not isinstance(value, Absence)]
    if levels:
        return _level_cell(max(levels), is_presence=is_presence)
    return {
        Absence.NOT_ASKED: NOT_ASKED,
        Absence.NO_CHECK_IN: NO_CHECK_IN,
        Absence.BEFORE: BEFORE,
    }[absence_of(values)]


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


def _correctors(summary: Summary, grid: Grid, words: PageWords) -> tuple[WriterRow, ...]:
    """A row for each person who corrected another's check-in."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for entry in summary.check_ins:
        for person in authorship(entry).others:
            days[person].update(covered_days(entry.body, grid.period))
    rows = []
    for person, corrected in list(days.items())[:_MOST_WRITERS]:
        name = words.texts("Corrected by {name}", name=words.person(person))
        marked = {grid.cell(day) for day in corrected}
        cells = tuple(_CORRECTED if n in marked else " " for n in range(grid.cell_count))
        said = words.said(name, words.days(corrected, most=400))
        rows.append(WriterRow(name, Strip(cells, sentence(said))))
    return tuple(rows)


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
    if any(week is not None for symptom in shown for week in symptom.weeks):
        items.append(LegendItem(WEEK, texts("one answer for a week")))
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
    """Days on which two persons gave a symptom different levels, the newest first."""
    disputed = [symptom for symptom in summary.symptoms if symptom.by_author]
    for day in reversed(tuple(summary.period)):
        for symptom in disputed:
            levels = summary.timeline.said_by(symptom.id, day)
            if len(set(levels.values())) > 1:
                said = ", ".join(
                    f"{words.person(author)} {words.level_and_digit(symptom.id, level)}"
                    for author, level in levels.items()
                )
                yield words.said(f"{words.day(day)}, {words.symptom(symptom.id)}", said)
