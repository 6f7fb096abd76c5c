"""The keyring of the system itself: a real Secret Service, started for the test.

Each act runs in a process of its own, as a start of the program would.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.storage.secret_service import message_bus, secret_service
from tests.systems import linux_only

pytestmark = linux_only("the Secret Service is the keyring of Linux")

HEAD = """
import json, sys
from pathlib import Path
from companion.actions.key import Key
from companion.record_book.outside import system_clock
from companion.domain.errors import CompanionError
from companion.record_book import keys
from companion.record_book.book import RecordBook
path = Path(sys.argv[1])
book = RecordBook(path, Key(), system_clock())
def said(**what):
    print(json.dumps(what))
"""
MAKE = """
book.create(name="Marianne", key=Key(answer=keys.prepare_keyring(book)))
said(files=sorted(each.name for each in path.parent.iterdir()))
book.close()
"""
OPEN = """
try:
    journal = book.open(Key(answer=keys.ask_keyring(book)))
    said(name=journal.carnet.patient().body.name)
except CompanionError as error:
    said(mishap=type(error).__name__)
"""
PREPARE = """
try:
    said(account=keys.prepare_keyring(book).account)
except CompanionError as error:
    said(mishap=type(error).__name__)
"""
LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
said(locked=True)
"""
FORGET = """
import secretstorage
bus = secretstorage.dbus_init()
for item in list(secretstorage.get_default_collection(bus).get_all_items()):
    item.delete()
bus.close()
said(forgotten=True)
"""
REMOVE = """
import secretstorage
bus = secretstorage.dbus_init()
for keyring in list(secretstorage.get_all_collections(bus)):
    if keyring.collection_path != "/org/freedesktop/secrets/collection/session":
        keyring.delete()
bus.close()
said(removed=True)
"""
KEYRINGS = """
import secretstorage
bus = secretstorage.dbus_init()
said(paths=sorted(each.collection_path for each in secretstorage.get_all_collections(bus)))
bus.close()
"""
CHANGE = """
from companion.storage.keyring_slot import SystemKeyring
SystemKeyring().set(keys.ask_keyring(book).account, "something else")
said(changed=True)
"""

Said = dict[str, str | bool | list[str]]


def act(script: str, carnet: Path, environment: dict[str, str]) -> Said:
    """What a process of its own says after doing this."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + script, str(carnet)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    said: Said = json.loads(done.stdout)
    return said


@pytest.fixture
def bus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bus")


@pytest.fixture
def keyring(bus_folder: Path) -> Iterator[dict[str, str]]:
    """The environment of somebody who is logged in, with an open keyring."""
    with secret_service(bus_folder) as environment:
        yield environment


def test_a_carnet_opens_by_the_systems_keyring(keyring: dict[str, str], tmp_path: Path) -> None:
    """Made in one process, opened in the next; no key lies in clear, and no secret in the files."""
    path = tmp_path / "a.carnet"
    assert act(MAKE, path, keyring) == {"files": ["a.carnet", "a.carnet-journal", "a.carnet.keys"]}
    assert act(OPEN, path, keyring) == {"name": "Marianne"}


def test_a_locked_keyring_is_said_and_changes_nothing(
    keyring: dict[str, str], tmp_path: Path
) -> None:
    """Nobody is there to type its password."""
    path = tmp_path / "a.carnet"
    act(MAKE, path, keyring)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    act(LOCK, path, keyring)
    assert act(OPEN, path, keyring) == {"mishap": "KeyringLocked"}
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


@pytest.mark.parametrize(("harm", "mishap"), [(FORGET, "KeyringEmpty"), (CHANGE, "KeyringWrong")])
def test_a_keyring_that_lost_or_changed_it_is_said(
    keyring: dict[str, str], tmp_path: Path, harm: str, mishap: str
) -> None:
    """The slot stays where it is."""
    path = tmp_path / "a.carnet"
    act(MAKE, path, keyring)
    slots = (tmp_path / "a.carnet.keys").read_bytes()
    act(harm, path, keyring)
    assert act(OPEN, path, keyring) == {"mishap": mishap}
    assert (tmp_path / "a.carnet.keys").read_bytes() == slots


def test_reading_a_carnet_makes_no_keyring(keyring: dict[str, str], tmp_path: Path) -> None:
    """Where none was ever made, nobody is asked to invent a password for one, in whatever language."""
    path = tmp_path / "a.carnet"
    act(MAKE, path, keyring)
    act(REMOVE, path, keyring)
    with listening(keyring, "CreateCollection") as heard:
        assert act(OPEN, path, keyring) == {"mishap": "KeyringEmpty"}
        act(PREPARE, path, keyring)  # whoever asks for a keyring gets the question
    assert heard() == 1


@contextmanager
def listening(environment: dict[str, str], member: str) -> Iterator[Callable[[], int]]:
    """How often something was asked on the bus, known afterwards."""
    match = f"type='method_call',member='{member}'"
    with subprocess.Popen(
        ["dbus-monitor", "--session", match],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as monitor:
        assert monitor.stdout is not None
        while "NameLost" not in monitor.stdout.readline():
            pass  # it listens from its last word about itself on
        written = ""
        try:
            yield lambda: written.count(f"member={member}")
        finally:
            monitor.terminate()
            written = monitor.stdout.read()


def test_no_keyring_is_said(bus_folder: Path, tmp_path: Path) -> None:
    """A message bus without one, or no bus at all."""
    with message_bus(bus_folder) as environment:
        assert act(PREPARE, tmp_path / "a.carnet", environment) == {"mishap": "KeyringAbsent"}
    nowhere = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    assert act(PREPARE, tmp_path / "a.carnet", nowhere) == {"mishap": "KeyringAbsent"}
    assert list(tmp_path.iterdir()) == []
