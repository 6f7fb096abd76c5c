"""What was answered so far at the first start.

It outlives a change of language or text size, which draws the steps anew. It saves nothing.
"""

from dataclasses import dataclass, field
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
    """`typed` holds the fields of the consultation; `day` and `hour` what they mean, once known."""

    step: FirstStep = FirstStep.LANGUAGE
    name: str = ""
    wants_passphrase: bool = False
    passphrase: str = ""
    has_date: bool = False
    typed: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    hour: time | None = None

    @property
    def with_whom(self) -> str | None:
        """Whom the consultation is with, if that was said."""
        return self.typed.get("appointment-with", "").strip() or None

    def skip(self) -> None:
        """Take back what the present step was answered."""
        if self.step is FirstStep.NAME:
            self.name = ""
        elif self.step is FirstStep.PASSPHRASE:
            self.wants_passphrase, self.passphrase = False, ""
        elif self.step is FirstStep.CONSULTATION:
            self.has_date, self.day, self.hour = False, None, None
