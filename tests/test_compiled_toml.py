"""Compiled TOML files say what their sources say, and are never used once those say something else."""

import shutil
import tomllib
from pathlib import Path

import pytest

from companion import paths
from companion.compiled_toml import SUFFIX, compile_toml, compiled_tree
from companion.toml_file import read_toml

SOURCES = sorted(paths.resources().rglob("*.toml"))


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A small file that was compiled."""
    source = tmp_path / "day.toml"
    source.write_text("from = 2026-11-21\nat = 10:30:00\n", "utf-8")
    compile_toml(source)
    return source


def test_each_file_is_compiled_to_what_it_says(tmp_path: Path) -> None:
    """Its days and times too."""
    assert SOURCES
    for number, source in enumerate(SOURCES):
        copy = Path(shutil.copy(source, tmp_path / f"{number}.toml"))
        compile_toml(copy)
        text = source.read_bytes()
        assert compiled_tree(copy, text) == tomllib.loads(text.decode("utf-8")), source


def test_a_file_that_was_written_since_is_read_itself(day: Path) -> None:
    """Though it has the same size, and was written in the same second."""
    day.write_text("from = 2026-11-22\nat = 10:30:00\n", "utf-8")
    assert compiled_tree(day, day.read_bytes()) is None
    assert read_toml(day, "day.toml") == tomllib.loads(day.read_text("utf-8"))


@pytest.mark.parametrize(
    "compiled", [b"", b"\xc1", b"\x93\x01\x02\x80", b"\x93\x01\x02\xc7\x01\x09x"]
)
def test_one_that_was_damaged_is_not_used(day: Path, compiled: bytes) -> None:
    """The file itself is there."""
    day.with_suffix(SUFFIX).write_bytes(compiled)
    assert read_toml(day, "day.toml") == tomllib.loads(day.read_text("utf-8"))
