"""What the screens and the exports ask of the explanations, whoever keeps them."""

from collections.abc import Mapping
from typing import Protocol

from companion.domain.explanations import ExplanationPage, Hit, PageHead, Term
from companion.domain.question_ideas import QuestionIdea
from companion.domain.words import Language


class Explanations(Protocol):
    """The pages in both languages. Nothing is read before it is asked for."""

    def heads(self, language: Language) -> tuple[PageHead, ...]:
        """Every page's head, in reading order."""

    def page(self, page_id: str, language: Language) -> ExplanationPage:
        """A whole page, its terms linked to the glossary. Raises UnknownPage."""

    def html(self, page: ExplanationPage) -> str:
        """The page as small, safe HTML for a text view.

        Links are `page:ID`, `symptom:ID`, `term:ID`, `source:KEY`; pictures are
        `illustration:ID`; each section starts with an anchor `section-N`, N from 0.
        """

    def meaning_html(self, term: Term, language: Language) -> str:
        """What a term means, as the same small HTML, to be shown beside the text."""

    def sentences(self, page: ExplanationPage) -> tuple[str, ...]:
        """What is read aloud, sentence by sentence, each letter for letter as in the HTML."""

    def terms(self, language: Language) -> Mapping[str, Term]:
        """The glossary by the ids of its terms."""

    def pages_about(self, symptom_id: str, language: Language) -> tuple[PageHead, ...]:
        """The pages that name a symptom, in reading order."""

    def search(self, words: str, language: Language) -> tuple[Hit, ...]:
        """Where the words are found, best first, at most one place a page."""

    def ideas(self) -> tuple[QuestionIdea, ...]:
        """The questions that the pages suggest, to pick from."""
