"""How many small faults our tests notice: `make mutation SAMPLE=400`, in a copy of the sources.

For each fault of a random sample the tests that run its lines are passed, the quickest first, until
one fails. `pyproject.toml` says which packages and tests; what was found lies in build/mutation.
"""

import difflib
import gc
import json
import math
import os
import resource
import signal
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from coverage import CoverageData

from tests.mutation.mutants import Mutant, sample

ROOT = Path.cwd()
OUT = ROOT.parent
# What a few examples do not notice counts as not noticed.
OPTIONS = ("-n", "0", "-p", "no:cacheprovider", "--hypothesis-profile", "noticing")
COVERAGE, TOOK, RESULTS = OUT / "coverage", OUT / "took.json", OUT / "results.jsonl"


@dataclass(frozen=True)
class Rules:
    """The table `tool.mutation` of pyproject.toml; times in seconds."""

    packages: tuple[str, ...]
    tests: tuple[str, ...]
    of_names: tuple[str, ...]
    seed: int
    longest_tests: float
    longest_mutant: float


def read_rules() -> Rules:
    """As they stand in the copy."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mutation"]
    return Rules(
        tuple(table["packages"]),
        tuple(table["tests"]),
        tuple(table["of_names"]),
        table["seed"],
        table["longest_tests"],
        table["longest_mutant"],
    )


def watch(rules: Rules) -> None:
    """Pass the tests once and note which lines each runs; what was noted before is kept."""
    if COVERAGE.exists() and TOOK.exists():
        return
    subprocess.run(
        [
            *(sys.executable, "-m", "coverage", "run", "--source=companion", "-m", "pytest"),
            *("-q", *OPTIONS, "-p", "tests.mutation.watching"),
            *rules.tests,
        ],
        check=False,
        env={**os.environ, "COVERAGE_FILE": str(COVERAGE), "COMPANION_TOOK": str(TOOK)},
    )


class Chooser:
    """Which tests could notice a fault."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._took: Mapping[str, float] = json.loads(TOOK.read_text("utf-8"))
        self._data = CoverageData(str(COVERAGE))
        self._data.read()
        self._lines: dict[Path, Mapping[int, Sequence[str]]] = {}

    def tests(self, mutant: Mutant) -> list[str]:
        """Those that run its lines, else its module, the quickest first, within the time for them."""
        lines = self._lines.setdefault(
            mutant.module, self._data.contexts_by_lineno(str(mutant.module))
        )
        first, last = mutant.lines
        names = {name for n in range(first, last + 1) for name in lines.get(n, ())}
        # What runs when a module is loaded runs for every test of it, and for those that look at
        # names alone.
        names = names & self._took.keys() or {
            name for found in lines.values() for name in found
        } | {name for name in self._took if name.startswith(self._rules.of_names)}
        chosen, total = list[str](), 0.0
        for name in sorted(names & self._took.keys(), key=lambda name: (self._took[name], name)):
            total += self._took[name]
            if total > self._rules.longest_tests:
                break
            chosen.append(name)
        return chosen


def notice(mutant: Mutant, tests: Sequence[str], longest: float) -> str:
    """Put the fault in, pass the tests in a fork of this process, and take it out again."""
    if not tests:
        return "no test"
    names = OUT / "names"
    names.write_text("\n".join(tests), "utf-8")
    whole = mutant.module.read_text("utf-8")
    mutant.module.write_text(mutant.code(), "utf-8")
    try:
        child = os.fork()
        if child == 0:
            _pass_tests(names, longest)
        return _outcome(child)
    finally:
        mutant.module.write_text(whole, "utf-8")


