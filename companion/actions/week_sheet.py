"""The paper week: its number, what it asks, and the seven check-ins that it becomes.

The sheet mirrors the check-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.structs import replace

from companion.actions.check_in.asked import symptoms_to_ask
from companion.actions.journal import Journal
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Revision
from companion.domain.summary import FROM_PAPER
from companion.domain.symptoms import Answer, Attribute, Catalogue, Recall, Symptom
from companion.domain.validity import FIRST_YEAR, LAST_YEAR

DAYS = 7


def week_sheet_number(first_day: date) -> str:
    """« 20261116-9 »: the sheet's first day and a check digit, so that a slip is noticed."""
    digits = f"{first_day:%Y%m%d}"
    return f"{digits}-{_check_digit(digits)}"


def first_day_of(number: str) -> date | None:
    """The first day of the sheet of that number; None when it is none. Spaces do not matter."""
    digits = "".join(letter for letter in number if letter.isascii() and letter.isdigit())
    if len(digits) != 9 or _check_digit(digits[:8]) != int(digits[8]):
        return None
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return day if FIRST_YEAR < day.year < LAST_YEAR else None


def _check_digit(digits: str) -> int:
    """Luhn's digit: one wrong digit, or two neighbours that changed places, give another one."""
    total = 0
    for place, letter in enumerate(reversed(digits)):
        doubled = int(letter) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return -total % 10


def next_week_sheet(today: date) -> date:
    """The first day of the sheet to print: this Monday on a Monday, else the next one."""
    return today + timedelta(days=-today.weekday() % DAYS)


def last_week_sheet(today: date) -> date:
    """The first day of the sheet to type in: the Monday of the week that ends last, or ends now."""
    return today - timedelta(days=(today.weekday() + 1) % DAYS + DAYS - 1)


def week_sheet_symptoms(
    carnet: Carnet, catalogue: Catalogue, first_day: date
) -> tuple[Symptom, ...]:
    """What the sheet of that week asks: the person's own set, as a check-in of its first day does."""
    return symptoms_to_ask(carnet, catalogue, first_day)


def asked_of(symptom: Symptom) -> Attribute:
    """What is asked of a symptom on paper: its level alone."""
    return symptom.attributes[0]


@dataclass(frozen=True)
class TypedWeek:
    """What was typed: levels by (symptom id, day from 0 to 6), and a note by day."""

    first_day: date
    levels: Mapping[tuple[str, int], int] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)

    def day(self, number: int) -> date:
        """The date of a day, from 0 to 6."""
        return self.first_day + timedelta(days=number)

    @property
    def noted(self) -> tuple[int, ...]:
        """The days with an answer or a note."""
        return tuple(
            number
            for number in range(DAYS)
            if any(day == number for _, day in self.levels) or self._note(number)
        )

    def check_in(self, number: int, catalogue: Catalogue) -> CheckIn:
        """The check-in of one day, marked as copied from this sheet."""
        answers: dict[str, Answer] = {
            symptom: {asked_of(catalogue.symptoms[symptom]): level}
            for (symptom, day), level in self.levels.items()
            if day == number
        }
        return CheckIn(
            self.day(number),
            Recall.DAY,
            answers,
            self._note(number) or None,
            copied_from=f"{FROM_PAPER}{week_sheet_number(self.first_day)}",
        )

    def _note(self, number: int) -> str:
        return self.notes.get(number, "").strip()


def already_noted(carnet: Carnet, first_day: date, author: str) -> Mapping[int, Entry[CheckIn]]:
    """This author's newest check-in of each single day of the week, by day from 0 to 6."""
    found: dict[int, Entry[CheckIn]] = {}
    for entry in carnet.entries(CheckIn):
        number = (entry.body.for_day - first_day).days
        if entry.author == author and entry.body.recall is Recall.DAY and 0 <= number < DAYS:
            found[number] = entry
    return found


def added_to(before: CheckIn, copied: CheckIn) -> CheckIn:
    """A check-in with what the sheet says more or otherwise; the rest stays.

    A level that the sheet repeats keeps what was noted with it.
    """
    answers = dict(before.answers)
    details = dict(before.details)
    for symptom, answer in copied.answers.items():
        if any(answers.get(symptom, {}).get(asked) != level for asked, level in answer.items()):
            answers[symptom] = answer
            if not any(answer.values()):
                details.pop(symptom, None)
    return replace(
        before,
        answers=answers,
        details=details,
        note=copied.note or before.note,
        copied_from=copied.copied_from,
    )


def save_week(journal: Journal, week: TypedWeek, catalogue: Catalogue) -> tuple[Revision, ...]:
    """Write the days that say something, in one durable act: all of them, or none.

    A day that this author noted already is corrected: ask first (`already_noted`).
    """
    standing = already_noted(journal.carnet, week.first_day, journal.writer_id())
    writings: list[tuple[str | None, CheckIn]] = []
    for number in week.noted:
        copied = week.check_in(number, catalogue)
        if number in standing:
            entry = standing[number]
            writings.append((entry.id, added_to(entry.body, copied)))
        else:
            writings.append((None, copied))
    return journal.write_all(writings)
