"""What a command of the command line is: a name, a line of help, what it adds, what it runs."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from companion.cli.session import Session
from companion.messages import Texts

Group = argparse._ArgumentGroup  # noqa: SLF001 - the type of what `add_argument_group` gives


def adds_nothing(_needed: Group, _texts: Texts) -> None:
    """For a command that works on nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `summary` is a text of the catalogue; `run` returns the exit status.

    `run` is given what was typed and the session. It raises WrongUsage for what does not fit
    together, CompanionError for a mishap. What it needs is loaded when it runs, so that the help of
    one command does not wait for the parts of all.
    """

    name: str
    summary: str
    add: Callable[[Group, Texts], None]
    run: Callable[[argparse.Namespace, Session], int]
