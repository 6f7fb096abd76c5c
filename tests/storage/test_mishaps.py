"""Every mishap with a carnet file has its own sentence, and leaves the file as it was."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from companion.actions.key import Key
from companion.domain.errors import (
    CarnetDamaged,
    CarnetEmpty,
    CarnetMissing,
    CarnetNewer,
    CompanionError,
    NotACarnet,
    WrongKey,
)
from companion.storage import schema
from companion.storage.carnet_file import CarnetFile
from companion.storage.journal_file import CarnetUnfinished
from companion.storage.key_files import key_slots_path, lock_with_passphrase, unlock
from tests.storage.carnet_making import (
    IDENTITY,
    KEY,
    OTHER_KEY,
    look,
    make_carnet,
    reopened,
)
from tests.storage.journals import saved_day


def _nothing(_path: Path) -> None:
    """No file at all."""


def _empty(path: Path) -> None:
    path.touch()


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(8192))


def _shopping_list(path: Path) -> None:
    path.write_text("pain, lait", encoding="utf-8")


def _plain_sqlite(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE revision (id TEXT)")
    connection.close()


def _other_program(path: Path) -> None:
    make_carnet(path)
    _with_the_key(path, "PRAGMA application_id = 1")


def _newer(path: Path) -> None:
    make_carnet(path)
    _with_the_key(path, f"PRAGMA user_version = {schema.VERSION + 1}")


def _with_the_key(path: Path, statement: str) -> None:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", f"raw:{KEY.hex()}")
    connection.execute(statement)
    connection.close()


def _of_another_key(path: Path) -> None:
    CarnetFile.create(path, OTHER_KEY, IDENTITY).close()


def _damaged_first_page(path: Path) -> None:
    make_carnet(path)
    _overwrite(path, 200)


def _damaged_later_page(path: Path) -> None:
    make_carnet(path, check_ins=60)
    _overwrite(path, path.stat().st_size - 6000)


def _cut_short(path: Path) -> None:
    make_carnet(path, check_ins=60)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 4096)


def _overwrite(path: Path, offset: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(b"\0" * 16)


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("prepare", "mishap"),
    [
        (_nothing, CarnetMissing),
        (_empty, CarnetEmpty),
        (_random_bytes, NotACarnet),
        (_shopping_list, NotACarnet),
        (_plain_sqlite, NotACarnet),
        (_other_program, NotACarnet),
        (_folder, NotACarnet),
        (_of_another_key, WrongKey),
        (_newer, CarnetNewer),
        (_damaged_first_page, CarnetDamaged),
        (_damaged_later_page, CarnetDamaged),
        (_cut_short, CarnetDamaged),
    ],
)
def test_a_file_that_cannot_be_used_is_named_and_left_alone(
    prepare: Callable[[Path], None],
    mishap: type[CompanionError],
    read_only: bool,
    tmp_path: Path,
) -> None:
    """Neither opening nor checking changes a byte or a date, nor leaves a file behind."""
    path = tmp_path / "a.carnet"
    prepare(path)
    before = look(tmp_path)
    with pytest.raises(mishap), CarnetFile.open(path, KEY, read_only=read_only) as file:
        file.check()
    assert look(tmp_path) == before


def test_a_wrong_password_is_not_taken_for_damage(tmp_path: Path) -> None:
    """A password that does not unwrap the key touches neither the carnet nor its key file."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    lock_with_passphrase(path, KEY, "une phrase à moi", IDENTITY)
    before = look(tmp_path)
    with pytest.raises(CompanionError) as refused:
        unlock(path, Key("une phrase à toi"))
    assert str(refused.value) == "This password does not open the record book."
    assert look(tmp_path) == before
    assert key_slots_path(path).name in before


def test_the_sentences_differ() -> None:
    """No two of the mishaps say the same."""
    mishaps: list[type[CompanionError]] = [*CompanionError.__subclasses__()]
    assert len({mishap.message for mishap in mishaps}) == len(mishaps)


def _leave_half_a_save(path: Path) -> None:
    """What the disk holds when the power went while a save was being written into the file."""
    day = saved_day(path, frozenset(), 1)
    left = day.torn(0, random.Random(20261121))
    assert left[path.name] not in day.files
    for name, content in left.items():
        path.with_name(name).write_bytes(content)


def test_half_a_save_is_taken_back(tmp_path: Path) -> None:
    """After a crash in the middle of a save, the carnet is what it was before."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    _leave_half_a_save(path)
    assert look(tmp_path)["a.carnet-journal"][0] != b""
    torn = path.read_bytes()
    assert reopened(path) == before
    assert path.with_name("a.carnet.undone").read_bytes() == torn


def test_a_wrong_key_does_not_touch_half_a_save(tmp_path: Path) -> None:
    """Taking a save back with the wrong key is not even tried: the right one still does it."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path)
    _leave_half_a_save(path)
    left = look(tmp_path)
    with pytest.raises(WrongKey):
        CarnetFile.open(path, OTHER_KEY)
    assert look(tmp_path) == left
    assert reopened(path) == before


def test_half_a_save_is_not_taken_back_by_someone_who_only_reads(tmp_path: Path) -> None:
    """A read-only look at such a carnet is refused, because it would have to write."""
    path = tmp_path / "a.carnet"
    make_carnet(path)
    _leave_half_a_save(path)
    left = look(tmp_path)
    with pytest.raises(CarnetUnfinished):
        CarnetFile.open(path, KEY, read_only=True)
    assert look(tmp_path) == left


def test_flipped_bits_are_noticed(tmp_path: Path) -> None:
    """200 files with one wrong bit: each is noticed, and none ever shows another value."""
    path = tmp_path / "a.carnet"
    before = make_carnet(path, check_ins=40)
    good = path.read_bytes()
    chance = random.Random(20261121)
    noticed = 0
    for _ in range(200):
        bad = bytearray(good)
        bit = chance.randrange(len(good) * 8)
        bad[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bad)
        try:
            with CarnetFile.open(path, KEY) as file:
                assert file.load() == before
                file.check()
        except (CarnetDamaged, NotACarnet, WrongKey):
            noticed += 1
        assert path.read_bytes() == bad
    assert noticed == 200


def test_exchanged_and_emptied_pages_are_noticed(tmp_path: Path) -> None:
    """A page that stands at another place, or was zeroed, is damage."""
    path = tmp_path / "a.carnet"
    make_carnet(path, check_ins=40)
    good = path.read_bytes()
    pages = [good[start : start + 4096] for start in range(0, len(good), 4096)]
    for number in range(1, len(pages) - 1):
        swapped = [*pages]
        swapped[number], swapped[number + 1] = swapped[number + 1], swapped[number]
        zeroed = [*pages]
        zeroed[number] = bytes(4096)
        for bad in (swapped, zeroed):
            path.write_bytes(b"".join(bad))
            with pytest.raises(CarnetDamaged):
                reopened(path)
