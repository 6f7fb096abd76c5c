"""Questions that a person may pick from: each comes from an explanation and rests on known facts."""

from dataclasses import dataclass

from companion.domain.words import Words


@dataclass(frozen=True, slots=True)
class QuestionIdea:
    """A short question in our own words; `page` is an explanation's id, `facts` are fact ids."""

    page: str
    facts: tuple[str, ...]
    text: Words
