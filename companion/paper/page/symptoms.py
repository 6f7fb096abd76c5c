"""The symptom table of the page: levels in words and digits, and a strip of days for each.

Counts and compares nothing itself: the summary did.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from companion import dates
from companion.actions.words.page import PageWords, runs, sentence
from companion.clean_text import clean_line
from companion.domain.summary import Summary, number_of_week_sheet
from companion.domain.symptom_summary import Change, Notable, Spread, SymptomSummary
from companion.domain.timeline import Absence, absence_of
from companion.paper.page.document import (
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
from companion.paper.page.grid import Grid, grid_of
from companion.paper.page.writers import (
    COPIED,
    CORRECTED,
    corrector_rows,
    differences,
    level_cell,
    said_row,
    span_of,
    two_corrections,
    withdrawn_on_one,
    writer_rows,
)

_MOST_DIFFERENCES: Final = 5
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
    writers = (*writer_rows(summary, grid, words), *corrector_rows(summary, grid, words))
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


def withdrawn_fact(summary: Summary, words: PageWords) -> Fact | None:
    """What one computer withdrew and another one wrote again; None without such a thing."""
    withdrawn = list(withdrawn_on_one(summary, words))
    if not withdrawn:
        return None
    more = words.more(len(withdrawn) - _MOST_DIFFERENCES)
    listed = [*withdrawn[:_MOST_DIFFERENCES], *([more] if more else [])]
    return Fact(words.texts("Withdrawn on one of two computers"), words.joined(listed))


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
        worst=level_cell(symptom.worst.level, is_presence=is_presence),
        worst_word=words.level(symptom.id, symptom.worst.level),
        worst_day=words.day(symptom.worst.day),
        last=level_cell(symptom.last.level, is_presence=is_presence),
        last_day=words.day(symptom.last.day) if _is_old(symptom.last.day, summary) else "",
        before=""
        if symptom.previous_worst is None
        else level_cell(symptom.previous_worst, is_presence=is_presence),
        change_mark=_change_mark(symptom),
        change_word=_change_word(symptom, words),
        notable_days=_notable_days(symptom, words),
        strip=_strip(symptom, grid, words),
        authors=tuple(said_row(said, symptom.id, grid, words) for said in symptom.by_author),
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


def _strip(symptom: SymptomSummary, grid: Grid, words: PageWords) -> Strip:
    is_presence = words.is_presence(symptom.id)
    cells = tuple(_cell(group, is_presence=is_presence) for group in grid.groups(symptom.daily))
    wide = _wide_cells(symptom, cells, words) if grid.days_each == 1 else ()
    joined = {n: one.start for one in wide for n in range(one.start, one.start + one.count)}
    absences = {
        NOT_ASKED: words.texts("not asked"),
        NO_CHECK_IN: words.texts("no check-in"),
        BEFORE: words.texts("before the record book"),
    }
    # As a digit would, each stays whole at the end of a line: a line of « pas de » says nothing.
    meanings = {cell: said.replace(" ", dates.NO_BREAK) for cell, said in absences.items()}
    meanings[PRESENT] = words.texts("yes")
    parts = []
    for start, end, _ in runs(f"{cell}{joined.get(n, '')}" for n, cell in enumerate(cells)):
        said = meanings.get(cells[start], cells[start])
        if start in joined:
            said = words.texts("{level} for the week", level=said)
        parts.append(words.said(words.span(*span_of(start, end, grid)), said))
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
        return level_cell(max(levels), is_presence=is_presence)
    return {
        Absence.NOT_ASKED: NOT_ASKED,
        Absence.NO_CHECK_IN: NO_CHECK_IN,
        Absence.BEFORE: BEFORE,
    }[absence_of(values)]


def _legend(
    shown: Sequence[SymptomSummary], writers: Sequence[WriterRow], words: PageWords
) -> tuple[LegendItem, ...]:
    texts = words.texts
    items = [LegendItem(str(level), word) for level, word in enumerate(words.level_scale)]
    if any(words.is_presence(symptom.id) for symptom in shown):
        items.append(LegendItem(PRESENT, texts("yes")))
    items.append(LegendItem(NOT_ASKED, texts("not asked or no answer")))
    items.append(LegendItem(NO_CHECK_IN, texts("no check-in")))
    if any(week is not None for symptom in shown for week in symptom.weeks):
        items.append(LegendItem(WEEK, texts("one answer for a week")))
    marks = {cell for writer in writers for cell in writer.strip.cells}
    if any(mark.startswith("+") for mark in marks):
        items.append(LegendItem("+2", texts("noted 2 days afterwards")))
    if CORRECTED in marks:
        items.append(LegendItem(CORRECTED, texts("corrected afterwards")))
    if COPIED in marks:
        items.append(LegendItem(COPIED, texts("from paper")))
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
    if disputed := list(differences(summary, words)):
        more = words.more(len(disputed) - _MOST_DIFFERENCES)
        listed = [*disputed[:_MOST_DIFFERENCES], *([more] if more else [])]
        yield Fact(texts("Two answers for one day"), words.joined(listed))
    if twice := list(two_corrections(summary, words)):
        more = words.more(len(twice) - _MOST_DIFFERENCES)
        listed = [*twice[:_MOST_DIFFERENCES], *([more] if more else [])]
        yield Fact(texts("Corrected on two computers"), words.joined(listed))
    if withdrawn := withdrawn_fact(summary, words):
        yield withdrawn
    if summary.copied:
        sheets = defaultdict[str, list[date]](list)
        for entry in summary.copied:
            sheets[clean_line(number_of_week_sheet(entry.body) or "", longest=20)].append(
                entry.body.for_day
            )
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
