"""What the window remembers of one person's preferences, and how the program was started.

Holds no health data, and a name only to tell several carnets apart. A setting is declared once: its
title, its limits, what it is while nothing was chosen, and how it stands in the file. The screen that
shows it asks the declaration.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from companion.domain.errors import N_, FileNotReadable
from companion.domain.words import Language
from companion.files import FileNotText, FileTooLarge, make_private_folder, read_text, write_whole
from companion.languages import language_named

if TYPE_CHECKING:
    from datetime import date, datetime

    from _typeshed import DataclassInstance

FILE_NAME: Final = "settings.json"
_LARGEST_FILE: Final = 2_000_000
_FORMAT: Final = "companion-settings/1"
_DECLARED: Final = "setting"

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
G = TypeVar("G", bound="DataclassInstance")


class Setting(Generic[T]):
    """One setting: `usual` while nothing was chosen, `title` on the screen that shows it.

    What the file says and cannot be understood counts as not said.
    """

    def __init__(self, usual: T, *, title: str = "") -> None:
        self.usual, self.title = usual, title

    @property
    def field(self) -> T:
        """The setting as a field of a dataclass, another one for each."""
        return field(default=self.usual, metadata={_DECLARED: self})

    def write(self, value: T) -> object:
        """The value as JSON has it."""
        return value

    def read(self, _raw: object) -> T:
        """The value of what the file says."""
        return self.usual


class Flag(Setting[bool]):
    """Yes or no."""

    def read(self, raw: object) -> bool:
        return raw is True


class Whole(Setting[int]):
    """A whole number from `lowest` to `highest`, brought within them; `offered` are those to choose."""

    def __init__(
        self, usual: int, *, lowest: int, highest: int, offered: tuple[int, ...], title: str
    ) -> None:
        super().__init__(usual, title=title)
        self.lowest, self.highest, self.offered = lowest, highest, offered

    def read(self, raw: object) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            return self.usual
        return min(max(raw, self.lowest), self.highest)


class OneOf(Setting[E]):
    """One of a few words, with a usual one."""

    def read(self, raw: object) -> E:
        kind = type(self.usual)
        return kind(raw) if isinstance(raw, str) and raw in set(kind) else self.usual


class Spoken(Setting["Language | None"]):
    """A language, or none so far."""

    def read(self, raw: object) -> Language | None:
        return language_named(raw) if isinstance(raw, str) else None


class Place(Setting["Path | None"]):
    """A file or a folder."""

    def write(self, value: Path | None) -> object:
        return None if value is None else str(value)

    def read(self, raw: object) -> Path | None:
        return Path(raw) if isinstance(raw, str) and raw and "\0" not in raw else None


class Day(Setting["date | None"]):
    """A day, such as that of the last reminder."""

    def write(self, value: date | None) -> object:
        return None if value is None else value.isoformat()

    def read(self, raw: object) -> date | None:
        from datetime import date

        with contextlib.suppress(ValueError):
            return date.fromisoformat(raw) if isinstance(raw, str) else None
        return None


class Instant(Setting["datetime | None"]):
    """An instant with its time zone."""

    def write(self, value: datetime | None) -> object:
        return None if value is None else value.isoformat()

    def read(self, raw: object) -> datetime | None:
        from datetime import datetime

        with contextlib.suppress(ValueError):
            found = datetime.fromisoformat(raw) if isinstance(raw, str) else None
            return found if found is not None and found.tzinfo is not None else None
        return None


class Marks(Setting[frozenset[str]]):
    """A set of marks or identities."""

    def write(self, value: frozenset[str]) -> object:
        return sorted(value)

    def read(self, raw: object) -> frozenset[str]:
        found = raw if isinstance(raw, list) else ()
        return frozenset(text for text in found if isinstance(text, str))


class Pairs(Setting[tuple[tuple[str, str], ...]]):
    """What goes with each mark or identity, such as who wrote last in a record book."""

    def write(self, value: tuple[tuple[str, str], ...]) -> object:
        return dict(value)

    def read(self, raw: object) -> tuple[tuple[str, str], ...]:
        found = raw if isinstance(raw, dict) else {}
        return tuple((key, text) for key, text in found.items() if isinstance(text, str))


class Words(Setting[str]):
    """A name or the like, in one line."""

    def read(self, raw: object) -> str:
        return raw[:200] if isinstance(raw, str) else self.usual


class Several(Setting[tuple[G, ...]]):
    """Groups of settings of one kind, in their order; at most `most`."""

    def __init__(self, kind: type[G], *, most: int) -> None:
        super().__init__(())
        self._kind, self._most = kind, most

    def write(self, value: tuple[G, ...]) -> object:
        return [_written(each) for each in value]

    def read(self, raw: object) -> tuple[G, ...]:
        found = raw if isinstance(raw, list) else []
        return tuple(_understood(self._kind, e) for e in found[: self._most] if isinstance(e, dict))


class Group(Setting[G]):
    """Settings that stand together in the file, under one name."""

    def write(self, value: G) -> object:
        return _written(value)

    def read(self, raw: object) -> G:
        return _understood(type(self.usual), raw) if isinstance(raw, dict) else self.usual


class Theme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    CONTRAST_DARK = "contrast-dark"


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the command line says about how to open the window; None where it says nothing.

    `received`: a file that was handed over, which is shown once a carnet is open.
    `counter`: the window is for what patients bring. `unattended`: every screen is shown once, where
    nobody sees it, for the self-test. `quit_after_paint`: the moments of its start are printed, and it ends.
    """

    carnet: Path | None = None
    received: Path | None = None
    data_dir: Path | None = None
    passphrase_file: Path | None = None
    key_file: Path | None = None
    recovery_key_file: Path | None = None
    today: date | None = None
    language: Language | None = None
    read_only: bool = False
    unattended: bool = False
    quit_after_paint: bool = False
    counter: bool = False


