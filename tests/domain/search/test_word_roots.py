"""The forms of a word that people type have one root, and other words keep theirs."""

import pytest

from companion.domain.search.word_roots import root
from companion.domain.words import Language


@pytest.mark.parametrize(
    "forms",
    [
        "vomis vomit vomir vomissement vomissements",
        "gratte grattes gratter grattez grattent grattant grattait grattaient grattement",
        "demangeaison demangeaisons",
        "demanger demange demangent demangee demangees",
        "respiration respirations respirer",
        "brulant brulante brulants brulantes brule brulee brulees bruler",
        "frileux frileuse frileuses",
        "douleur douleurs",
        "vital vitaux",
        "tousse tousses tousser",
        "mordre mord mordent",
        "finir finis finit",
    ],
)
def test_french_forms_have_one_root(forms: str) -> None:
    """Plurals, verbs, and nouns and adjectives made of verbs."""
    assert len({root(form, Language.FR) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "itch itches itching itched itchy itchiness",
        "vomit vomits vomited vomiting",
        "stop stops stopped stopping",
        "dizzy dizziness",
        "quick quickly quickness",
        "scratch scratches scratched scratching",
        "swell swells swelling swellings",
        "breath breathe breathed breathing",
        "repeated repeatedly repeat",
        "weak weakness weakly",
        "kiss kissed kissing",
    ],
)
def test_english_forms_have_one_root(forms: str) -> None:
    """Plurals, verbs with or without a doubled letter, and what is made of adjectives."""
    roots = {form: root(form, Language.EN) for form in forms.split()}
    assert len(set(roots.values())) == 1, roots


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        *(("os", "os"), ("pus", "pus"), ("bras", "bra"), ("tete", "tet"), ("agir", "agi")),
        *(("lait", "lai"), ("mort", "mort"), ("bateaux", "bateau"), ("chevaux", "cheval")),
    ],
)
def test_short_french_words_keep_what_makes_them_known(word: str, wanted: str) -> None:
    """Of 4 letters only one goes, of fewer none; three letters stay of any word."""
    assert root(word, Language.FR) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        *(("gas", "gas"), ("eye", "eye"), ("legs", "leg"), ("ache", "ach"), ("body", "bod")),
        *(("pass", "pass"), ("kiss", "kiss"), ("foot", "foot")),
        *(("virus", "virus"), ("arthritis", "arthritis"), ("illness", "ill")),
    ],
)
def test_short_english_words_keep_what_makes_them_known(word: str, wanted: str) -> None:
    """Of 4 letters only one goes, never an s after another; *-ss*, *-us*, *-is* are no plurals."""
    assert root(word, Language.EN) == wanted


def test_a_language_without_a_rule_keeps_its_words() -> None:
    """A third language can be searched before anybody wrote its rule."""
    assert root("grattements", Language("xx")) == "grattements"
