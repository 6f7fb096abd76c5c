"""What the window remembers survives a restart, and a broken file harms nobody."""

import json
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from companion.domain.words import Language
from companion.settings import (
    FILE_NAME,
    LOCK_AFTER,
    REMINDER_HOUR,
    TEXT_SIZE,
    KnownBook,
    Reminder,
    Safety,
    Settings,
    Theme,
    Whole,
    load,
    save,
)
from tests.systems import is_its_owners_alone, posix_only

CHOSEN = Settings(
    language=Language.EN,
    text_size_percent=150,
    theme=Theme.CONTRAST,
    simple=True,
    ruler=True,
    still=True,
    carnet=Path("/home/someone/carnet"),
    lock_after_minutes=10,
    sheets_checked=frozenset({"0" * 32, "f" * 32}),
    with_password=frozenset({"6ce2eeea-2905-429c-9d48-b163c2034449"}),
    sheet_later=date(2026, 11, 21),
    writers=(("6ce2eeea-2905-429c-9d48-b163c2034449", "0193b1f4-0000-7000-8000-000000000001"),),
    readings=(("6ce2eeea-2905-429c-9d48-b163c2034449 0193b1f4", "AAAA"),),
    windows=(("1920x1080", "01d9d0cb"),),
    books=(KnownBook(Path("/home/someone/carnet"), "Jeanne", 1), KnownBook(Path("/home/b"), "Luc")),
)


WRITTEN = """{
  "format": "companion-settings/1",
  "language": "en",
  "text_size_percent": 150,
  "theme": "contrast",
  "simple": true,
  "ruler": true,
  "still": true,
  "carnet": "/home/someone/carnet",
  "lock_after_minutes": 10,
  "sheets_checked": [
    "00000000000000000000000000000000",
    "ffffffffffffffffffffffffffffffff"
  ],
  "sheet_later": "2026-11-21",
  "with_password": [
    "6ce2eeea-2905-429c-9d48-b163c2034449"
  ],
  "writers": {
    "6ce2eeea-2905-429c-9d48-b163c2034449": "0193b1f4-0000-7000-8000-000000000001"
  },
  "books": [
    {
      "path": "/home/someone/carnet",
      "name": "Jeanne",
      "colour": 1
    },
    {
      "path": "/home/b",
      "name": "Luc",
      "colour": 0
    }
  ],
  "readings": {
    "6ce2eeea-2905-429c-9d48-b163c2034449 0193b1f4": "AAAA"
  },
  "windows": {
    "1920x1080": "01d9d0cb"
  },
  "safety": {
    "second_place": "/media/stick",
    "copied_at": "2026-11-20T19:10:00+00:00",
    "rehearsed_on": "2026-11-01",
    "later": "2026-10-01"
  },
  "reminder": {
    "on": true,
    "hour": 9,
    "tray": true,
    "reminded_on": "2026-11-02"
  }
}
"""


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    """Saving and loading give the same settings, in a file for its owner alone."""
    path = tmp_path / "settings.json"
    assert load(path) == Settings()
    save(CHOSEN, path)
    assert load(path) == CHOSEN
    assert is_its_owners_alone(path)
    save(Settings(), path)
    assert load(path) == Settings()
    assert [item.name for item in tmp_path.iterdir()] == ["settings.json"]


def test_the_file_has_the_form_it_always_had(tmp_path: Path) -> None:
    """Each setting under its name: another release reads it too."""
    path = tmp_path / "settings.json"
    moment = datetime(2026, 11, 20, 19, 10, tzinfo=UTC)
    safety = Safety(Path("/media/stick"), moment, date(2026, 11, 1), date(2026, 10, 1))
    reminder = Reminder(on=True, hour=9, tray=True, reminded_on=date(2026, 11, 2))
    chosen = replace(CHOSEN, safety=safety, reminder=reminder)
    save(chosen, path)
    assert load(path) == chosen
    # A place is written as its system writes it.
    written = re.sub('"(/[^"]+)"', lambda found: json.dumps(str(Path(found[1]))), WRITTEN)
    assert path.read_bytes() == written.encode()