LANGUAGE: Final = Spoken(None, title=N_("Language"))
TEXT_SIZE: Final = Whole(
    100, lowest=100, highest=200, offered=(100, 125, 150, 175, 200), title=N_("Text size")
)
THEME: Final = OneOf(Theme.SYSTEM, title=N_("Colours"))
STILL: Final = Flag(usual=False, title=N_("Movement"))
RULER: Final = Flag(usual=False, title=N_("Reading ruler"))
SIMPLE: Final = Flag(usual=False, title=N_("What the window shows"))
LOCK_AFTER: Final = Whole(
    0, lowest=0, highest=120, offered=(0, 5, 10, 30), title=N_("Lock by itself")
)
REMINDER: Final = Flag(usual=False, title=N_("Reminder"))
REMINDER_HOUR: Final = Whole(
    18, lowest=8, highest=20, offered=(9, 12, 15, 18, 20), title=N_("From what hour")
)
TRAY: Final = Flag(usual=False, title=N_("Leave the window in the tray when I close it"))
_PLACE, _DAY, _INSTANT, _MARKS = Place(None), Day(None), Instant(None), Marks(frozenset())
_PAIRS = Pairs(())


@dataclass(frozen=True, slots=True)
class Safety:
    """Where copies of the backups go, and what was done last.

    `second_place` is a folder that the person chose, `copied_at` when the newest backup there was
    made, `rehearsed_on` the day on which a backup was last restored for trial, `later` the day on
    which the person said “later” to the reminder of the second place.
    """

    second_place: Path | None = _PLACE.field
    copied_at: datetime | None = _INSTANT.field
    rehearsed_on: date | None = _DAY.field
    later: date | None = _DAY.field


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whether and when to remind of the journal; it says nothing of what is noted there.

    `hour` is the local hour from which on a reminder may come, `tray` whether closing leaves the
    window in the tray, `reminded_on` the day of the last reminder.
    """

    on: bool = REMINDER.field
    hour: int = REMINDER_HOUR.field
    tray: bool = TRAY.field
    reminded_on: date | None = _DAY.field


@dataclass(frozen=True, slots=True)
class KnownBook:
    """A record book of this computer, to be chosen from; `colour` is a number of the window's colours.

    `name` is its patient's as they like to be called, and is kept only where there are several.
    """

    path: Path | None = _PLACE.field
    name: str = Words("").field
    colour: int = Whole(0, lowest=0, highest=1_000, offered=(), title="").field


_SAFETY, _REMINDER = Group(Safety()), Group(Reminder())
_BOOKS = Several(KnownBook, most=50)


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's preferences.

    `language` is None until one was chosen, `text_size_percent` lies between 100 and 200, `simple` is
    the window with three large buttons, `ruler` the band over the line that is read, `still`
    one in which nothing moves, `carnet` is the file that was open last.
    `lock_after_minutes` is 0 where nothing locks by itself; `sheets_checked` holds the marks of the
    recovery sheets that were typed back, `sheet_later` the day on which one said “later”;
    `with_password` holds the identities of the carnets that a password opened; `writers` has, for the
    identity of a carnet, the record id of the person who writes there on this computer; `books` lists
    the carnets of this computer once there are several; `readings` has, for a carnet and a person, the
    mark of their last reading of its journal; `windows` has, for the screens of a computer, where the
    window was left on them, as Qt writes it.
    """

    language: Language | None = LANGUAGE.field
    text_size_percent: int = TEXT_SIZE.field
    theme: Theme = THEME.field
    simple: bool = SIMPLE.field
    ruler: bool = RULER.field
    still: bool = STILL.field
    carnet: Path | None = _PLACE.field
    lock_after_minutes: int = LOCK_AFTER.field
    sheets_checked: frozenset[str] = _MARKS.field
    sheet_later: date | None = _DAY.field
    with_password: frozenset[str] = _MARKS.field
    writers: tuple[tuple[str, str], ...] = _PAIRS.field
    books: tuple[KnownBook, ...] = _BOOKS.field
    readings: tuple[tuple[str, str], ...] = _PAIRS.field
    windows: tuple[tuple[str, str], ...] = _PAIRS.field
    safety: Safety = _SAFETY.field
    reminder: Reminder = _REMINDER.field

    def writer_in(self, identity: str) -> str | None:
        """Who writes in a carnet on this computer; None when nobody said."""
        return dict(self.writers).get(identity)

    def with_writer(self, identity: str, person: str) -> Settings:
        """The same, with that person writing there."""
        return replace(self, writers=tuple({**dict(self.writers), identity: person}.items()))

    def reading(self, identity: str, reader: str) -> str | None:
        """The mark of somebody's last reading of a journal."""
        return dict(self.readings).get(f"{identity} {reader}")

    def with_reading(self, identity: str, reader: str, mark: str) -> Settings:
        """The same, with a newer one."""
        return replace(
            self, readings=tuple({**dict(self.readings), f"{identity} {reader}": mark}.items())
        )


