"""`companion selftest`: everything that a person can do, tried in a temporary folder.

For whoever has just installed or packed the program; knows no person's carnet.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from companion import log
from companion.cli import console
from companion.cli.command import Command, Group, path
from companion.cli.session import Session
from companion.domain.errors import N_
from companion.files import write_whole
from companion.messages import Texts

if TYPE_CHECKING:
    from companion.cli.selftest.bench import Bench, Step


def _add(needed: Group, texts: Texts) -> None:
    needed.add_argument(
        "--modules",
        type=path,
        metavar=texts("FILE"),
        help=texts("write the names of all parts that were loaded, for whoever packs the program"),
    )


def _run(found: argparse.Namespace, session: Session) -> int:
    """Try each part, one line each. Returns 0 when all work, else 1."""
    from companion.cli.selftest.bench import Bench
    from companion.cli.selftest.steps import STEPS

    folder, texts = Path(tempfile.mkdtemp(prefix="companion-")), session.texts
    try:
        bench = Bench(folder, session.open_window)
        failures = sum(not _works(step, bench, texts) for step in STEPS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    modules: Path | None = found.modules
    if modules is not None:
        write_whole(modules, "".join(f"{name}\n" for name in sorted(sys.modules)).encode())
    if failures:
        console.say(texts.plural("{count} part failed.", "{count} parts failed.", failures))
        return 1
    console.say(texts("Every part works."))
    return 0


def _works(step: "Step", bench: "Bench", texts: Texts) -> bool:
    title, act = step
    try:
        act(bench)
    except Exception as error:  # noqa: BLE001 - whatever a part raises is this test's finding
        place = f"{type(error).__name__}, {log.place_of(error)}"
        console.say(texts("failed: {title} ({place})", title=texts(title), place=place))
        return False
    console.say(texts("works: {title}", title=texts(title)))
    return True


COMMAND = Command(
    "selftest",
    N_("try every part of the program in a temporary folder"),
    _add,
    _run,
)
