"""A file that was handed over: recognised by its first bytes, unlocked, read. The process apart does this."""

from pathlib import Path

from companion.actions.handover import Handover, as_said
from companion.domain.errors import CompanionError
from companion.exchange.age_file import is_age, unseal
from companion.exchange.handover_lines import from_lines
from companion.files import opened_file


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
    with opened_file(path) as file:
        return from_lines(unseal(file, as_said(words)))
