"""A command more is one file more: the package finds it."""

from pathlib import Path

import pytest

from companion.cli import commands
from tests.cli.conftest import Typing

WELCOME = """
import argparse
from companion.cli import console
from companion.cli.command import Command, Group
from companion.cli.session import Session
from companion.messages import Texts

def _add(needed: Group, texts: Texts) -> None:
    needed.add_argument("name")

def _run(found: argparse.Namespace, session: Session) -> int:
    console.say(f"Welcome {found.name}")
    return 0

COMMAND = Command("a-welcome", "say a word of welcome", _add, _run)
"""


def test_a_file_in_the_folder_is_a_command(
    companion: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in the help after those that the help orders, and is carried out."""
    (tmp_path / "a_welcome_for_a_test.py").write_text(WELCOME)
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    assert companion("a-welcome", "Zo").text == "Welcome Zo\n"
    names = [command.name for command in commands.commands()]
    assert names[:3] == ["open", "new", "demo"]
    assert names[-2:] == ["selftest", "a-welcome"]


def test_each_file_is_in_the_help_once(companion: Typing) -> None:
    """And none is left out of the order that a reader of the help needs."""
    said = companion("--help").text
    files = {file.stem for file in Path(commands.__path__[0]).glob("*.py")} - {"__init__"}
    named = [command.name for command in commands.commands()]
    assert {name.replace("-", "_") for name in named} == files
    assert all(f"\n    {name} " in said for name in named)
