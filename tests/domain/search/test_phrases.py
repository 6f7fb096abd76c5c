"""When a searched text means a phrase, and how much."""

import pytest

from companion.domain.search.known_words import KnownWords
from companion.domain.search.language_words import LanguageWords
from companion.domain.search.phrases import AskedWord, Phrase, asked_words, likeness, make_phrase
from companion.domain.words import Language

PHRASE = Phrase("rash", {"red": 1.0, "spot": 1.0}, 0.8)


def asked(*words: tuple[float, dict[str, float]]) -> list[AskedWord]:
    """Searched words with their weights and what they stand for."""
    return [AskedWord(weight, like) for weight, like in words]


def test_the_whole_phrase_is_worth_all_of_it() -> None:
    """And nothing in common is worth nothing."""
    assert likeness(PHRASE, asked((1, {"red": 1}), (1, {"spot": 1}))) == 0.8
    assert likeness(PHRASE, asked((1, {"blue": 1}), (1, {}))) == 0
    assert likeness(PHRASE, []) == 0


def test_a_whole_phrase_is_meant_whatever_stands_around_it() -> None:
    """Even among more telling words: half by the phrase, half by what was typed."""
    around = asked((1, {"red": 1}), (1, {"spot": 1}), (6, {"else": 1}))
    assert likeness(PHRASE, around) == pytest.approx(0.8 * (0.5 + 0.5 * 2 / 8))


def test_part_of_a_phrase_needs_half_and_the_most_telling_word() -> None:
    """Half of the phrase and all that was typed is enough; a more telling other word is not it."""
    assert likeness(PHRASE, asked((1, {"red": 1}))) == pytest.approx(0.8 * 0.75)
    # Half of the phrase and half of the text are exactly enough.
    assert likeness(PHRASE, asked((1, {"red": 1}), (1, {"else": 1}))) == pytest.approx(0.8 * 0.5)
    assert likeness(PHRASE, asked((1, {"red": 1}), (1, {"else": 1}), (0.1, {}))) == 0
    assert likeness(PHRASE, asked((1, {"red": 1}), (1.1, {"else": 1}))) == 0
    # A word that stands for nothing is no other thing, however rare it is.
    assert likeness(PHRASE, asked((1, {"red": 1}), (0.9, {}))) > 0
    three = Phrase("x", {"a": 1.0, "b": 0.1}, 1.0)
    assert likeness(three, asked((1, {"a": 1}), (0.5, {}))) > 0


def test_a_phrase_of_which_too_little_was_said_is_not_meant() -> None:
    """Exactly as much as is wanted is enough."""
    half = asked((1, {"red": 1}))
    assert likeness(PHRASE, half, 0.5) > 0
    assert likeness(PHRASE, half, 0.51) == 0


def test_of_several_likenesses_the_best_counts() -> None:
    """A word typed twice, or one that stands for two roots, is not counted twice."""
    twice = asked((1, {"red": 0.85}), (1, {"red": 1.0}), (1, {"red": 0.9}))
    expected = 0.8 * (0.5 * 0.5 + 0.5 * (0.85 + 1 + 0.9) / 3)
    assert likeness(PHRASE, twice) == pytest.approx(expected)
    either = asked((1, {"spot": 0.85, "red": 1.0, "blue": 2.0}))
    assert likeness(PHRASE, either) == pytest.approx(0.8 * 0.75)


def test_only_telling_words_make_a_phrase() -> None:
    """In the phrase and in what is typed; an apostrophe may be forgotten in both."""
    known = KnownWords(("itching", "skin"), Language.EN, LanguageWords({"skin": 100}))
    phrase = make_phrase("itching", "I can't stop my skin itching", 0.9, known, Language.EN)
    assert (phrase.means, phrase.worth) == ("itching", 0.9)
    assert phrase.weights == {
        "not": 0.2,
        "stop": 1.0,
        "itch": 1.0,
        "skin": pytest.approx(1 / 3.3),
    }
    (word,) = asked_words("the itching", known, Language.EN)
    assert word == AskedWord(1.0, {"itch": 1.0})
    assert make_phrase("x", "the", 1, known, Language.EN).weights == {}
