"""The command line as a person types it, in this process."""

import io
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from companion.cli.main import main
from companion.settings import StartOptions

TODAY = "2026-11-21"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit status and what it said."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """What it said on standard output."""
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        """The same by line."""
        return self.text.split("\n")[:-1]


class Typing(Protocol):
    """Types a command in English and returns its outcome."""

    def __call__(self, *words: str | Path, stdin: bytes = b"") -> Outcome: ...


def _no_window(options: StartOptions) -> int:
    raise AssertionError(options)


@pytest.fixture
def companion(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Typing:
    """The real `main`, its settings in a temporary folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def typed(*words: str | Path, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        argv = [str(word) for word in words]
        status = main([*argv, "--data-dir", str(tmp_path / "data")], _no_window)
        said = capsysbinary.readouterr()
        return Outcome(status, said.out, said.err.decode())

    return typed


@pytest.fixture
def demo(companion: Typing, tmp_path: Path) -> Path:
    """A demonstration carnet."""
    assert companion("demo", "d.carnet", "--today", TODAY).status == 0
    return tmp_path / "d.carnet"


@pytest.fixture
def empty(companion: Typing, tmp_path: Path) -> Path:
    """A new carnet."""
    assert companion("new", "n.carnet").status == 0
    return tmp_path / "n.carnet"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def joined(lines: Sequence[str]) -> bytes:
    """JSON lines as standard input takes them."""
    return "".join(f"{line}\n" for line in lines).encode(errors="surrogatepass")
