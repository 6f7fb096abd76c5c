"""The log helps to find a fault and tells nothing about the person."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion import log
from companion.domain.errors import InvalidRecord
from companion.record_json import parse_line


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    log.stop()


def _mistake() -> Exception:
    try:
        parse_line('{"kind": "question", "text": 3, "note": "Marianne"}')
    except InvalidRecord as error:
        return error
    raise AssertionError


def test_nothing_is_written_before_the_first_event(tmp_path: Path) -> None:
    """Starting the log makes no file; an act makes one line with its record's id."""
    log.act("lost")
    log.start(tmp_path / "data")
    path = tmp_path / "data" / log.FILE_NAME
    assert not path.exists()
    log.act("check_in_saved", "019aa5a0-0000-7000-8000-000000000000")
    log.stop()
    (line,) = path.read_text().splitlines()
    assert line.endswith("INFO check_in_saved 019aa5a0-0000-7000-8000-000000000000")


def test_a_mistake_is_noted_by_type_and_place(tmp_path: Path) -> None:
    """Module and line, in ours and in a library; neither its message nor any path."""
    log.start(tmp_path)
    log.mistake(_mistake())
    try:
        json.loads("{")
    except ValueError as error:
        log.mistake(error)
    log.mistake(KeyError("never raised"))
    text = (tmp_path / log.FILE_NAME).read_text()
    assert "InvalidRecord at companion.record_json:" in text
    assert "JSONDecodeError at decoder:" in text
    assert "KeyError at unknown" in text
    assert not {"Marianne", "/", "question"} & set(text.split())
    assert str(Path.home()) not in text
    assert "/" not in text


def test_an_uncaught_mistake_is_noted_and_told(tmp_path: Path) -> None:
    """The hook notes it without its message, then somebody says one calm sentence."""
    said: list[str] = []
    log.start(tmp_path)
    log.install_excepthook(lambda: said.append("calm"))
    error = _mistake()
    sys.excepthook(type(error), error, error.__traceback__)
    assert said == ["calm"]
    assert "InvalidRecord" in (tmp_path / log.FILE_NAME).read_text()


def test_a_place_that_takes_no_log_stops_nothing(tmp_path: Path) -> None:
    """A file where the folder should be: the program goes on."""
    (tmp_path / "taken").write_text("")
    log.start(tmp_path / "taken")
    log.act("check_in_saved")
    (tmp_path / "data" / log.FILE_NAME).mkdir(parents=True)
    log.start(tmp_path / "data")
    log.act("check_in_saved")


def test_the_log_stays_small(tmp_path: Path) -> None:
    """Old lines make room: three files of at most 200 kB."""
    log.start(tmp_path)
    for _ in range(9000):
        log.act("check_in_saved", "019aa5a0-0000-7000-8000-000000000000")
    log.stop()
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 3
    assert max(sizes) <= 200_200
