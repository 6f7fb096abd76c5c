"""How typed words are parsed and complained of in the person's language."""

import argparse
import sys
from collections.abc import Iterable
from typing import Never

from companion.domain.errors import N_, CompanionError
from companion.messages import Texts


class WrongUsage(CompanionError):
    """A command that was not written as it should be; `usage` shows how."""

    message = N_("This command is not written as expected.")

    def __init__(self, usage: str, **values: str | int) -> None:
        super().__init__(**values)
        self.usage = usage


class WrongValue(WrongUsage):
    """An option whose value cannot be what it should be."""

    message = N_("The value of {name} is not understood.")


class Parser(argparse.ArgumentParser):
    """Raises instead of printing English and leaving."""

    def error(self, message: str) -> Never:
        """A value that is not understood, or something is missing or too much."""
        cause = sys.exception()
        if isinstance(cause, argparse.ArgumentError) and cause.argument_name:
            raise WrongValue(self.format_usage(), name=cause.argument_name) from cause
        raise WrongUsage(self.format_usage()) from ValueError(message)


def formatter(texts: Texts) -> type[argparse.HelpFormatter]:
    """How help is laid out, with “usage” in the person's language."""

    class Formatter(argparse.RawDescriptionHelpFormatter):
        """One word of it is ours."""

        def add_usage(
            self,
            usage: str | None,
            actions: Iterable[argparse.Action],
            groups: "Iterable[argparse._MutuallyExclusiveGroup]",
            prefix: str | None = None,
        ) -> None:
            said = texts("usage: ") if prefix is None else prefix
            super().add_usage(usage, actions, groups, said)

    return Formatter
