"""Questions to pick from: those of the explanations that were read, and the symptoms that were noted.

A list to choose from and nothing more: nothing is added by itself, nothing is judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from companion.domain.carnet import Carnet
from companion.domain.question_ideas import QuestionIdea
from companion.domain.records import Question
from companion.domain.summary import Summary
from companion.domain.symptoms import Catalogue
from companion.messages import Texts


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question in the person's language, as it would be added; `explanation` is None for a symptom."""

    text: str
    explanation: str | None = None


def from_explanations(
    ideas: Iterable[QuestionIdea], explanations: Sequence[str], texts: Texts
) -> tuple[Proposal, ...]:
    """The questions of the explanations that were read, the explanation read last first."""
    by_explanation = [
        [
            Proposal(texts.words(idea.text), explanation)
            for idea in ideas
            if idea.explanation == explanation
        ]
        for explanation in reversed(list(dict.fromkeys(explanations)))
    ]
    return tuple(proposal for group in by_explanation for proposal in group)


def from_days(summary: Summary, catalogue: Catalogue, texts: Texts) -> tuple[Proposal, ...]:
    """« Parler de : fatigue »: every symptom noted above 0, in the catalogue's order.

    Nothing is chosen for the person: neither level nor day decides what is proposed, or its place.
    """
    noted = {symptom.id for symptom in summary.symptoms if symptom.worst.level > 0}
    return tuple(
        Proposal(texts("Talk about: {symptom}", symptom=texts.words(symptom.in_sentence)))
        for symptom in catalogue.symptoms.values()
        if symptom.id in noted
    )


def still_new(proposals: Iterable[Proposal], carnet: Carnet) -> tuple[Proposal, ...]:
    """Those that no question of the record book says already, each once."""
    noted = {entry.body.text for entry in carnet.entries(Question)}
    listed = {proposal.text: proposal for proposal in proposals if proposal.text not in noted}
    return tuple(listed.values())
