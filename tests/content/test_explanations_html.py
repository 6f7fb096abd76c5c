"""The explanation as a text view shows it, and as a voice reads it."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from companion.content.explanations import EVERY_SOURCE, Library
from companion.domain.words import Language
from companion.languages import languages
from tests.content.small_library import BODY, THYROID, make_library, usual_library

LINK = r"(page|symptom|term|source):[\w-]+"


SHOWN = """
<div style="white-space: pre-wrap">
<h1>La thyroïde</h1>
<p class="lead">Une glande se dérègle parfois.</p>
<p><a name="section-0"></a>Une petite glande règle votre énergie.~
<sup><a class="source" href="source:GR">1</a></sup> Elle touche <b>18 personnes sur 100</b>.~
<sup><a class="source" href="source:GR">1</a>, <a class="source" href="source:WRHN-FR">2</a></sup>
</p>
<h2><a name="section-1"></a>Ce que l’on ressent</h2>
<p class="illustration">
<img src="illustration:brake" alt="Une courbe monte, puis descend."></p>
<p class="caption">Une courbe monte, puis descend.</p>
<ul>
<li>La fatigue &amp; le froid. <a class="symptom" href="symptom:fatigue">Noter ce symptôme</a></li>
<li>Des <a class="term" href="term:anticorps">anticorps</a>, des §
<a class="term" href="term:lymphocyte-t">LYMPHOCYTES</a>.~
<sup><a class="source" href="source:GR">1</a></sup></li>
</ul>
<h2><a name="section-2"></a>Que faire</h2>
<ol>
<li>Relisez <a class="page" href="page:thyroid">cette page</a>.</li>
<li>Un lymphocyte, des cœurs.</li>
</ol>
<h2>Sources</h2>
<ol class="sources">
<li><a class="source" href="source:GR">
Gustave Roussy, Effets secondaires de l’immunothérapie, sans date</a></li>
<li><a class="source" href="source:WRHN-FR">
Waterloo-Wellington Regional Cancer Program, §
Effets secondaires à surveiller sous immunothérapie, 2025</a></li>
</ol>
</div>
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return usual_library(tmp_path)


def test_a_page_shows_its_title_text_links_and_sources(library: Library) -> None:
    """Classes name what a paragraph is; the reader gives them their look."""
    html = library.html(library.explanation("thyroid", Language.FR))
    assert html == SHOWN.replace("\n", "").replace("~", "\u202f").replace("§", "")


def test_the_meaning_of_a_term_opens_alone(library: Library) -> None:
    """Without its line of other names."""
    term = library.terms(Language.FR)["lymphocyte-t"]
    assert library.meaning_html(term, Language.FR) == (
        '<div style="white-space: pre-wrap"><p>Une cellule de <b>défense</b>.</p></div>'
    )


def test_a_page_that_waits_for_its_review_says_so(tmp_path: Path) -> None:
    """So that nobody takes it for settled."""
    head = THYROID.replace("related = []", 'review = "needed"')
    library = make_library(tmp_path, {"thyroid": head + BODY})
    html = library.html(library.explanation("thyroid", Language.FR))
    assert '<p class="review">À relire par un soignant.</p>' in html


@pytest.mark.parametrize("hostile", ["& < > “'x'", "file:///etc/passwd", "{x} %s"])
def test_words_never_become_markup(tmp_path: Path, hostile: str, qtbot: QtBot) -> None:
    """Whatever an explanation says is shown as it stands."""
    text = THYROID + BODY.replace("Une petite glande", f"Une {hostile} glande")
    explanation = make_library(tmp_path, {"thyroid": text}).explanation("thyroid", Language.FR)
    html = Library(tmp_path).html(explanation)
    document = QTextDocument()
    document.setHtml(html)
    assert f"Une {hostile} glande" in document.toRawText()


def shipped() -> Library:
    """The explanations that ship."""
    from companion.content.explanations import load_explanations

    return load_explanations()


SHIPPED = [(head.id, language) for language in languages() for head in shipped().heads(language)]


@pytest.mark.parametrize(("name", "language"), SHIPPED, ids=[f"{p}/{n}" for n, p in SHIPPED])
def test_every_page_shows_only_what_is_allowed(name: str, language: Language) -> None:
    """Links to explanations, symptoms, terms and sources; pictures of our own; no other address."""
    library = shipped()
    explanation = library.explanation(name, language)
    html = library.html(explanation)
    tags = set(re.findall(r"</?(\w+)", html))
    assert tags <= {"h1", "h2", "p", "div", "ul", "ol", "li", "a", "b", "sup", "img"}
    assert all(re.fullmatch(LINK, href) for href in re.findall(r'href="([^"]*)"', html))
    assert all(
        re.fullmatch(r"illustration:[\w-]+", src) for src in re.findall(r'src="([^"]*)"', html)
    )
    terms = library.terms(language)
    assert set(re.findall(r'href="term:([^"]*)"', html)) <= set(terms)


@pytest.mark.parametrize(("name", "language"), SHIPPED, ids=[f"{p}/{n}" for n, p in SHIPPED])
def test_every_sentence_that_is_read_aloud_is_found_on_the_page(
    name: str, language: Language, qtbot: QtBot
) -> None:
    """Letter for letter and in order, so that it can be marked while it is spoken."""
    library = shipped()
    explanation = library.explanation(name, language)
    document = QTextDocument()
    document.setHtml(library.html(explanation))
    shown, place = document.toRawText(), 0
    sentences = library.sentences(explanation)
    assert sentences[0] == explanation.head.title
    for sentence in sentences:
        found = shown.find(sentence, place)
        assert found >= 0, sentence
        place = found + len(sentence)


def test_a_number_of_a_source_is_not_read_aloud(library: Library) -> None:
    """Nor is a paragraph: a voice pauses at each sentence, and can start again there."""
    assert library.sentences(library.explanation("thyroid", Language.FR)) == (
        "La thyroïde",
        "Une glande se dérègle parfois.",
        "Une petite glande règle votre énergie.",
        "Elle touche 18 personnes sur 100.",
        "Ce que l’on ressent",
        "Une courbe monte, puis descend.",
        "La fatigue & le froid.",
        "Noter ce symptôme",
        "Des anticorps, des LYMPHOCYTES.",
        "Que faire",
        "Relisez cette page.",
        "Un lymphocyte, des cœurs.",
    )


def test_the_page_of_sources_names_every_source_of_the_pages() -> None:
    """In both languages."""
    library = shipped()
    for language in languages():
        heads = library.heads(language)
        if EVERY_SOURCE in {head.id for head in heads}:
            listed = {source.key for source in library.explanation(EVERY_SOURCE, language).sources}
            assert listed == {key for head in heads for key in head.sources}
