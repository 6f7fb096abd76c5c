"""Puts the window together, once: the carnet's file, the page's maker, the settings, Qt.

No one imports it but the front door. What opens a carnet or makes a page is loaded when it is first
wanted, so that the window can be seen at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from companion import carnets, paths, settings
from companion.domain.errors import N_, CarnetReadOnly, CompanionError
from companion.domain.words import Language
from companion.settings import StartOptions, Theme
from companion.ui.dialogs import Dialogs, QtDialogs
from companion.ui.main_window import MainWindow
from companion.ui.mistakes import Mistakes

if TYPE_CHECKING:
    from datetime import date, datetime

    from companion.actions.consultation import PageChoice
    from companion.actions.explanations import Explanations
    from companion.actions.journal import Journal
    from companion.actions.paper import CardSize
    from companion.actions.ports import Clock
    from companion.domain.carnet import Carnet
    from companion.domain.symptoms import Catalogue
    from companion.publication import Publication

CARNET_NAME = "companion.carnet"
SCREEN_PPI = 144.0
PAPER_PPI = 300.0
# Seventy sides of large type: finer than the eye sees, and done in seconds.
BOOKLET_PPI = 200.0


class NoScreen(CompanionError):
    """No screen to open a window on."""

    message = N_(
        "There is no screen to open the window on. The other commands work without one: companion --help"
    )


class FileShelf:
    """The carnet file of this computer's user. Fulfils CarnetShelf."""

    def __init__(
        self,
        path: Path,
        key: carnets.Key,
        clock: Clock,
        *,
        read_only: bool = False,
        backups: Path | None = None,
    ) -> None:
        self.path = path
        self.backups = backups
        self.read_only = read_only
        self._read_only_wanted = read_only
        self._key = key
        self._clock = clock
        self._opened: carnets.OpenCarnet | None = None
        self._as_opened: Carnet | None = None
        self._last_backup: datetime | None = None
        self._backup_tried: date | None = None

    def catalogue(self) -> Catalogue:
        """What can be asked, and the warning-sign card."""
        from companion.content.catalogue import load_catalogue

        return load_catalogue()

    def exists(self) -> bool:
        """Whether there is a carnet."""
        return self.path.exists()

    def needs_passphrase(self) -> bool:
        """Whether a passphrase opens it that the command line did not give."""
        return self._key == carnets.Key() and carnets.needs_passphrase(self.path)

    def create(self, *, name: str, passphrase: str | None) -> Journal:
        """Make a carnet whose patient likes to be called `name`."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        key = self._key if passphrase is None else carnets.Key(passphrase=passphrase)
        self._opened = carnets.create_carnet(self.path, key, name=name, clock=self._clock)
        self._as_opened, self._last_backup = None, None
        return self._opened.journal

    def open(self, passphrase: str | None) -> Journal:
        """Open the carnet; where nothing can be written, to read and print it."""
        self.close()
        key = self._key if passphrase is None else carnets.Key(passphrase=passphrase)
        self.read_only = self._read_only_wanted
        try:
            self._opened = self._open(key)
        except CarnetReadOnly:
            if self.read_only:
                raise
            self.read_only = True
            self._opened = self._open(key)
        self._as_opened = self._opened.journal.carnet
        self._last_backup = self._newest_backup()
        return self._opened.journal

    def last_backup(self) -> datetime | None:
        """When the newest verified backup was made; None when there is none."""
        return self._last_backup

    def back_up(self, *, once_a_day: bool = False) -> None:
        """Make a backup when the open carnet changed since the last one.

        It takes about 25 ms for ten years, so it runs at once, on the thread that owns the file: a
        worker would need a lock around every save. Raises BackupFailed, CarnetDamaged.
        """
        opened, folder = self._opened, self.backups
        if opened is None or folder is None or self.read_only:
            return
        if self._last_backup is None and opened.journal.carnet is self._as_opened:
            return  # Whoever only reads a carnet on somebody's computer leaves nothing there.
        today = self._clock().date()
        if once_a_day and today in {self._backup_tried, self._day_of_last_backup()}:
            return
        self._backup_tried = today
        if carnets.backup_is_due(opened, folder):
            self._last_backup = carnets.back_up(opened, self.path, folder).note.made_at

    def close(self) -> None:
        """Let go of the file, if it is open."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _newest_backup(self) -> datetime | None:
        if self._opened is None or self.backups is None or self.read_only:
            return None
        try:
            newest = carnets.newest_backup(self._opened, self.backups)
        except CompanionError:
            return None  # A folder of backups that cannot be read keeps nobody from the journal.
        return None if newest is None else newest.note.made_at

    def _day_of_last_backup(self) -> date | None:
        last = self._last_backup
        return None if last is None else last.astimezone(self._clock().tzinfo).date()

    def _open(self, key: carnets.Key) -> carnets.OpenCarnet:
        return carnets.open_carnet(
            self.path, key, clock=self._clock, read_only=self.read_only, backups=self.backups
        )


