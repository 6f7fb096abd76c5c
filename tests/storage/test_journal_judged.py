"""What becomes of a journal by what its seal says: one word of it another, and nothing is undone."""

import os
import stat
from pathlib import Path

import apsw
import pytest
from msgspec.structs import replace

from companion.domain.errors import CarnetDamaged, CarnetInUse
from companion.storage import journal_file
from companion.storage.carnet_file import CarnetFile
from companion.storage.journal_file import CarnetUnfinished, Leftover, is_left, leftovers_of
from companion.storage.journal_seal import Save, begun_tag, for_the_engine, seal, sealed_save
from companion.storage.pages import PAGE
from tests.storage.carnet_making import KEY, look, make_carnet
from tests.storage.journals import JOURNAL, NAME, SavedDay, saved_day
from tests.systems import link_or_skip

OTHER = "0199e2f0-0000-7000-8000-0000000000ff"
LAST = 2
NAMES_KEPT: list[tuple[str, str | int]] = [("names kept", "")] if os.name == "posix" else []
"""Windows keeps the names of a folder by itself."""
"""The save that adds three writings."""


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> SavedDay:
    """Three saves, of one, two and three writings, each recorded."""
    path = tmp_path_factory.mktemp("day") / NAME
    return saved_day(path, frozenset(make_carnet(path).revisions), 3, rows=3)


def save_of(day: SavedDay) -> Save:
    """What the last save says of itself."""
    save = sealed_save(day.journals[LAST], KEY)
    assert save is not None
    return save


