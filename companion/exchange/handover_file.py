"""A file that was handed over: recognised by its first bytes, unlocked, read. The process apart does this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.domain.errors import CompanionError
from companion.exchange.age_mark import is_age
from companion.files import opened_file

if TYPE_CHECKING:
    from pathlib import Path

    from companion.actions.handover import Handover


def is_handover(path: Path) -> bool:
    """Whether a file starts as one that hands a carnet over, whatever its name."""
    try:
        with opened_file(path) as file:
            return is_age(file)
    except CompanionError:
        return False


def read_handover(path: Path, words: str) -> Handover:
    """What a file hands over, as it stands there.

    Nothing is written anywhere. Raises WrongWords, NotAHandover, HandoverForOthers,
    HandoverTooCostly, HandoverDamaged, HandoverNewer, FileNotReadable.
    """
    from companion.actions.handover import as_said
    from companion.exchange.age_file import unseal
    from companion.exchange.handover_lines import from_lines

    with opened_file(path) as file:
        return from_lines(unseal(file, as_said(words)))
