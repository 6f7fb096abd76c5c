"""A library of the computer in place of ours: a plain SQLite takes a key, and writes what everybody can read."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from companion import app
from companion.domain.errors import ProgramIncomplete
from companion.storage import engine


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    engine.require_engine.cache_clear()
    yield
    engine.require_engine.cache_clear()


@pytest.mark.parametrize("told", ["", "SQLite3 Multiple Ciphers 1.9.0"])
def test_nothing_is_opened_without_its_cipher(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    monkeypatch.setattr(apsw, "mc_version", told)
    with pytest.raises(ProgramIncomplete):
        engine.connect(tmp_path / "a.carnet", bytes(32), apsw.SQLITE_OPEN_READONLY)
    assert not list(tmp_path.iterdir())


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.40.1")
    with pytest.raises(ProgramIncomplete, match=r"3\.40\.1"):
        engine.require_engine()


def test_another_qt_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "qVersion", lambda: "6.4.2")
    with pytest.raises(ProgramIncomplete, match=r"6\.4\.2"):
        app.require_qt()


def test_ours_are_ours() -> None:
    engine.require_engine()
    app.require_qt()
