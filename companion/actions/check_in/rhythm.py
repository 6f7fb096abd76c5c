"""How often the person means to note how they are: what that covers, and when it is due again.

Plain counting of days. It reminds nobody.
"""

from datetime import date, timedelta

from msgspec import Struct

from companion.actions.check_in.open_check_in import like_the_day_before
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import CheckIn, Rhythm
from companion.domain.symptoms import Recall
from companion.domain.timeline import month_start

MONTHS_AFTER_LAST_DOSE = 12
LONGEST_LOOK_BACK = {Rhythm.WEEK: 13, Rhythm.MONTH: 62}
"""How many days a check-in may lie back to be copied as that of the last time."""


class Due(Struct, frozen=True):
    """Where a writer stands in the rhythm on a day.

    `noted` is their check-in of the present stretch, None when one is due; `next_day` is the day from
    which the next one is due.
    """

    rhythm: Rhythm
    noted: Entry[CheckIn] | None
    next_day: date


def rhythm_of(carnet: Carnet) -> Rhythm:
    """The chosen rhythm; every day unless another was chosen."""
    return carnet.preferences().rhythm or Rhythm.DAY


def recall_of(rhythm: Rhythm) -> Recall:
    """What one check-in of the rhythm speaks of: about once a month, of a week too."""
    return Recall.DAY if rhythm is Rhythm.DAY else Recall.WEEK


def due(carnet: Carnet, today: date, author: str) -> Due:
    """Whether this author's check-in of the present day, week or month is noted."""
    rhythm = rhythm_of(carnet)
    last = _last(carnet, rhythm, today, author)
    if last is None:
        return Due(rhythm, None, today)
    following = next_day(rhythm, last.body.for_day)
    return Due(rhythm, last if today < following else None, max(following, today))


def next_day(rhythm: Rhythm, noted: date) -> date:
    """The day from which the next check-in is due, after one for a day."""
    if rhythm is Rhythm.MONTH:
        return months_later(noted, 1)
    return noted + timedelta(days=7 if rhythm is Rhythm.WEEK else 1)


def months_later(day: date, months: int) -> date:
    """The same day some months later; the month's last day where there is none."""
    first = month_start(day, months)
    last = month_start(day, months + 1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def noted_until(carnet: Carnet) -> date | None:
    """The day 12 months after the last dose, until which noting goes on at least; None without one."""
    profile = carnet.profile()
    last_dose = profile.body.last_dose if profile else None
    return None if last_dose is None else months_later(last_dose, MONTHS_AFTER_LAST_DOSE)


def last_day_shown(carnet: Carnet, today: date) -> date:
    """The last day of the weeks that are shown: that of the last check-in of a week, or so many
    weeks later that today lies within or less than a week after.
    """
    ends = [e.body.for_day for e in carnet.entries(CheckIn) if e.body.recall is Recall.WEEK]
    before = [day for day in ends if day <= today]
    if not before:
        return today
    last = max(before)
    last += timedelta(days=(today - last).days // 7 * 7)
    later = (e.body.for_day for e in carnet.entries(CheckIn) if last < e.body.for_day <= today)
    return last if next(later, None) is None else last + timedelta(days=7)


def like_last_time(carnet: Carnet, for_day: date, author: str) -> CheckIn | None:
    """The same answers as this author's last check-in of the rhythm: of the day before, of the week
    before, of the month before. None when there is none.
    """
    rhythm = rhythm_of(carnet)
    if rhythm is Rhythm.DAY:
        return like_the_day_before(carnet, for_day, author)
    last = _last(carnet, rhythm, for_day - timedelta(days=1), author, with_answers=True)
    if last is None or (for_day - last.body.for_day).days > LONGEST_LOOK_BACK[rhythm]:
        return None
    return CheckIn(for_day, Recall.WEEK, last.body.answers, copied_from=last.id)


def _last(
    carnet: Carnet, rhythm: Rhythm, until: date, author: str, *, with_answers: bool = False
) -> Entry[CheckIn] | None:
    recall = recall_of(rhythm)
    found = [
        entry
        for entry in carnet.entries(CheckIn)
        if entry.author == author
        and entry.body.recall is recall
        and entry.body.for_day <= until
        and (entry.body.answers or not with_answers)
    ]
    return max(found, key=lambda e: (e.body.for_day, e.recorded_at, e.id), default=None)
