"""How easily each explanation reads, and the table of all explanations that `make test-long` prints."""

import re
from collections.abc import Iterator

import textstat

from companion import paths
from companion.content.explanations import Library
from companion.domain.words import Language
from companion.languages import languages
from tests.content.explanation_texts import Written, readable_explanations
from tests.content.explanation_trace import covered_facts, read_facts

EASY_ENOUGH = 60
HARDER_EXPLANATIONS: dict[str, tuple[float, str]] = {}
"""By `fr/thyroid`: the lowest score that stands, and why it is below 60."""

_SPOKEN_LANGUAGE = {Language.FR: "fr", Language.EN: "en"}


def readability(explanation: Written) -> float:
    """Kandel and Moles in French, Flesch in English: 100 is very easy, 0 very hard.

    Each sentence stands on its own line, and a decimal number counts as one word.
    """
    textstat.set_lang(_SPOKEN_LANGUAGE[explanation.file.head.language])
    sentences = (
        re.sub(r"(?<=\d)[.,](?=\d)", "", s).rstrip(" .:;?…") for s in explanation.sentences
    )
    text = ".\n".join(sentence for sentence in sentences if sentence) + "."
    return float(textstat.flesch_reading_ease(text))


def table() -> str:
    """Explanations, words, score, sources and facts, per language."""
    return "\n".join(line for language in languages() for line in _lines(language))


def _lines(language: Language) -> Iterator[str]:
    library = Library(paths.resources())
    facts = read_facts(paths.resources() / "catalogue")
    explanations = readable_explanations(language)
    explanations.sort(key=lambda explanation: explanation.file.head.order)
    yield f"{language.value:<30} words  score  sources  facts"
    for explanation in explanations:
        head = explanation.file.head
        yield (
            f"{head.id:<30} {explanation.explanation.words:>5}  {readability(explanation):>5.0f}"
            f"  {len(head.sources):>7}  {len(head.facts):>5}"
            f"{'  still to be checked' if head.needs_review else ''}"
        )
    covered = covered_facts(library, language).keys()
    required = {fact.id for fact in facts.values() if fact.required}
    sources = {key for explanation in explanations for key in explanation.file.head.sources}
    words = sum(explanation.explanation.words for explanation in explanations)
    yield (
        f"{len(explanations)} pages, {words} words, {len(sources)} sources, "
        f"{len(required & covered)} of {len(required)} required facts covered, "
        f"{len(covered & facts.keys())} of {len(facts)} known"
    )