def sealed_anew(place: Path, day: SavedDay, save: Save) -> bytes:
    """The journal of the last save with the seal of another one."""
    place.write_bytes(for_the_engine(day.journals[LAST]))
    old = day.files[LAST]
    descriptor = os.open(place, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        seal(descriptor, place, begun_tag(KEY), save, lambda n: old[(n - 1) * PAGE : n * PAGE])
    finally:
        os.close(descriptor)
    content = place.read_bytes()
    place.unlink()
    assert sealed_save(content, KEY) == save
    return content


def torn(day: SavedDay) -> bytes:
    """The carnet in the middle of the last save: one sector of its first page is as it was."""
    old, new = day.files[LAST], day.files[LAST + 1]
    return new[:512] + old[512:1024] + new[1024:]


def laid(folder: Path, carnet: bytes, journal: bytes) -> Path:
    """A carnet with a journal beside it."""
    (folder / NAME).write_bytes(carnet)
    (folder / JOURNAL).write_bytes(journal)
    return folder / NAME


def opened(path: Path) -> tuple[frozenset[str], Leftover]:
    """What the carnet holds, and what became of its journal."""
    with CarnetFile.open(path, KEY) as file:
        file.check()
        return frozenset(file.load().revisions), file.leftover


def test_a_torn_carnet_is_put_back_by_its_own_seal(tmp_path: Path, day: SavedDay) -> None:
    """Both are kept as they were; where nothing can be put right, that is said."""
    journal = sealed_anew(tmp_path / "j", day, save_of(day))
    path = laid(tmp_path, torn(day), journal)
    with pytest.raises(CarnetUnfinished):
        CarnetFile.open(path, KEY, read_only=True)
    assert opened(path) == (day.ids[LAST], Leftover.UNDONE)
    kept = {name: content for name, (content, _) in look(tmp_path).items() if name != NAME}
    assert kept == {f"{NAME}.undone": torn(day), f"{NAME}.undone-journal": journal}


def changes(save: Save) -> dict[str, Save]:
    """The seals of saves that this one was not, by what is wrong with them."""
    return {
        "fewer pages": replace(save, pages=save.pages - 1),
        "ends before the last": replace(save, after=save.after - 1, last=OTHER),
        "begins after the first": replace(save, before=save.before + 1, first=OTHER),
        "another first": replace(save, first=OTHER),
        "another last": replace(save, last=OTHER),
        "adds nothing": replace(save, after=save.before, first="", last=""),
    }


@pytest.mark.parametrize("wrong", list(changes(Save(0, 0, 0, "", ""))))
def test_what_would_take_more_back_than_its_save_added_undoes_nothing(
    tmp_path: Path, day: SavedDay, wrong: str
) -> None:
    """A writing that it does not speak of may have been saved for good: all is left as it is."""
    journal = sealed_anew(tmp_path / "j", day, changes(save_of(day))[wrong])
    path = laid(tmp_path, torn(day), journal)
    before = look(tmp_path)
    with pytest.raises(CarnetDamaged):
        CarnetFile.open(path, KEY)
    assert look(tmp_path) == before


@pytest.mark.parametrize(
    ("state", "wrong", "leftover"),
    [
        (LAST + 1, None, Leftover.NONE),
        (LAST, None, Leftover.NONE),
        (LAST - 1, None, Leftover.SET_ASIDE),
        (LAST, "adds nothing", Leftover.NONE),
        (LAST + 1, "adds nothing", Leftover.SET_ASIDE),
        (LAST + 1, "fewer pages", Leftover.NONE),
    ],
)
def test_a_whole_carnet_keeps_what_it_holds(
    tmp_path: Path, day: SavedDay, state: int, wrong: str | None, leftover: Leftover
) -> None:
    """The journal of what it did last goes; any other one is set aside."""
    save = save_of(day) if wrong is None else changes(save_of(day))[wrong]
    journal = sealed_anew(tmp_path / "j", day, save)
    path = laid(tmp_path, day.files[state], journal)
    assert opened(path) == (day.ids[state], leftover)
    aside = [p.read_bytes() for p in tmp_path.iterdir() if p.name != NAME]
    assert aside == ([journal] if leftover is Leftover.SET_ASIDE else [])


@pytest.mark.parametrize("wrong", ["another first", "another last"])
def test_half_of_a_save_is_not_whole(tmp_path: Path, day: SavedDay, wrong: str) -> None:
    """Its first writing without the last one, or the last without the first."""
    journal = sealed_anew(tmp_path / "j", day, changes(save_of(day))[wrong])
    path = laid(tmp_path, day.files[LAST + 1], journal)
    with pytest.raises(CarnetDamaged):
        CarnetFile.open(path, KEY)
    with pytest.raises((CarnetDamaged, CarnetUnfinished)):
        CarnetFile.open(path, KEY, read_only=True)
    assert path.read_bytes() == day.files[LAST + 1]


def test_a_damaged_carnet_beside_the_seal_of_another_save_is_damaged(
    tmp_path: Path, day: SavedDay
) -> None:
    """Nothing is unfinished there, and nothing can be put right."""
    carnet = bytearray(day.files[LAST + 1])
    carnet[-5] ^= 1
    for journal in (day.journals[0], b"?" * 600):
        path = laid(tmp_path, bytes(carnet), journal)
        with pytest.raises(CarnetDamaged):
            CarnetFile.open(path, KEY, read_only=True)


@pytest.fixture
def acts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str | int]]:
    """What is asked of the disk, in order: a file's content kept, a folder's names kept, a name given or gone."""
    done = list[tuple[str, str | int]]()
    fsync, replace_, rename, unlink = os.fsync, Path.replace, Path.rename, Path.unlink

    def kept(descriptor: int) -> None:
        found = os.fstat(descriptor)
        is_folder = stat.S_ISDIR(found.st_mode)
        done.append(("names kept", "") if is_folder else ("kept", found.st_ino))
        fsync(descriptor)

    def replaced(one: Path, target: Path) -> Path:
        done.append(("replaces", target.name))
        assert ("kept", one.stat().st_ino) in done, "a file is whole on the disk before it is named"
        return replace_(one, target)

    def renamed(one: Path, target: Path) -> Path:
        done.append(("renamed", target.name))
        return rename(one, target)

    def gone(one: Path, missing_ok: bool = False) -> None:
        if one.name == JOURNAL:
            done.append(("gone", one.name))
        unlink(one, missing_ok)

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(Path, "unlink", gone)
    return done


def test_what_is_put_right_outlives_a_power_cut_at_any_moment(
    tmp_path: Path, day: SavedDay, acts: list[tuple[str, str | int]]
) -> None:
    """What was kept is on the disk before the carnet is replaced, and that before its journal goes."""
    path = laid(tmp_path, torn(day), day.journals[LAST])
    with CarnetFile.open(path, KEY):
        pass
    named = [act for act in acts if act[0] != "kept"]
    right: list[tuple[str, str | int]] = [
        ("replaces", f"{NAME}.undone"),
        ("replaces", f"{NAME}.undone-journal"),
        *NAMES_KEPT,
        ("replaces", NAME),
        *NAMES_KEPT,
        ("gone", JOURNAL),
        *NAMES_KEPT,
    ]
    assert named[: len(right)] == right


