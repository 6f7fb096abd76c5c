"""What bringing a file in is in the middle of; nothing of it is written before the last step."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from companion.actions.bring_in.columns import Choices
from companion.actions.bring_in.found import LARGEST, Found, FoundTable, Separator
from companion.actions.bring_in.plan import Plan
from companion.domain.records import Revision
from companion.files import read_bytes
from companion.ui.ways.screen_name import ScreenName


class Step(IntEnum):
    """Where the person is."""

    FILE = 1
    FOUND = 2
    COLUMNS = 3
    PREVIEW = 4
    DONE = 5


FILE_S = "file"
"""Who wrote, as the file itself says."""


@dataclass
class BringInState:
    """The file and what was chosen. `writer`: a person's id, or as the file says.

    `written` is what was brought in last, until it is taken back or another file is chosen.
    """

    step: Step = Step.FILE
    place: Path | None = None
    found: Found | None = None
    choices: Choices | None = None
    writer: str | None = None
    planned: Plan | None = None
    written: tuple[Revision, ...] = ()
    came_from: ScreenName = ScreenName.SETTINGS

    @property
    def steps(self) -> tuple[Step, ...]:
        """Those of this file: records have no columns to confirm."""
        if self.found is None or isinstance(self.found, FoundTable):
            return tuple(Step)
        return (Step.FILE, Step.PREVIEW, Step.DONE)

    def beside(self, by: int) -> Step:
        """The step before (-1) or after (1) this one."""
        steps = self.steps
        return steps[max(0, min(steps.index(self.step) + by, len(steps) - 1))]


def found_in(place: Path, separator: Separator | None) -> Found:
    """What a file holds, read in a process apart. For the worker."""
    from companion.apart.from_elsewhere import read_from_elsewhere_apart

    return read_from_elsewhere_apart(read_bytes(place, largest=LARGEST), separator)
