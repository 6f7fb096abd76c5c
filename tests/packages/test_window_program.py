"""The program behind an icon: what a file manager or a menu hands it.

Knows the front door, not the window behind it.
"""

import sys
from datetime import date
from pathlib import Path

import pytest

from companion import __main__ as door
from companion.exchange.age_mark import INTRO
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


def test_a_file_may_stand_beside_options(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before or after them, without the word « open »; the counter takes one too; a command keeps its own."""
    for words in (("a.carnet", "--today", "2026-11-21"), ("--today", "2026-11-21", "a.carnet")):
        options = started(monkeypatch, *words)
        assert (options.carnet, options.today) == (Path("a.carnet"), date(2026, 11, 21))
    file = tmp_path / "paul.carnet-age"
    file.write_bytes(INTRO)
    options = started(monkeypatch, "--counter", str(file))
    assert (options.counter, options.received) == (True, file)
    assert door.opening(["list", "a.carnet"]) == ["list", "a.carnet"]


def test_a_handed_over_file_is_shown_by_the_carnet_that_was_open_last(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By what it holds; without a command the terminal does the same for both kinds of file."""
    file = tmp_path / "paul.carnet-age"
    file.write_bytes(INTRO)
    options = started(monkeypatch, str(file))
    assert (options.carnet, options.received) == (None, file)
    for name in ("paul.carnet-age", "none.carnet"):
        met: list[StartOptions] = []
        monkeypatch.setattr(door, "open_window", lambda o, met=met: met.append(o) or 0)
        monkeypatch.setattr(sys, "argv", ["companion", str(tmp_path / name)])
        assert door.main() == 0
        assert tmp_path / name in {met[0].carnet, met[0].received}
