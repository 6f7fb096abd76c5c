"""What was answered so far at the first start.

It outlives a change of language or text size, which draws the steps anew. It saves nothing.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import IntEnum, StrEnum

from companion.actions.key import KeyringAnswer


class FirstStep(IntEnum):
    """The questions, one a screen, in their order."""

    LANGUAGE = 0
    TEXT_SIZE = 1
    NAME = 2
    PASSPHRASE = 3
    CONSULTATION = 4


class FirstWay(StrEnum):
    """How the new carnet is to be opened."""

    FREE = "none"
    PASSPHRASE = "chosen"  # noqa: S105 - a name
    SHARED = "shared"
    UNPROTECTED = "unprotected"


@dataclass
class FirstAnswers:
    """`typed` holds the fields of the consultation; `day` and `hour` what they mean, once known.

    `locks`: whether it locks by itself after a while, where a password opens it. `permit` is what the
    keyring gave; `no_keyring` says in a sentence why it gave nothing. `name` is the patient's; with
    `for_another`, somebody close writes, who is called `my_name`.
    """

    step: FirstStep = FirstStep.LANGUAGE
    name: str = ""
    for_another: bool = False
    my_name: str = ""
    way: FirstWay = FirstWay.FREE
    passphrase: str = ""
    locks: bool = True
    permit: KeyringAnswer | None = None
    no_keyring: str = ""
    has_date: bool = False
    typed: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    hour: time | None = None

    @property
    def wants_passphrase(self) -> bool:
        """Whether a password is to open it."""
        return self.way in {FirstWay.PASSPHRASE, FirstWay.SHARED}

    @property
    def wants_lock(self) -> bool:
        """Whether it is to lock by itself after some minutes without use."""
        return self.way is FirstWay.SHARED or (self.way is FirstWay.PASSPHRASE and self.locks)

    @property
    def wants_keyring(self) -> bool:
        """Whether the keyring is to open it, and was not asked yet."""
        return self.way is FirstWay.FREE and self.permit is None

    @property
    def with_whom(self) -> str | None:
        """Whom the consultation is with, if that was said."""
        return self.typed.get("appointment-with", "").strip() or None

    @property
    def phone(self) -> str:
        """The number of the care team, if it was said."""
        return self.typed.get("team-phone", "").strip()

    def skip(self) -> None:
        """Take back what the present step was answered."""
        if self.step is FirstStep.NAME:
            self.name, self.my_name = "", ""
        elif self.step is FirstStep.PASSPHRASE:
            self.way, self.passphrase = FirstWay.FREE, ""
        elif self.step is FirstStep.CONSULTATION:
            self.has_date, self.day, self.hour = False, None, None
            self.typed.pop("team-phone", None)
