"""Reads a TOML file of ours strictly into values of a known form; says in words what is wrong.

Knows nothing of what the keys mean. The catalogue, the languages and the explanations come this way.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, time
from pathlib import Path
from typing import Annotated, Final, TypeVar

import msgspec

from companion.compiled_toml import Tree, compiled_tree
from companion.domain.words import Language, Words

T = TypeVar("T")

Text = Annotated[str, msgspec.Meta(pattern=r"\S")]
"""A text that is not empty."""

Natural = Annotated[int, msgspec.Meta(ge=0)]
"""A whole number, 0 or more."""

Names = tuple[Text, ...]

NamesByLanguage = dict[str, Names]
"""Texts of which each language may have its own number."""

WHOLE_FILE: Final = "whole file"
_NAMES: Final = ("id", "key", "number")
_PLACE: Final = r" - at `(key in )?\$([^`]*)`$"
_STEP: Final = r"\.?([^.\[\]]+)|\[(\d+|\.\.\.)\]"
_REASONS: Final = (
    (r"^Object missing required field `(.+?)`$", r"\1 is missing"),
    (r"^Object contains unknown field `(.+?)`$", r"the key \1 is unknown"),
    (r"^Invalid enum value '(.+?)'$", r"\1 is unknown"),
    (r"^Expected `str\b.*$", "KEY is empty or not a text"),
    (r"^Expected `bool\b.*$", "KEY is neither true nor false"),
    (r"^Expected `int\b.*$", "KEY is not a whole number of the right size"),
    (r"^Expected `float\b.*$", "KEY is not a number"),
    (r"^Expected `date\b.*$", "KEY is not a date"),
    (r"^Expected `array.*$", "KEY is not a list of the right length"),
    (r"^Expected `object.*$", "KEY is not a table"),
)


class CatalogueBroken(Exception):
    """A file of ours is not as it should be: a mistake of ours, not of the person.

    The message names the file, the entry and the reason.
    """

    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}, {entry}: {reason}")
        self.file = file
        self.entry = entry
        self.reason = reason


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known: one that we do not know is a slip of the pen."""


def by_name(entries: Iterable[T], named: Callable[[T], str], file: str) -> dict[str, T]:
    """The entries of a list by their names; raises CatalogueBroken where a name stands twice."""
    found: dict[str, T] = {}
    for entry in entries:
        if found.setdefault(named(entry), entry) is not entry:
            raise CatalogueBroken(file, named(entry), "this name stands twice")
    return found


def refuse_unknown(named: Iterable[str], known: Collection[str], file: str, entry: str) -> None:
    """Raises CatalogueBroken when a name is not among the known ones."""
    for name in named:
        if name not in known:
            raise CatalogueBroken(file, entry, f"{name} is unknown")


def read_toml(path: Path, name: str) -> Tree:
    """A whole file; `name` is what a refusal calls it. Raises CatalogueBroken."""
    try:
        text = path.read_bytes()
    except OSError as error:
        raise CatalogueBroken(name, WHOLE_FILE, "it cannot be read") from error
    known = compiled_tree(path, text)
    if known is not None:
        return known
    try:
        return toml_values(text.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        raise CatalogueBroken(name, WHOLE_FILE, str(error)) from error


def toml_values(text: str, name: str, entry: str = WHOLE_FILE) -> Tree:
    """The values of a text in TOML. Raises CatalogueBroken."""
    import tomllib

    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise CatalogueBroken(name, entry, str(error)) from error


def read_form(path: Path, form: type[T], name: str) -> T:
    """A whole file in a form. Raises CatalogueBroken."""
    return in_form(read_toml(path, name), form, name)


def in_form(values: object, form: type[T], name: str, entry: str = WHOLE_FILE) -> T:
    """Values of a file in a form; `entry` is what a refusal calls the outermost table.

    Raises CatalogueBroken.
    """
    try:
        return msgspec.convert(values, form, builtin_types=(date, time), dec_hook=_made)
    except msgspec.ValidationError as error:
        raise _refusal(str(error), values, name, entry) from error


def _made(kind: type, value: object) -> object:
    """What msgspec does not know: a text by language."""
    if kind is Words and isinstance(value, dict):
        return Words({Language(str(code)): str(text) for code, text in value.items()})
    raise TypeError("it is no text in every language")


def _refusal(message: str, values: object, name: str, entry: str) -> CatalogueBroken:
    place = re.search(_PLACE, message)
    reason = message[: place.start()] if place else message
    steps = [a or b for a, b in re.findall(_STEP, place[2])] if place else []
    for pattern, words in _REASONS:
        if re.match(pattern, reason):
            reason = re.sub(pattern, words, reason)
            break
    if reason.startswith("KEY "):
        while len(steps) > 1 and not _is_key(steps[-1]):
            steps.pop()
        key = steps.pop() if steps else entry
        reason = reason.replace("KEY", key, 1)
    return CatalogueBroken(name, ", ".join(_entries(values, steps)) or entry, reason)


def _is_key(step: str) -> bool:
    return not step.isdecimal() and step != "..."


def _entries(values: object, steps: Sequence[str]) -> list[str]:
    """The names on the way to a place: an entry of a list is called by its own name."""
    here: object = values
    names: list[str] = []
    for step in steps:
        if isinstance(here, list) and step.isdecimal():
            here = here[int(step)]
            called = _name_of(here)
            place = f"{names[-1]} {int(step) + 1}" if names else str(int(step) + 1)
            names = [called] if called else [*names[:-1], place]
        else:
            here = here.get(step) if isinstance(here, dict) else None
            names += [] if step == "..." else [step]
    return names


def _name_of(entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[key]) for key in _NAMES if entry.get(key)), "")
