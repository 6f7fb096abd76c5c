"""The page's lists: ticked signs, events, medicines, and people's own words.

Cuts what is too long with a mark that says how much was left out.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final, TypeVar

from companion.domain.carnet import Entry
from companion.domain.records import CheckIn, Done, Event, Medicine, MedicineClass, Question
from companion.domain.summary import Summary, is_open
from companion.export.clean_text import clean_line, clean_text
from companion.export.page_document import (
    NOTHING,
    Listing,
    Quote,
    Table,
    TableRow,
    TickedSign,
    TickedSigns,
)
from companion.export.page_words import PageWords

MOST_ROWS: Final = 20
_LONGEST_LINE: Final = 300
_LONGEST_DOSE: Final = 80

T = TypeVar("T")


def ticked_signs(summary: Summary, words: PageWords) -> TickedSigns | None:
    """Each ticked line of the card with its days and what was done; None when none was."""
    if not summary.warning_signs:
        return None
    texts, card = words.texts, words.catalogue.card
    days: defaultdict[str, list[date]] = defaultdict(list)
    for entry in summary.warning_signs:
        for sign in entry.body.warning_signs:
            days[sign].append(entry.body.for_day)
    known = [sign for sign in card.signs if sign in days]
    listed = [*known, *(sign for sign in days if sign not in card.signs)]
    rows = [
        TickedSign(
            text=texts.words(card.signs[sign].text)
            if sign in card.signs
            else clean_line(sign, longest=_LONGEST_DOSE),
            days=words.days(days[sign]),
            done=_done_on(summary.events, days[sign], words),
        )
        for sign in listed
    ]
    return TickedSigns(
        heading=texts("Warning signs ticked"),
        rows=tuple(rows[:MOST_ROWS]),
        more=words.more(len(rows) - MOST_ROWS),
        source=_card_source(words),
    )


def _card_source(words: PageWords) -> str:
    card = words.catalogue.card
    return words.texts(
        "Lines of the warning-sign card, version {version}, the same for everybody.",
        version=card.version,
    )


def _done_on(events: Sequence[Entry[Event]], days: Sequence[date], words: PageWords) -> str:
    """What was done on those days, in the order of the days."""
    done = [e.body for e in events if e.body.for_day in set(days) and e.body.done is not None]
    several = len(set(days)) > 1
    said = [
        done_word(body.done, words) + (f" ({words.day(body.for_day)})" if several else "")
        for body in done
        if body.done is not None
    ]
    return ", ".join(dict.fromkeys(said)) or words.texts("not noted what was done")


def done_word(done: Done, words: PageWords) -> str:
    """« équipe appelée »."""
    return words.texts.words(words.catalogue.card.done_label(done.value))


def events(summary: Summary, words: PageWords) -> Table | None:
    """What happened, newest last; None when nothing was noted."""
    if not summary.events:
        return None
    texts = words.texts
    kept = _last(summary.events)
    return Table(
        heading=texts("Events"),
        columns=(texts("Day"), texts("What happened"), texts("What was done")),
        rows=tuple(
            TableRow(
                (
                    words.day(entry.body.for_day),
                    clean_line(entry.body.what, longest=_LONGEST_LINE),
                    NOTHING if entry.body.done is None else done_word(entry.body.done, words),
                )
            )
            for entry in kept
        ),
        more=words.more(len(summary.events) - len(kept)),
    )


def medicines(summary: Summary, words: PageWords) -> Table | None:
    """Other medicines of the period; a corticosteroid bears a tag."""
    if not summary.medicines:
        return None
    texts = words.texts
    kept = sorted(_last(summary.medicines), key=lambda e: not is_corticosteroid(e.body))
    return Table(
        heading=texts("Medicines"),
        columns=(texts("Medicine"), texts("Dose"), texts("Taken")),
        rows=tuple(
            TableRow(
                (
                    clean_line(entry.body.name, longest=_LONGEST_LINE),
                    doses(entry.body, words),
                    taken_when(entry.body, words),
                ),
                tag=texts("corticosteroid") if is_corticosteroid(entry.body) else "",
            )
            for entry in kept
        ),
        more=words.more(len(summary.medicines) - len(kept)),
    )


def is_corticosteroid(medicine: Medicine) -> bool:
    """Whether the person said that it is one."""
    return medicine.medicine_class is MedicineClass.CORTICOSTEROID


def doses(medicine: Medicine, words: PageWords) -> str:
    """The dose and its steps, each with its day."""
    steps = [
        words.texts(
            "{dose} from {day}",
            dose=clean_line(step.dose, longest=_LONGEST_DOSE),
            day=words.day(step.from_day),
        )
        for step in medicine.steps[-MOST_ROWS:]
    ]
    dose = [clean_line(medicine.dose, longest=_LONGEST_DOSE)] if medicine.dose else []
    return ", ".join((*dose, *steps)) or NOTHING


def taken_when(medicine: Medicine, words: PageWords) -> str:
    """« depuis le 3 nov., en cours »."""
    first = words.day(medicine.from_day)
    if medicine.to_day is None:
        return words.texts("since {first}", first=first)
    return words.texts("from {first} to {last}", first=first, last=words.day(medicine.to_day))


def questions(summary: Summary, words: PageWords) -> Listing | None:
    """The person's questions: those put first, the other open ones, then the answered ones."""
    if not summary.questions:
        return None
    entries = sorted(summary.questions, key=_question_order)
    kept = entries[:MOST_ROWS]
    return Listing(
        heading=words.texts("My questions"),
        numbered=True,
        items=tuple(
            Quote(
                lead="",
                text=clean_line(entry.body.text, longest=_LONGEST_LINE),
                answer=words.said(
                    words.texts("Answer received"),
                    clean_line(entry.body.answer, longest=_LONGEST_LINE),
                )
                if entry.body.answer
                else "",
            )
            for entry in kept
        ),
        more=words.more(len(entries) - len(kept)),
    )


def _question_order(entry: Entry[Question]) -> tuple[bool, bool]:
    return (entry.body.answer is not None, not (entry.body.first and is_open(entry.body)))


def remarks(summary: Summary, words: PageWords) -> Listing | None:
    """Signed remarks, newest last."""
    if not summary.remarks:
        return None
    kept = _last(summary.remarks)
    return Listing(
        heading=words.texts("Remarks"),
        numbered=False,
        items=tuple(
            Quote(
                lead=f"{words.day(entry.recorded_at.date())}, {words.person(entry.author)}",
                text=clean_text(entry.body.text),
            )
            for entry in kept
        ),
        more=words.more(len(summary.remarks) - len(kept)),
    )


def notes(summary: Summary, words: PageWords) -> Listing | None:
    """The notes of the check-ins, newest last."""
    if not summary.notes:
        return None
    kept = _last(summary.notes)
    several = len({entry.author for entry in summary.notes}) > 1
    return Listing(
        heading=words.texts("Notes of the check-ins"),
        numbered=False,
        items=tuple(
            Quote(_lead(entry, words, signed=several), clean_text(entry.body.note or ""))
            for entry in kept
        ),
        more=words.more(len(summary.notes) - len(kept)),
    )


def _lead(entry: Entry[CheckIn], words: PageWords, *, signed: bool) -> str:
    day = words.day(entry.body.for_day)
    return f"{day}, {words.person(entry.author)}" if signed else day


def _last(entries: Sequence[T]) -> Sequence[T]:
    return entries[-MOST_ROWS:]
