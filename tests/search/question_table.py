"""The table of questions as patients type them, against the explanations. `make test-long` prints it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.content.explanations import load_explanations
from companion.domain.words import Language
from companion.languages import languages

HERE: Final = Path(__file__).parent


@dataclass(frozen=True)
class Question:
    """What is typed, and the explanations with headings ("" for any) of which one stands first."""

    typed: str
    wanted: tuple[tuple[str, str], ...]
    is_held_out: bool


def questions(language: Language) -> Iterator[Question]:
    """The rows of a language."""
    for line in (HERE / f"questions_{language.value}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, _, wanted = line.rpartition(" = ")
            places = (each.partition("#") for each in wanted.split("|"))
            yield Question(
                typed.removeprefix("* "),
                tuple((explanation, heading) for explanation, _, heading in places),
                is_held_out=typed.startswith("* "),
            )


def is_right(question: Question, language: Language) -> bool:
    """Whether the first place that is found is one of the wanted."""
    first = next(iter(load_explanations().search(question.typed, language)), None)
    return first is not None and any(
        first.explanation_id == explanation and heading in {"", first.section_title}
        for explanation, heading in question.wanted
    )


def right(language: Language) -> tuple[int, int]:
    """How many are right of those that were worked on, and of those held out."""
    answers = [(q.is_held_out, is_right(q, language)) for q in questions(language)]
    return (
        sum(answer for held, answer in answers if not held),
        sum(answer for held, answer in answers if held),
    )


def lines() -> Iterator[str]:
    """The figures of both languages."""
    for language in languages():
        worked_on, held_out = right(language)
        yield (
            f"questions {language.value}: {worked_on + held_out} of 100 lead to the wanted page and"
            f" heading ({held_out} of the 50 held out)"
        )
