"""What an explanation's file may hold, and that everything else is refused with its place."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion.content.explanations import EVERY_SOURCE, Library
from companion.domain.errors import UnknownExplanation
from companion.domain.explanations import (
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    SourceMark,
    Text,
)
from companion.domain.words import Language
from companion.toml_file import CatalogueBroken
from tests.content.explanation_trace import Known, find_gaps
from tests.content.small_library import BODY, HEAD, THYROID, make_library, usual_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return usual_library(tmp_path)


def test_a_page_is_read_into_sections_paragraphs_lists_and_drawings(library: Library) -> None:
    """The booklet and the reader are built from these, not from Markdown."""
    explanation = library.explanation("thyroid", Language.FR)
    opening, feel, do = explanation.sections
    assert (opening.title, feel.title, do.title) == ("", "Ce que l’on ressent", "Que faire")
    assert opening.blocks == (
        Paragraph(
            (
                Text("Une petite glande règle votre énergie."),
                SourceMark(1, "GR"),
                Text(" Elle touche "),
                Text("18 personnes sur 100", strong=True),
                Text("."),
                SourceMark(1, "GR"),
                SourceMark(2, "WRHN-FR"),
            )
        ),
    )
    drawing, things = feel.blocks
    assert drawing == Illustration("brake", "Une courbe monte, puis descend.")
    assert isinstance(things, ItemList)
    assert not things.ordered
    assert things.items[0] == (
        Text("La fatigue & le froid. "),
        Link(LinkKind.SYMPTOM, "fatigue", "Noter ce symptôme"),
    )
    (steps,) = do.blocks
    assert isinstance(steps, ItemList)
    assert steps.ordered
    assert [source.key for source in explanation.sources] == ["GR", "WRHN-FR"]


def test_a_term_is_linked_once_a_page_whatever_its_plural_accents_and_capitals(
    library: Library,
) -> None:
    """The first place only, so that an explanation does not become a field of underlines."""
    explanation = library.explanation("thyroid", Language.FR)
    lists = [
        b for section in explanation.sections for b in section.blocks if isinstance(b, ItemList)
    ]
    links = [
        run
        for block in lists
        for item in block.items
        for run in item
        if isinstance(run, Link) and run.kind is LinkKind.TERM
    ]
    assert links == [
        Link(LinkKind.TERM, "anticorps", "anticorps"),
        Link(LinkKind.TERM, "lymphocyte-t", "LYMPHOCYTES"),
    ]


def test_the_glossary_gives_each_term_with_its_other_names(library: Library) -> None:
    """A term opens in place: its name, what else it is called, what it means."""
    terms = library.terms(Language.FR)
    assert list(terms) == ["lymphocyte-t", "anticorps"]
    assert terms["lymphocyte-t"].variants == ("lymphocyte", "globule blanc")
    assert terms["lymphocyte-t"].meaning == (
        Paragraph((Text("Une cellule de "), Text("défense", strong=True), Text("."))),
    )


def test_the_list_of_pages_is_in_reading_order(library: Library) -> None:
    """By the number in each head."""
    assert [head.id for head in library.heads(Language.FR)] == ["thyroid", "glossary"]
    assert library.heads(Language.EN) == ()
    assert [h.id for h in library.explanations_about("fatigue", Language.FR)] == ["thyroid"]
    assert library.explanations_about("cough", Language.FR) == ()


def test_an_unknown_page_is_told_by_name(library: Library) -> None:
    """An expected mishap on the command line."""
    with pytest.raises(UnknownExplanation, match="nowhere"):
        library.explanation("nowhere", Language.FR)


def test_the_page_of_sources_ends_with_those_of_all_pages(tmp_path: Path) -> None:
    """Its own first, then the others, each once."""
    head = HEAD.format(id=EVERY_SOURCE, title="Sources", summary="D’où cela vient.", order=290)
    head = head.replace('"GR", "WRHN-FR"', '"WRHN-FR"').replace('"brake"', "")
    library = make_library(
        tmp_path, {"thyroid": THYROID + BODY, EVERY_SOURCE: f"{head}\nVoici.[^WRHN-FR]\n"}
    )
    keys = [source.key for source in library.explanation(EVERY_SOURCE, Language.FR).sources]
    assert keys == ["WRHN-FR", "GR"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('order = 130\n', 'order = 130\ncolour = "red"\n'), "the key colour is unknown"),
        (('order = 130\n', ""), "order is missing"),
        (('id = "thyroid"', 'id = "gland"'), "gland is not the name of the file"),
        (("review_by = 2027", "review_by = 2026"), "does not come after"),
        (("reviewed_on = 2026-11-22", 'reviewed_on = "today"'), "not a date"),
        (("related = []", 'related = []\nreview = "done"'), "review is absent or"),
        (('["GR", "WRHN-FR"]', '["GR", "WRHN-FR", "GR"]'), "GR stands twice"),
        (("+++\nid", "id"), "does not start with a head"),
        (("order = 130", "order = ="), "line 4"),
    ],
)  # fmt: skip
def test_a_head_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    """With the file and the reason, already when the list is made."""
    head = THYROID.replace(*change, 1)
    assert head != THYROID
    library = make_library(tmp_path, {"thyroid": head + BODY})
    with pytest.raises(CatalogueBroken) as caught:
        library.heads(Language.FR)
    assert caught.value.file == "fr/thyroid.md"
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("addition", "reason"),
    [
        ("<b>gras</b>", "html_inline"),
        ("<script>x</script>", "html_block"),
        ("# Grand titre", "a heading is ##"),
        ("## Un [lien](page:thyroid)", "a heading is ##"),
        ("### Petit titre", "a heading is ##"),
        ("> citation", "blockquote_open"),
        ("```\ncode\n```", "fence"),
        ("Du `code`.", "code_inline"),
        ("*Penché.*", "em_open"),
        ("---", "hr"),
        ("- un\n  - deux", "a list item is one paragraph"),
        ("- un\n\n  deux", "a list item is one paragraph"),
        ("[Site](https://example.org)", "not https://example.org"),
        ("[Fichier](file:///etc/passwd)", "were not understood"),
        ("Un **gras sans fin.", "were not understood"),
        ("[Rien](page:)", "not page:"),
        ("<https://example.org>", "not https://example.org"),
        ("![Photo](https://example.org/a.png)", "a drawing is"),
        ("![](illustration:brake)", "a drawing is"),
        ("Un ![dessin](illustration:brake) ici.", "image has no place"),
        ("![Autre](illustration:escape)", "escape is not named in the head"),
        ("Un fait.[^LIEGE]", "LIEGE is not named in the head"),
        ("Un fait.[^]", "the source  is not named"),
    ],
)
def test_markdown_that_we_do_not_use_is_refused(tmp_path: Path, addition: str, reason: str) -> None:
    """No HTML, no address outside, no picture from elsewhere, no source out of the blue."""
    library = make_library(tmp_path, {"thyroid": f"{THYROID}{BODY}\n{addition}\n"})
    assert library.heads(Language.FR)
    with pytest.raises(CatalogueBroken) as caught:
        library.explanation("thyroid", Language.FR)
    assert caught.value.file == "fr/thyroid.md"
    assert reason in str(caught.value)


def test_a_source_that_no_sentence_uses_is_refused(tmp_path: Path) -> None:
    """And so is a key that the list of sources does not hold."""
    library = make_library(tmp_path / "a", {"thyroid": THYROID + BODY.replace("[^WRHN-FR]", "")})
    with pytest.raises(CatalogueBroken, match="WRHN-FR of the head is not used"):
        library.explanation("thyroid", Language.FR)
    nobody = (THYROID + BODY).replace("WRHN-FR", "NOBODY")
    library = make_library(tmp_path / "b", {"thyroid": nobody})
    with pytest.raises(CatalogueBroken, match="NOBODY is unknown"):
        library.explanation("thyroid", Language.FR)


def test_gaps_between_pages_and_between_languages_are_all_told(tmp_path: Path) -> None:
    """Whoever writes sees everything that is missing at once."""
    library = usual_library(tmp_path)
    english = tmp_path / "languages" / "en" / "explanations" / "thyroid.md"
    head = THYROID.replace("130", "131").replace('["fatigue"]', '["cough"]')
    english.write_text(
        head + BODY.replace("## Que faire", "").replace("page:thyroid", "page:x"), "utf-8"
    )
    gaps = {str(gap) for gap in find_gaps(library, Known({"C.1"}, {"fatigue"}, {"brake"}))}
    assert gaps == {
        "en/glossary.md, whole file: only fr has it",
        "en/thyroid.md, head: order is not that of fr/thyroid.md",
        "en/thyroid.md, head: symptoms is not that of fr/thyroid.md",
        "en/thyroid.md, head: the symptom cough is unknown",
        "en/thyroid.md, text: the page x is unknown",
        "en/thyroid.md, text: 2 sections stand here, 3 in fr/thyroid.md",
    }  # fmt: skip
    nothing = Known(frozenset(), frozenset(), frozenset())
    told = {str(gap) for gap in find_gaps(library, nothing)}
    for missing in ("fact C.1", "symptom fatigue", "illustration brake"):
        assert f"fr/thyroid.md, head: the {missing} is unknown" in told


def test_the_list_of_pages_loads_no_markdown() -> None:
    """Neither markdown-it nor the HTML is loaded before an explanation is opened."""
    code = """
import sys
from companion.content.explanations import load_explanations
from companion.domain.words import Language
load_explanations().heads(Language.FR)
print([name for name in sys.modules if name.startswith(("markdown_it", "html"))])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout.strip() == "[]"
