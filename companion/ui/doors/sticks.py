"""The USB sticks that are plugged in: where they are found, and how one is let go of.

Asks the operating system alone; looks into no file.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Final

from PySide6.QtCore import QStorageInfo

_MOUNTED_BY_HAND: Final = ("/media/", "/run/media/", "/Volumes/")
_REMOVABLE: Final = 2
"""What Windows calls a drive that can be taken out (DRIVE_REMOVABLE)."""
_PATIENCE_S: Final = 15


@dataclass(frozen=True, slots=True)
class Stick:
    """One stick: `name` as its owner knows it, and the folder that it is."""

    name: str
    place: Path
    device: str = ""


def sticks() -> tuple[Stick, ...]:
    """Those that are plugged in and can be read, by name. Slow where a drive sleeps."""
    found = [
        Stick(
            each.displayName() or each.rootPath(),
            Path(each.rootPath()),
            bytes(each.device().data()).decode(errors="replace"),
        )
        for each in QStorageInfo.mountedVolumes()
        if each.isValid() and each.isReady() and not each.isRoot()
    ]
    return tuple(sorted(filter(_can_be_taken_out, found), key=lambda stick: stick.name))


def eject(stick: Stick) -> bool:
    """Let go of a stick, as far as this computer can; whether it did. Everything was written before."""
    if sys.platform == "darwin":
        words = ["/usr/sbin/diskutil", "eject", str(stick.place)]
    elif sys.platform.startswith("linux") and stick.device.startswith("/dev/"):
        tool = which("udisksctl") or ""
        words = [tool, "unmount", "--no-user-interaction", "-b", stick.device]
    else:
        return False
    try:
        done = subprocess.run(words, capture_output=True, timeout=_PATIENCE_S, check=False)  # noqa: S603 - the system's own tool
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _can_be_taken_out(stick: Stick) -> bool:
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetDriveTypeW(str(stick.place)) == _REMOVABLE
    place = stick.place.as_posix()
    return place.startswith(_MOUNTED_BY_HAND) or _says_removable(stick.device)


def _says_removable(device: str) -> bool:
    """What Linux knows of the disk on which a partition such as /dev/sdb1 lies."""
    block = Path("/sys/class/block") / Path(device).name
    for disk in (block, block.resolve().parent):
        try:
            return (disk / "removable").read_text(encoding="ascii").strip() == "1"
        except (OSError, UnicodeDecodeError):
            continue
    return False
