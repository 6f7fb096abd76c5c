"""The shape of the catalogue's files: which keys they have and what may stand under each.

Knows only one file at a time; whether the entries of different files fit together is not its
concern.
"""

import re
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from companion.domain.records import Done
from companion.domain.symptoms import Attribute
from companion.domain.warning_signs import Urgency
from companion.domain.words import Language, Words


class CatalogueBroken(Exception):
    """A catalogue file is not as it should be: a mistake of ours, not of the person.

    The message names the file, the entry and the reason.
    """

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}, {entry}: {reason}")
        self.file = file
        self.entry = entry
        self.reason = reason


class Entry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table of which every key is known."""


class Text(Entry, frozen=True):
    """The same text in both languages."""

    fr: str
    en: str

    def __post_init__(self) -> None:
        if not (self.fr.strip() and self.en.strip()):
            raise ValueError("a text is empty")

    @property
    def words(self) -> Words:
        """The text as the domain knows it."""
        return Words(self.fr, self.en)


class WhenTexts(Entry, frozen=True):
    """How a question opens: today, for another day, for a week."""

    day: Text
    past_day: Text
    week: Text


class LevelText(Entry, frozen=True):
    """One level as a button, and within a running text."""

    label: Text
    short: Text


class GroupEntry(Entry, frozen=True):
    """A group of symptoms."""

    id: str
    label: Text


class SymptomEntry(Entry, frozen=True):
    """A symptom; `ask` holds one question an attribute, with `{when}` for its opening."""

    id: str
    group: str
    attributes: tuple[Attribute, ...]
    label: Text
    title: Text
    in_sentence: Text
    ask: dict[Attribute, Text]
    help: Text | None = None
    hpo: str | None = None
    warning_signs: tuple[str, ...] = ()
    daily: bool = False


class SymptomsFile(Entry, frozen=True):
    """symptoms.toml."""

    when: WhenTexts
    levels: dict[Attribute, tuple[LevelText, ...]]
    group: tuple[GroupEntry, ...]
    symptom: tuple[SymptomEntry, ...]


class UnitEntry(Entry, frozen=True):
    """A unit; `plausible` is the lowest and highest value that is not asked about again."""

    unit: str
    display: Text
    decimals: int
    ucum: str | None = None
    loinc: str | None = None
    plausible: tuple[float, float] | None = None


class QuantityEntry(Entry, frozen=True):
    """Something that is measured."""

    id: str
    label: Text
    units: tuple[UnitEntry, ...]


class QuantitiesFile(Entry, frozen=True):
    """quantities.toml."""

    quantity: tuple[QuantityEntry, ...]


class SourceEntry(Entry, frozen=True):
    """A page that was read."""

    key: str
    organisation: str
    title: str
    url: str
    language: Language
    year: int | None = None


class SourcesFile(Entry, frozen=True):
    """sources.toml."""

    source: tuple[SourceEntry, ...]


class NumberEntry(Entry, frozen=True):
    """An emergency number."""

    number: str
    label: Text


class BlockEntry(Entry, frozen=True):
    """What stands above and below the lines of a block."""

    heading: Text
    action: Text


class SignEntry(Entry, frozen=True):
    """A line of the card."""

    id: str
    block: Urgency
    organ: str
    text: Text
    sources: tuple[str, ...]
    tickable: bool = True
    threshold: bool = False


class DoneEntry(Entry, frozen=True):
    """Something that may have been done about a sign."""

    id: Done
    label: Text


class WarningSignsFile(Entry, frozen=True):
    """warning_signs.toml."""

    version: str
    reviewed_on: date
    title: Text
    sources: tuple[str, ...]
    intro: tuple[Text, ...]
    number: tuple[NumberEntry, ...]
    block: dict[Urgency, BlockEntry]
    sign: tuple[SignEntry, ...]
    done: tuple[DoneEntry, ...]


FileShape = TypeVar("FileShape", bound=Entry)


def read_file(path: Path, shape: type[FileShape]) -> FileShape:
    """The content of one catalogue file. Raises CatalogueBroken."""
    try:
        content = path.read_bytes()
        return msgspec.toml.decode(content, type=shape)
    except OSError as error:
        raise CatalogueBroken(path.name, "whole file", "it cannot be read") from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        entry = _entry_name(content, place.strip("`"))
        raise CatalogueBroken(path.name, entry, reason) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise CatalogueBroken(path.name, "whole file", str(error)) from error


def _entry_name(content: bytes, place: str) -> str:
    """The id of the entry that `place` (such as `$.symptom[3].label`) leads to, else the place."""
    found = re.match(r"\$\.(\w+)\[(\d+)\]", place)
    if found is None:
        return place.removeprefix("$.").removeprefix("$") or "top"
    tables = msgspec.toml.decode(content, type=dict[str, object])[found[1]]
    entry = tables[int(found[2])] if isinstance(tables, list) else None
    if not isinstance(entry, dict):
        return place
    name = entry.get("id") or entry.get("key") or entry.get("number") or place
    return f"{name}{place[found.end() :]}"
