"""What one person hands over to another by file: to somebody close all that is shared, to a nurse what was chosen.

Knows neither the file's form nor where it lies.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from companion.actions.consultation import PageChoice
from companion.domain.carnet import Carnet
from companion.domain.errors import N_, CompanionError
from companion.domain.records import Photo


class NotAHandover(CompanionError):
    """Something else than a file that was handed over."""

    message = N_(
        "This is not a file that was prepared to be handed over. It was left as it is. Please "
        "choose another one."
    )


class HandoverForOthers(CompanionError):
    """An age file that no words open, or that several people can open."""

    message = N_(
        "This file was not prepared with this program. It was left as it is. Please choose "
        "another one."
    )


class HandoverTooCostly(CompanionError):
    """A file whose header asks for more work than is done for any file."""

    message = N_(
        "Opening this file would take too much of this computer. It was left as it is. Please "
        "ask for a new one."
    )


class HandoverNewer(CompanionError):
    """Written by a newer release."""

    message = N_("A newer version of the program prepared this file. Please update the program.")


class HandoverDamaged(CompanionError):
    """A file that is not as it was written."""

    message = N_("This file is damaged. Please ask for a new one. Nothing was written.")


class HandoverTooLarge(CompanionError):
    """More than one file holds."""

    message = N_("This file would be larger than {megabytes} MB. Nothing was written.")


class HandoverForReading(CompanionError):
    """A part for a nurse, which is merged nowhere."""

    message = N_("This file was prepared to be read by a nurse. Nothing of it can be added here.")


class WrongWords(CompanionError):
    """The words do not open the file."""

    message = N_("These words do not open this file. Please check each of them.")


REFUSALS: Final = (
    NotAHandover,
    HandoverForOthers,
    HandoverTooCostly,
    HandoverNewer,
    HandoverDamaged,
    HandoverTooLarge,
    WrongWords,
)
"""Why a file that was handed over does not open."""


class Recipient(StrEnum):
    """Whom a file is for. CAREGIVER: all that is shared, to go on writing; NURSE: to read and print."""

    CAREGIVER = "caregiver"
    NURSE = "nurse"


@dataclass(frozen=True, slots=True)
class Handover:
    """What a file hands over. `photos` are contents by SHA-256 (hexadecimal).

    For a nurse, `page` says which page was chosen, and the carnet is a part that is only read: it
    is merged nowhere. For a caregiver, `page` is None and the carnet is all that the patient shares.
    `made_by` is the record id of the person who made it.
    """

    made_at: datetime
    made_by: str
    recipient: Recipient
    carnet: Carnet
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    page: PageChoice | None = None


def as_said(words: str) -> str:
    """Words as they open a file, however they were typed: small letters without accents, one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def photos_named(carnet: Carnet) -> tuple[str, ...]:
    """The SHA-256 of each photo that a carnet speaks of, each once."""
    named = (r.body.sha256 for r in carnet.writings(Photo) if isinstance(r.body, Photo))
    return tuple(dict.fromkeys(named))
