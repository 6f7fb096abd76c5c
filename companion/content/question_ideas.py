"""Reads the questions that each explanation suggests, strictly, from the catalogue's TOML."""

from pathlib import Path

from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.domain.question_ideas import QuestionIdea


def read_question_ideas(resources: Path) -> tuple[QuestionIdea, ...]:
    """All ideas, in the order of the file. Raises CatalogueBroken."""
    file = read_table(resources, "catalogue/question_ideas")
    ideas = tuple(_idea(entry) for entry in file.entries("idea").values())
    file.end()
    return ideas


def _idea(table: Table) -> QuestionIdea:
    idea = QuestionIdea(table.text("page"), table.names("facts"), table.words("text"))
    if not idea.facts:
        raise table.broken("it rests on no fact")
    table.end()
    return idea
