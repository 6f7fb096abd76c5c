"""Reads an explanation's file: a TOML head between two `+++` lines, then Markdown.

Knows the form of the file.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.domain.explanations import ExplanationHead
from companion.domain.words import Language
from companion.toml_file import (
    CatalogueBroken,
    Names,
    Natural,
    Strict,
    Text,
    in_form,
    toml_values,
)

_FENCE = "+++"
_NEEDED = "needed"


class _HeadForm(Strict, frozen=True):
    id: Text
    title: Text
    summary: Text
    order: Natural
    reviewed_on: date
    review_by: date
    symptoms: Names = ()
    facts: Names = ()
    sources: Names = ()
    illustrations: Names = ()
    related: Names = ()
    review: str | None = None


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
    head = _head(
        in_form(toml_values(parts[1], name, "head"), _HeadForm, name, "head"), name, language
    )
    if head.id != path.stem:
        raise CatalogueBroken(name, "head", f"the id {head.id} is not the name of the file")
    return ExplanationFile(name, head, parts[2])


def _head(form: _HeadForm, name: str, language: Language) -> ExplanationHead:
    if form.review not in {None, _NEEDED}:
        raise CatalogueBroken(name, "head", f"review is absent or “{_NEEDED}”")
    if form.review_by <= form.reviewed_on:
        raise CatalogueBroken(name, "head", "review_by does not come after reviewed_on")
    for names in (form.symptoms, form.facts, form.sources, form.illustrations, form.related):
        twice = [each for each in names if names.count(each) > 1]
        if twice:
            raise CatalogueBroken(name, "head", f"{twice[0]} stands twice")
    return ExplanationHead(
        id=form.id,
        language=language,
        title=form.title,
        summary=form.summary,
        order=form.order,
        reviewed_on=form.reviewed_on,
        review_by=form.review_by,
        symptoms=form.symptoms,
        facts=form.facts,
        sources=form.sources,
        illustrations=form.illustrations,
        related=form.related,
        needs_review=form.review == _NEEDED,
    )
