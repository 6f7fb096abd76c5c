"""A carnet and its key are made together and opened together."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.actions.key import Key
from companion.domain.errors import (
    CarnetEmpty,
    CarnetExists,
    CarnetMissing,
    CarnetReadOnly,
    CompanionError,
    KeyMissing,
    NotACarnet,
    WrongPassphrase,
)
from companion.domain.records import Question
from companion.record_book.book import RecordBook, open_file
from companion.record_book.making import create_file
from companion.storage import key_files
from companion.storage.key_files import key_file_path, key_slots_path
from tests.storage.carnet_making import IDENTITY, PERSON, look

NOW = datetime(2026, 11, 21, 19, 10, tzinfo=UTC)


def test_a_carnet_without_a_password_opens_by_the_key_beside_it(tmp_path: Path) -> None:
    """Scripts and tests need nothing but the path, and nobody is asked for a password."""
    path = tmp_path / "a.carnet"
    with create_file(path, Key()) as file:
        file.append([PERSON])
    assert not key_files.needs_passphrase(path)
    with open_file(path, Key()) as file:
        assert list(file.load().revisions.values()) == [PERSON]
    key_file_path(path).unlink()
    with pytest.raises(KeyMissing):
        open_file(path, Key())


def test_a_carnet_with_a_password_opens_by_it_alone(tmp_path: Path) -> None:
    """The key lies nowhere in clear."""
    path = tmp_path / "a.carnet"
    with create_file(path, Key("une phrase"), identity=IDENTITY) as file:
        file.append([PERSON])
    assert key_files.needs_passphrase(path)
    assert set(look(tmp_path)) == {"a.carnet", "a.carnet.keys"}
    with pytest.raises(KeyMissing):
        open_file(path, Key())
    with pytest.raises(WrongPassphrase):
        open_file(path, Key("une phase"))
    with open_file(path, Key("une phrase")) as file:
        assert file.load().identity == IDENTITY


def test_the_key_of_a_carnet_that_was_moved_away_is_not_lost(tmp_path: Path) -> None:
    """A new carnet at the same place is refused while the keys of another one lie there."""
    path = tmp_path / "a.carnet"
    for passphrase in (None, "une phrase"):
        create_file(path, Key(passphrase), identity=IDENTITY).close()
        path.rename(tmp_path / "moved.carnet")
        before = look(tmp_path)
        for wanted in (None, "une autre"):
            with pytest.raises(CarnetExists):
                create_file(path, Key(wanted), identity=IDENTITY)
            assert look(tmp_path) == before
        (tmp_path / "moved.carnet").rename(path)
        open_file(path, Key(passphrase)).close()
        for leftover in (path, key_file_path(path), key_slots_path(path)):
            leftover.unlink(missing_ok=True)


def test_a_carnet_that_could_not_be_made_leaves_no_key(tmp_path: Path) -> None:
    """Where there is no folder, there is neither a carnet nor a key afterwards."""
    with pytest.raises(CarnetReadOnly):
        create_file(tmp_path / "gone" / "a.carnet", Key())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "mishap"), [(None, CarnetMissing), (b"", CarnetEmpty), (b"a list", NotACarnet)]
)
def test_what_is_no_carnet_is_said_before_any_key_is_asked_for(
    tmp_path: Path, content: bytes | None, mishap: type[CompanionError]
) -> None:
    """Nobody types a password for an empty file, and a missing key is not the first sentence."""
    path = tmp_path / "a.carnet"
    if content is not None:
        path.write_bytes(content)
    before = look(tmp_path)
    for passphrase in (None, "une phrase"):
        with pytest.raises(mishap):
            open_file(path, Key(passphrase))
    assert look(tmp_path) == before


def test_a_backup_before_an_act_is_told_and_the_day_still_has_its_own(tmp_path: Path) -> None:
    """The one before does not hold what the act wrote; nobody is told that there is none."""
    book = RecordBook(tmp_path / "a.carnet", Key(), lambda: NOW, backups=tmp_path / "backups")
    journal = book.create(name="Marianne", key=Key())
    assert book.last_backup is None
    first = book.back_up_before()
    assert first is not None
    assert book.last_backup == first
    journal.record(Question("Pourquoi ?"))
    book.back_up(once_a_day=True)
    assert len([*(tmp_path / "backups").glob("*.carnet")]) == 2
    journal.record(Question("Comment ?"))
    book.back_up(once_a_day=True)
    assert len([*(tmp_path / "backups").glob("*.carnet")]) == 2
    book.close()
