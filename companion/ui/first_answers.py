"""What was answered so far at the first start.

It outlives a change of language or text size, which draws the steps anew. It saves nothing.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import IntEnum


class FirstStep(IntEnum):
    """The questions, one a screen, in their order."""

    LANGUAGE = 0
    TEXT_SIZE = 1
    NAME = 2
    PASSPHRASE = 3
    CONSULTATION = 4


@dataclass
class FirstAnswers:
    """`day` is None as long as the next consultation has no date."""

    step: FirstStep = FirstStep.LANGUAGE
    name: str = ""
    wants_passphrase: bool = False
    passphrase: str = ""
    day: date | None = None
    hour: time = time(10, 0)
    with_whom: str = ""

    def skip(self) -> None:
        """Take back what the present step was answered."""
        if self.step is FirstStep.NAME:
            self.name = ""
        elif self.step is FirstStep.PASSPHRASE:
            self.wants_passphrase, self.passphrase = False, ""
        elif self.step is FirstStep.CONSULTATION:
            self.day = None
