"""The day of the cycle in words, the same on every screen and on paper."""

from companion.domain.cycle import CycleDay
from companion.messages import Texts


def cycle_words(texts: Texts, found: CycleDay) -> str:
    """« jour 13 du cycle 6 »; without a cycle, the days since the infusion."""
    if found.cycle is not None:
        return texts("day {number} of cycle {cycle}", number=found.number, cycle=found.cycle)
    if found.days_since == 0:
        return texts("day of the infusion")
    return texts.plural(
        "{count} day after the last infusion",
        "{count} days after the last infusion",
        found.days_since,
    )
