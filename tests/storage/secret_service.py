"""A real Secret Service for a test: gnome-keyring on a message bus of its own, in a folder of its own.

Knows nothing of carnets.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def message_bus(folder: Path) -> Iterator[dict[str, str]]:
    """A session bus on which nothing starts by itself; the environment that leads to it."""
    configuration = folder / "bus.conf"
    configuration.write_text(
        f"""<busconfig><type>session</type><listen>unix:dir={folder}</listen>
        <policy context="default"><allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>"""
    )
    with subprocess.Popen(
        ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        text=True,
    ) as bus:
        try:
            assert bus.stdout is not None
            address = bus.stdout.readline().strip()
            assert address.startswith("unix:")
            yield {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        finally:
            bus.terminate()


@contextmanager
def secret_service(folder: Path) -> Iterator[dict[str, str]]:
    """The bus with an unlocked keyring of an empty password on it."""
    with message_bus(folder) as environment, keyring_on(environment, folder) as whole:
        yield whole


@contextmanager
def keyring_on(environment: dict[str, str], folder: Path) -> Iterator[dict[str, str]]:
    """An unlocked keyring of an empty password on a bus that runs; the environment with it."""
    whole = {
        **environment,
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_RUNTIME_DIR": str(folder),
        "HOME": str(folder),
    }
    with subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
        env=whole,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as daemon:
        try:
            assert daemon.stdin is not None
            daemon.stdin.write(b"\n")
            daemon.stdin.close()
            _wait_for(whole)
            yield whole
        finally:
            daemon.terminate()


def _wait_for(environment: dict[str, str]) -> None:
    """Return once the service has its name on the bus."""
    for _ in range(600):
        done = subprocess.run(
            [
                *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus"),
                *("/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"),
                "string:org.freedesktop.secrets",
            ],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if "true" in done.stdout:
            return
    raise AssertionError("the keyring did not start")
