"""Reads an explanation's file: a TOML head between two `+++` lines, then Markdown.

Knows the form of the file.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from companion.content.toml_table import Table
from companion.domain.explanations import ExplanationHead
from companion.domain.words import Language
from companion.toml_file import CatalogueBroken

_FENCE = "+++"
_NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class ExplanationFile:
    """An explanation as it lies on the disk. `name` is `fr/thyroid.md`, for refusals."""

    name: str
    head: ExplanationHead
    body: str

    def broken(self, entry: str, reason: str) -> CatalogueBroken:
        """The refusal of this file, to be raised."""
        return CatalogueBroken(self.name, entry, reason)


def read_explanation_file(path: Path, language: Language) -> ExplanationFile:
    """The head and the unread Markdown of an explanation.

    Raises CatalogueBroken for a head that is missing, has an unknown or missing key, or an id that
    is not the file's name.
    """
    name = f"{language.value}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise CatalogueBroken(name, "whole file", "it cannot be read") from error
    parts = text.split(f"{_FENCE}\n", 2)
    if len(parts) != 3 or parts[0]:
        raise CatalogueBroken(name, "head", "it does not start with a head between +++ lines")
    try:
        values: dict[str, object] = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise CatalogueBroken(name, "head", str(error)) from error
    table = Table(name, "head", values)
    head = _head(table, language)
    table.end()
    if head.id != path.stem:
        raise table.broken(f"the id {head.id} is not the name of the file")
    return ExplanationFile(name, head, parts[2])


def _head(table: Table, language: Language) -> ExplanationHead:
    review = table.optional_text("review")
    if review not in {None, _NEEDED}:
        raise table.broken(f"review is absent or “{_NEEDED}”")
    head = ExplanationHead(
        id=table.text("id"),
        language=language,
        title=table.text("title"),
        summary=table.text("summary"),
        order=table.whole_number("order"),
        reviewed_on=table.day("reviewed_on"),
        review_by=table.day("review_by"),
        symptoms=table.names("symptoms"),
        facts=table.names("facts"),
        sources=table.names("sources"),
        illustrations=table.names("illustrations"),
        related=table.names("related"),
        needs_review=review == _NEEDED,
    )
    if head.review_by <= head.reviewed_on:
        raise table.broken("review_by does not come after reviewed_on")
    lists = (head.symptoms, head.facts, head.sources, head.illustrations, head.related)
    for names in lists:
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise table.broken(f"{twice[0]} stands twice")
    return head
