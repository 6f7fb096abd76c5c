"""What the screen of the care team's questionnaires is in the middle of.

It outlives a change of language or text size; it holds no widget.
"""

from dataclasses import dataclass

from companion.actions.answering import Answering


@dataclass
class QuestionnaireState:
    """`answering` is in progress; `seen` is the url of the questionnaire that is read through."""

    answering: Answering | None = None
    seen: str | None = None
