"""Reads our own TOML files strictly: every key is asked for by name and type, none is left over.

Plain tomllib, because the catalogue is read before the window is first painted.
"""

import tomllib
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import Self

from companion.domain.words import Language, Words
from companion.toml_file import CatalogueBroken


class Table:
    """One TOML table. Each getter raises CatalogueBroken for a missing key or another type."""

    def __init__(self, file: str, entry: str, values: dict[str, object]) -> None:
        self.file = file
        self.entry = entry
        self._values = values
        self._unread = set(values)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The whole file as a table."""
        try:
            values: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise CatalogueBroken(path.name, "whole file", "it cannot be read") from error
        except ValueError as error:
            raise CatalogueBroken(path.name, "whole file", str(error)) from error
        return cls(path.name, "whole file", values)

    def broken(self, reason: str) -> CatalogueBroken:
        """The refusal of this table, to be raised."""
        return CatalogueBroken(self.file, self.entry, reason)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in the order of the file."""
        return tuple(self._values)

    def end(self) -> None:
        """Raise CatalogueBroken when a key was never asked for."""
        if self._unread:
            raise self.broken(f"the key {min(self._unread)} is unknown")

    def refuse_unknown(self, named: Iterable[str], known: Collection[str]) -> None:
        """Raise CatalogueBroken when a name is not among the known ones."""
        for name in named:
            if name not in known:
                raise self.broken(f"{name} is unknown")

    def text(self, key: str) -> str:
        """A text that is not empty."""
        value = self._take(key)
        if not isinstance(value, str) or not value.strip():
            raise self.broken(f"{key} is not a text")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None when the key is absent."""
        return self.text(key) if key in self._values else None

    def whole_number(self, key: str) -> int:
        """A whole number, 0 or more."""
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.broken(f"{key} is not a whole number")
        return value

    def optional_whole_number(self, key: str) -> int | None:
        """A whole number, or None when the key is absent."""
        return self.whole_number(key) if key in self._values else None

    def flag(self, key: str, *, absent: bool) -> bool:
        """A true or false, with what an absent key means."""
        if key not in self._values:
            return absent
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.broken(f"{key} is neither true nor false")
        return value

    def day(self, key: str) -> date:
        """A date."""
        value = self._take(key)
        if type(value) is not date:
            raise self.broken(f"{key} is not a date")
        return value

    def words(self, key: str) -> Words:
        """A text in every language."""
        return _words(self.table(key))

    def optional_words(self, key: str) -> Words | None:
        """A text in every language, or None when the key is absent."""
        return self.words(key) if key in self._values else None

    def all_words(self, key: str) -> tuple[Words, ...]:
        """A list of texts, as long in every language."""
        table = self.table(key)
        said = {Language(code): table.names(code) for code in table.keys}
        if len({len(texts) for texts in said.values()}) != 1:
            raise self.broken(f"{key} has more texts in one language")
        rows = zip(*said.values(), strict=True)
        return tuple(Words(dict(zip(said, row, strict=True))) for row in rows)

    def names(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        items = self._list(key)
        names = tuple(item for item in items if isinstance(item, str) and item)
        if len(names) != len(items):
            raise self.broken(f"{key} holds something else than names")
        return names

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, 0 or more; absent is empty."""
        items = self._list(key)
        numbers = tuple(n for n in items if isinstance(n, int) and not isinstance(n, bool))
        if len(numbers) != len(items) or any(number < 0 for number in numbers):
            raise self.broken(f"{key} holds something else than whole numbers")
        return numbers

    def optional_range(self, key: str) -> tuple[float, float] | None:
        """A lowest and a highest number, or None when the key is absent."""
        if key not in self._values:
            return None
        numbers = [n for n in self._list(key) if isinstance(n, float)]
        if len(numbers) != 2 or numbers[0] >= numbers[1]:
            raise self.broken(f"{key} is not a lowest and a highest number")
        return numbers[0], numbers[1]

    def table(self, key: str) -> "Table":
        """A table within this one."""
        value = self._take(key)
        if not isinstance(value, dict):
            raise self.broken(f"{key} is not a table")
        return Table(self.file, self._inner(key), value)

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables; each is named by its id, its key or its place."""
        items = self._list(key)
        if not items:
            raise self.broken(f"{key} is missing or empty")
        return tuple(self._numbered(key, place, item) for place, item in enumerate(items, 1))

    def entries(self, key: str, name: str = "id") -> dict[str, "Table"]:
        """A list of tables by their own name, in the order of the file; no name stands twice."""
        found: dict[str, Table] = {}
        for table in self.tables(key):
            entry = table.text(name)
            if entry in found:
                raise table.broken(f"this {name} stands twice")
            found[entry] = table
        return found

    def _take(self, key: str) -> object:
        if key not in self._values:
            raise self.broken(f"{key} is missing")
        self._unread.discard(key)
        return self._values[key]

    def _list(self, key: str) -> list[object]:
        if key not in self._values:
            return []
        value = self._take(key)
        if not isinstance(value, list):
            raise self.broken(f"{key} is not a list")
        return value

    def _inner(self, key: str) -> str:
        return key if self.entry == "whole file" else f"{self.entry}, {key}"

    def _numbered(self, key: str, place: int, item: object) -> "Table":
        if not isinstance(item, dict):
            raise self.broken(f"{key} holds something else than tables")
        name = item.get("id") or item.get("key") or item.get("number")
        return Table(self.file, str(name or f"{self._inner(key)} {place}"), item)


def _words(table: Table) -> Words:
    return Words({Language(code): table.text(code) for code in table.keys})
