"""A carnet of every released version opens, and a verified backup is made before it is changed."""

import os
import select
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from companion.domain.carnet import Carnet
from companion.record_json import entry_to_line
from companion.storage import schema
from companion.storage.backup import back_up_before_update
from companion.storage.carnet_file import CarnetFile
from companion.storage.key_files import key_file_path, write_key_file
from tests.storage.carnet_making import KEY, NOW, check_in, child, look, outcome, wait_for_end

OLD = Path(__file__).parents[1] / "old_carnets"
VERSIONS = range(1, schema.VERSION)


@pytest.fixture(params=VERSIONS, ids=lambda version: f"version-{version}")
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the carnet that an older release wrote, with its key beside it."""
    made = tmp_path / "a.carnet"
    shutil.copyfile(OLD / f"version-{request.param}.carnet", made)
    write_key_file(key_file_path(made), KEY)
    return made


def lines(carnet: Carnet) -> str:
    """What stands in a carnet, as `companion list` writes it."""
    return "".join(f"{entry_to_line(entry)}\n" for entry in carnet.all_entries())


def expected(path: Path) -> str:
    """What the older release said that the carnet holds."""
    with CarnetFile.open(path, KEY, read_only=True) as file:
        version = file.version()
    return (OLD / f"version-{version}.jsonl").read_text(encoding="utf-8")


def updated(path: Path) -> CarnetFile:
    """The carnet, open to be written to, as the window and the command line open it."""
    folder = path.parent / "backups"
    return CarnetFile.open(
        path,
        KEY,
        before_update=lambda file: back_up_before_update(file, folder, keys_of=path, made_at=NOW),
    )


def test_every_older_version_has_its_carnet() -> None:
    """A step to a new version comes with a carnet of the version before it."""
    assert {p.name for p in OLD.glob("*.carnet")} == {f"version-{v}.carnet" for v in VERSIONS}


def test_an_old_carnet_holds_what_it_held(path: Path) -> None:
    """Read as it is, then brought up to date: every record of every kind is the same."""
    wanted = expected(path)
    before = look(path.parent)
    with CarnetFile.open(path, KEY, read_only=True) as file:
        assert lines(file.load()) == wanted
    assert look(path.parent) == before
    with updated(path) as file:
        assert file.version() == schema.VERSION
        file.check()
        assert lines(file.load()) == wanted
        file.append([check_in(1)], [b"a picture"])


def test_the_backup_holds_the_old_file(path: Path) -> None:
    """It is of the old version, verified, and opens by the key beside it."""
    with CarnetFile.open(path, KEY, read_only=True) as file:
        version, before = file.version(), file.fingerprint()
    updated(path).close()
    (backup,) = (path.parent / "backups").glob("*.carnet")
    assert key_file_path(backup).exists()
    with CarnetFile.open(backup, KEY, read_only=True) as copy:
        copy.check()
        assert copy.version() == version
        assert copy.fingerprint() == before
    updated(path).close()
    assert list((path.parent / "backups").glob("*.carnet")) == [backup]


def test_without_a_backup_nothing_is_changed(path: Path) -> None:
    """Where none can be made, the old file stays byte for byte, and one sentence says why."""
    (path.parent / "backups").write_bytes(b"in the way")
    before = look(path.parent)
    assert outcome(lambda: updated(path).close()) == "UpdatePutOff"
    assert look(path.parent) == before


def test_a_kill_while_it_is_brought_up_to_date_loses_nothing(tmp_path: Path, kills: int) -> None:
    """Killed from the first moment to the last: the old file or the new one, whole, never between."""
    wanted = (OLD / "version-1.jsonl").read_text(encoding="utf-8")
    updated(_old_carnet(tmp_path / "loads")).close()  # what is loaded is loaded before the forks
    started = perf_counter()
    updated(_old_carnet(tmp_path / "measured")).close()
    whole_s = perf_counter() - started
    for kill in range(kills):
        folder = tmp_path / str(kill)
        path = _old_carnet(folder)
        _killed_while_opening(path, delay_s=whole_s * 1.3 * kill / kills)
        with CarnetFile.open(path, KEY) as file:
            file.check()
            assert lines(file.load()) == wanted
            if file.version() == schema.VERSION:
                assert list((folder / "backups").glob("*.carnet"))
        with updated(path) as file:
            assert file.version() == schema.VERSION
            assert lines(file.load()) == wanted


def _old_carnet(folder: Path) -> Path:
    folder.mkdir()
    path = folder / "a.carnet"
    shutil.copyfile(OLD / "version-1.carnet", path)
    write_key_file(key_file_path(path), KEY)
    return path


def _killed_while_opening(path: Path, *, delay_s: float) -> None:
    def bring_up_to_date(acknowledge: Callable[[str], None]) -> None:
        acknowledge("ready")
        updated(path)
        signal.pause()

    with child(bring_up_to_date) as (process, answer):
        ready, _, _ = select.select([answer], [], [], 30)
        assert ready
        select.select([], [], [], delay_s)
        os.kill(process, signal.SIGKILL)
        assert wait_for_end(process) == -signal.SIGKILL