@posix_only("a name of Windows is always text")
def test_a_place_whose_name_is_no_text_comes_back(tmp_path: Path) -> None:
    """An old disk may name a folder in another encoding; the carnet in it is found again."""
    path = tmp_path / "settings.json"
    chosen = Settings(theme=Theme.DARK, carnet=Path(os.fsdecode(b"/media/caf\xe9/a.carnet")))
    save(chosen, path)
    assert load(path) == chosen


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"[" * 50_000, b" " * 200_000])
def test_an_unreadable_file_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    """The defaults serve, and what was there stays beside."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load(path) == Settings()
    assert (tmp_path / "settings.json.unreadable").read_bytes() == content
    assert not path.exists()


def test_what_is_not_understood_counts_as_not_said(tmp_path: Path) -> None:
    """Values of a newer or broken release fall back one by one; sizes stay within bounds."""
    path = tmp_path / "settings.json"
    path.write_text(
        json.dumps(
            {
                "language": "de",
                "theme": ["dark"],
                "text_size_percent": 900,
                "carnet": 7,
                "wallpaper": "sea",
            }
        )
    )
    assert load(path) == Settings(text_size_percent=200)


_VALUES = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.text())


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(["language", "text_size_percent", "theme", "carnet"]), _VALUES)
)
def test_any_values_give_settings(tmp_path: Path, raw: dict[str, object]) -> None:
    """Whatever stands in the file, the window opens."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(raw))
    assert 100 <= load(path).text_size_percent <= 200


@given(
    st.builds(
        Reminder,
        on=st.booleans(),
        hour=st.integers(REMINDER_HOUR.lowest, REMINDER_HOUR.highest),
        tray=st.booleans(),
        reminded_on=st.one_of(st.none(), st.dates()),
    )
)
def test_a_reminder_comes_back_as_it_was_kept(
    tmp_path_factory: pytest.TempPathFactory, reminder: Reminder
) -> None:
    """All of it."""
    path = tmp_path_factory.mktemp("reminder") / FILE_NAME
    save(Settings(reminder=reminder), path)
    assert load(path).reminder == reminder


@pytest.mark.parametrize(
    "written",
    [
        '"soon"',
        '{"on": "yes", "hour": "late", "tray": 1, "reminded_on": 7}',
        '{"reminded_on": "2026-13-01"}',
        '{"hour": true}',
    ],
)
def test_a_reminder_that_is_not_understood_is_none(tmp_path: Path, written: str) -> None:
    """Nobody is reminded by a broken file."""
    path = tmp_path / FILE_NAME
    path.write_text(f'{{"reminder": {written}}}', "utf-8")
    assert load(path).reminder == Reminder()


def test_an_hour_of_the_night_becomes_one_of_the_day(tmp_path: Path) -> None:
    """Whatever the file says, nobody is reminded at three in the morning."""
    path = tmp_path / FILE_NAME
    path.write_text('{"reminder": {"on": true, "hour": 3}}', "utf-8")
    assert load(path).reminder == Reminder(on=True, hour=REMINDER_HOUR.lowest)


@pytest.mark.parametrize(
    ("minutes", "kept"), [(-5, 0), (100_000, 120), (True, 0), ("10", 0), (None, 0), (5, 5)]
)
def test_the_lock_has_bounds(tmp_path: Path, minutes: object, kept: int) -> None:
    """A file changed by hand neither locks at every key nor after a week."""
    path = tmp_path / FILE_NAME
    path.write_text(json.dumps({"lock_after_minutes": minutes, "sheet_later": "soon"}))
    assert load(path).lock_after_minutes == kept
    assert load(path).sheet_later is None


@pytest.mark.parametrize("setting", [TEXT_SIZE, LOCK_AFTER, REMINDER_HOUR])
def test_what_is_offered_lies_within_the_limits(setting: Whole) -> None:
    """So does what stands while nothing was chosen: it comes back from the file as it was put."""
    for number in (*setting.offered, setting.usual, setting.lowest, setting.highest):
        assert setting.read(number) == number


@pytest.mark.parametrize(
    "written", ['"soon"', '{"second_place": "", "copied_at": "2026-11-20", "later": 7}']
)
def test_copies_that_are_not_understood_are_none(tmp_path: Path, written: str) -> None:
    """An instant without its time zone says nothing."""
    path = tmp_path / FILE_NAME
    path.write_text(f'{{"safety": {written}}}', "utf-8")
    assert load(path).safety == Safety()
