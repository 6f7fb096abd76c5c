"""From fact to explanation, from explanation to source: nothing is left out, nothing hangs in the air."""

from datetime import date

import pytest

from companion import paths
from companion.content.catalogue import load_catalogue
from companion.content.explanations import EVERY_SOURCE, Library
from companion.domain.words import Language
from companion.languages import language_folder, languages
from tests.content.explanation_texts import PAGES
from tests.content.explanation_trace import Known, covered_facts, find_gaps, read_facts

WRITTEN_ON = date(2026, 11, 28)
FACTS = read_facts(paths.resources() / "catalogue")

in_both_languages = pytest.mark.parametrize("language", languages())


@pytest.fixture(scope="module")
def library() -> Library:
    """The explanations that ship."""
    return Library(paths.resources())


def test_nothing_that_a_page_names_is_missing_and_the_languages_agree(library: Library) -> None:
    """Facts, symptoms, sources, drawings, explanations; same explanations, sections, sources and facts."""
    drawings = {path.stem for path in (paths.resources() / "illustrations").glob("*.svg")}
    # A picture of a screen lies with its language: in each.
    drawings |= set.intersection(
        *(
            {path.stem for path in (language_folder(each) / "illustrations").glob("*.png")}
            for each in languages()
        )
    )
    known = Known(FACTS, load_catalogue().symptoms, drawings)
    assert [str(gap) for gap in find_gaps(library, known)] == []


@in_both_languages
def test_every_page_is_there_in_reading_order(library: Library, language: Language) -> None:
    """An explanation that was forgotten, or that nobody planned, is noticed."""
    assert tuple(head.id for head in library.heads(language)) == PAGES


@in_both_languages
def test_every_fact_is_covered_by_some_page(library: Library, language: Language) -> None:
    """The statements of the source documents, their corrections, and every topic and sign."""
    covered = covered_facts(library, language)
    missing = {
        fact.id: fact.title for fact in FACTS.values() if fact.required and fact.id not in covered
    }
    assert missing == {}


@in_both_languages
def test_a_page_that_covers_facts_names_sources(library: Library, language: Language) -> None:
    """So every fact leads to an explanation, and from there to where it was read."""
    heads = [head for head in library.heads(language) if head.id != EVERY_SOURCE]
    assert not [head.id for head in heads if head.facts and not head.sources]


def test_every_source_can_be_looked_up(library: Library) -> None:
    """Who, what, when (no year: the explanation bears no date) and where."""
    for source in library.sources.values():
        assert source.organisation.strip(), source.key
        assert source.title.strip(), source.key
        assert source.url.startswith(("https://", "http://")), source.key
        assert " " not in source.url, source.key
        assert source.year is None or 1990 < source.year <= WRITTEN_ON.year, source.key


@in_both_languages
def test_every_page_was_read_over_and_the_review_still_holds(
    library: Library, language: Language
) -> None:
    """Held against the day the explanations were written; a reader past the term is told so."""
    for head in library.heads(language):
        assert head.reviewed_on <= WRITTEN_ON, head.id
        assert not head.is_out_of_date(WRITTEN_ON), head.id
        assert (head.review_by - head.reviewed_on).days <= 366, head.id


def test_a_page_is_out_of_date_the_day_after_its_term(library: Library) -> None:
    """On the day itself the review still holds."""
    head = library.heads(Language.FR)[0]
    assert not head.is_out_of_date(head.review_by)
    assert head.is_out_of_date(head.review_by.replace(year=head.review_by.year + 1))


@in_both_languages
def test_each_symptom_of_the_journal_has_a_page(library: Library, language: Language) -> None:
    """From a question one reaches an explanation."""
    without = [
        symptom
        for symptom in load_catalogue().symptoms
        if not library.explanations_about(symptom, language)
    ]
    assert without == []
