"""A TOML file of the product with its words in every language, found by the id of each entry.

What `resources/NAME.toml` lists, `resources/languages/CODE/NAME.toml` says in words.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeVar

from companion.compiled_toml import Tree
from companion.domain.words import Language
from companion.languages import language_folder, languages
from companion.toml_file import CatalogueBroken, in_form, read_toml

_NAMES: Final = ("id", "key", "number", "unit", "day", "from")
"""By which of its keys an entry of a list is called: the first that it has."""

T = TypeVar("T")


def read_said(resources: Path, name: str, form: type[T]) -> T:
    """The file `name` (`catalogue/symptoms`) in a form, each text by language. Raises CatalogueBroken."""
    return in_form(read_translated(resources, name), form, called(name))


def read_translated(resources: Path, name: str) -> Tree:
    """The same as plain values.

    Raises CatalogueBroken for what a language does not say although another does, and for what it
    says of an entry that the file does not have.
    """
    own = read_toml(resources / f"{name}.toml", called(name))
    spoken = languages(resources)
    said = [_said(resources, name, language) for language in spoken]
    return _Laying(name, [language.value for language in spoken]).tables(own, said, "")


def called(name: str) -> str:
    """What a refusal calls the file itself."""
    return f"{Path(name).name}.toml"


def _said(resources: Path, name: str, language: Language) -> Tree:
    path = language_folder(language, resources) / f"{name}.toml"
    return read_toml(path, f"{language.value}/{name}.toml")


class _Laying:
    """Lays what the languages say over what the file itself lists.

    What they say of one place always comes as a list, in the order of the languages.
    """

    def __init__(self, name: str, codes: Sequence[str]) -> None:
        self._name, self._codes = name, codes

    def tables(self, own: Tree, said: Sequence[Tree], place: str) -> Tree:
        """A table, with what the same table of each language says."""
        laid, first = dict(own), said[0]
        if any(tree.keys() != first.keys() for tree in said):
            raise self._missing(said, place)
        for key in first:
            values = [tree[key] for tree in said]
            if key not in own and all(_is_text(value) for value in values):
                laid[key] = dict(zip(self._codes, values, strict=True))
            else:
                laid[key] = self._laid(own.get(key), values, f"{place}.{key}" if place else key)
        return laid

    def _laid(self, own: object, said: Sequence[object], place: str) -> object:
        trees = [each for each in said if isinstance(each, dict)]
        if len(trees) == len(said) and isinstance(own, list):
            return self._entries(own, trees, place)
        if len(trees) == len(said) and isinstance(own, dict | None):
            return self.tables(own or {}, trees, place)
        rows = [_rows(each) for each in said]
        if all(rows) and own is None:
            return list(self.tables({}, rows, place).values())
        for code, each in zip(self._codes, said, strict=True):
            if own is not None or not _is_said(each):
                raise self._broken(code, place, "no text is wanted here, or it is empty")
        return dict(zip(self._codes, said, strict=True))

    def _entries(self, own: list[object], said: Sequence[Tree], place: str) -> list[object]:
        """A list whose entries the languages call by name."""
        names = [_name(each) for each in own]
        listed = {name: each for name, each in zip(names, own, strict=True) if name}
        for number, name in enumerate(names, 1):
            if not name:
                raise CatalogueBroken(
                    called(self._name), f"{place} {number}", f"{_NAMES[0]} is missing"
                )
        twice = (
            {name for name in names if names.count(name) > 1} if len(listed) < len(own) else set()
        )
        for name in twice:
            if any(name in tree for tree in said):
                raise CatalogueBroken(called(self._name), name, f"this {_NAMES[0]} stands twice")
        for code, tree in zip(self._codes, said, strict=True):
            for name in tree:
                if name not in listed:
                    raise self._broken(code, place, f"{name} is unknown")
        laid = self.tables(listed, said, place)
        return [
            each if name in twice else laid[name] for name, each in zip(names, own, strict=True)
        ]

    def _missing(self, said: Sequence[Tree], place: str) -> CatalogueBroken:
        """The first key that one language has and another lacks."""
        by_code = dict(zip(self._codes, said, strict=True))
        for having, tree in by_code.items():
            for key in tree:
                for code, other in by_code.items():
                    if key not in other:
                        reason = f"{key} is missing, but stands in {having}"
                        return self._broken(code, place, reason)
        raise AssertionError(place)

    def _broken(self, code: str, place: str, reason: str) -> CatalogueBroken:
        return CatalogueBroken(f"{code}/{self._name}.toml", place or "whole file", reason)


def _name(entry: object) -> str:
    if not isinstance(entry, dict):
        return ""
    return next((str(entry[key]) for key in _NAMES if key in entry), "")


def _rows(said: object) -> Tree:
    """A list of tables without names, by their place; nothing when it is none."""
    if not isinstance(said, list) or not all(isinstance(row, dict) for row in said):
        return {}
    return {str(place): row for place, row in enumerate(said, 1)}


def _is_text(value: object) -> bool:
    return type(value) is str and not value.isspace() and bool(value)


def _is_said(text: object) -> bool:
    """Whether it is a text, or a list of some."""
    texts = text if isinstance(text, list) else [text]
    return bool(texts) and all(_is_text(each) for each in texts)
