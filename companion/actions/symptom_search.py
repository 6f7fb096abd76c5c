"""Finds symptoms by what people call them: « je gratte », « frileux », « urine foncée ».

Forgives capitals, accents, plurals and small slips. Knows no screen; nothing leaves it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from companion.domain.folded_words import telling_words
from companion.domain.near_words import near_words
from companion.domain.symptoms import Symptom
from companion.domain.words import Language

_SAME, _BEGINNING, _SLIP = 1.0, 0.7, 0.45
_SHORTEST_BEGINNING: Final = 2
_NAME, _EVERYDAY, _HELP = 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words by which a symptom is known; `worth` is that of a name, an everyday word or its help."""

    symptom: str
    stems: frozenset[str]
    worth: float


class SymptomSearch:
    """The words of these symptoms in one language. Cheap to make: once for each screen."""

    def __init__(self, symptoms: Iterable[Symptom], language: Language) -> None:
        self._language = language
        self._phrases = tuple(phrase for s in symptoms for phrase in _phrases(s, language))
        self._stems = frozenset(stem for phrase in self._phrases for stem in phrase.stems)

    def search(self, text: str) -> tuple[str, ...]:
        """The ids of the symptoms that the words mean, the likeliest first; () for blank words.

        A symptom is known by every word searched for; when none is, by as many as any is.
        """
        asked = telling_words(text, self._language)
        likenesses = [self._like(word.folded, word.stem) for word in asked]
        worth: dict[str, float] = {}
        known_by: dict[str, set[int]] = {}
        for phrase in self._phrases:
            found = {
                place: max(likeness[stem] for stem in phrase.stems & likeness.keys())
                for place, likeness in enumerate(likenesses)
                if not phrase.stems.isdisjoint(likeness)
            }
            if found:
                told = 0.5 + 0.5 * min(len(found) / len(phrase.stems), 1.0)
                here = phrase.worth * told * sum(found.values())
                worth[phrase.symptom] = max(worth.get(phrase.symptom, 0.0), here)
                known_by.setdefault(phrase.symptom, set()).update(found)
        most = max(map(len, known_by.values()), default=0)
        kept = [symptom for symptom, words in known_by.items() if len(words) == most]
        return tuple(sorted(kept, key=lambda symptom: -worth[symptom]))

    def _like(self, folded: str, stem: str) -> dict[str, float]:
        """The stems that a searched word stands for, with how like it they are."""
        like = {stem: _SAME} if stem in self._stems else {}
        if len(folded) >= _SHORTEST_BEGINNING:
            for known in self._stems:
                if known.startswith(folded) and known not in like:
                    like[known] = _BEGINNING
        return like or dict.fromkeys(near_words(stem, sorted(self._stems)), _SLIP)


def _phrases(symptom: Symptom, language: Language) -> Iterator[_Phrase]:
    names = {words.in_language(language) for words in (symptom.label, symptom.title)}
    said = [(name, _NAME) for name in sorted(names)]
    said += [(words, _EVERYDAY) for words in symptom.everyday.get(language, ())]
    if symptom.help is not None:
        said.append((symptom.help.in_language(language), _HELP))
    for text, worth in said:
        stems = frozenset(word.stem for word in telling_words(text, language))
        if stems:
            yield _Phrase(symptom.id, stems, worth)
