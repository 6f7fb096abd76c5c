"""Who wrote what in the symptom table: a row for each author, each corrector, each side of a dispute."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from companion.actions.merging import dispute_in, disputes
from companion.actions.words.page import PageWords, runs, sentence
from companion.actions.words.persons import at_request
from companion.domain.authorship import authorship, request_of
from companion.domain.carnet import Entry
from companion.domain.records import Body, CheckIn, Revision
from companion.domain.sharing import shared
from companion.domain.summary import Summary, days_late, number_of_week_sheet
from companion.domain.symptom_summary import AuthorDays
from companion.domain.symptoms import level_of
from companion.domain.timeline import covered_days, covers
from companion.paper.page.document import PRESENT, Strip, WriterRow
from companion.paper.page.grid import Grid

WROTE, CORRECTED, COPIED = "●", "c", "p"
_MOST_WRITERS: Final = 4


def said_row(said: AuthorDays, symptom: str, grid: Grid, words: PageWords) -> WriterRow:
    """What one person said of a symptom, the highest of each cell."""
    is_presence = words.is_presence(symptom)
    starts = range(0, len(said.daily), grid.days_each)
    groups = [said.daily[start : start + grid.days_each] for start in starts]
    highest = [max((one for one in group if one is not None), default=None) for group in groups]
    cells = tuple(
        " " if one is None else level_cell(one, is_presence=is_presence) for one in highest
    )
    name = words.texts(
        "{symptom} by {name}", symptom=words.symptom(symptom), name=words.person(said.author)
    )
    parts = [
        words.said(words.span(*span_of(start, end, grid)), words.level_and_digit(symptom, level))
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


def corrector_rows(summary: Summary, grid: Grid, words: PageWords) -> tuple[WriterRow, ...]:
    """A row for each person who corrected another's check-in."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for entry in summary.check_ins:
        who = authorship(entry)
        for person in who.others:
            days[words.corrector(who, person)].update(covered_days(entry.body, grid.period))
    rows = []
    for corrector, corrected in list(days.items())[:_MOST_WRITERS]:
        name = words.texts("Corrected by {name}", name=corrector)
        marked = {grid.cell(day) for day in corrected}
        cells = tuple(CORRECTED if n in marked else " " for n in range(grid.cell_count))
        said = words.said(name, words.days(corrected, most=400))
        rows.append(WriterRow(name, Strip(cells, sentence(said))))
    return tuple(rows)


def writer_rows(summary: Summary, grid: Grid, words: PageWords) -> tuple[WriterRow, ...]:
    """A row for each author when there are several, or when a check-in bears a mark."""
    entries = summary.check_ins
    authors = list(dict.fromkeys(entry.author for entry in entries))
    if len(authors) < 2 and all(_written(entry) == WROTE for entry in entries):
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
            cells[cell] = _written(entry) if cells[cell] in {" ", WROTE} else cells[cell]
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
        return CORRECTED
    return COPIED if number_of_week_sheet(entry.body) else WROTE


def differences(summary: Summary, words: PageWords) -> Iterator[str]:
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


def two_corrections(summary: Summary, words: PageWords) -> Iterator[str]:
    """Answers that were corrected on two computers, where nobody chose yet: each with its name."""
    for entry in reversed(summary.check_ins):
        dispute = dispute_in(entry.revisions)
        if dispute is None:
            continue
        ends = [
            (end, end.body)
            for end in (dispute.standing, *dispute.others)
            if isinstance(end.body, CheckIn)
        ]
        for symptom in summary.symptoms:
            levels = [level_of(body.answers.get(symptom.id, {})) for _, body in ends]
            if len(set(levels)) > 1:
                said = [
                    f"{_corrector(end, words)} {_level(symptom.id, level, words)}"
                    for (end, _), level in zip(ends, levels, strict=True)
                ]
                day = words.day(entry.body.for_day)
                yield words.said(f"{day}, {words.symptom(symptom.id)}", ", ".join(said))


def withdrawn_on_one(summary: Summary, words: PageWords) -> Iterator[str]:
    """Check-ins that one computer withdrew and another one wrote again, where nobody chose yet.

    Whichever counts: one that is withdrawn stands nowhere else on the page.
    """
    for dispute in disputes(shared(words.carnet)):
        ends = (dispute.standing, *dispute.others)
        kept = [end for end in ends if isinstance(end.body, CheckIn)]
        gone = [end for end in ends if end.body is None]
        body = kept[0].body if kept and gone else None
        if not isinstance(body, CheckIn) or not covers(body, summary.period):
            continue
        said = [
            words.texts("withdrawn by {name}", name=words.person(gone[0].author)),
            *(
                words.said(_corrector(end, words), _all_said(end.body, summary, words))
                for end in kept
            ),
        ]
        yield words.said(words.day(body.for_day), words.joined(said))


def _all_said(body: Body | None, summary: Summary, words: PageWords) -> str:
    """« Fatigue beaucoup (3), Toux un peu (1) », of the symptoms that the page shows."""
    answers = body.answers if isinstance(body, CheckIn) else {}
    shown = {symptom.id for symptom in summary.symptoms} | set(summary.not_asked)
    levels = {symptom: level_of(answer) for symptom, answer in answers.items() if symptom in shown}
    found = [
        f"{words.symptom(symptom)} {words.level_and_digit(symptom, level)}"
        for symptom, level in levels.items()
        if level is not None
    ]
    return ", ".join(found) or words.texts("no answer")


def _corrector(revision: Revision, words: PageWords) -> str:
    other, name = request_of(revision), words.person(revision.author)
    return name if other is None else at_request(words.texts, name, words.person(other))


def _level(symptom: str, level: int | None, words: PageWords) -> str:
    return words.texts("no answer") if level is None else words.level_and_digit(symptom, level)


def span_of(start: int, end: int, grid: Grid) -> tuple[date, date]:
    """The first day of a cell, and the last day of another."""
    last = min(grid.first_day(end + 1) - timedelta(days=1), grid.period.last)
    return grid.first_day(start), last


def level_cell(level: int, *, is_presence: bool) -> str:
    """The cell for a level (0 to 4)."""
    return PRESENT if is_presence and level else str(level)
