"""For which of the words that are searched a typed one stands, and how much it tells."""

import pytest

from companion.domain.search.folded_words import words_of
from companion.domain.search.known_words import BEGINNING, SAME, SLIP, KnownWords
from companion.domain.search.language_words import LanguageWords
from companion.domain.search.word_roots import root
from companion.domain.words import Language

FRENCH_WORDS = LanguageWords({"depuis": 1, "sport": 900, "vertige": 3_000, "gratter": 20_000})
FRENCH = KnownWords(("vertige", "gratte", "traitement", "arrive"), Language.FR, FRENCH_WORDS)
ENGLISH = KnownWords(("sleep", "itching"), Language.EN, LanguageWords())


def read(known: KnownWords, typed: str, language: Language) -> list[str]:
    """The typed words as they are searched for."""
    return [known.unglued(word) for word in words_of(typed, language)]


def french(word: str) -> str:
    """Its root."""
    return root(word, Language.FR)


@pytest.mark.parametrize(
    "typed",
    [
        "cannot",
        "cant",
        "couldn",
        "couldnt",
        "didn",
        "didnt",
        "don",
        "dont",
        "doesn",
        "doesnt",
        "isn",
        "isnt",
        "t",
        "wasn",
        "wasnt",
        "won",
        "wont",
        "wouldn",
        "wouldnt",
        "don't",
        "not",
    ],
)
def test_every_english_way_to_deny_is_not(typed: str) -> None:
    """With or without the apostrophe: who cannot sleep types it in many ways."""
    assert "not" in read(ENGLISH, typed, Language.EN)
    assert ENGLISH.weight("not") == 0.2


def test_english_denying_is_no_french_word() -> None:
    """« t » is what is left of « t’arrive »."""
    assert read(FRENCH, "t dont", Language.FR) == ["t", "dont"]


@pytest.mark.parametrize("glued", ["qu", "j", "l", "d", "m", "t", "s", "n", "c"])
def test_a_forgotten_apostrophe_is_read_as_if_it_had_been_typed(glued: str) -> None:
    """Before a word that is searched, in French only."""
    assert read(FRENCH, f"{glued}arrive", Language.FR) == ["arrive"]
    english = KnownWords(("arrive",), Language.EN, LanguageWords())
    assert read(english, f"{glued}arrive", Language.EN) == [f"{glued}arrive"]


def test_what_is_a_word_is_not_cut() -> None:
    """Nor what leaves fewer than four letters, nor what leaves a word that is not searched."""
    words = LanguageWords({"larme": 500})
    known = KnownWords(("arme", "mal", "lait"), Language.FR, words)
    assert read(known, "larme mmal llait dsport", Language.FR) == [
        "larme",
        "mmal",
        "lait",
        "dsport",
    ]


@pytest.mark.parametrize(
    "helping",
    [
        "im",
        "ive",
        "ve",
        "arrive",
        "arrivais",
        "pouvoir",
        "puis",
        "peux",
        "quoi",
        "quel",
        "quelle",
        "quels",
        "quelles",
        "les",
        "the",
    ],
)
def test_what_only_helps_a_verb_or_a_question_tells_nothing(helping: str) -> None:
    """People type it or not; small words of either language neither."""
    assert FRENCH.weight(helping) == 0


def test_a_word_tells_more_the_rarer_it_is() -> None:
    """The most usual nearly nothing, the twenty-thousandth and an unknown one all; a number little."""
    assert FRENCH.weight("depuis") == 0.05
    assert 0.05 < FRENCH.weight("sport") < FRENCH.weight("vertige") < 1
    assert FRENCH.weight("gratter") == FRENCH.weight("xylophone") == 1
    assert LanguageWords({"ten": 10, "hundred": 100}).telling("ten") == 0.05
    assert LanguageWords({"hundred": 100}).telling("hundred") == pytest.approx(1 / 3.3)
    assert FRENCH.weight("39") == 0.2


def test_a_word_stands_for_itself_and_for_its_other_forms() -> None:
    """Other forms are those with its root."""
    assert FRENCH.like("vertiges") == {french("vertige"): SAME}
    assert FRENCH.like("grattent") == {french("gratte"): SAME}


def test_from_two_letters_on_the_beginning_of_a_word_is_enough() -> None:
    """Less sure than the word itself; also the beginning of another form of it."""
    assert FRENCH.like("ve") == {french("vertige"): BEGINNING}
    assert FRENCH.like("v") == {}
    assert SAME > SLIP > BEGINNING > 0


def test_a_word_of_the_language_stands_for_itself_alone() -> None:
    """Neither for what begins so nor for what is spelled nearly so; its plural neither."""
    known = KnownWords(("sportive", "sorte"), Language.FR, FRENCH_WORDS)
    assert known.like("sport") == known.like("sports") == {}
    assert known.like("spor") == {french("sportive"): BEGINNING}


def test_a_slip_stands_for_the_nearest_searched_word() -> None:
    """Not when a word of the language that is not searched is nearer still."""
    assert FRENCH.like("bertige") == {french("vertige"): SLIP}
    assert KnownWords(("sorti",), Language.FR, LanguageWords()).like("zorti") != {}
    nearer = LanguageWords({"zortir": 700})
    assert KnownWords(("partir",), Language.FR, LanguageWords()).like("zartir") != {}
    assert KnownWords(("partir",), Language.FR, nearer).like("zortirr") == {}
