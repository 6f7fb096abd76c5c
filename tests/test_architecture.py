"""Hold the shape of the code: sizes, and what import-linter and ruff cannot see.

Knows the sources as text only; it imports nothing of the program.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = sorted((ROOT / "companion").rglob("*.py"))
EVERY_SOURCE = sorted(
    path
    for folder in ("companion", "tests", "packaging")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".sh", ".spec", ".typ"} and "__pycache__" not in path.parts
) + sorted((ROOT / "resources").rglob("*.typ"))
RULES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
# Each rule stands once: import-linter knows whole modules, ruff those of Qt.
NO_NETWORK = [
    *next(c for c in RULES["importlinter"]["contracts"] if c["id"] == "no-network")["forbidden_modules"],
    *(
        name
        for name, ban in RULES["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"].items()
        if ban["msg"] == "the program has no network code"
    ),
]  # fmt: skip
BOXES = {"QMessageBox", "QFileDialog", "QInputDialog"}
THE_DOOR = {"companion/ui/doors/box.py", "companion/ui/doors/dialogs.py"}


def name_of(path: Path) -> str:
    """A path as the test report shows it."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """The parsed source."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[str]:
    """Every module or name a file imports, in full: `PySide6.QtWidgets.QLabel`."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_file_is_longer_than_400_lines() -> None:
    """A file that a newcomer reads in one sitting."""
    long = [name_of(p) for p in EVERY_SOURCE if len(p.read_text("utf-8").splitlines()) > 400]
    assert long == []


def test_no_function_is_longer_than_40_lines() -> None:
    """A function does one act."""
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in PROGRAM
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= 40
    ]
    assert long == []


def test_nothing_is_imported_from_qt_by_star() -> None:
    """A star import from PySide6 costs 40 ms and 7 MiB at the start."""
    stars = [
        name_of(p)
        for p in EVERY_SOURCE
        if p.suffix == ".py" and any(n.endswith(".*") for n in imported(p))
    ]
    assert stars == []


def test_nothing_reaches_for_the_network() -> None:
    """No account, no server, no network code: neither Python's nor Qt's."""
    assert {"socket", "ssl", "http", "PySide6.QtNetwork", "PySide6.QtWebSockets"} <= {*NO_NETWORK}
    offenders = [
        f"{name_of(path)}: {name}"
        for path in PROGRAM
        for name in imported(path)
        if any(f"{name}.".startswith(f"{banned}.") for banned in NO_NETWORK)
    ]
    assert offenders == []


def test_modal_boxes_and_file_choosers_have_one_door() -> None:
    """A story answers every question there."""
    offenders = [
        f"{name_of(path)}: {name}"
        for path in PROGRAM
        for name in imported(path)
        if name.rpartition(".")[2] in BOXES and name_of(path) not in THE_DOOR
    ]
    assert offenders == []


def test_the_domain_needs_the_standard_library_and_structs_alone() -> None:
    """No files, no clock, no Qt: what is true in the clinic does not depend on them.

    msgspec is there for its structs, which are made in a fortieth of the time of a dataclass.
    """
    foreign = {"os", "pathlib", "io", "time", "tempfile", "shutil", "sqlite3", "logging"}
    offenders = [
        f"{name_of(path)}: {name}"
        for path in PROGRAM
        if path.is_relative_to(ROOT / "companion" / "domain")
        for name in imported(path)
        if not name.startswith(("companion.domain", "msgspec."))
        and (
            name.partition(".")[0] not in sys.stdlib_module_names
            or name.partition(".")[0] in foreign
        )
    ]
    assert offenders == []


def test_every_module_says_what_it_is_for() -> None:
    """A module docstring: what it is for, and what it must not know."""
    silent = [
        name_of(path)
        for path in PROGRAM
        if path.read_text("utf-8").strip() and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []


SET_TEXT = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for n in range(20_000):
    label.setText(str(n))
"""
EMIT = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(object)
bell, heard = Bell(), []
bell.rung.connect(heard.append)
for n in range(5_000):
    bell.rung.emit(None if n % 2 else True)
assert len(heard) == 5_000
"""


@pytest.mark.parametrize("act", [SET_TEXT, EMIT], ids=["20,000 setText", "5,000 emits"])
def test_qt_survives_an_evening_of_calls(act: str) -> None:
    """The Qt release we pin does not lose references to None and True, as 6.12.0 does."""
    done = subprocess.run(
        [sys.executable, "-c", act], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


_PLACE = re.compile(r"`((?:[\w-]+/)+[\w-]+\.py)`")


def test_every_module_that_a_document_names_is_there() -> None:
    """A room that moved is named where it stands now; NAME and CODE are for whoever adds one."""
    there = [name_of(path) for path in EVERY_SOURCE]
    named = {
        (document.name, place)
        for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
        for place in _PLACE.findall(document.read_text("utf-8"))
        if "NAME" not in place
    }
    assert len(named) > 50
    assert {each for each in named if not any(path.endswith(each[1]) for path in there)} == set()


def test_no_room_has_more_than_thirty_files() -> None:
    """Somebody who opens a folder sees its files at once."""
    rooms = Counter(path.parent for path in PROGRAM)
    assert {name_of(room): many for room, many in rooms.items() if many > 30} == {}