class PageMaker:
    """Makes the page. Fulfils Publisher; every act may run in the worker."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def pictures(self, carnet: Carnet, choice: PageChoice, language: Language) -> Sequence[bytes]:
        """The page's sides as PNG pictures for the screen."""
        return self._publication(carnet, choice, language).png(ppi=SCREEN_PPI)

    def print_pictures(
        self, carnet: Carnet, choice: PageChoice, language: Language
    ) -> Sequence[bytes]:
        """The page's sides as PNG pictures for paper, 300 pixels an inch."""
        return self._publication(carnet, choice, language).png(ppi=PAPER_PPI)

    def pdf(self, carnet: Carnet, choice: PageChoice, language: Language) -> bytes:
        """The page as an accessible PDF that carries its FHIR copy."""
        return self._publication(carnet, choice, language).pdf()

    def text(self, carnet: Carnet, choice: PageChoice, language: Language) -> str:
        """The page as plain text, for a screen reader."""
        return self._publication(carnet, choice, language).text()

    def booklet_pdf(self, language: Language) -> bytes:
        """Every explanation as one accessible PDF."""
        from companion import publication

        return publication.booklet_pdf(language, self._clock().date())

    def explanation_pdf(self, page_id: str, language: Language) -> bytes:
        """One explanation as an accessible PDF. Raises UnknownPage."""
        from companion import publication

        return publication.explanation_pdf(page_id, language, self._clock().date())

    def card_pdf(
        self, carnet: Carnet | None, size: CardSize, languages: Sequence[Language]
    ) -> bytes:
        """The warning-sign card as an accessible PDF, in one language or in two side by side."""
        from companion import publication

        return publication.card_pdf(carnet, size, languages, self._clock().date())

    def booklet_pictures(self, language: Language) -> Sequence[bytes]:
        """The whole booklet's sides as PNG pictures for paper."""
        from companion import publication

        return publication.booklet_png(language, self._clock().date(), ppi=BOOKLET_PPI)

    def explanation_pictures(self, page_id: str, language: Language) -> Sequence[bytes]:
        """One explanation's sides as PNG pictures for paper. Raises UnknownPage."""
        from companion import publication

        today = self._clock().date()
        return publication.explanation_png(page_id, language, today, ppi=PAPER_PPI)

    def card_pictures(
        self, carnet: Carnet | None, size: CardSize, languages: Sequence[Language]
    ) -> Sequence[bytes]:
        """The warning-sign card as PNG pictures for paper."""
        from companion import publication

        today = self._clock().date()
        return publication.card_png(carnet, size, languages, today, ppi=PAPER_PPI)

    def _publication(self, carnet: Carnet, choice: PageChoice, language: Language) -> Publication:
        from companion.content.catalogue import load_catalogue
        from companion.publication import Publication

        return Publication(carnet, load_catalogue(), choice, language, self._clock().date())


class ShippedPages:
    """The explanations that ship with the program. Fulfils ReadingRoom."""

    def explanations(self) -> Explanations:
        """The pages in both languages."""
        from companion.content.explanations import load_explanations

        return load_explanations()

    def drawing(self, drawing_id: str, language: Language, theme: Theme) -> str:
        """A drawing as SVG in a theme's colours. Raises UnknownPage."""
        from companion.content.illustrations import Colouring, illustration

        light = theme is Theme.SYSTEM
        return illustration(
            drawing_id, language, Colouring.LIGHT if light else Colouring(theme.value)
        )


def require_screen() -> None:
    """Raises NoScreen where Qt would abort the process, without a sentence for the person."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise NoScreen


def shelf_of_another(
    path: Path, folder: Path, clock: Clock, *, read_only: bool = False
) -> FileShelf:
    """The shelf of a carnet that the person chose in the window; `folder` is that of their data.

    Outside that folder, such as on a stick, it is only read, and no backup is made of it.
    """
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return FileShelf(
        path,
        carnets.Key(),
        clock,
        read_only=read_only or not inside,
        backups=folder / carnets.BACKUPS_NAME if inside else None,
    )


def make_window(options: StartOptions, dialogs: Dialogs) -> MainWindow:
    """The window as the options say, not yet shown. An application must be there.

    Raises FileNotReadable when a key file that the command line names cannot be read.
    """
    folder = options.data_dir or paths.user_data()
    settings_path = folder / settings.FILE_NAME
    kept = settings.load(settings_path)
    if options.language is not None:
        kept = replace(kept, language=options.language)
    clock = carnets.system_clock(options.today)
    shelf = FileShelf(
        options.carnet or kept.carnet or folder / CARNET_NAME,
        carnets.key_from(options.passphrase_file, options.key_file),
        clock,
        read_only=options.read_only,
        backups=folder / carnets.BACKUPS_NAME,
    )
    return MainWindow(
        shelf,
        PageMaker(clock),
        ShippedPages(),
        dialogs,
        kept,
        keep_settings=lambda changed: settings.save(changed, settings_path),
        shelf_at=lambda path: shelf_of_another(path, folder, clock, read_only=options.read_only),
    )


def run(options: StartOptions) -> int:
    """Open the window and stay until it is closed; the exit code.

    Raises NoScreen, and FileNotReadable when a key file that the command line names cannot be read.
    """
    require_screen()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Compagnon Immuno")
    application.setStyle("Fusion")
    dialogs = QtDialogs()
    window = make_window(options, dialogs)
    Mistakes(window, dialogs, options.data_dir or paths.user_data()).watch()
    window.start()
    return application.exec()