def _pass_tests(names: Path, longest: float) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Seconds of work: on a busy computer a clock would end what nothing is wrong with.
    resource.setrlimit(resource.RLIMIT_CPU, (round(longest), round(longest) + 5))
    nothing = os.open(OUT / "last.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    sys.dont_write_bytecode = True
    status = 3
    try:
        status = int(pytest.main(["-x", "-q", *OPTIONS, "--hypothesis-seed=0", f"@{names}"]))
    finally:
        os._exit(status)


def _outcome(child: int) -> str:
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return "timeout"
    return {0: "survived", 1: "killed", 5: "no test"}.get(code, "broken")


def change(mutant: Mutant) -> str:
    """What the fault changes, as lines of a difference."""
    whole = mutant.module.read_text("utf-8").splitlines()
    found = difflib.unified_diff(whole, mutant.code().splitlines(), n=0, lineterm="")
    return "\n".join(line for line in found if not line.startswith(("---", "+++", "@@")))


def known_equivalents() -> set[tuple[str, str]]:
    """Faults that change nothing that can be seen, each with its reason in `equivalent.toml`."""
    file = Path(__file__).parent / "equivalent.toml"
    listed = tomllib.loads(file.read_text("utf-8")).get("mutant", [])
    return {(one["module"], one["change"].strip("\n")) for one in listed}


def report(packages: Sequence[str]) -> Iterator[str]:
    """Score by package with its 95 % interval (Wilson), then what nothing noticed."""
    lines = [json.loads(line) for line in RESULTS.read_text("utf-8").splitlines()]
    same = known_equivalents()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    alive = list[str]()
    for one in lines:
        outcome = one["outcome"]
        if (one["module"], one["change"]) in same:
            outcome = "equivalent"
        elif outcome in {"survived", "no test"}:
            alive.append(
                f"## {one['module']}:{one['line']} ({outcome})\n\n```diff\n{one['change']}\n```\n"
            )
        package = next(p for p in packages if one["module"].startswith(f"{p}/"))
        for key in (package, "all"):
            counts[key][outcome] += 1
    yield "| package | sample | killed | of them by time or at import | equivalent | score | 95 % |"
    yield "|---|---|---|---|---|---|---|"
    for key, count in counts.items():
        early = count["timeout"] + count["broken"]
        killed, all_of = count["killed"] + early, sum(count.values()) - count["equivalent"]
        low, high = wilson(killed, all_of)
        yield (
            f"| {key} | {sum(count.values())} | {killed} | {early} | {count['equivalent']} "
            f"| {killed / max(all_of, 1):.1%} | {low:.1%} to {high:.1%} |"
        )
    yield ""
    yield from alive


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """The interval that holds the true share 19 times of 20."""
    if not trials:
        return 0.0, 1.0
    z, share = 1.96, successes / trials
    middle = share + z * z / (2 * trials)
    spread = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return (middle - spread) / (1 + z * z / trials), (middle + spread) / (1 + z * z / trials)


def main(size: int) -> None:
    """Judge the sample; a second run goes on where the first was stopped."""
    rules = read_rules()
    watch(rules)
    chooser = Chooser(rules)
    modules = sorted(file for name in rules.packages for file in (ROOT / name).rglob("*.py"))
    mutants, places = sample(modules, size, rules.seed)
    done = RESULTS.read_text("utf-8").count("\n") if RESULTS.exists() else 0
    gc.freeze()
    # Stopped from outside, the fault is taken out of the copy all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    for number, mutant in enumerate(mutants[done:], done + 1):
        outcome = notice(mutant, chooser.tests(mutant), rules.longest_mutant)
        name = mutant.module.relative_to(ROOT).as_posix()
        told = {"module": name, "line": mutant.lines[0], "change": change(mutant)}
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(json.dumps({**told, "outcome": outcome}, ensure_ascii=False) + "\n")
        write_report(rules, places)
        print(f"{number}/{len(mutants)} {outcome:9} {name}:{mutant.lines[0]}", flush=True)
    print((OUT / "report.md").read_text("utf-8"))


def write_report(rules: Rules, places: int) -> None:
    """What was found up to now."""
    text = "\n".join((f"A sample of {places} places.", "", *report(rules.packages)))
    (OUT / "report.md").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]))
