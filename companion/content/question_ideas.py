"""Reads the questions that each explanation suggests, strictly, from the catalogue's TOML."""

from pathlib import Path
from typing import Final

from companion.content.translated import called, read_said
from companion.domain.question_ideas import QuestionIdea
from companion.domain.words import Words
from companion.toml_file import CatalogueBroken, Names, Strict, Text, by_name

NAME: Final = "catalogue/question_ideas"


class _IdeaForm(Strict, frozen=True):
    id: Text
    page: Text
    text: Words
    facts: Names = ()


class _File(Strict, frozen=True):
    idea: tuple[_IdeaForm, ...]


def read_question_ideas(resources: Path) -> tuple[QuestionIdea, ...]:
    """All ideas, in the order of the file. Raises CatalogueBroken."""
    named = by_name(read_said(resources, NAME, _File).idea, lambda each: each.id, called(NAME))
    for name, entry in named.items():
        if not entry.facts:
            raise CatalogueBroken(called(NAME), name, "it rests on no fact")
    return tuple(QuestionIdea(each.page, each.facts, each.text) for each in named.values())
