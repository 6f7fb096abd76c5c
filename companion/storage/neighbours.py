"""What lies around a carnet: copies that a synchronising program made of it, and such programs.

Judges paths and names, and opens nothing but candidates. Documented in docs/formats.md, "Copies
beside a carnet".
"""

import os
import re
import sys
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import Final

from companion.domain.carnet import Carnet
from companion.domain.errors import CompanionError
from companion.files import VERBATIM
from companion.storage.carnet_file import CarnetFile

_MOST: Final = 20

_SERVICES: Final = (
    ("OneDrive", re.compile(r"onedrive", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud.?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive|my drive|mon drive", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud", re.IGNORECASE)),
    ("Syncthing", re.compile(r"syncthing", re.IGNORECASE)),
)
_NETWORKS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "davfs", "fuse.sshfs",
     "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse"}
)  # fmt: skip
_REMOTE: Final = 4
_OWN: Final = re.compile(r"\.aside-|^backup-[0-9a-f]{8}-")


def sync_service(path: Path) -> str | None:
    """The program that copies the folder of `path` elsewhere by itself, by its usual name, or None."""
    for part in reversed(path.parent.parts):
        for name, pattern in _SERVICES:
            if pattern.search(part):
                return name
    return None


def is_on_network(path: Path) -> bool:
    """Whether `path` lies on a disk of another computer, as far as its name or the system tell."""
    system: str = sys.platform
    text = str(path).removeprefix(VERBATIM)
    if text.startswith(("\\\\", "//")) or (text != str(path) and text.startswith("UNC\\")):
        return True
    if system == "win32":
        return _is_remote(PureWindowsPath(text).drive)
    return system.startswith("linux") and _file_system(path) in _NETWORKS


def conflicted_copies(path: Path) -> list[Path]:
    """Files beside the carnet that look like copies of it made by a synchronising program.

    Such as “companion (conflicted copy 2026-11-21).carnet” or “companion-PC-DE-ZOE.carnet”.
    """
    with suppress(OSError):
        found = sorted(
            beside
            for beside in path.parent.iterdir()
            if beside.suffix == path.suffix
            and beside.name != path.name
            and beside.stem.startswith(path.stem)
            and not beside.stem[len(path.stem)].isalnum()
            and not _OWN.search(beside.name)
            and beside.is_file()
        )
        return found[:_MOST]
    return []


def copies_with_more(path: Path, key: bytes, carnet: Carnet) -> list[Path]:
    """Those of the copies beside the carnet that hold writings of it which it lacks."""
    found: list[Path] = []
    for copy in conflicted_copies(path):
        with suppress(CompanionError), CarnetFile.open(copy, key, read_only=True) as file:
            other = file.load()
            if other.identity == carnet.identity and other.revisions.keys() - carnet.revisions:
                found.append(copy)
    return found


def _is_remote(drive: str) -> bool:
    """Whether Windows gave the folder of another computer that letter."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE


def _file_system(path: Path) -> str:
    """The kind of the disk that `path` lies on, in the system's words; empty when unknown."""
    best, kind = "", ""
    with suppress(OSError, ValueError):
        real = os.path.realpath(path)
        for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
            _, mount, sort, *_ = line.split(" ")
            mount = mount.replace("\\040", " ")
            inside = real == mount or real.startswith(mount.rstrip("/") + "/")
            if inside and len(mount) >= len(best):
                best, kind = mount, sort
    return kind
