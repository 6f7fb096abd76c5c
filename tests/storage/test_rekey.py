"""A new data key: what opened the carnet still opens it, the old sheet no longer does, and a kill at
any moment leaves a carnet that opens."""

import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from companion.actions.key import Key, KeyringAnswer
from companion.domain.errors import CarnetExists, KeyMissing, WrongPassphrase
from companion.domain.key_errors import KeyringWrong, WrongRecoverySheet
from companion.record_book.book import open_file
from companion.record_book.making import create_file
from companion.storage import key_files, ways_in
from companion.storage.carnet_file import CarnetFile
from companion.storage.keyring_slot import prepare, seal
from companion.storage.recovery_key import letters_of
from companion.storage.rekey import renew_key
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    check_in,
    child,
    look,
    make_carnet,
    wait_for_end,
)
from tests.storage.keyrings import MemoryKeyring

SHORT, WHOLE = 20, 60
SECRET, NEW_SECRET = "quatre mots", "quatre autres mots"
ANSWER = KeyringAnswer(IDENTITY, bytes(range(32, 64)))


def test_every_way_in_opens_the_new_key(tmp_path: Path) -> None:
    """Password and keyring stay the same; the old key and its sheet open nothing."""
    path, answer = tmp_path / "a.carnet", prepare(MemoryKeyring(), IDENTITY)
    whole = make_carnet(path)
    ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
    ways_in.add_keyring(path, KEY, answer, IDENTITY)
    with renew_key(CarnetFile.open(path, KEY), path, Key(SECRET, answer=answer)) as file:
        assert file.data_key != KEY
        file.append([check_in(9)])
        new = file.data_key
    assert key_files.unlock(path, Key(SECRET)) == new
    assert key_files.unlock(path, Key(answer=answer)) == new
    assert len(key_files.read_slots(path).slots) == 2
    with open_file(path, Key(SECRET)) as file:
        assert len(file.load().revisions) == len(whole.revisions) + 1
    with pytest.raises(WrongRecoverySheet):
        key_files.unlock(path, Key(recovery_sheet=letters_of(KEY)))
    assert set(look(tmp_path)) == {"a.carnet", "a.carnet.keys"}


def test_a_key_in_clear_is_renewed_too(tmp_path: Path) -> None:
    """The file beside the carnet holds the new key, and it alone."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    key_files.write_key_file(key_files.key_file_path(path), KEY)
    renew_key(CarnetFile.open(path, KEY), path, Key()).close()
    open_file(path, Key()).close()
    assert key_files.read_key_file(key_files.key_file_path(path)) != KEY
    assert len(key_files.key_file_path(path).read_text().split()) == 1


def test_a_way_that_is_not_given_stops_it(tmp_path: Path) -> None:
    """A password that nobody typed would open nothing afterwards: nothing is changed."""
    path, answer = tmp_path / "a.carnet", prepare(MemoryKeyring(), IDENTITY)
    make_carnet(path)
    with CarnetFile.open(path, KEY) as file:
        with pytest.raises(KeyMissing):
            renew_key(file, path, Key())
        ways_in.add_passphrase(path, KEY, SECRET, IDENTITY)
        ways_in.add_keyring(path, KEY, answer, IDENTITY)
        before = look(tmp_path)
        for given, mishap in (
            ((None, answer), WrongPassphrase),
            (("fausse", answer), WrongPassphrase),
            ((SECRET, None), KeyringWrong),
            ((SECRET, ANSWER), KeyringWrong),
        ):
            with pytest.raises(mishap):
                renew_key(file, path, Key(given[0], answer=given[1]))
            assert look(tmp_path) == before
        file.append([check_in(9)])


def _killed(act: Callable[[], None], delay_s: float) -> bool:
    """Whether a process that does `act` was killed in the middle of it."""

    def run(acknowledge: Callable[[str], None]) -> None:
        acknowledge("ready")
        act()

    with child(run) as (process, answer):
        ready, _, _ = select.select([answer], [], [], 30)
        assert ready
        select.select([], [], [], delay_s)
        os.kill(process, signal.SIGKILL)
        return wait_for_end(process) == -signal.SIGKILL


def _renew(path: Path) -> None:
    renew_key(open_file(path, Key(answer=ANSWER)), path, Key(answer=ANSWER)).close()


def _duration_s(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _rekey_kills(folder: Path, kills: int) -> None:
    """The carnet opens after every kill, with all that was in it, by the way it always opened."""
    chance, done, renewed = random.Random(20261121), 0, 0
    path = folder / "a.carnet"
    whole = make_carnet(path, check_ins=60)
    key_files.lock_with_keyring(path, KEY, ANSWER, IDENTITY)
    longest = 1.5 * _duration_s(lambda: _renew(path))
    # However fast or busy the computer is: until some kills came too late and some did not.
    while done < kills or (not 0 < renewed < done and done < kills * 20):
        if done >= kills:
            longest *= 0.8 if renewed else 1.2
        before = key_files.unlock(path, Key(answer=ANSWER))
        _killed(lambda: _renew(path), chance.uniform(0, longest))
        done += 1
        with open_file(path, Key(answer=ANSWER)) as file:
            file.check()
            assert file.load().revisions == whole.revisions
            renewed += file.data_key != before
    assert 0 < renewed < done, "no kill met the exchange: the test proves nothing"


def _stops_at(step: int, act: Callable[[], None]) -> None:
    """Do `act`, and die at once before the program's next look at the disk after `step` ones."""
    left = step

    def hook(event: str, _given: tuple[object, ...]) -> None:
        nonlocal left
        if event in {"open", "os.rename", "os.remove", "os.link", "os.chmod"}:
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1

    sys.addaudithook(hook)
    act()


