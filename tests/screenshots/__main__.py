"""`make screenshots`: two processes at a time, one for each language and theme; then contact sheets."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from companion.domain.words import Language
from companion.languages import languages
from companion.settings import Theme
from tests.screenshots.sheet import write_sheets
from tests.screenshots.take import ALL, PERCENTS, SIZES, THEMES, Wanted, take


def parsed() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="make screenshots")
    spoken = [language.value for language in languages()]
    reader.add_argument(
        "--screen", default="", help="names of scenes, or how they begin, with commas"
    )
    reader.add_argument("--lang", default=",".join(spoken))
    reader.add_argument("--theme", default=",".join(THEMES))
    reader.add_argument("--percent", default=",".join(map(str, PERCENTS)))
    reader.add_argument("--size", default=",".join(f"{w}x{h}" for w, h in SIZES))
    reader.add_argument("--out", type=Path, default=Path("build/screenshots"))
    reader.add_argument("--list", action="store_true", help="only name the scenes")
    return reader.parse_args()


def wanted_of(said: argparse.Namespace) -> Wanted:
    sizes = tuple((int(w), int(h)) for w, _, h in (s.partition("x") for s in said.size.split(",")))
    scenes = tuple(filter(None, said.screen.split(",")))
    return Wanted(scenes, tuple(map(int, said.percent.split(","))), sizes)


def in_processes(pairs: Sequence[tuple[str, str]]) -> int:
    """One process for each language and theme, as many at a time as there are cores."""
    waiting, running, worst = list(pairs), list[subprocess.Popen[bytes]](), 0
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            language, theme = waiting.pop(0)
            command = [sys.executable, "-m", "tests.screenshots", *sys.argv[1:]]
            command += ["--lang", language, "--theme", theme]
            running.append(subprocess.Popen(command))
        running[0].wait()
        for done in [each for each in running if each.poll() is not None]:
            worst = max(worst, done.returncode)
            running.remove(done)
    return worst


def main() -> int:
    said, began = parsed(), time.monotonic()
    if said.list:
        sys.stdout.write("\n".join(ALL) + "\n")
        return 0
    spoken, themes = said.lang.split(","), said.theme.split(",")
    if len(spoken) * len(themes) > 1:
        worst = in_processes(list(product(spoken, themes)))
        write_sheets(said.out)
        sys.stdout.write(f"{time.monotonic() - began:.0f} s: {said.out}/index.html\n")
        return worst
    failed: list[str] = []
    theme = Theme(themes[0])
    count = take(Language(spoken[0]), theme, wanted_of(said), said.out / theme, failed.append)
    write_sheets(said.out)
    lasted = time.monotonic() - began
    sys.stdout.write(f"{spoken[0]} {theme}: {count} pictures, {lasted:.0f} s\n")
    for line in failed:
        sys.stdout.write(f"  failed: {line}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
