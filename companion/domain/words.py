"""A text in every language of the product."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Self


class Language(str):
    """A language by its code, such as `fr`; there is one object of each, as of an enum's members.

    Any code makes one: which languages the program speaks says `companion.languages`.
    """

    __slots__ = ()
    FR: ClassVar["Language"]
    EN: ClassVar["Language"]
    _made: ClassVar[dict[str, "Language"]] = {}

    def __new__(cls, code: str) -> Self:
        """The one object of a code."""
        made = cls._made.get(code)
        if made is None:
            made = cls._made.setdefault(code, super().__new__(cls, code))
        assert isinstance(made, cls)
        return made

    @property
    def value(self) -> str:
        """The code as a plain text, as it stands in files."""
        return str(self)


Language.FR = Language("fr")
Language.EN = Language("en")


class Words:
    """The same text in each language, or what a person typed, which nobody translates. Never changed."""

    __slots__ = ("_texts", "_typed")

    def __init__(self, texts: Mapping[Language, str], typed: str | None = None) -> None:
        self._texts, self._typed = texts, typed

    @classmethod
    def as_typed(cls, text: str) -> Self:
        """A person's own words: the same in every language."""
        return cls({}, text)

    def in_language(self, language: Language) -> str:
        """The text in that language. Raises KeyError where a language does not say it."""
        return self._texts[language] if self._typed is None else self._typed

    def each(self) -> tuple[str, ...]:
        """The text of every language; a single one where nobody translates it."""
        return tuple(self._texts.values()) if self._typed is None else (self._typed,)

    def changed(self, change: Callable[[Language, str], str]) -> "Words":
        """The same words after a change in each language."""
        return Words({language: change(language, text) for language, text in self._texts.items()})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Words):
            return NotImplemented
        return (self._texts, self._typed) == (other._texts, other._typed)

    def __hash__(self) -> int:
        return hash((frozenset(self._texts.items()), self._typed))

    def __repr__(self) -> str:
        return f"Words({self._texts!r})" if self._typed is None else f"Words({self._typed!r})"
