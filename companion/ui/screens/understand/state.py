"""What the explanations are in the middle of, for the session only."""

from dataclasses import dataclass, field

from companion.domain.words import Language
from companion.ui.ways.screen_name import ScreenName


@dataclass
class UnderstandState:
    """The explanation that is open, where one stopped in each, and the words that are looked for.

    `came_from` is the screen that led to an explanation.
    """

    explanation_id: str | None = None
    came_from: ScreenName | None = None
    places: dict[str, float] = field(default_factory=dict)
    search: str = ""
    search_language: Language | None = None
