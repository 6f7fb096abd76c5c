"""What the merging of another copy is in the middle of."""

from dataclasses import dataclass
from pathlib import Path

from companion.actions.merging import Brought
from companion.ui.ways.screen_name import ScreenName


@dataclass
class MergingState:
    """The file that is looked into, and what it would bring once that is known.

    `needs_words`: words open it, which were not said yet; `refused` says why it does not open.
    `of_another`: it is of another person's record book, whose words are `words`.
    """

    path: Path | None = None
    came_from: ScreenName = ScreenName.HOME
    needs_words: bool = False
    refused: str = ""
    brought: Brought | None = None
    of_another: bool = False
    words: str = ""
