"""How the explanations speak: easy to read, well spelled, calm, every statement with its source."""

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from companion.content.explanation_file import read_explanation_file
from companion.domain.explanations import GLOSSARY
from companion.domain.words import Language
from companion.languages import SOURCE, USUAL, language_folder, languages
from tests.content.explanation_scores import EASY_ENOUGH, HARDER_EXPLANATIONS, readability
from tests.content.explanation_texts import (
    SIDE_EFFECT_EXPLANATIONS,
    Written,
    explanation_paths,
    language_of,
    place_of,
    readable_explanations,
    statements,
    written,
)
from tests.systems import program

LONGEST_SENTENCE = 20
FORBIDDEN = {
    Language.FR: r"peu(t|vent) attendre|surveill|dépist|détect|\balert(er|ez|é)|gravité|\bscores?\b"
    r"|\bgrades?\b|miracle|révolution|\bdou(x|ces?)\b|en douceur|\bfaute|\b(tu|toi|tes)\b",
    Language.EN: r"(can|may) wait|\bmonitor|\bscreening|\bdetect|\balert(s|ed|ing)\b|\bseverity"
    r"|\bscores?\b|\bgrades?\b|miracle|revolution|\bgentl[ey]|\bfault",
}
SPEAKS_OF_ITSELF = {
    "about-this-program",
    "how-we-ask",
    "sources",
    "using-it",
    "using-it-caregiver",
    "using-it-nurse",
}
"""They say what the program does not do, and what it rests on: no medical fact."""

SECTIONS = {
    Language.FR: ("Ce que l’on ressent", "Pourquoi", "Que faire", "Quand appeler"),
    Language.EN: ("What you may feel", "Why", "What to do", "When to call"),
}
ALLOWED = {
    language: Path(__file__).with_name(f"spelling_{language.value}.txt") for language in languages()
}
DICTIONARY = {Language.FR: "fr", Language.EN: "en_GB"}

NOT_OF_THE_WINDOW = {
    Language.FR: {"hier", "lundi", "12 novembre", "HEIC", "Le plus compatible", "haute efficacité"},
    Language.EN: {
        "yesterday",
        "Monday",
        "12 November",
        "HEIC",
        "Most compatible",
        "high efficiency",
    },
}
"""What the guides quote of what a person types, or of a phone."""


@cache
def window_words(language: Language) -> set[str]:
    """All texts of the program, without the dots that end some."""
    with (language_folder(USUAL) / "texts.po").open("rb") as file:
        texts = read_po(file)
    said = {text.id if language is SOURCE else text.string for text in texts}
    return {text.rstrip("…") for text in said if isinstance(text, str)}


every_explanation = pytest.mark.parametrize("path", explanation_paths(), ids=place_of)


@every_explanation
def test_a_page_can_be_read(path: Path) -> None:
    """Its head and its text have the form that explanations have."""
    assert written(path).sections


@every_explanation
def test_sentences_are_short_enough_for_a_tired_reader(path: Path) -> None:
    """Twenty words at most."""
    explanation = written(path)
    long = [s for s in explanation.sentences if len(re.findall(r"[\w’-]+", s)) > LONGEST_SENTENCE]
    assert not long


@every_explanation
def test_a_page_reads_easily(path: Path) -> None:
    """60 or more by Kandel and Moles in French, by Flesch in English; or listed with a reason."""
    explanation = written(path)
    lowest, _ = HARDER_EXPLANATIONS.get(explanation.place, (EASY_ENOUGH, ""))
    assert readability(explanation) >= lowest


@every_explanation
def test_typography_is_kept(path: Path) -> None:
    """Curly apostrophes, and in French the no-break spaces that keep signs with their word."""
    explanation = written(path)
    wrong = r"['\"]|\.\.\.|  |^\s|\s$|!"
    if explanation.file.head.language is Language.FR:
        wrong += r"|[^\u00a0]:|[^\u202f][;?]|[^\u00a0\u202f]%|«[^\u00a0]|[^\u00a0]»"
    else:
        wrong += r"|[\s\u00a0\u202f][:;?!,.%]"
    assert not [text for text in explanation.texts if re.search(wrong, text)]


@every_explanation
def test_no_word_promises_blames_or_judges(path: Path) -> None:
    """Nothing is praised, nobody is blamed, and the program watches over no one."""
    explanation = written(path)
    if explanation.file.head.id in SPEAKS_OF_ITSELF:
        return
    forbidden = FORBIDDEN[explanation.file.head.language]
    assert not [text for text in explanation.texts if re.search(forbidden, text, re.IGNORECASE)]


@every_explanation
def test_a_sign_is_reported_by_somebody(path: Path) -> None:
    """“Signalez”: in French a sign neither says, reports nor calls itself."""
    reflexive = (
        r"\bse (dit|disent) (tout|aussi|à l’équipe|le jour)|\bse signalent?\b|\bs’appelle tout"
    )
    assert not [text for text in written(path).texts if re.search(reflexive, text, re.IGNORECASE)]


