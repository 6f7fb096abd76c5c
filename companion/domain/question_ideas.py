"""Questions that a person may pick from: each comes from an explanation and rests on known facts."""

from dataclasses import dataclass

from companion.domain.words import Words


@dataclass(frozen=True, slots=True)
class QuestionIdea:
    """A short question in our own words; `explanation` is an explanation's id, `facts` are fact ids."""

    explanation: str
    facts: tuple[str, ...]
    text: Words
