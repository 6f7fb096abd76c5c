"""How a language is written and spoken, as its `language.toml` says.

Knows neither which languages there are nor what is said in them.
"""

from pathlib import Path
from typing import Annotated

import msgspec

from companion.toml_file import Strict, Text, read_form

Seven = Annotated[tuple[Text, ...], msgspec.Meta(min_length=7, max_length=7)]
Twelve = Annotated[tuple[Text, ...], msgspec.Meta(min_length=12, max_length=12)]


class Numbers(Strict, frozen=True):
    """What stands within a number, and between the cells of a table."""

    decimal: Text
    thousands: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    cells: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]


class Punctuation(Strict, frozen=True):
    """Marks with their spaces; `source` stands between a sentence and the number of its source."""

    colon: Text
    semicolon: Text
    source: str


class Dates(Strict, frozen=True):
    """Days and hours: `first` is the first of a month, `between` joins day, month and year in
    words, weeks begin on Monday.

    `near`: what people type for a day near today, and how many days it is from today; `ago` and `ahead`
    hold a place for a number and a unit. What the others are says each file.
    """

    first: Text
    between: str
    hour: Annotated[str, msgspec.Meta(pattern=r"\{hour\}.*\{minute\}")]
    weekdays: Seven
    short_weekdays: Seven
    months: Twelve
    short_months: Twelve
    near: dict[str, int]
    ordinals: tuple[Text, ...] = ()
    left_out: tuple[Text, ...] = ()
    last: tuple[Text, ...] = ()
    next: tuple[Text, ...] = ()
    ago: tuple[Text, ...] = ()
    ahead: tuple[Text, ...] = ()
    at: tuple[Text, ...] = ()
    hours: tuple[Text, ...] = ()
    about: dict[str, int] = msgspec.field(default_factory=dict)
    about_months: dict[str, int] = msgspec.field(default_factory=dict)
    of_a_month: tuple[Text, ...] = ()
    month_units: dict[str, int] = msgspec.field(default_factory=dict)
    units: dict[str, int] = msgspec.field(default_factory=dict)
    counts: dict[str, int] = msgspec.field(default_factory=dict)


class Glossary(Strict, frozen=True):
    """The word before the other names of a term."""

    also: Text


class Voices(Strict, frozen=True):
    """By which the speaking programs know the language."""

    espeak: Text
    spd_say: Text
    say: Text
    windows: Text


class Usage(Strict, frozen=True):
    """All that makes a language other than its words. `name` is what it calls itself."""

    name: Text
    locale: Annotated[str, msgspec.Meta(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")]
    numbers: Numbers
    punctuation: Punctuation
    dates: Dates
    glossary: Glossary
    voices: Voices


def read_usage(path: Path) -> Usage:
    """What such a file says. Raises CatalogueBroken."""
    return read_form(path, Usage, f"{path.parent.name}/{path.name}")
