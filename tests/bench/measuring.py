"""How long acts take, measured in turns, so that a busy moment of the computer meets all alike.

Knows nothing of what is measured.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]


def seconds(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long an act takes, in seconds; by `time.process_time`, what the processor did for it."""
    start = clock()
    act()
    return clock() - start


def in_turns(
    acts: Mapping[str, Callable[[], object]],
    *,
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, float]:
    """The median seconds of each act over `rounds` rounds, after one that does not count."""
    for act in acts.values():
        act()
    took: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            took[name].append(seconds(act, clock))
    return {name: statistics.median(times) for name, times in took.items()}


def as_installed(**more: str) -> dict[str, str]:
    """The environment of a program that may keep its compiled modules, as an installed one has."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def memory_mib(process: str = "self") -> float:
    """How much memory a process and those that it started hold now, in MiB; none for one that ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    own = sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    return own + sum(map(memory_mib, started_by(process)))


def started_by(process: str) -> list[str]:
    """The numbers of the processes that one started and that are still there."""
    numbers = list[str]()
    for each in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended meanwhile
            numbers += each.read_text(encoding="ascii").split()
    return numbers


def machine() -> str:
    """What was measured on."""
    load = os.getloadavg()[0]
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {load:.1f},"
        f" Python {platform.python_version()}"
    )
