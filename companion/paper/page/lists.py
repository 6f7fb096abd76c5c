"""The page's lists: ticked signs, events, medicines, and people's own words.

Cuts what is too long with a mark that says how much was left out.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

from companion.actions.words.medicines import doses, taken_when
from companion.actions.words.page import NOTHING, PageWords
from companion.clean_text import clean_line, clean_text
from companion.domain.authorship import Authorship, authorship, note_authorship, ticked_by
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn, Done, Event, Medicine, MedicineClass, Question
from companion.domain.summary import Summary, is_open, remark_day
from companion.domain.warning_signs import Urgency
from companion.paper.page.document import (
    Listing,
    Quote,
    Table,
    TableRow,
    TickedSign,
    TickedSigns,
)

MOST_ROWS: Final = 20
MOST_VISITS: Final = 5
_LONGEST_LINE: Final = 300
_LONGEST_DOSE: Final = 80

T = TypeVar("T")


def ticked_signs(summary: Summary, words: PageWords, *, visited: bool = True) -> TickedSigns | None:
    """Stays in hospital and emergency visits, then each ticked line of the card; None without any.

    Lines of *straight away* stand first. `visited`: events may be printed.
    """
    visits = _visits(summary, words) if visited else ()
    if not summary.warning_signs and not visits:
        return None
    texts, card = words.texts, words.catalogue.card
    ticked: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for entry in summary.warning_signs:
        for sign, person in ticked_by(entry).items():
            ticked[sign].append((entry.body.for_day, person))
    now = {sign.id for sign in card.block(Urgency.NOW)}
    known = sorted((sign for sign in card.signs if sign in ticked), key=lambda s: s not in now)
    listed = [*known, *(sign for sign in ticked if sign not in card.signs)]
    rows = [
        TickedSign(
            text=texts.words(card.signs[sign].text)
            if sign in card.signs
            else clean_line(sign, longest=_LONGEST_DOSE),
            days=_ticked_days(ticked[sign], words),
            done=_done_after(summary.events, [day for day, _ in ticked[sign]], words),
            strong=sign in now,
        )
        for sign in listed
    ]
    signs = texts("Warning signs ticked")
    return TickedSigns(
        heading=signs if not visits else texts("Hospital, emergency and warning signs"),
        visits=visits,
        rows=tuple(rows[:MOST_ROWS]),
        more=words.more(len(rows) - MOST_ROWS),
        source=_card_source(words) if rows else "",
    )


def _visits(summary: Summary, words: PageWords) -> tuple[TickedSign, ...]:
    """Emergency visits and stays in hospital, the newest first."""
    found = [e for e in summary.events if e.body.done in {Done.EMERGENCY, Done.HOSPITAL}]
    return tuple(
        TickedSign(
            text=words.done(entry.body.done) if entry.body.done else "",
            days=words.day(entry.body.for_day),
            done=_what(entry, words),
            strong=True,
        )
        for entry in reversed(found[-MOST_VISITS:])
    )


def _what(entry: Entry[Event], words: PageWords) -> str:
    """What happened, and who noted it when it was not the patient."""
    what = clean_line(entry.body.what, longest=_LONGEST_LINE)
    return words.with_signature(what, authorship(entry))


def _ticked_days(ticked: Sequence[tuple[date, str]], words: PageWords) -> str:
    """« 20 nov., 27 nov. (Lucie) »: the days by who ticked on them."""
    by_person: defaultdict[str, list[date]] = defaultdict(list)
    for day, person in ticked:
        by_person[person].append(day)
    return ", ".join(
        words.with_signature(words.days(days), Authorship(person))
        for person, days in by_person.items()
    )


def _card_source(words: PageWords) -> str:
    card = words.catalogue.card
    return words.texts(
        "Lines of the warning-sign card, version {version}, the same for everybody.",
        version=card.version,
    )


def _done_after(events: Sequence[Entry[Event]], days: Sequence[date], words: PageWords) -> str:
    """What was done on those days or on the next, each with its day; blank when nothing is known."""
    near = {day + timedelta(days=n) for day in days for n in (0, 1)}
    done = [e.body for e in events if e.body.for_day in near and e.body.done is not None]
    one_day = set(days) == {body.for_day for body in done}
    said = [
        words.done(body.done)
        if one_day and len(set(days)) == 1
        else f"{words.done(body.done)} ({words.day(body.for_day)})"
        for body in done
        if body.done is not None
    ]
    return ", ".join(dict.fromkeys(said))


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
                    _what(entry, words),
                    NOTHING if entry.body.done is None else words.done(entry.body.done),
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
    kept = sorted(_last(summary.medicines), key=lambda e: not is_corticosteroid(e.body, words))
    return Table(
        heading=texts("Medicines"),
        columns=(texts("Medicine"), texts("Dose"), texts("Taken")),
        rows=tuple(
            TableRow(
                (
                    clean_line(entry.body.name, longest=_LONGEST_LINE),
                    doses(entry.body, words),
                    words.with_signature(taken_when(entry.body, words), authorship(entry)),
                ),
                tag=texts("corticosteroid") if is_corticosteroid(entry.body, words) else "",
            )
            for entry in kept
        ),
        more=words.more(len(summary.medicines) - len(kept)),
        wide=any(len(entry.body.steps) > 1 for entry in kept),
    )


def is_corticosteroid(medicine: Medicine, words: PageWords) -> bool:
    """Whether the person said that it is one, or gave no class and its name is one's."""
    if medicine.medicine_class is not None:
        return medicine.medicine_class is MedicineClass.CORTICOSTEROID
    return words.catalogue.names_corticosteroid(medicine.name)


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
                lead=words.signed(authorship(entry)),
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
                lead=f"{words.day(remark_day(entry))}, {words.person(entry.author)}",
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
    return Listing(
        heading=words.texts("Notes of the check-ins"),
        numbered=False,
        items=tuple(
            Quote(_lead(entry, words), clean_text(entry.body.note or "")) for entry in kept
        ),
        more=words.more(len(summary.notes) - len(kept)),
    )


def _lead(entry: Entry[CheckIn], words: PageWords) -> str:
    """« 20 nov. », « 20 nov., Lucie », « 20 nov., corrigé par Lucie »."""
    day = words.day(entry.body.for_day)
    signature = words.signed(note_authorship(entry))
    return f"{day}, {signature}" if signature else day


def _last(entries: Sequence[T]) -> Sequence[T]:
    return entries[-MOST_ROWS:]
