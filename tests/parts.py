"""Which part of a long row today's tests take: another one each day, all in `make test-long`.

Only for what is the same thing again and again. Knows nothing of what it divides.
"""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar
from zlib import crc32

import pytest
from hypothesis import settings

from companion.content.explanations import Library
from companion.domain.explanations import GLOSSARY, ExplanationHead
from companion.domain.words import Language

T = TypeVar("T")
ALWAYS = {GLOSSARY, "warning-signs", "fatigue"}


def today() -> date:
    """The day, the same on every computer."""
    return datetime.now(UTC).date()


def one_in(number: int, things: Iterable[T]) -> list[T]:
    """Every third (fourth, fifth) one; on as many days in a row, all of them."""
    row = list(things)
    return row[today().toordinal() % number :: number]


def today_or_all(config: pytest.Config, number: int, things: Iterable[T]) -> list[T]:
    """One in so many today; all in `make test-long`."""
    is_long = config.getoption("--hypothesis-profile") == "long"
    return list(things) if is_long else one_in(number, things)


def is_due(config: pytest.Config, number: int, name: str) -> bool:
    """Whether what has this name is among today's, of which there are one in so many."""
    is_long = config.getoption("--hypothesis-profile") == "long"
    return is_long or (crc32(name.encode()) + today().toordinal()) % number == 0


def some_of(things: Sequence[T], most: int, occasion: str) -> list[T]:
    """So many of them in their order, chosen by the day and the occasion."""
    if len(things) <= most:
        return list(things)
    chance = random.Random(f"{today()} {occasion}")
    return [things[place] for place in sorted(chance.sample(range(len(things)), most))]


def few_examples() -> settings:
    """Of a property whose every example lasts: ten today, a hundred in the long run."""
    return settings(max_examples=100 if settings().max_examples > 50 else 10)


def shorten_the_booklet(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Of the chapters of the booklet one in so many, and those that others or the tests lead to."""
    every = Library.heads

    def heads(self: Library, language: Language) -> tuple[ExplanationHead, ...]:
        found = every(self, language)
        kept = {head.id for head in one_in(number, found)} | ALWAYS
        return tuple(head for head in found if head.id in kept)

    monkeypatch.setattr(Library, "heads", heads)
