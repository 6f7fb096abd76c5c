"""The explanation pages as they ship, read when they are asked for.

Knows the folder of the pages.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from companion import paths
from companion.content.glossary import TermLinker, read_terms, separate_other_names
from companion.content.page_file import PageFile, read_page_file
from companion.content.question_ideas import read_question_ideas
from companion.content.search import SearchIndex
from companion.content.toml_table import CatalogueBroken
from companion.content.vocabulary import load_vocabulary
from companion.content.warning_sign_card import read_sources
from companion.domain.errors import UnknownPage
from companion.domain.explanations import (
    GLOSSARY,
    ExplanationPage,
    Hit,
    PageHead,
    Section,
    Term,
)
from companion.domain.question_ideas import QuestionIdea
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.languages import language_folder
from companion.messages import load_texts

EVERY_SOURCE = "sources"
"""The id of the page that ends with the sources of all pages."""


class Library:
    """The pages below a folder of resources, in both languages; fulfils `actions.Explanations`.

    Each method raises CatalogueBroken for a file that is not as it should be.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._shelves = {language: Shelf(self, language) for language in Language}

    def files(self, language: Language) -> Mapping[str, PageFile]:
        """The page files of a language by id, in reading order, their text unread."""
        return self._shelves[language].files

    def heads(self, language: Language) -> tuple[PageHead, ...]:
        """Every page's head, in reading order."""
        return tuple(file.head for file in self.files(language).values())

    def page(self, page_id: str, language: Language) -> ExplanationPage:
        """A whole page, its terms linked to the glossary. Raises UnknownPage."""
        return self._shelves[language].page(page_id)

    def html(self, page: ExplanationPage) -> str:
        """The page as small, safe HTML for a text view."""
        from companion.content.page_html import page_html

        return page_html(page, load_texts(page.head.language))

    def meaning_html(self, term: Term, language: Language) -> str:
        """What a term means, as the same small HTML, to be shown beside the text."""
        from companion.content.page_html import blocks_html

        return blocks_html(term.meaning, language)

    def sentences(self, page: ExplanationPage) -> tuple[str, ...]:
        """What is read aloud, sentence by sentence, each letter for letter as in the HTML."""
        from companion.content.sentences import page_sentences

        return page_sentences(page)

    def terms(self, language: Language) -> Mapping[str, Term]:
        """The glossary by the ids of its terms; none while there is no glossary."""
        return self._shelves[language].terms

    def pages_about(self, symptom_id: str, language: Language) -> tuple[PageHead, ...]:
        """The pages that name a symptom, in reading order."""
        return tuple(head for head in self.heads(language) if symptom_id in head.symptoms)

    def search(self, words: str, language: Language) -> tuple[Hit, ...]:
        """Where the words are found, best first, at most one place a page.

        The first search of a language reads every page of it.
        """
        return self._shelves[language].search(words)

    def ideas(self) -> tuple[QuestionIdea, ...]:
        """The questions that the pages suggest, to pick from."""
        return self._ideas

    @cached_property
    def _ideas(self) -> tuple[QuestionIdea, ...]:
        return read_question_ideas(self._resources)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every known source by its key."""
        return MappingProxyType(read_sources(self._resources))

    def folder(self, language: Language) -> Path:
        """Where the pages of a language lie."""
        return language_folder(language, self._resources) / "explanations"


class Shelf:
    """The pages of one language, each read once."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._language = language
        self._pages: dict[str, ExplanationPage] = {}

    @cached_property
    def files(self) -> Mapping[str, PageFile]:
        """The page files by id, in reading order."""
        folder = self._library.folder(self._language)
        files = [read_page_file(path, self._language) for path in folder.glob("*.md")]
        files.sort(key=lambda file: (file.head.order, file.head.id))
        return MappingProxyType({file.head.id: file for file in files})

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary by the ids of its terms."""
        if GLOSSARY not in self.files:
            return MappingProxyType({})
        return MappingProxyType(read_terms(self._sections(GLOSSARY), self._language))

    def page(self, page_id: str) -> ExplanationPage:
        """A whole page. Raises UnknownPage, CatalogueBroken."""
        if page_id not in self.files:
            raise UnknownPage(name=page_id)
        if page_id not in self._pages:
            self._pages[page_id] = self._read(page_id)
        return self._pages[page_id]

    def search(self, words: str) -> tuple[Hit, ...]:
        """Where the words are found."""
        return self._index.search(words)

    @cached_property
    def _index(self) -> SearchIndex:
        from companion.content.search_names import asked_of_pages, names_of_pages

        pages = [self.page(page_id) for page_id in self.files]
        said = names_of_pages([page.head for page in pages], self._language)
        for page_id, asked in asked_of_pages(pages, self._language).items():
            said[page_id] += asked
        return SearchIndex(pages, self._language, load_vocabulary(self._language), said)

    @cached_property
    def _linker(self) -> TermLinker:
        return TermLinker(self.terms, self._language)

    def _read(self, page_id: str) -> ExplanationPage:
        sections = self._sections(page_id)
        if page_id != GLOSSARY:
            sections = self._linker.link(sections)
        return ExplanationPage(self.files[page_id].head, sections, self._sources(page_id))

    def _sections(self, page_id: str) -> tuple[Section, ...]:
        # Markdown is loaded with the first page that is opened, not with the list.
        from companion.content.page_text import parse_sections

        file = self.files[page_id]
        if page_id == GLOSSARY:
            file = PageFile(file.name, file.head, separate_other_names(file.body))
        return parse_sections(file)

    def _sources(self, page_id: str) -> tuple[Source, ...]:
        page = self.files[page_id]
        own = tuple(self._source(page, key) for key in page.head.sources)
        if page_id != EVERY_SOURCE:
            return own
        others = {
            self._source(file, key) for file in self.files.values() for key in file.head.sources
        }
        others.difference_update(own)
        return *own, *sorted(others, key=lambda source: (source.organisation, source.title))

    def _source(self, file: PageFile, key: str) -> Source:
        source = self._library.sources.get(key)
        if source is None:
            raise CatalogueBroken(file.name, "head", f"the source {key} is unknown")
        return source


@cache
def load_explanations() -> Library:
    """The pages that ship with the program; nothing is read yet."""
    return Library(paths.resources())
