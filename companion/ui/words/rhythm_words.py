"""What the home screen says in each rhythm: of the day, of the week, about every month.

Sentences alone; it counts no days itself and draws nothing.
"""

from msgspec import Struct

from companion import dates
from companion.actions.check_in.rhythm import Due, noted_until
from companion.domain.carnet import Carnet
from companion.domain.records import CheckIn, Rhythm
from companion.domain.symptoms import Recall
from companion.messages import Texts
from companion.ui.ways.shortcuts import Shortcut

WEEKS_SHOWN = {Rhythm.WEEK: 8, Rhythm.MONTH: 13}


class RhythmWords(Struct, frozen=True):
    """The words of the big card and of its confirmations in one rhythm."""

    noted: str
    same: str
    same_keys: str
    same_question: str
    nothing_question: str
    add: str
    days: str


def rhythm_words(texts: Texts, rhythm: Rhythm, patient: str | None = None) -> RhythmWords:
    """The words for a rhythm. `patient`: whose days they are, where somebody else writes."""
    if rhythm is Rhythm.DAY:
        return RhythmWords(
            noted=texts("Today is noted"),
            same=texts("Like yesterday"),
            same_keys=texts(Shortcut.LIKE_YESTERDAY.keys),
            same_question=texts("Note the same as yesterday?"),
            nothing_question=texts("Note nothing to report for today?"),
            add=texts("Add a check-in"),
            days=texts("Your last 14 days")
            if patient is None
            else texts("{name}: the last 14 days", name=patient),
        )
    weekly = rhythm is Rhythm.WEEK
    return RhythmWords(
        noted=texts("This week is noted") if weekly else texts("This month is noted"),
        same=texts("Like last week") if weekly else texts("Like last time"),
        same_keys=texts((Shortcut.LIKE_LAST_WEEK if weekly else Shortcut.LIKE_LAST_TIME).keys),
        same_question=texts("Note the same as last week?")
        if weekly
        else texts("Note the same as last time?"),
        nothing_question=texts("Note nothing to report for the last 7 days?"),
        add=texts("Note a single day"),
        days=_weeks_words(texts, WEEKS_SHOWN[rhythm], patient),
    )


def _weeks_words(texts: Texts, count: int, patient: str | None) -> str:
    if patient is None:
        return texts.plural(
            "Your last {count} week, by its highest level",
            "Your last {count} weeks, by their highest level",
            count,
        )
    return texts.plural(
        "{name}: the last {count} week, by its highest level",
        "{name}: the last {count} weeks, by their highest level",
        count,
        name=patient,
    )


def question_words(texts: Texts, rhythm: Rhythm, patient: str | None) -> str:
    """The title while a check-in is due. `patient`: whose it is, when somebody else writes."""
    if rhythm is Rhythm.DAY:
        if patient is None:
            return texts("How are you today?")
        if patient:
            return texts("How is {name} today?", name=patient)
        return texts("How is the day going?")
    if patient is None:
        return texts("How were the last 7 days?")
    if patient:
        return texts("How were the last 7 days for {name}?", name=patient)
    return texts("How did the last 7 days go?")


def part_words(texts: Texts, rhythm: Rhythm, count: int) -> str:
    """The title while `count` symptoms have an answer, a 0 included, but not all that is asked."""
    if rhythm is Rhythm.DAY:
        some = texts.plural(
            "You answered about {count} symptom today",
            "You answered about {count} symptoms today",
            count,
        )
        return some if count else texts("You have answered about no symptom today")
    some = texts.plural(
        "You answered about {count} symptom for these days",
        "You answered about {count} symptoms for these days",
        count,
    )
    return some if count else texts("You have answered about no symptom for these days")


def due_words(texts: Texts, carnet: Carnet, due: Due, last: str) -> str:
    """When the last one was, when the next one is due, and until when noting goes on at least."""
    said = [last] if last else []
    if due.rhythm is not Rhythm.DAY and due.noted is not None:
        day = dates.weekday_day(due.next_day, texts.language)
        said.append(texts("The next check-in is due on {day}.", day=day))
    until = noted_until(carnet)
    if due.rhythm is Rhythm.MONTH and until is not None:
        day = dates.day_month_year(until, texts.language)
        said.append(texts("At least until {day}, a year after the last dose.", day=day))
    return " ".join(said) or texts("Less than a minute.")


def recall_words(texts: Texts, body: CheckIn) -> str:
    """« Samedi 21 novembre 2026 », « Du 15 au 21 novembre 2026 »: what a check-in speaks of."""
    if body.recall is Recall.DAY:
        return dates.capitalised(dates.full_day(body.for_day, texts.language))
    return texts(
        "From {first} to {last}",
        first=dates.day_month(body.first_day, texts.language),
        last=dates.day_month_year(body.for_day, texts.language),
    )
