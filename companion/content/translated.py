"""A TOML file of the product with its words in every language, found by the id of each entry.

What `resources/NAME.toml` lists, `resources/languages/CODE/NAME.toml` says in words.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

from companion.domain.words import Language
from companion.languages import language_folder, languages
from companion.toml_file import CatalogueBroken, Tree, in_form, read_toml

_NAMES: Final = ("id", "key", "number", "unit", "day", "from")
"""By which of its keys an entry of a list is called: the first that it has."""

T = TypeVar("T")
Spoken = Mapping[Language, object]


def read_said(resources: Path, name: str, form: type[T]) -> T:
    """The file `name` (`catalogue/symptoms`) in a form, each text by language. Raises CatalogueBroken."""
    return in_form(read_translated(resources, name), form, called(name))


def read_translated(resources: Path, name: str) -> Tree:
    """The same as plain values.

    Raises CatalogueBroken for what a language does not say although another does, and for what it
    says of an entry that the file does not have.
    """
    own = read_toml(resources / f"{name}.toml", called(name))
    spoken = {language: _spoken(resources, name, language) for language in languages(resources)}
    return _Laying(name).tables(own, spoken, "")


def called(name: str) -> str:
    """What a refusal calls the file itself."""
    return f"{Path(name).name}.toml"


def _spoken(resources: Path, name: str, language: Language) -> Tree:
    path = language_folder(language, resources) / f"{name}.toml"
    return read_toml(path, f"{language.value}/{name}.toml")


class _Laying:
    """Lays what the languages say over what the file itself lists."""

    def __init__(self, name: str) -> None:
        self._name = name

    def tables(self, own: Tree, spoken: Mapping[Language, Tree], place: str) -> Tree:
        """A table, with what the same table of each language says."""
        laid = dict(own)
        for key in dict.fromkeys(key for tree in spoken.values() for key in tree):
            having = next(language for language, tree in spoken.items() if key in tree)
            for language, tree in spoken.items():
                if key not in tree:
                    reason = f"{key} is missing, but stands in {having.value}"
                    raise self._broken(language, place, reason)
            said = {language: tree[key] for language, tree in spoken.items()}
            laid[key] = self._laid(own.get(key), said, f"{place}.{key}" if place else key)
        return laid

    def _laid(self, own: object, spoken: Spoken, place: str) -> object:
        trees = {language: each for language, each in spoken.items() if isinstance(each, dict)}
        rows = {language: _rows(each) for language, each in spoken.items()}
        if len(trees) == len(spoken) and isinstance(own, list):
            return self._entries(own, trees, place)
        if len(trees) == len(spoken) and isinstance(own, dict | None):
            return self.tables(own or {}, trees, place)
        if all(rows.values()) and own is None:
            return list(self.tables({}, rows, place).values())
        for language, each in spoken.items():
            if own is not None or not _is_said(each):
                raise self._broken(language, place, "no text is wanted here, or it is empty")
        return {language.value: each for language, each in spoken.items()}

    def _entries(
        self, own: list[object], spoken: Mapping[Language, Tree], place: str
    ) -> list[object]:
        """A list whose entries the languages call by name."""
        names = [_name(each) for each in own]
        listed = {name: each for name, each in zip(names, own, strict=True) if name}
        for number, name in enumerate(names, 1):
            if not name:
                raise self._own_broken(f"{place} {number}", f"{_NAMES[0]} is missing")
        for name in listed:
            if names.count(name) > 1 and any(name in tree for tree in spoken.values()):
                raise self._own_broken(name, f"this {_NAMES[0]} stands twice")
        for language, tree in spoken.items():
            for name in tree:
                if name not in listed:
                    raise self._broken(language, place, f"{name} is unknown")
        laid = self.tables(listed, spoken, place)
        return [
            laid[name] if names.count(name) == 1 else each
            for name, each in zip(names, own, strict=True)
        ]

    def _own_broken(self, place: str, reason: str) -> CatalogueBroken:
        return CatalogueBroken(called(self._name), place, reason)

    def _broken(self, language: Language, place: str, reason: str) -> CatalogueBroken:
        return CatalogueBroken(f"{language.value}/{self._name}.toml", place or "whole file", reason)


def _name(entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[key]) for key in _NAMES if key in entry), "")


def _rows(said: object) -> Tree:
    """A list of tables without names, by their place; nothing when it is none."""
    if not isinstance(said, list) or not all(isinstance(row, dict) for row in said):
        return {}
    return {str(place): row for place, row in enumerate(said, 1)}


def _is_said(text: object) -> bool:
    """Whether it is a text, or a list of some."""
    texts = text if isinstance(text, list) else [text]
    return bool(texts) and all(isinstance(each, str) and each.strip() for each in texts)
