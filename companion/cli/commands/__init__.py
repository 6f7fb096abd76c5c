"""The commands of the command line, one file each: a command more is a file more in this folder."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from companion.cli.command import Command

_IN_THE_HELP: Final = (
    "open", "new", "demo", "list", "record", "import", "summary", "check", "backup", "restore", "handover",
    "open_handover", "merge", "explain", "guide", "card", "taper", "calendar", "week_sheet", "questionnaire",
    "recovery_sheet", "selftest",
)  # fmt: skip
"""The files in the order of the help; those that are not named here come after, by their names."""


def commands() -> Iterator[Command]:
    """Each file's `COMMAND`, in the order of the help."""
    there = sorted(module.name for module in iter_modules(__path__))
    known = [name for name in _IN_THE_HELP if name in there]
    for name in [*known, *(name for name in there if name not in known)]:
        command: Command = import_module(f"{__name__}.{name}").COMMAND
        yield command
