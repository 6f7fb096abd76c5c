"""How long acts take, measured in turns, so that a busy moment of the computer meets all alike.

Knows nothing of what is measured.
"""

import os
import statistics
import time
from collections.abc import Callable, Mapping
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


def memory_mib() -> float:
    """How much memory this process holds now, in MiB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return (
        int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
        / 1024
    )
