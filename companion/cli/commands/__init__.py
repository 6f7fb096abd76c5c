"""The commands of the command line, one file each, in the order of the help.

A command more is one file here and its name in this list.
"""

from typing import Final

from companion.cli.commands import (
    backup,
    calendar,
    card,
    check,
    demo,
    explain,
    list,  # noqa: A004 - the command's own name
    merge,
    new,
    open,  # noqa: A004 - the command's own name
    questionnaire,
    record,
    recovery_sheet,
    restore,
    selftest,
    summary,
    taper,
    week_sheet,
)
from companion.cli.commands.command import Command

COMMANDS: Final[tuple[Command, ...]] = tuple(
    module.COMMAND
    for module in (
        open,
        new,
        demo,
        list,
        record,
        summary,
        check,
        backup,
        restore,
        merge,
        explain,
        card,
        taper,
        calendar,
        week_sheet,
        questionnaire,
        recovery_sheet,
        selftest,
    )
)
