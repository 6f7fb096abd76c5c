"""Programs of the same kind beside ours, each started as its icon does, until its window is there and it rests.

`python -m tests.bench.peers` prints the table and adds it to docs/benchmarks.md. What is measured is seen from outside,
the same for all: the work of all processes of a program, the memory that they hold, the seconds until
something is on the screen. Each is a ratio to the text window of the same round.
"""

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from msgspec import Struct
from PIL import Image, ImageGrab

from tests.bench.measuring import ROOT, as_installed, machine
from tests.bench.promises import DIST, TABLE, twelve_weeks
from tests.private_screen import choose_platform, stop

ROUNDS = 5
PEERS = ("keepassxc", "rednotebook", "lifeograph")
TICKS = os.sysconf("SC_CLK_TCK")
STEP_S, RESTS_S, PATIENCE_S = 0.05, 1.0, 60.0
REST_TICKS = 2
"""So little work within `RESTS_S` is a blinking cursor."""
FLOOR = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application, window = QApplication([]), QMainWindow()
window.setCentralWidget(QLabel("Compagnon Immuno"))
window.resize(1280, 820)
window.show()
application.exec()
"""
SHOWN = 0.05
"""Of the screen, what a window covers at least."""


class Start(Struct, frozen=True):
    """One start of a program."""

    shown_s: float
    work_s: float
    memory_mib: float


def family(root: int) -> list[int]:
    """A process and all that it began, as far as they are there."""
    parents: dict[int, int] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            fields = stat_of(int(place.name))
            if fields:
                parents[int(place.name)] = int(fields[1])
    found = [root]
    for member in found:
        found += [number for number, parent in parents.items() if parent == member]
    return found


def stat_of(process: int) -> list[str]:
    """What the system counts of a process, from its state on; nothing when it has ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except (OSError, UnicodeDecodeError):
        return []


def ticks(processes: list[int]) -> int:
    """Their work, and that of their children that have ended."""
    return sum(sum(map(int, fields[11:15])) for p in processes if (fields := stat_of(p)))


def memory_mib(processes: list[int]) -> float:
    """What each holds alone, and once what the one that shares most shares, with whomever."""
    alone, shared = 0, 0
    for process in processes:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        except OSError:
            continue
        alone += kib_of(lines, "Private_")
        shared = max(shared, kib_of(lines, "Shared_"))
    return (alone + shared) / 1024


def kib_of(lines: list[str], kind: str) -> int:
    """The clean and the dirty pages of a kind, in KiB."""
    named = (f"{kind}Clean:", f"{kind}Dirty:")
    return sum(int(line.split()[1]) for line in lines if line.startswith(named))


def is_shown() -> bool:
    """Whether a window stands on the screen, which is black without one."""
    picture: Image.Image = ImageGrab.grab().convert("L")
    return picture.histogram()[0] < (1 - SHOWN) * picture.width * picture.height


def started(words: list[str], environment: Mapping[str, str]) -> Start:
    """Start a program, wait until it rests, and end it with all that it began."""
    begun = time.monotonic()
    program = subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    shown_s, worked, rests_from = 0.0, 0, begun
    try:
        while (now := time.monotonic()) - begun < PATIENCE_S and program.poll() is None:
            if not shown_s and is_shown():
                shown_s = time.monotonic() - begun
            work = ticks(family(program.pid))
            if work > worked + REST_TICKS or not shown_s:
                worked, rests_from = work, now
            elif now - rests_from > RESTS_S:
                break
            time.sleep(STEP_S)
        processes = family(program.pid)
        return Start(shown_s, ticks(processes) / TICKS, memory_mib(processes))
    finally:
        for process in family(program.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        program.wait(timeout=20)


def programs() -> dict[str, list[str]]:
    """Each program by its name; the floor is the first."""
    ours = {"ours, source": [sys.executable, "-m", "companion"]}
    for frozen in sorted(DIST.glob("*/companion-window"))[:1]:
        ours["ours, frozen"] = [str(frozen)]
    floor = {"text window": [sys.executable, "-c", FLOOR]}
    return {**floor, **ours, **{name: [name] for name in PEERS if which(name)}}


def rows(home: Path) -> Iterator[str]:
    """One line for each program, in rounds with the floor."""
    environment = as_installed(HOME=str(home), XDG_DATA_HOME=str(twelve_weeks(home / "data")))
    took: dict[str, list[Start]] = {}
    for turn in range(ROUNDS + 1):
        for name, words in programs().items():
            start = started(words, environment)
            if turn:  # the first one fills the disk's memory and its own folders
                took.setdefault(name, []).append(start)
    floor, *others = took.items()
    for name, starts in (floor, *others):
        ratios = [
            statistics.median(
                getattr(s, what) / getattr(f, what) for s, f in zip(starts, floor[1], strict=True)
            )
            for what in Start.__struct_fields__
        ]
        yield f"| {name} | {' | '.join(f'{ratio:.2f} ×' for ratio in ratios)} |"


def main() -> None:
    """Measure all, and keep the table."""
    os.environ["COMPANION_TESTS_SCREEN"] = "xvfb"
    screen = choose_platform()
    lines = [
        f"\n## Beside others: {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}\n",
        "Ours opens a record book of twelve weeks; the others begin empty. To the text window of the same round.\n",
        "| program | until it shows | work until it rests | memory |",
        "|---|---|---|---|",
    ]
    print(*lines, sep="\n")
    try:
        with TemporaryDirectory() as folder:
            for row in rows(Path(folder)):
                print(row, flush=True)
                lines.append(row)
    finally:
        if screen is not None:
            stop(screen)
    with TABLE.open("a", encoding="utf-8") as table:
        table.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
