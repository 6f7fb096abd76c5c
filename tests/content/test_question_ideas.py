"""The questions that explanations suggest: each has its explanation and its facts, is short, and claims nothing."""

import re
from pathlib import Path

import pytest

from companion.content.explanations import load_explanations
from companion.content.question_ideas import read_question_ideas
from companion.domain.question_ideas import QuestionIdea
from companion.domain.words import Language
from companion.languages import languages
from companion.toml_file import CatalogueBroken

LIBRARY = load_explanations()
IDEAS = LIBRARY.ideas()
MOST_WORDS = 16
FORBIDDEN = re.compile(
    r"surveill|détect|dépist|alerter|gravité|score|grade\b|\bmonitor|\bdetect|\bscreen|severity|!",
    re.IGNORECASE,
)


def words_of(idea: QuestionIdea) -> str:
    return idea.text.in_language(Language.FR)


@pytest.mark.parametrize(
    "idea", IDEAS, ids=lambda idea: f"{idea.explanation}: {idea.text.in_language(Language.EN)[:30]}"
)
def test_an_idea_rests_on_facts_of_its_own_page(idea: QuestionIdea) -> None:
    """In both languages the explanation exists and names each of them."""
    for language in languages():
        heads = {head.id: head for head in LIBRARY.heads(language)}
        assert set(idea.facts) <= set(heads[idea.explanation].facts)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "idea", IDEAS, ids=lambda idea: f"{idea.explanation}: {idea.text.in_language(Language.EN)[:30]}"
)
def test_an_idea_is_one_short_question(idea: QuestionIdea, language: Language) -> None:
    """It ends with a question mark, has few words, and none of the words that we never use."""
    text = idea.text.in_language(language)
    assert text.count("?") == 1
    assert text.endswith("\u202f?" if language is Language.FR else "?")
    assert len(text.split()) <= MOST_WORDS
    assert not FORBIDDEN.search(text)
    assert "'" not in text


def test_no_two_ideas_ask_the_same() -> None:
    """Not even on two explanations."""
    for language in languages():
        texts = [idea.text.in_language(language) for idea in IDEAS]
        assert len(set(texts)) == len(texts)


def test_pages_about_effects_suggest_something() -> None:
    """Whoever read about an organ finds a question about it."""
    explanations = {idea.explanation for idea in IDEAS}
    about_symptoms = {head.id for head in LIBRARY.heads(Language.FR) if head.symptoms}
    assert about_symptoms - explanations <= {"how-we-ask", "glossary"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[[idea]]\nid = "a"\npage = "fatigue"\n', "rests on no fact"),
        ('[[idea]]\nid = "b"\npage = "fatigue"\nfacts = ["B1"]\n', "a is unknown"),
        ('other = 1\n[[idea]]\nid = "a"\npage = "f"\nfacts = ["B1"]\n', "unknown"),
        ('[[idea]]\nid = "a"\n[[idea]]\nid = "a"\n', "this id stands twice"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    """With the reason."""
    texts = {"catalogue": content}
    for language in languages():
        texts[f"languages/{language.value}/catalogue"] = '[idea]\na.text = "a ?"\n'
    for folder, text in texts.items():
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "question_ideas.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueBroken, match=reason):
        read_question_ideas(tmp_path)
