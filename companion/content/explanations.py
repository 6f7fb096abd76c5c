"""The explanations as they ship, read when they are asked for.

Knows the folder of the explanations.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from companion import paths
from companion.content.explanation_file import ExplanationFile, read_explanation_file
from companion.content.glossary import TermLinker, read_terms, separate_other_names
from companion.content.question_ideas import read_question_ideas
from companion.content.search import SearchIndex
from companion.content.vocabulary import load_vocabulary
from companion.content.warning_sign_card import read_sources
from companion.domain.errors import UnknownExplanation
from companion.domain.explanations import (
    GLOSSARY,
    Explanation,
    ExplanationHead,
    Hit,
    Section,
    Term,
)
from companion.domain.question_ideas import QuestionIdea
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.languages import language_folder, languages
from companion.messages import load_texts
from companion.toml_file import CatalogueBroken

EVERY_SOURCE = "sources"
"""The id of the explanation that ends with the sources of all explanations."""


class Library:
    """The explanations below a folder of resources, in every language.

    Each method raises CatalogueBroken for a file that is not as it should be.
    """

    def __init__(self, resources: Path) -> None:
        self._resources = resources
        self._shelves = {language: Shelf(self, language) for language in languages(resources)}

    def files(self, language: Language) -> Mapping[str, ExplanationFile]:
        """The explanation files of a language by id, in reading order, their text unread."""
        return self._shelves[language].files

    def heads(self, language: Language) -> tuple[ExplanationHead, ...]:
        """Every explanation's head, in reading order."""
        return tuple(file.head for file in self.files(language).values())

    def explanation(self, explanation_id: str, language: Language) -> Explanation:
        """A whole explanation, its terms linked to the glossary. Raises UnknownExplanation."""
        return self._shelves[language].explanation(explanation_id)

    def html(self, explanation: Explanation) -> str:
        """The explanation as small, safe HTML for a text view."""
        from companion.content.explanation_html import explanation_html

        return explanation_html(explanation, load_texts(explanation.head.language))

    def meaning_html(self, term: Term, language: Language) -> str:
        """What a term means, as the same small HTML, to be shown beside the text."""
        from companion.content.explanation_html import blocks_html

        return blocks_html(term.meaning, language)

    def sentences(self, explanation: Explanation) -> tuple[str, ...]:
        """What is read aloud, sentence by sentence, each letter for letter as in the HTML."""
        from companion.content.sentences import explanation_sentences

        return explanation_sentences(explanation)

    def terms(self, language: Language) -> Mapping[str, Term]:
        """The glossary by the ids of its terms; none while there is no glossary."""
        return self._shelves[language].terms

    def explanations_about(
        self, symptom_id: str, language: Language
    ) -> tuple[ExplanationHead, ...]:
        """The explanations that name a symptom, in reading order."""
        return tuple(head for head in self.heads(language) if symptom_id in head.symptoms)

    def search(self, words: str, language: Language) -> tuple[Hit, ...]:
        """Where the words are found, best first, at most one place an explanation.

        The first search of a language reads every explanation of it.
        """
        return self._shelves[language].search(words)

    def ideas(self) -> tuple[QuestionIdea, ...]:
        """The questions that the explanations suggest, to pick from."""
        return self._ideas

    @cached_property
    def _ideas(self) -> tuple[QuestionIdea, ...]:
        return read_question_ideas(self._resources)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every known source by its key."""
        return MappingProxyType(read_sources(self._resources))

    def folder(self, language: Language) -> Path:
        """Where the explanations of a language lie."""
        return language_folder(language, self._resources) / "explanations"


class Shelf:
    """The explanations of one language, each read once."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._language = language
        self._explanations: dict[str, Explanation] = {}

    @cached_property
    def files(self) -> Mapping[str, ExplanationFile]:
        """The explanation files by id, in reading order."""
        folder = self._library.folder(self._language)
        files = [read_explanation_file(path, self._language) for path in folder.glob("*.md")]
        files.sort(key=lambda file: (file.head.order, file.head.id))
        return MappingProxyType({file.head.id: file for file in files})

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary by the ids of its terms."""
        if GLOSSARY not in self.files:
            return MappingProxyType({})
        return MappingProxyType(read_terms(self._sections(GLOSSARY), self._language))

    def explanation(self, explanation_id: str) -> Explanation:
        """A whole explanation. Raises UnknownExplanation, CatalogueBroken."""
        if explanation_id not in self.files:
            raise UnknownExplanation(name=explanation_id)
        if explanation_id not in self._explanations:
            self._explanations[explanation_id] = self._read(explanation_id)
        return self._explanations[explanation_id]

    def search(self, words: str) -> tuple[Hit, ...]:
        """Where the words are found."""
        return self._index.search(words)

    @cached_property
    def _index(self) -> SearchIndex:
        from companion.content.search_names import asked_of_explanations, names_of_explanations

        explanations = [self.explanation(explanation_id) for explanation_id in self.files]
        said = names_of_explanations(
            [explanation.head for explanation in explanations], self._language
        )
        for explanation_id, asked in asked_of_explanations(explanations, self._language).items():
            said[explanation_id] += asked
        return SearchIndex(explanations, self._language, load_vocabulary(self._language), said)

    @cached_property
    def _linker(self) -> TermLinker:
        return TermLinker(self.terms, self._language)

    def _read(self, explanation_id: str) -> Explanation:
        sections = self._sections(explanation_id)
        if explanation_id != GLOSSARY:
            sections = self._linker.link(sections)
        return Explanation(self.files[explanation_id].head, sections, self._sources(explanation_id))

    def _sections(self, explanation_id: str) -> tuple[Section, ...]:
        # Markdown is loaded with the first explanation that is opened, not with the list.
        from companion.content.explanation_markdown import parse_sections

        file = self.files[explanation_id]
        if explanation_id == GLOSSARY:
            file = ExplanationFile(
                file.name, file.head, separate_other_names(file.body, self._language)
            )
        return parse_sections(file)

    def _sources(self, explanation_id: str) -> tuple[Source, ...]:
        explanation = self.files[explanation_id]
        own = tuple(self._source(explanation, key) for key in explanation.head.sources)
        if explanation_id != EVERY_SOURCE:
            return own
        others = {
            self._source(file, key) for file in self.files.values() for key in file.head.sources
        }
        others.difference_update(own)
        return *own, *sorted(others, key=lambda source: (source.organisation, source.title))

    def _source(self, file: ExplanationFile, key: str) -> Source:
        source = self._library.sources.get(key)
        if source is None:
            raise CatalogueBroken(file.name, "head", f"the source {key} is unknown")
        return source


@cache
def load_explanations() -> Library:
    """The explanations that ship with the program; nothing is read yet."""
    return Library(paths.resources())