@every_explanation
def test_one_sign_of_nerves_or_muscles_never_waits_for_the_day(path: Path) -> None:
    """Swallowing, speaking, eyelid, double vision stand where 15 is called, as on the card."""
    blocks = re.findall(
        r"\*\*(?:Appelez votre équipe|Call your team)[^*]*\*\*.*?(?=\n\*\*|\n## |\Z)",
        path.read_text("utf-8"),
        re.DOTALL,
    )
    grave = r"avaler|paupière|double|mal à parler|swallow|eyelid|trouble speaking"
    assert [block for block in blocks if re.search(grave, block)] == []


@every_explanation
def test_every_statement_has_its_source(path: Path) -> None:
    """A paragraph or list item bears a source, or its list's first line does.

    Without one: the key message that opens the explanation, lines that lead to a list, an explanation or a
    symptom, and what is marked `[^-]` as stating no medical fact.
    """
    file = read_explanation_file(path, language_of(path))
    if file.head.id in {GLOSSARY, *SPEAKS_OF_ITSELF}:
        return
    opening = "" if file.body.lstrip().startswith("##") else next(statements(file), "")
    bare = [
        text
        for text in statements(file)
        if not re.search(r"\[\^|\]\((page|symptom):|[:?]$", text.strip()) and text != opening
    ]
    assert not bare


@every_explanation
def test_a_number_of_a_source_stands_behind_its_sentence(path: Path) -> None:
    """So that it is clear what the source is for, and that a voice does not stumble."""
    file = read_explanation_file(path, language_of(path))
    inside = re.findall(
        r"[^\n]{0,40}[^.?:…»”\])\n]\[\^[^\]]+\](?!\[\^)[ \u00a0]+[a-zà-ÿ]", file.body
    )
    assert not inside


@every_explanation
def test_the_numbers_of_sources_run_upwards(path: Path) -> None:
    """The first number on an explanation is 1. In the English glossary they follow the French alphabet."""
    explanation = written(path)
    if explanation.place == f"en/{GLOSSARY}":
        return
    keys = re.findall(r"\[\^([^\]-][^\]]*)\]", explanation.file.body)
    assert tuple(dict.fromkeys(keys)) == explanation.file.head.sources


@every_explanation
def test_a_side_effect_page_answers_four_questions(path: Path) -> None:
    """What one feels, why, what to do, when to call: the same on each."""
    explanation = written(path)
    if explanation.file.head.id in SIDE_EFFECT_EXPLANATIONS:
        titles = tuple(section.title for section in explanation.sections if section.title)
        assert titles == SECTIONS[explanation.file.head.language]


@every_explanation
def test_spelling_is_right(path: Path) -> None:
    """No word that hunspell does not know, but those of the glossary and of a short list."""
    explanation = written(path)
    unknown = misspelled(explanation.file.head.language)
    assert not sorted({word for text in explanation.texts for word in spelled(text)} & unknown)


ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'(?=\w{2})", re.IGNORECASE)


def spelled(text: str) -> set[str]:
    """The words of a text as hunspell wants them: straight apostrophes, no elision, no digits."""
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", text.replace("’", "'"))
    bare = {ELISION.sub("", word).removesuffix("'s") for word in words}
    return {word for word in bare if len(word) > 1}


@cache
def misspelled(language: Language) -> frozenset[str]:
    """The words of all explanations of a language that nobody knows, whole or in parts."""
    explanations = readable_explanations(language)
    words = {
        word for explanation in explanations for text in explanation.texts for word in spelled(text)
    }
    parts = {part for word in words for part in word.split("-")}
    found = subprocess.run(
        [program("hunspell"), "-l", "-i", "utf-8", "-d", DICTIONARY[language]],
        input="\n".join(sorted(words | parts)), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    allowed = allowed_words(language, explanations)
    unknown = {word for word in found.stdout.split() if word.casefold() not in allowed}
    return frozenset(word for word in words & unknown if not unknown.isdisjoint(word.split("-")))


def allowed_words(language: Language, explanations: list[Written]) -> frozenset[str]:
    """The words of the short list, and those that name a term of the glossary."""
    lines = ALLOWED[language].read_text("utf-8").splitlines()
    words = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    for explanation in explanations:
        if explanation.file.head.id == GLOSSARY:
            for section in explanation.sections:
                words |= spelled(section.title)
            for text in explanation.prose:
                if re.match(r"(Aussi|Also)\s?:", text):
                    words |= spelled(text)
    return frozenset(word.casefold() for word in words)


@pytest.mark.parametrize("path", [each for each in explanation_paths() if "using-it" in each.name])
def test_a_guide_calls_each_button_by_its_name(path: Path) -> None:
    """Letter by letter, as the window says it; dots that follow a name may be left out."""
    language = language_of(path)
    said = re.findall("«\u00a0(.*?)\u00a0»|“(.*?)”", path.read_text(encoding="utf-8"))
    named = {(one or other).rstrip("…") for one, other in said} - NOT_OF_THE_WINDOW[language]
    assert named
    assert named <= window_words(language)