def test_a_death_before_any_single_step_locks_nobody_out(tmp_path: Path) -> None:
    """Every file that is opened, renamed or removed on the way to a new key, one after the other."""
    path = tmp_path / "a.carnet"
    whole = make_carnet(path)
    key_files.lock_with_keyring(path, KEY, ANSWER, IDENTITY)
    renewed, died, step = 0, True, 0
    while died and step < 200:
        before = key_files.unlock(path, Key(answer=ANSWER))
        died = _died_at(path, step)
        with open_file(path, Key(answer=ANSWER)) as file:
            assert file.load().revisions == whole.revisions
            renewed += file.data_key != before
        step += 1
    assert not died
    assert 1 < renewed < step


def _died_at(path: Path, step: int) -> bool:
    def run(_acknowledge: Callable[[str], None]) -> None:
        file = open_file(path, Key(answer=ANSWER))
        _stops_at(step, lambda: renew_key(file, path, Key(answer=ANSWER)).close())

    with child(run) as (process, _):
        return wait_for_end(process) == -signal.SIGKILL


def _key_file_kills(folder: Path, kills: int) -> None:
    """The old password opens the carnet after every kill, or the new one does."""
    chance, met = random.Random(20261121), 0
    path = folder / "a.carnet"
    make_carnet(path)
    key_files.lock_with_keyring(path, KEY, ANSWER, IDENTITY)
    now, then = ANSWER, KeyringAnswer(IDENTITY, bytes(range(64, 96)))
    for _ in range(kills):
        met += _killed(lambda: _swap_for_ever(path, now, then), chance.uniform(0, 0.02))
        opened = 0
        for answer in (now, then):
            with suppress(KeyringWrong):
                opened += key_files.unlock(path, Key(answer=answer)) == KEY
        assert opened == 1
        known = key_files.read_slots(path)
        assert known.carnet == IDENTITY
    assert met == kills


def _swap_for_ever(path: Path, now: KeyringAnswer, then: KeyringAnswer) -> None:
    """What a change of password writes, as fast as the disk takes it."""
    one, other = (key_files.raw_of(seal(KEY, a, IDENTITY)) for a in (now, then))
    while True:
        key_files.write_slots(path, IDENTITY, [other])
        key_files.write_slots(path, IDENTITY, [one])


def _first_key_kills(folder: Path, kills: int) -> None:
    """A new carnet is there with its key or not at all; a key alone keeps nobody out for ever."""
    chance = random.Random(20261121)
    for number in range(kills):
        path = folder / f"{number}.carnet"
        _killed(partial(_create, path), chance.uniform(0, 0.012))
        if path.exists():
            open_file(path, Key(answer=ANSWER)).close()
            continue
        with suppress(CarnetExists):
            _create(path)


def _create(path: Path) -> None:
    create_file(path, Key(answer=ANSWER), identity=IDENTITY).close()


def test_a_kill_while_the_key_is_renewed_locks_nobody_out(tmp_path: Path) -> None:
    """Old and new secrets are never both invalid."""
    _rekey_kills(tmp_path, SHORT)


def test_a_kill_while_a_password_changes_locks_nobody_out(tmp_path: Path) -> None:
    """The file of slots is the old one or the new one."""
    _key_file_kills(tmp_path, SHORT)


def test_a_kill_while_a_carnet_gets_its_key_leaves_no_carnet_without(tmp_path: Path) -> None:
    """The key is there before the carnet."""
    _first_key_kills(tmp_path, SHORT)


@pytest.mark.long
@pytest.mark.parametrize("kills", [_rekey_kills, _key_file_kills, _first_key_kills])
def test_sixty_kills(tmp_path: Path, kills: Callable[[Path, int], None]) -> None:
    """The same, longer."""
    kills(tmp_path, WHOLE)
