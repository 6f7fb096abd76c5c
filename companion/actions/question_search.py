"""Finding a question or what was answered to it, whatever the accents, capitals and plurals."""

from collections.abc import Iterable

from companion.domain.carnet import Entry
from companion.domain.records import Question
from companion.domain.search.folded_words import words_of
from companion.domain.words import Language


def matching(
    entries: Iterable[Entry[Question]], words: str, language: Language
) -> tuple[Entry[Question], ...]:
    """Those whose text or answer has, for each of the words, one that starts with it.

    All of them for blank words.
    """
    wanted = [word.stem for word in words_of(words, language)]

    def holds(question: Question) -> bool:
        said = f"{question.text} {question.answer or ''}"
        stems = [word.folded for word in words_of(said, language)]
        return all(any(stem.startswith(part) for stem in stems) for part in wanted)

    return tuple(entry for entry in entries if holds(entry.body))
