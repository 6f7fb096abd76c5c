"""How easily each page reads, and the table of all pages that `make test` prints."""

import re
from collections.abc import Iterator

import textstat

from companion import paths
from companion.content.explanations import Library
from companion.domain.words import Language
from tests.content.explanation_texts import Written, readable_pages
from tests.content.explanation_trace import covered_facts, read_facts

EASY_ENOUGH = 60
HARDER_PAGES: dict[str, tuple[float, str]] = {}
"""By `fr/thyroid`: the lowest score that stands, and why it is below 60."""

_SPOKEN_LANGUAGE = {Language.FR: "fr", Language.EN: "en"}


def readability(page: Written) -> float:
    """Kandel and Moles in French, Flesch in English: 100 is very easy, 0 very hard.

    Each sentence stands on its own line, and a decimal number counts as one word.
    """
    textstat.set_lang(_SPOKEN_LANGUAGE[page.file.head.language])
    sentences = (re.sub(r"(?<=\d)[.,](?=\d)", "", s).rstrip(" .:;?…") for s in page.sentences)
    text = ".\n".join(sentence for sentence in sentences if sentence) + "."
    return float(textstat.flesch_reading_ease(text))


def table() -> str:
    """Pages, words, score, sources and facts, per language."""
    return "\n".join(line for language in Language for line in _lines(language))


def _lines(language: Language) -> Iterator[str]:
    library = Library(paths.resources())
    facts = read_facts(paths.resources() / "catalogue")
    pages = readable_pages(language)
    pages.sort(key=lambda page: page.file.head.order)
    yield f"{language.value:<30} words  score  sources  facts"
    for page in pages:
        head = page.file.head
        yield (
            f"{head.id:<30} {page.page.words:>5}  {readability(page):>5.0f}"
            f"  {len(head.sources):>7}  {len(head.facts):>5}"
            f"{'  still to be checked' if head.needs_review else ''}"
        )
    covered = covered_facts(library, language).keys()
    required = {fact.id for fact in facts.values() if fact.required}
    sources = {key for page in pages for key in page.file.head.sources}
    words = sum(page.page.words for page in pages)
    yield (
        f"{len(pages)} pages, {words} words, {len(sources)} sources, "
        f"{len(required & covered)} of {len(required)} required facts covered, "
        f"{len(covered & facts.keys())} of {len(facts)} known"
    )
