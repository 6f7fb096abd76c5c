"""What the window remembers of one person's preferences, and how the program was started.

Holds no health data and no name. Knows neither the window nor the carnet's content.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from companion.domain.errors import FileNotReadable
from companion.domain.words import Language
from companion.files import FileNotText, FileTooLarge, make_private_folder, read_text, write_whole

if TYPE_CHECKING:
    from datetime import date, datetime

FILE_NAME: Final = "settings.json"
SMALLEST_TEXT: Final = 100
LARGEST_TEXT: Final = 200
FIRST_HOUR: Final = 8
LAST_HOUR: Final = 20
USUAL_HOUR: Final = 18
MOST_LOCK_MINUTES: Final = 120
_LARGEST_FILE: Final = 100_000
_FORMAT: Final = "companion-settings/1"


class Theme(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class StartOptions:
    """What the command line says about how to open the window; None where it says nothing.

    `unattended`: every screen is shown once, where nobody sees it, for the self-test.
    """

    carnet: Path | None = None
    data_dir: Path | None = None
    passphrase_file: Path | None = None
    key_file: Path | None = None
    recovery_key_file: Path | None = None
    today: date | None = None
    language: Language | None = None
    read_only: bool = False
    unattended: bool = False


@dataclass(frozen=True, slots=True)
class Safety:
    """Where copies of the backups go, and what was done last.

    `second_place` is a folder that the person chose, `copied_at` when the newest backup there was
    made, `rehearsed_on` the day on which a backup was last restored for trial, `later` the day on
    which the person said “later” to the reminder of the second place.
    """

    second_place: Path | None = None
    copied_at: datetime | None = None
    rehearsed_on: date | None = None
    later: date | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """Whether and when to remind of the journal; it says nothing of what is noted there.

    `hour` is the local hour (FIRST_HOUR to LAST_HOUR) from which on a reminder may come, `tray`
    whether closing leaves the window in the tray, `reminded_on` the day of the last reminder.
    """

    on: bool = False
    hour: int = USUAL_HOUR
    tray: bool = False
    reminded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """One person's preferences.

    `language` is None until one was chosen, `text_size_percent` lies between 100 and 200, `carnet`
    is the file that was open last.
    `lock_after_minutes` is 0 where nothing locks by itself; `sheets_checked` holds the marks of the
    recovery sheets that were typed back, `sheet_later` the day on which one said “later”;
    `with_password` holds the identities of the carnets that a password opened.
    """

    language: Language | None = None
    text_size_percent: int = 100
    theme: Theme = Theme.SYSTEM
    carnet: Path | None = None
    lock_after_minutes: int = 0
    sheets_checked: frozenset[str] = frozenset()
    sheet_later: date | None = None
    with_password: frozenset[str] = frozenset()
    safety: Safety = Safety()
    reminder: Reminder = Reminder()


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
    return _understood(raw)


def save(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all; their folder is made when it is not there.

    Raises DiskFull or FileNotWritable.
    """
    content = {
        "format": _FORMAT,
        "language": settings.language,
        "text_size_percent": settings.text_size_percent,
        "theme": settings.theme,
        "carnet": None if settings.carnet is None else str(settings.carnet),
        "lock_after_minutes": settings.lock_after_minutes,
        "sheets_checked": sorted(settings.sheets_checked),
        "sheet_later": None if settings.sheet_later is None else settings.sheet_later.isoformat(),
        "with_password": sorted(settings.with_password),
        "safety": _safety_content(settings.safety),
        "reminder": _reminder_content(settings.reminder),
    }
    # Escaped, because a path may hold bytes that are no letters, which no UTF-8 file can.
    text = json.dumps(content, indent=2) + "\n"
    make_private_folder(path.parent)
    write_whole(path, text.encode())


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(path.name + ".unreadable"))
    except OSError:
        return  # A folder that cannot be written to keeps the file where it is.


def _understood(raw: Mapping[str, object]) -> Settings:
    settings = Settings()
    language, theme = raw.get("language"), raw.get("theme")
    if isinstance(language, str) and language in set(Language):
        settings = replace(settings, language=Language(language))
    if isinstance(theme, str) and theme in set(Theme):
        settings = replace(settings, theme=Theme(theme))
    size, carnet = raw.get("text_size_percent"), raw.get("carnet")
    if isinstance(size, int) and not isinstance(size, bool):
        bounded = min(max(size, SMALLEST_TEXT), LARGEST_TEXT)
        settings = replace(settings, text_size_percent=bounded)
    if isinstance(carnet, str) and carnet and "\0" not in carnet:
        settings = replace(settings, carnet=Path(carnet))
    return replace(
        _with_keys(settings, raw),
        safety=_understood_safety(raw.get("safety")),
        reminder=_understood_reminder(raw.get("reminder")),
    )


def _with_keys(settings: Settings, raw: Mapping[str, object]) -> Settings:
    """What was chosen about locks and the recovery sheet."""
    minutes, later = raw.get("lock_after_minutes"), raw.get("sheet_later")
    if isinstance(minutes, int) and not isinstance(minutes, bool):
        settings = replace(settings, lock_after_minutes=min(max(minutes, 0), MOST_LOCK_MINUTES))
    settings = replace(
        settings,
        sheets_checked=_texts(raw.get("sheets_checked")),
        with_password=_texts(raw.get("with_password")),
    )
    if isinstance(later, str):
        from datetime import date

        with contextlib.suppress(ValueError):
            settings = replace(settings, sheet_later=date.fromisoformat(later))
    return settings


def _texts(raw: object) -> frozenset[str]:
    found = raw if isinstance(raw, list) else ()
    return frozenset(text for text in found if isinstance(text, str))


def _safety_content(safety: Safety) -> dict[str, str | None]:
    days = {
        "copied_at": safety.copied_at,
        "rehearsed_on": safety.rehearsed_on,
        "later": safety.later,
    }
    place = None if safety.second_place is None else str(safety.second_place)
    written = {name: None if day is None else day.isoformat() for name, day in days.items()}
    return {"second_place": place, **written}


def _understood_safety(raw: object) -> Safety:
    if not isinstance(raw, dict):
        return Safety()
    from datetime import date, datetime

    place = raw.get("second_place")
    copied_at = None
    with contextlib.suppress(ValueError, TypeError):
        copied_at = datetime.fromisoformat(raw.get("copied_at", ""))

    def day(name: str) -> date | None:
        with contextlib.suppress(ValueError, TypeError):
            return date.fromisoformat(raw.get(name, ""))
        return None

    return Safety(
        Path(place) if isinstance(place, str) and place and "\0" not in place else None,
        copied_at if copied_at is not None and copied_at.tzinfo is not None else None,
        day("rehearsed_on"),
        day("later"),
    )


def _reminder_content(reminder: Reminder) -> dict[str, bool | int | str | None]:
    day = reminder.reminded_on
    return {
        "on": reminder.on,
        "hour": reminder.hour,
        "tray": reminder.tray,
        "reminded_on": None if day is None else day.isoformat(),
    }


def _understood_reminder(raw: object) -> Reminder:
    if not isinstance(raw, dict):
        return Reminder()
    from datetime import date

    reminder = Reminder(on=raw.get("on") is True, tray=raw.get("tray") is True)
    hour = raw.get("hour")
    if isinstance(hour, int) and not isinstance(hour, bool):
        reminder = replace(reminder, hour=min(max(hour, FIRST_HOUR), LAST_HOUR))
    with contextlib.suppress(ValueError, TypeError):
        day = date.fromisoformat(raw.get("reminded_on", ""))
        reminder = replace(reminder, reminded_on=day)
    return reminder
