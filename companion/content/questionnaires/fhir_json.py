"""One object of a FHIR resource in JSON, read by name and type.

Unknown elements are passed over, as FHIR asks; a known one of another type is refused.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from companion.domain.errors import N_
from companion.domain.questionnaire import QuestionnaireRefused
from companion.domain.validity import LARGEST_NUMBER, quoted
from companion.record_json import Json, JsonObject

LONGEST_WORDS: Final = 10_000
_TRANSLATION: Final = "http://hl7.org/fhir/StructureDefinition/translation"

NO_TEXT = N_("the question {name} has no words: they must be written (text)")
WRONG_ELEMENT = N_("the element {element} of {name} is missing or has another form")
MODIFIED = N_("{name} says that something here means something else than usual")


def refused(reason: str, **values: str | int) -> QuestionnaireRefused:
    """The refusal with its reason; what comes from the file is shortened for the sentence."""
    shown = {key: quoted(v) if isinstance(v, str) else v for key, v in values.items()}
    return QuestionnaireRefused(reason=reason, **shown)


def same_language(tag: str | None, language: str) -> bool:
    """Whether « fr-CA » is « fr »."""
    return tag is not None and tag.lower().replace("_", "-").split("-")[0] == language


class Spoken(Struct):
    """A language to read in, and how many texts had no translation into it."""

    language: str
    missing: int = 0


class Node:
    """An object. `name` is what it is called in a refusal, `spoken` the language that is read."""

    def __init__(
        self, values: JsonObject, name: str = "Questionnaire", spoken: Spoken | None = None
    ) -> None:
        self.values = values
        self.name = name
        self.spoken = spoken

    def has(self, key: str) -> bool:
        """Whether the element is there."""
        return self.values.get(key) is not None

    def raw(self, key: str) -> Json:
        """Whatever stands there, as it is."""
        return self.values.get(key)

    def broken(self, element: str) -> QuestionnaireRefused:
        """The refusal of an element."""
        return refused(WRONG_ELEMENT, element=element, name=self.name)

    def refuse_modifiers(self) -> None:
        """Refuse what FHIR forbids to pass over without understanding it."""
        if self.has("modifierExtension") or self.has("implicitRules"):
            raise refused(MODIFIED, name=self.name)

    def text(self, key: str) -> str:
        """A text that is not blank, without blanks around it."""
        value = self.optional_text(key)
        if value is None:
            raise self.broken(key)
        return value

    def optional_text(self, *keys: str) -> str | None:
        """The text of the first of these elements that is there, or None."""
        key = next((key for key in keys if self.has(key)), keys[0])
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or len(value) > LONGEST_WORDS:
            raise self.broken(key)
        return value.strip() or None  # FHIR forbids blank ones; form builders write them

    def words(self, key: str) -> str | None:
        """A text in the language that is read: the file's own where it has no translation."""
        text = self.optional_text(key)
        if text is None or self.spoken is None:
            return text
        beside = self.values.get(f"_{key}")
        found = self._within(beside).translated(self.spoken) if isinstance(beside, dict) else None
        self.spoken.missing += found is None
        return found or text

    def translated(self, spoken: Spoken) -> str | None:
        """What the extensions of a text say in a language."""
        for each in self.extensions(_TRANSLATION):
            parts = {part.optional_text("url"): part for part in each.nodes("extension")}
            lang, content = parts.get("lang"), parts.get("content")
            if lang is None or content is None:
                continue
            if same_language(lang.optional_text("valueCode"), spoken.language):
                return content.optional_text("valueString", "valueMarkdown")
        return None

    def flag(self, key: str) -> bool:
        """True or false; absent is false."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.broken(key)
        return value is True

    def optional_whole(self, key: str) -> int | None:
        """A whole number of 1 or more, or None when it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.broken(key)
        return value

    def optional_number(self, *keys: str) -> float | None:
        """The number of the first of these elements that is there."""
        key = next((key for key in keys if self.has(key)), None)
        if key is None:
            return None
        value = self.values[key]
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.broken(key)
        if not math.isfinite(value) or abs(value) > LARGEST_NUMBER:
            raise self.broken(key)
        return value

    def value_keys(self, start: str) -> list[str]:
        """The elements whose name starts so, such as the one of `answer[x]`."""
        return [key for key in self.values if key.startswith(start) and self.has(key)]

    def strings(self, key: str) -> Iterator[str]:
        """The texts of a list; absent is empty."""
        for item in self._list(key):
            if not isinstance(item, str) or not item.strip():
                raise self.broken(key)
            yield item.strip()

    def node(self, key: str) -> "Node":
        """An object within this one."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.broken(key)
        return self._within(value)

    def nodes(self, key: str) -> Iterator["Node"]:
        """The objects of a list; absent is empty."""
        for item in self._list(key):
            if not isinstance(item, dict):
                raise self.broken(key)
            yield self._within(item)

    def extensions(self, url: str) -> list["Node"]:
        """The extensions of that name."""
        return [each for each in self.nodes("extension") if each.optional_text("url") == url]

    def _within(self, values: JsonObject) -> "Node":
        return Node(values, self.name, self.spoken)

    def _list(self, key: str) -> Sequence[Json]:
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.broken(key)
        return value
