"""A day's words with the day of the cycle behind them."""

from datetime import date

from companion.actions.words.cycle import cycle_words
from companion.domain.cycle import cycle_day
from companion.ui.ways.context import Context


def with_cycle(context: Context, said: str, day: date) -> str:
    """« Samedi 21 novembre · jour 13 du cycle 6 »; the words alone before the first infusion."""
    found = cycle_day(context.journal.carnet, day)
    if found is None:
        return said
    return context.texts("{day} · {cycle}", day=said, cycle=cycle_words(context.texts, found))


def cycle_of(context: Context, day: date) -> str:
    """« jour 13 du cycle 6 »; empty before the first infusion."""
    found = cycle_day(context.journal.carnet, day)
    return "" if found is None else cycle_words(context.texts, found)
