"""The words that a password is proposed of: short, typed on any keyboard, enough of them."""

import pytest

from companion.content.plain_words import WORDS, plain_words, proposed_passphrase
from companion.domain.words import Language
from companion.languages import languages


@pytest.mark.parametrize("language", languages())
def test_the_words_are_plain_and_many(language: Language) -> None:
    """At least 500, of 3 to 9 small letters without accents, none twice."""
    words = plain_words(language)
    assert len(words) >= 500
    assert list(words) == sorted(set(words))
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert all(3 <= len(word) <= 9 for word in words)


@pytest.mark.parametrize("language", languages())
def test_four_different_words_are_proposed(language: Language) -> None:
    """Never the same ones twice, in practice."""
    proposals = {proposed_passphrase(language) for _ in range(50)}
    assert len(proposals) == 50
    for proposal in proposals:
        words = proposal.split(" ")
        assert len(words) == len(set(words)) == WORDS
        assert set(words) <= set(plain_words(language))