def load(path: Path) -> Settings:
    """The settings at `path`; the defaults when there are none.

    What cannot be understood counts as not said. A file that is no settings file at all is kept
    beside, under a name that ends in `.unreadable`, so that nothing is lost.
    """
    if not path.exists():
        return Settings()
    try:
        raw: object = json.loads(read_text(path, largest=_LARGEST_FILE))
    except (FileNotReadable, FileTooLarge, FileNotText, ValueError, RecursionError):
        _keep_aside(path)
        return Settings()
    if not isinstance(raw, dict):
        _keep_aside(path)
        return Settings()
    return _understood(Settings, raw)


def save(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all; their folder is made when it is not there.

    Raises DiskFull or FileNotWritable.
    """
    content = {"format": _FORMAT, **_written(settings)}
    # Escaped, because a path may hold bytes that are no letters, which no UTF-8 file can.
    text = json.dumps(content, indent=2) + "\n"
    make_private_folder(path.parent)
    write_whole(path, text.encode())


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".unreadable"))
    except OSError:
        return  # A folder that cannot be written to keeps the file where it is.


def _written(settings: DataclassInstance) -> dict[str, object]:
    return {
        each.name: each.metadata[_DECLARED].write(getattr(settings, each.name))
        for each in fields(settings)
    }


def _understood(kind: type[G], raw: Mapping[str, object]) -> G:
    return kind(
        **{each.name: each.metadata[_DECLARED].read(raw.get(each.name)) for each in fields(kind)}
    )
