"""A person who cannot see the screen: the real program, heard and pressed through AT-SPI.

Starts the program as its own process on a message bus of its own. Knows no single screen.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from companion.domain.words import Language
from companion.messages import Texts, load_texts
from tests.stories.outside import Seen, Wish, plain
from tests.ui.spoken_walk import is_foreign

ROOT = Path(__file__).parents[2]
OUTSIDE = Path(__file__).with_name("outside.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LONGEST_S = 10
NO_KIND = {"frame", "unknown", "invalid", "redundant object"}
BUTTON, CHOICE, TICK = "push button", "radio button", "check box"


@dataclass
class Blind:
    """Listens to one running program."""

    program: subprocess.Popen[bytes]
    ears: subprocess.Popen[str]
    texts: Texts

    def hears(self, *names: str, role: str = "") -> None:
        """Wait until something of each of these names is there.

        The program's own sentences are given in English, and heard in the person's language.
        """
        for name in names:
            self._ask(Wish("find", role, self._said(name)))

    def is_told(self, *sentences: str) -> None:
        """Wait until each of these is said aloud, without being looked for."""
        for sentence in sentences:
            self._ask(Wish("overhear", name=self._said(sentence)))

    def presses(self, name: str, role: str = BUTTON) -> None:
        """Press a button, a choice or a tick box by its name."""
        self._ask(Wish("press", role, self._said(name)))

    def strikes(self, *places: int | str) -> None:
        """Press keys of the keyboard by their place (X keycode), whatever their letters are there.

        "37+11" holds the first one meanwhile.
        """
        self._asked(Wish("strike", text=" ".join(map(str, places))))

    def writes(self, name: str, text: str) -> None:
        """Write into a field by its name."""
        self._ask(Wish("write", "text", self._said(name), text))

    def misheard(self) -> list[Seen]:
        """What on the screen takes the keyboard and says nothing, or no kind of thing; or speaks English."""
        shown = [seen for seen in self.everything() if "showing" in seen.states]
        stops = [seen for seen in shown if "focusable" in seen.states]
        dumb = [seen for seen in stops if not seen.name.strip() or seen.role in NO_KIND]
        return dumb + [seen for seen in shown if is_foreign(seen.name, self.texts.language)]

    def everything(self) -> list[Seen]:
        """All that is on the screen."""
        return self._asked(Wish("look"))

    def kill(self) -> None:
        """End the program as a power failure would."""
        self.program.kill()
        self.program.wait(LONGEST_S)

    def _said(self, name: str) -> str:
        return plain(self.texts(name))

    def _ask(self, wish: Wish) -> Seen:
        return self._asked(wish)[0]

    def _asked(self, wish: Wish) -> list[Seen]:
        assert self.ears.stdin is not None
        assert self.ears.stdout is not None
        print(json.dumps(vars(wish)), file=self.ears.stdin, flush=True)
        answer = json.loads(self.ears.stdout.readline())
        assert isinstance(answer, list), answer
        return [Seen(**{**found, "states": tuple(found["states"])}) for found in answer]


@contextmanager
def message_bus() -> Iterator[str]:
    """A bus of our own, its address; all that was started on it ends with it."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    with bus.stdout as line:
        address = line.readline().strip()
        try:
            yield address
        finally:
            bus.terminate()
            bus.wait(LONGEST_S)


@contextmanager
def running(folder: Path, bus: str) -> Iterator[Blind]:
    """The real program on the carnet in `folder`, until the block ends."""
    environment = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": bus,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        # It tells of every control that went away while it was looked at.
        "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "companion", "--data-dir", str(folder), "--today", "2026-11-21"],
        env=environment,
        stderr=subprocess.PIPE,
    )
    for name in ("PYTHONPATH", "PYTHONHOME"):
        environment.pop(name, None)
    ears = subprocess.Popen(
        [SYSTEM_PYTHON, "-W", "ignore", str(OUTSIDE), str(program.pid)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    complaints = b""
    try:
        yield Blind(program, ears, load_texts(Language.FR))
    finally:
        ears.terminate()
        ears.communicate(timeout=LONGEST_S)
        program.terminate()
        _, complaints = program.communicate(timeout=LONGEST_S)
    if complaints:
        raise AssertionError(complaints.decode())
