"""Which disks are sticks, and letting go of one."""

import subprocess
from pathlib import Path

import pytest

from companion.ui.doors import sticks as door
from companion.ui.doors.sticks import Stick, eject, sticks
from tests.systems import linux_only

pytestmark = linux_only("as Linux mounts them")


@pytest.mark.parametrize(
    ("place", "taken_out"),
    [
        ("/media/anne/KINGSTON", True),
        ("/run/media/anne/K", True),
        ("/home", False),
        ("/boot", False),
    ],
)
def test_a_stick_is_what_was_mounted_for_a_person(place: str, taken_out: bool) -> None:
    """The disks of the computer are none."""
    assert door._can_be_taken_out(Stick("x", Path(place), "/dev/nothing9")) is taken_out


def test_the_computers_own_disks_are_not_listed() -> None:
    """Whatever is plugged in here, the root is no stick."""
    assert Path("/") not in {stick.place for stick in sticks()}


@pytest.mark.parametrize(("status", "ejected"), [(0, True), (1, False)])
def test_the_system_lets_go_of_it(
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    ejected: bool,
) -> None:
    """Where it cannot, the person is told to; a folder that was chosen is never tried."""
    asked = list[list[str]]()

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        asked.append(words)
        return subprocess.CompletedProcess(words, status)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(door, "which", lambda name: f"/usr/bin/{name}")
    assert eject(Stick("K", Path("/media/K"), "/dev/sdz1")) is ejected
    assert asked == [["/usr/bin/udisksctl", "unmount", "--no-user-interaction", "-b", "/dev/sdz1"]]
    assert not eject(Stick("folder", Path("/home/anne")))
    assert len(asked) == 1
