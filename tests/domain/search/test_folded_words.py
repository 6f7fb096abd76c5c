"""Words as a searching person types them: cut, folded, without plurals and without small words."""

import pytest

from companion.domain.search.folded_words import FoldedWord, fold, stem, telling_words, words_of
from companion.domain.words import Language


def test_a_word_says_where_it_stands_in_the_text() -> None:
    """What was found can be marked: from the first letter to before the letter after the last."""
    text = "J’ai  mal,\n2 jours"
    found = list(words_of(text, Language.FR))
    assert [text[word.start : word.end] for word in found] == ["J", "ai", "mal", "2", "jours"]
    assert found[-1] == FoldedWord("jour", "jours", 13, 18)
    assert list(words_of(" , ", Language.FR)) == []


def test_an_accent_typed_as_a_sign_of_its_own_does_not_cut_a_word() -> None:
    """Some keyboards and files write the letter and its accent apart."""
    (word,) = words_of("fie\u0300vre", Language.FR)
    assert (word.folded, word.end) == ("fievre", 7)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("CŒUR", "coeur"), ("æ", "ae"), ("Straße", "strasse"), ("Fièvre", "fievre"), ("ÇA", "ca")],
)
def test_letters_that_keyboards_lack_are_spelled_out(typed: str, folded: str) -> None:
    """« coeur » and « cœur » are one word."""
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("folded", "wanted"),
    [
        *(("os", "os"), ("bas", "bas"), ("bras", "bra"), ("yeux", "yeu"), ("main", "main")),
        *(("maux", "mau"), ("vitaux", "vital"), ("journaux", "journal"), ("bateaux", "bateau")),
    ],
)
def test_a_french_plural_is_the_same_word(folded: str, wanted: str) -> None:
    """From 4 letters on; *-aux* is *-al* from 6 letters on, but *-eaux* is not."""
    assert stem(folded, Language.FR) == wanted


@pytest.mark.parametrize(
    ("folded", "wanted"),
    [
        *(("gas", "gas"), ("legs", "leg"), ("pain", "pain"), ("flies", "fly"), ("ties", "tie")),
        *(("glasses", "glass"), ("boxes", "box"), ("buzzes", "buzz"), ("aches", "ach")),
        *(("rashes", "rash"), ("viruses", "virus"), ("bruise", "bruise")),
        *(("illness", "illness"), ("virus", "virus"), ("arthritis", "arthritis")),
    ],
)
def test_an_english_plural_is_the_same_word(folded: str, wanted: str) -> None:
    """*-ies* is *-y* from 5 letters on; *-ss*, *-us* and *-is* are no plurals."""
    assert stem(folded, Language.EN) == wanted


def test_a_language_without_a_rule_keeps_its_words() -> None:
    """A third language can be searched before anybody wrote its rule."""
    assert stem("jours", Language("xx")) == "jours"


def test_small_words_are_not_searched_for_unless_there_are_no_others() -> None:
    """In both languages together; a text of small words only is searched as it is."""
    text = "J’ai mal à la tête, I have pain in my head"
    found = [word.folded for word in telling_words(text, Language.FR)]
    assert found == ["mal", "tete", "pain", "head"]
    assert [word.folded for word in telling_words("de la", Language.FR)] == ["de", "la"]
    assert telling_words("", Language.FR) == ()
