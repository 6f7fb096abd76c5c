"""The program behind an icon: what a file manager or a menu hands it.

Knows the front door, not the window behind it.
"""

import sys
from pathlib import Path

import pytest

from companion import __main__ as door
from companion.settings import StartOptions


def started(monkeypatch: pytest.MonkeyPatch, *words: str) -> StartOptions:
    """How the window is opened by these words."""
    met: list[StartOptions] = []

    def open_window(options: StartOptions) -> int:
        met.append(options)
        return 0

    monkeypatch.setattr(door, "open_window", open_window)
    monkeypatch.setattr(door, "guard_memory", lambda: None)
    monkeypatch.setattr(sys, "argv", ["companion-window", *words])
    assert door.window() == 0
    (options,) = met
    return options


def test_a_menu_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual record book opens."""
    assert started(monkeypatch).carnet is None


@pytest.mark.parametrize("name", ["/media/clé/mon carnet.carnet", "open", "selftest"])
def test_a_file_manager_gives_one_file(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """One word is a file, whatever its name; there is nobody who types commands to an icon."""
    assert started(monkeypatch, name).carnet == Path(name)


def test_a_shortcut_may_hold_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick keeps its data beside the program, and opens a file of the patient there."""
    assert started(monkeypatch, "--data-dir", "here").data_dir == Path("here")
    options = started(monkeypatch, "open", "a.carnet", "--read-only", "--data-dir", "here")
    assert (options.carnet, options.read_only) == (Path("a.carnet"), True)
