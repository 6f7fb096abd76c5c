"""What was typed after `companion`: which command, the options before it, its own arguments.

Knows the words of the command line; carries nothing out.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from companion.cli.commands import COMMANDS
from companion.cli.commands.command import Command
from companion.cli.options import add_common
from companion.cli.parser import Parser, formatter
from companion.domain.words import Language
from companion.messages import Texts
from companion.settings import StartOptions


@dataclass(frozen=True, slots=True)
class Typed:
    """One call. `command` is None where none was typed: the window opens."""

    command: Command | None
    options: StartOptions
    found: argparse.Namespace


def parse(argv: Sequence[str], texts: Texts) -> Typed:
    """The command that was typed. Raises WrongUsage, WrongValue, or SystemExit after `--help`."""
    found = _parser(texts).parse_args(list(argv))
    options = StartOptions(
        carnet=getattr(found, "carnet", None),
        data_dir=getattr(found, "data_dir", None),
        passphrase_file=getattr(found, "passphrase_file", None),
        key_file=getattr(found, "key_file", None),
        recovery_key_file=getattr(found, "recovery_key_file", None),
        today=getattr(found, "today", None),
        language=getattr(found, "lang", None),
        read_only=getattr(found, "read_only", False),
    )
    command: Command | None = found.command
    return Typed(command, options, found)


def wished_language(argv: Sequence[str]) -> Language | None:
    """The language that `--lang` names, before anything else is understood."""
    pairs = zip(argv, [*argv[1:], ""], strict=False)  # nothing typed: no pair
    named = [after if word == "--lang" else word.removeprefix("--lang=") for word, after in pairs
             if word.startswith("--lang")]  # fmt: skip
    return next((Language(name) for name in named if name in set(Language)), None)


def _parser(texts: Texts) -> Parser:
    """The parser with its help in the language of the texts.

    Groups carry their own titles, because argparse takes its own from the system's language.
    """
    parser = Parser(
        prog="companion",
        description=texts("A journal for people treated with cancer immunotherapy."),
        epilog=texts("Without a command, the window opens."),
        formatter_class=formatter(texts),
        add_help=False,
        allow_abbrev=False,
    )
    add_common(parser, texts)
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(
        title=texts("commands"), metavar=texts("COMMAND"), parser_class=Parser
    )
    for command in COMMANDS:
        summary = texts(command.summary)
        sub = commands.add_parser(
            command.name,
            help=summary,
            description=summary,
            formatter_class=formatter(texts),
            add_help=False,
            allow_abbrev=False,
        )
        sub.set_defaults(command=command)
        command.add(sub.add_argument_group(texts("what the command works on")), texts)
        add_common(sub, texts)
    return parser