def test_what_is_set_aside_outlives_a_power_cut(
    tmp_path: Path, day: SavedDay, acts: list[tuple[str, str | int]]
) -> None:
    """Its new name is on the disk before anything else is done."""
    path = laid(tmp_path, day.files[LAST + 1], day.journals[0])
    with CarnetFile.open(path, KEY):
        pass
    right: list[tuple[str, str | int]] = [("renamed", f"{JOURNAL}.aside"), *NAMES_KEPT]
    assert acts[: len(right)] == right


def test_a_journal_is_judged_while_nobody_reads(tmp_path: Path, day: SavedDay) -> None:
    """A reader of the same moment keeps everything as it is."""
    path = laid(tmp_path, day.files[LAST + 1], day.journals[LAST])
    before = look(tmp_path)
    # Another connection's lock: this process may hold it as another program would.
    reader = journal_file.bare_file(path)
    try:
        reader.xLock(apsw.SQLITE_LOCK_SHARED)
        with pytest.raises(CarnetInUse):
            CarnetFile.open(path, KEY)
        assert look(tmp_path) == before
    finally:
        reader.xClose()
    assert opened(path)[1] is Leftover.NONE


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("/a/b c", "file:///a/b c?immutable=1"),
        ("C:/a", "file:///C:/a?immutable=1"),
        ("/a?b#c%d", "file:///a%3fb%23c%25d?immutable=1"),
    ],
)
def test_the_engine_is_given_an_address_of_the_file_alone(place: str, address: str) -> None:
    """With or without a drive, whatever signs stand in its name."""
    assert journal_file._uri(Path(place)) == address


def test_only_something_is_left(tmp_path: Path) -> None:
    """An empty journal is the engine's own way to say that there is none; a folder is something."""
    path, journal = tmp_path / NAME, tmp_path / JOURNAL
    assert not is_left(path)
    journal.touch()
    assert not is_left(path)
    journal.write_bytes(b"\0")
    assert is_left(path)
    journal.unlink()
    journal.mkdir()
    assert is_left(path)


@pytest.mark.parametrize(("larger", "leftover"), [(0, Leftover.NONE), (-1, Leftover.SET_ASIDE)])
def test_more_than_any_save_is_not_read(
    tmp_path: Path,
    day: SavedDay,
    monkeypatch: pytest.MonkeyPatch,
    larger: int,
    leftover: Leftover,
) -> None:
    """It is set aside unread."""
    journal = day.journals[LAST]
    monkeypatch.setattr(journal_file, "_LARGEST", len(journal) + larger)
    assert opened(laid(tmp_path, day.files[LAST + 1], journal))[1] is leftover


def test_what_is_set_aside_takes_nobody_s_name(tmp_path: Path, day: SavedDay) -> None:
    """Counted from 2 on; a link that leads nowhere has a name too."""
    stale = [day.journals[0], day.journals[0] + b"\0", day.journals[0] + b"\0\0"]
    link_or_skip(tmp_path / f"{JOURNAL}.aside-2", tmp_path / "nowhere")
    for journal in stale:
        assert opened(laid(tmp_path, day.files[LAST + 1], journal))[1] is Leftover.SET_ASIDE
    names = [f"{JOURNAL}.aside", f"{JOURNAL}.aside-3", f"{JOURNAL}.aside-4"]
    assert [(tmp_path / name).read_bytes() for name in names] == stale


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    """The carnet before undoing and its journal, a journal, and those set aside; nothing empty."""
    path = tmp_path / NAME
    assert leftovers_of(path) == []
    names = [
        f"{NAME}.undone",
        f"{NAME}.undone-journal",
        JOURNAL,
        f"{JOURNAL}.aside",
        f"{JOURNAL}.aside-2",
    ]
    for name in (*names, NAME, "b.carnet-journal", f"{NAME}.other"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / f"{JOURNAL}.aside-3").touch()
    (tmp_path / f"{JOURNAL}.aside-4").mkdir()
    assert [found.name for found in leftovers_of(path)] == names
    (tmp_path / names[0]).write_bytes(b"")
    assert [found.name for found in leftovers_of(path)] == names[1:]
    assert leftovers_of(tmp_path / "nowhere" / NAME) == []


def test_a_person_is_told_of_what_was_undone_or_set_aside() -> None:
    """And of nothing else."""
    assert Leftover.NONE.message == ""
    assert "was undone" in Leftover.UNDONE.message
    assert "set aside" in Leftover.SET_ASIDE.message
