"""What was typed after `companion`: which command, the options before it, its own arguments.

Knows the words of the command line, and how they are complained of in the person's language; carries
nothing out.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Never

from companion.cli import console
from companion.cli.command import Command, WrongUsage, WrongValue, day, path
from companion.cli.commands import commands
from companion.domain.words import Language
from companion.languages import language_named, languages
from companion.messages import Texts
from companion.settings import StartOptions


@dataclass(frozen=True, slots=True)
class Typed:
    """One call. `command` is None where none was typed: the window opens."""

    command: Command | None
    options: StartOptions
    found: argparse.Namespace


class _Parser(argparse.ArgumentParser):
    """Raises instead of printing English and leaving."""

    def error(self, message: str) -> Never:
        """A value that is not understood, or something is missing or too much."""
        cause = sys.exception()
        if isinstance(cause, argparse.ArgumentError) and cause.argument_name:
            raise WrongValue(self.format_usage(), name=cause.argument_name) from cause
        raise WrongUsage(self.format_usage()) from ValueError(message)


def _formatter(texts: Texts) -> type[argparse.HelpFormatter]:
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


def parse(argv: Sequence[str], texts: Texts) -> Typed:
    """The command that was typed. Raises WrongUsage, WrongValue, or SystemExit after `--help`."""
    found = _parser(texts, argv).parse_args(list(argv))
    options = StartOptions(
        carnet=getattr(found, "carnet", None),
        data_dir=getattr(found, "data_dir", None),
        passphrase_file=getattr(found, "passphrase_file", None),
        key_file=getattr(found, "key_file", None),
        recovery_key_file=getattr(found, "recovery_key_file", None),
        today=getattr(found, "today", None),
        language=getattr(found, "lang", None),
        read_only=getattr(found, "read_only", False),
        counter=getattr(found, "counter", False),
    )
    command: Command | None = found.command
    return Typed(command, options, found)


def wished_language(argv: Sequence[str]) -> Language | None:
    """The language that `--lang` names, before anything else is understood."""
    pairs = zip(argv, [*argv[1:], ""], strict=False)  # nothing typed: no pair
    named = [after if word == "--lang" else word.removeprefix("--lang=") for word, after in pairs
             if word.startswith("--lang")]  # fmt: skip
    return next(filter(None, map(language_named, named)), None)


def _parser(texts: Texts, argv: Sequence[str]) -> _Parser:
    """The parser with its help in the language of the texts; only a command that was typed has arguments.

    Groups carry their own titles, because argparse takes its own from the system's language.
    """
    parser = _Parser(
        prog="companion",
        description=texts("A journal for people treated with cancer immunotherapy."),
        epilog=texts("Without a command, the window opens."),
        formatter_class=_formatter(texts),
        add_help=False,
        allow_abbrev=False,
    )
    _add_common(parser, texts)
    parser.add_argument_group(texts("options, without a command")).add_argument(
        "--counter",
        action="store_true",
        help=texts("open the window for what patients bring: to read and print, nothing is kept"),
    )
    parser.set_defaults(command=None)
    subparsers = parser.add_subparsers(
        title=texts("commands"), metavar=texts("COMMAND"), parser_class=_Parser
    )
    for command in commands():
        summary = texts(command.summary)
        sub = subparsers.add_parser(
            command.name,
            help=summary,
            description=summary,
            formatter_class=_formatter(texts),
            add_help=False,
            allow_abbrev=False,
        )
        sub.set_defaults(command=command)
        if command.name not in argv:
            continue  # thirty times as many arguments, which nobody asks for
        command.add(sub.add_argument_group(texts("what the command works on")), texts)
        _add_common(sub, texts)
    return parser


def _add_common(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The options of every command, before it or after."""
    group = parser.add_argument_group(texts("options, before or after the command"))
    hidden = argparse.SUPPRESS
    group.add_argument("-h", "--help", action="help", help=texts("show this help and stop"))
    group.add_argument("--version", action=_Version, help=texts("show the version and stop"))
    group.add_argument(
        "--data-dir",
        type=path,
        default=hidden,
        metavar=texts("FOLDER"),
        help=texts("where settings and the usual record book are kept"),
    )
    _add_keys(group, texts)
    group.add_argument(
        "--today",
        type=day,
        default=hidden,
        metavar=texts("DATE"),
        help=texts("the day to take for today, such as 2026-11-21"),
    )
    group.add_argument(
        "--lang",
        type=_language,
        default=hidden,
        metavar="|".join(languages()),
        help=texts("the language: {codes}", codes=_either(languages(), texts)),
    )


class _Version(argparse.Action):
    """Says the version, and is done. It is looked up only then."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_words: object) -> None:
        from importlib.metadata import version

        console.say(f"companion {version('compagnon-immuno')}")
        parser.exit()


def _either(codes: Sequence[str], texts: Texts) -> str:
    """« fr ou en »."""
    *first, last = codes
    return texts("{some} or {last}", some=", ".join(first), last=last) if first else last


def _language(typed: str) -> Language:
    """A language that the program speaks. Raises ValueError for another."""
    found = language_named(typed)
    if found is None:
        raise ValueError(typed)
    return found


def _add_keys(group: "argparse._ArgumentGroup", texts: Texts) -> None:
    """What opens the record book."""
    group.add_argument(
        "--passphrase-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("a file whose first line is the password"),
    )
    group.add_argument(
        "--key-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("the key of the record book (usually CARNET.key, beside it)"),
    )
    group.add_argument(
        "--recovery-key-file",
        type=path,
        default=argparse.SUPPRESS,
        metavar=texts("FILE"),
        help=texts("a file with the 14 groups of the recovery sheet"),
    )
