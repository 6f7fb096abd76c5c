"""The words for writings that were left aside, on screen and on the terminal."""

from collections.abc import Sequence

from companion import dates
from companion.actions.soundness import Aside
from companion.messages import Texts

MOST_SHOWN = 12


def aside_lines(texts: Texts, aside: Sequence[Aside]) -> list[str]:
    """A line for each: its day, and why it cannot be true; the first ones."""
    lines = [_line(texts, each) for each in aside[:MOST_SHOWN]]
    if len(aside) > MOST_SHOWN:
        more = len(aside) - MOST_SHOWN
        lines.append(texts.plural("and {count} more", "and {count} more", more))
    return lines


def _line(texts: Texts, each: Aside) -> str:
    reason = texts(str(each.reason.values["reason"]), **each.reason.values)
    if each.recorded_at is None:
        return texts("An entry: {reason}", reason=reason)
    day = dates.day_month_year(each.recorded_at.date(), texts.language)
    return texts("Written on {day}: {reason}", day=day, reason=reason)
