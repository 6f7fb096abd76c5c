"""What the screens and the exports ask of the explanations, whoever keeps them."""

from collections.abc import Mapping
from typing import Protocol

from companion.domain.explanations import Explanation, ExplanationHead, Hit, Term
from companion.domain.question_ideas import QuestionIdea
from companion.domain.words import Language


class Explanations(Protocol):
    """The explanations in both languages. Nothing is read before it is asked for."""

    def heads(self, language: Language) -> tuple[ExplanationHead, ...]:
        """Every explanation's head, in reading order."""

    def explanation(self, explanation_id: str, language: Language) -> Explanation:
        """A whole explanation, its terms linked to the glossary. Raises UnknownExplanation."""

    def html(self, explanation: Explanation) -> str:
        """The explanation as small, safe HTML for a text view.

        Links are `page:ID`, `symptom:ID`, `term:ID`, `source:KEY`; pictures are
        `illustration:ID`; each section starts with an anchor `section-N`, N from 0.
        """

    def meaning_html(self, term: Term, language: Language) -> str:
        """What a term means, as the same small HTML, to be shown beside the text."""

    def sentences(self, explanation: Explanation) -> tuple[str, ...]:
        """What is read aloud, sentence by sentence, each letter for letter as in the HTML."""

    def terms(self, language: Language) -> Mapping[str, Term]:
        """The glossary by the ids of its terms."""

    def explanations_about(
        self, symptom_id: str, language: Language
    ) -> tuple[ExplanationHead, ...]:
        """The explanations that name a symptom, in reading order."""

    def search(self, words: str, language: Language) -> tuple[Hit, ...]:
        """Where the words are found, best first, at most one place an explanation."""

    def ideas(self) -> tuple[QuestionIdea, ...]:
        """The questions that the explanations suggest, to pick from."""
