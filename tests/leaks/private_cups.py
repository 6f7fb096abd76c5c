"""CUPS in a folder of its own, with one printer that puts what it is given into `FOLDER/paper`."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATIENCE_S = 10.0
_STARTER = Path("/usr/lib/cups/daemon")
"""What CUPS starts its printers by."""
_CONFIGURATION = """
Listen {folder}/sock
Browsing No
WebInterface No
DefaultAuthType None
PreserveJobFiles {keeps}
<Location />
  Allow all
</Location>
<Location /admin>
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/tmp
StateDir {folder}/state
CacheDir {folder}/cache
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
SystemGroup root
"""
_PRINTER = """#!/bin/sh
[ $# -gt 0 ] || exit 0
cat "${{6:--}}" > "{folder}/paper/$1.pdf"
"""


def may_run() -> bool:
    """Whether a CUPS of one's own can be started here: it wants to be root."""
    tools = ("cupsd", "lpadmin")
    known = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
    return (
        _STARTER.is_dir() and os.geteuid() == 0 and all(shutil.which(t, path=known) for t in tools)
    )


@contextmanager
def private_cups(folder: Path) -> Iterator[str]:
    """What CUPS_SERVER has to say while it runs; its printer keeps no job."""
    for name in ("root", "bin/backend", "spool", "tmp", "state", "cache", "log", "paper"):
        (folder / name).mkdir(parents=True)
    (folder / "bin/daemon").symlink_to(_STARTER)
    _write(folder / "cupsd.conf", _CONFIGURATION.format(folder=folder, keeps="No"), 0o600)
    _write(folder / "cups-files.conf", _FILES.format(folder=folder), 0o600)
    _write(folder / "bin/backend/paper", _PRINTER.format(folder=folder), 0o700)
    server = subprocess.Popen(
        ["cupsd", "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"],
        env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + _PATIENCE_S
        while not (folder / "sock").exists() and time.monotonic() < end:
            time.sleep(0.05)
        place = str(folder / "sock")
        subprocess.run(
            ["lpadmin", "-p", "Papier", "-E", "-v", "paper:/page", "-m", "raw"],
            env={**os.environ, "CUPS_SERVER": place, "PATH": f"{os.environ['PATH']}:/usr/sbin"},
            check=True,
            capture_output=True,
            timeout=_PATIENCE_S,
        )
        yield place
    finally:
        server.terminate()
        server.wait(timeout=_PATIENCE_S)


def _write(place: Path, text: str, mode: int) -> None:
    place.write_text(text, "utf-8")
    place.chmod(mode)
