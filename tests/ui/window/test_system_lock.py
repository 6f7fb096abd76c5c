"""The computer's own lock is heard on a real message bus."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.secret_service import message_bus
from tests.systems import linux_only

pytestmark = linux_only("the message bus is that of Linux")

LISTEN = """
import sys
from PySide6.QtCore import QCoreApplication
from companion.ui.window.system_lock import SystemLock
application = QCoreApplication([])
lock = SystemLock(application)
lock.locked.connect(lambda: print("locked", flush=True))
lock.woken.connect(lambda: print("woken", flush=True))
print("hears" if lock.watch() else "deaf", flush=True)
application.exec()
"""
SEND = """
import sys
from jeepney import DBusAddress, MatchRule, new_method_call, new_signal
from jeepney.io.blocking import open_dbus_connection
name, path, interface, member, active = sys.argv[1:]
with open_dbus_connection("SESSION") as bus:
    names = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    bus.send_and_get_reply(new_method_call(names, "RequestName", "su", (name, 0)))
    emitter = DBusAddress(path, interface=interface)
    body = () if active == "-" else (active == "true",)
    bus.send(new_signal(emitter, member, "b" if body else None, body))
    bus.send_and_get_reply(new_method_call(names, "GetId"))
"""
SAVER = ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver")
LOGIN = "org.freedesktop.login1"


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """One bus that is both the person's and the computer's."""
    with message_bus(tmp_path_factory.mktemp("bus")) as environment:
        address = environment["DBUS_SESSION_BUS_ADDRESS"]
        yield {**environment, "DBUS_SYSTEM_BUS_ADDRESS": address}


def send(bus: dict[str, str], *what: str) -> None:
    subprocess.run([sys.executable, "-c", SEND, *what], env=bus, check=True, timeout=60)


SIGNALS = (
    (*SAVER, "ActiveChanged", "true"),
    (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "true"),
    (LOGIN, "/org/freedesktop/login1/session/_31", f"{LOGIN}.Session", "Lock", "-"),
)


def test_a_lock_of_the_computer_is_heard(bus: dict[str, str]) -> None:
    """The screen's, sleep, and the session's; the end of one locks nothing, and is heard as such."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTEN], env=bus, stdout=subprocess.PIPE, text=True
    ) as listener:
        try:
            assert listener.stdout is not None
            assert listener.stdout.readline() == "hears\n"
            for signal in SIGNALS[:2]:
                send(bus, *signal[:-1], "false")
                assert listener.stdout.readline() == "woken\n"
            for signal in SIGNALS:
                send(bus, *signal)
                assert listener.stdout.readline() == "locked\n"
        finally:
            listener.terminate()
        assert listener.stdout.read() == ""


def test_a_computer_without_a_bus_is_no_mishap(tmp_path: Path) -> None:
    """Nothing can be heard there, and nothing is said."""
    nowhere = f"unix:path={tmp_path}/nowhere"
    environment = {
        "DBUS_SESSION_BUS_ADDRESS": nowhere,
        "DBUS_SYSTEM_BUS_ADDRESS": nowhere,
        "PATH": "/usr/bin:/bin",
    }
    done = subprocess.run(
        [sys.executable, "-c", LISTEN.replace("application.exec()", "")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "deaf\n"
