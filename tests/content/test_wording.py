"""How the catalogue speaks: both languages, French typography, short sentences, no forbidden word."""

import re
from collections.abc import Iterator

import pytest

from companion.content.catalogue import load_catalogue
from companion.domain.words import Language, Words

LONGEST_SENTENCE = 20

FORBIDDEN_FR = (
    r"peu(t|vent) attendre|surveill|dépist|détect|alerter|gravité|score|grade|sévér|miracle"
    r"|révolution|doux|douce\b|anormal|danger|faute|oubli"
)
FORBIDDEN_EN = (
    r"can wait|may wait|monitor|screen(ing)?\b|detect|alert|severity|score|grade|miracle"
    r"|revolution|gentle|abnormal|danger|fault|forg[eo]t"
)
GENDERED = r"\(e\)|\(e\)s|·e\b|\bfatigué|\bgêné(e|es)?\s+(pour|par|dans)|\bempêché"


def symptom_words() -> Iterator[tuple[str, Words]]:
    """The texts of the symptoms, with where they stand."""
    for symptom in load_catalogue().symptoms.values():
        yield f"{symptom.id} label", symptom.label
        yield f"{symptom.id} title", symptom.title
        yield f"{symptom.id} in_sentence", symptom.in_sentence
        if symptom.help:
            yield f"{symptom.id} help", symptom.help
        for questions in (*symptom.questions.values(), *symptom.past_questions.values()):
            for attribute, question in questions.items():
                yield f"{symptom.id} {attribute} question", question


def scale_words() -> Iterator[tuple[str, Words]]:
    """The texts of groups, levels and measurements, with where they stand."""
    catalogue = load_catalogue()
    for group in catalogue.groups:
        yield group.id, group.label
    for attribute, levels in catalogue.levels.items():
        for level in levels:
            yield f"{attribute} label", level.label
            yield f"{attribute} short", level.in_sentence
    for region in catalogue.body.regions.values():
        yield region.id, region.label
    for part in catalogue.body.groups:
        yield part.id, part.label
    for quantity in catalogue.quantities.values():
        yield quantity.id, quantity.label
        for unit in quantity.units:
            yield unit.ucum, unit.display


def card_words() -> Iterator[tuple[str, Words]]:
    """The texts of the card, with where they stand."""
    card = load_catalogue().card
    yield "card title", card.title
    for sentence in (*card.intro, *card.headings.values(), *card.actions.values()):
        yield "card", sentence
    for number in card.numbers:
        yield number.number, number.label
    for sign in card.signs.values():
        yield sign.id, sign.text
    for choice in card.done:
        yield choice.id, choice.label


TEXTS = [*symptom_words(), *scale_words(), *card_words()]


def test_french_typography_is_kept() -> None:
    """Curly apostrophes, and the no-break spaces that keep signs with their word."""
    for place, words in TEXTS:
        assert "'" not in words.in_language(Language.FR), place
        assert '"' not in words.in_language(Language.FR), place
        assert not re.search(r"[^\u00a0]:", words.in_language(Language.FR)), place
        assert not re.search(r"[^\u202f][;?!]", words.in_language(Language.FR)), place
        assert not re.search(r"[^\u00a0]%", words.in_language(Language.FR)), place
        assert not re.search("«[^\u00a0]|[^\u00a0]»", words.in_language(Language.FR)), place
        assert not re.search(
            r"\d (heures|jours|derniers|mois|selles|°C)", words.in_language(Language.FR)
        ), place
        assert "..." not in words.in_language(Language.FR) + words.in_language(Language.EN), place


def test_english_typography_is_kept() -> None:
    """Curly apostrophes; no space before a sign."""
    for place, words in TEXTS:
        assert "'" not in words.in_language(Language.EN), place
        assert '"' not in words.in_language(Language.EN), place
        assert not re.search(r"[\s\u00a0\u202f][:;?!,.]", words.in_language(Language.EN)), place


def test_no_text_has_stray_spaces() -> None:
    """Nothing starts, ends or doubles with a space."""
    for place, words in TEXTS:
        for text in (words.in_language(Language.FR), words.in_language(Language.EN)):
            assert text == text.strip(), place
            assert "  " not in text, place


@pytest.mark.parametrize(("language", "forbidden"), [("fr", FORBIDDEN_FR), ("en", FORBIDDEN_EN)])
def test_no_word_promises_blames_or_judges(language: str, forbidden: str) -> None:
    """The journal notes; it neither watches over anyone nor rates anything."""
    for place, words in TEXTS:
        text = (
            words.in_language(Language.FR) if language == "fr" else words.in_language(Language.EN)
        )
        assert not re.search(forbidden, text, re.IGNORECASE), f"{place}: {text}"


def test_no_exclamation_mark() -> None:
    """Calm, in both languages."""
    assert not [
        place
        for place, words in TEXTS
        if "!" in words.in_language(Language.FR) + words.in_language(Language.EN)
    ]


def test_sentences_are_short_enough_for_a_tired_reader() -> None:
    """Twenty words at most."""
    for place, words in TEXTS:
        for sentence in re.split(r"(?<=[.?])\s", words.in_language(Language.FR)):
            assert len(re.findall(r"[\w’-]+", sentence)) <= LONGEST_SENTENCE, place
        for sentence in re.split(r"(?<=[.?])\s", words.in_language(Language.EN)):
            assert len(re.findall(r"[\w’-]+", sentence)) <= LONGEST_SENTENCE, place


def test_french_speaks_to_everyone() -> None:
    """No form has to agree with a man or a woman."""
    for place, words in TEXTS:
        assert not re.search(GENDERED, words.in_language(Language.FR)), place


def test_a_question_asks_and_a_label_does_not() -> None:
    """Questions end with a question mark, labels with no mark at all; labels fit the heat strip."""
    for place, words in TEXTS:
        if place.endswith("question"):
            assert words.in_language(Language.FR).endswith("\u202f?"), place
            assert words.in_language(Language.EN).endswith("?"), place
        elif place.endswith("label"):
            assert words.in_language(Language.FR)[-1].isalpha(), place
            assert words.in_language(Language.EN)[-1].isalpha(), place
            assert len(words.in_language(Language.FR)) <= 24, place
            assert len(words.in_language(Language.EN)) <= 24, place


def test_the_words_within_a_sentence_are_lower_case() -> None:
    """They can follow any word of a running text."""
    for place, words in TEXTS:
        if place.endswith(("in_sentence", "short")):
            assert words.in_language(Language.FR) == words.in_language(Language.FR).lower(), place
            assert words.in_language(Language.EN) == words.in_language(Language.EN).lower(), place


def test_no_text_was_left_in_the_other_language() -> None:
    """Only words that both languages share, and units, are the same in both."""
    shared = {"palpitations", "constipation", "confusion", "tsh"}
    units = {unit.display for q in load_catalogue().quantities.values() for unit in q.units}
    for place, words in TEXTS:
        assert (
            words.in_language(Language.FR) != words.in_language(Language.EN)
            or words.in_language(Language.FR).lower() in shared
            or words in units
        ), place
