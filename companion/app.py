"""Puts the window together, once: the carnet's file, the page's maker, the settings, Qt.

No one imports it but the front door. What opens a carnet or makes a page is loaded when it is first
wanted, so that the window can be seen at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from companion import paths, settings
from companion.actions.key import Key
from companion.domain.errors import N_, CompanionError
from companion.domain.words import Language
from companion.files import keep_to_owner
from companion.record_book.book import BACKUPS_NAME, RecordBook
from companion.record_book.outside import key_of, system_clock
from companion.settings import StartOptions, Theme
from companion.ui.doors.dialogs import Dialogs, QtDialogs
from companion.ui.window.empty_paper import EmptyPaper
from companion.ui.window.main_window import MainWindow
from companion.ui.window.mistakes import Mistakes
from companion.ui.window.single_instance import ask_to_raise, claim

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from companion.actions.consultation import PageChoice
    from companion.actions.explanations import Explanations
    from companion.actions.paper import CardSize
    from companion.actions.photos import KeptPicture
    from companion.actions.ports import Clock
    from companion.domain.carnet import Carnet, Entry
    from companion.domain.medicines import Medicines
    from companion.domain.records import Appointment, Medicine
    from companion.publication import Publication
    from companion.storage.keyring_slot import SecretStore
    from companion.ui.window.single_instance import OnlyWindow

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


class AlreadyOpen(CompanionError):
    """Another process has the window of this carnet, and does not answer."""

    message = N_(
        "The program is open already, but its window does not answer. Please close it, or wait."
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

    def explanation_pdf(self, explanation_id: str, language: Language) -> bytes:
        """One explanation as an accessible PDF. Raises UnknownExplanation."""
        from companion import publication

        return publication.explanation_pdf(explanation_id, language, self._clock().date())

    def card_pdf(
        self,
        carnet: Carnet | None,
        size: CardSize,
        languages: Sequence[Language],
        *,
        filled: bool = False,
    ) -> bytes:
        """The warning-sign card as an accessible PDF, in one language or in two side by side."""
        from companion import publication

        return publication.card_pdf(carnet, size, languages, self._clock().date(), filled=filled)

    def booklet_pictures(self, language: Language) -> Sequence[bytes]:
        """The whole booklet's sides as PNG pictures for paper."""
        from companion import publication

        return publication.booklet_png(language, self._clock().date(), ppi=BOOKLET_PPI)

    def explanation_pictures(self, explanation_id: str, language: Language) -> Sequence[bytes]:
        """One explanation's sides as PNG pictures for paper. Raises UnknownExplanation."""
        from companion import publication

        today = self._clock().date()
        return publication.explanation_png(explanation_id, language, today, ppi=PAPER_PPI)

    def card_pictures(
        self,
        carnet: Carnet | None,
        size: CardSize,
        languages: Sequence[Language],
        *,
        filled: bool = False,
    ) -> Sequence[bytes]:
        """The warning-sign card as PNG pictures for paper."""
        from companion import publication

        today = self._clock().date()
        return publication.card_png(carnet, size, languages, today, filled=filled, ppi=PAPER_PPI)

    def taper_pdf(self, carnet: Carnet, medicine: Medicine, language: Language) -> bytes:
        """A prescription in steps as an accessible PDF to tick, day by day."""
        from companion import publication

        return publication.taper_pdf(carnet, medicine, language, self._clock().date())

    def taper_pictures(
        self, carnet: Carnet, medicine: Medicine, language: Language, *, for_screen: bool
    ) -> Sequence[bytes]:
        """The same sheet's sides as PNG pictures, for the screen or for paper."""
        from companion import publication

        today, ppi = self._clock().date(), SCREEN_PPI if for_screen else PAPER_PPI
        return publication.taper_png(carnet, medicine, language, today, ppi=ppi)

    def taper_text(self, carnet: Carnet, medicine: Medicine, language: Language) -> str:
        """The same sheet as plain text, for a screen reader."""
        from companion import publication

        return publication.taper_text(carnet, medicine, language, self._clock().date())

    def calendar(
        self, appointments: Sequence[Entry[Appointment]], language: Language, *, with_purpose: bool
    ) -> bytes:
        """Appointments as an iCalendar file; neutral titles unless `with_purpose`."""
        from companion.exchange.calendar import calendar
        from companion.messages import load_texts

        return calendar(appointments, load_texts(language), with_purpose=with_purpose)

    def week_sheet_pdf(self, carnet: Carnet, first_day: date, language: Language) -> bytes:
        """The blank sheet of the week that starts on a day, as an accessible PDF."""
        from companion import publication

        return publication.week_sheet_pdf(carnet, first_day, language, self._clock().date())

    def week_sheet_pictures(
        self, carnet: Carnet, first_day: date, language: Language
    ) -> Sequence[bytes]:
        """The same sheet as PNG pictures for paper, 300 pixels an inch."""
        from companion import publication

        today = self._clock().date()
        return publication.week_sheet_png(carnet, first_day, language, today, ppi=PAPER_PPI)

    def _publication(self, carnet: Carnet, choice: PageChoice, language: Language) -> Publication:
        from companion.content.catalogue import load_catalogue
        from companion.publication import Publication

        return Publication(carnet, load_catalogue(), choice, language, self._clock().date())


class ShippedExplanations:
    """The explanations that ship with the program. Fulfils ReadingRoom."""

    def explanations(self) -> Explanations:
        """The pages in both languages."""
        from companion.content.explanations import load_explanations

        return load_explanations()

    def medicines(self) -> Medicines:
        """The medicines that the forms propose."""
        from companion.content.medicines import load_medicines

        return load_medicines()

    def picture(self, content: bytes) -> KeptPicture:
        """A picture from outside, bounded and without metadata. Raises NotAPicture."""
        from companion.apart import read_picture_apart

        return read_picture_apart(content)

    def drawing(self, drawing_id: str, language: Language, theme: Theme) -> str:
        """A drawing as SVG in a theme's colours. Raises UnknownExplanation."""
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


def place_of(options: StartOptions) -> Path:
    """The carnet that the window opens: the one named, the last one, or the usual one."""
    folder = options.data_dir or paths.user_data()
    kept = settings.load(folder / settings.FILE_NAME)
    return options.carnet or kept.carnet or folder / CARNET_NAME


def another_book(
    path: Path,
    folder: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    secrets: SecretStore | None = None,
) -> RecordBook:
    """The carnet that the person chose in the window; `folder` is that of their data.

    Outside that folder, such as on a stick, it is only read, and no backup is made of it.
    """
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return RecordBook(
        path,
        Key(),
        clock,
        read_only=read_only or not inside,
        backups=folder / BACKUPS_NAME if inside else None,
        secrets=secrets,
    )


def make_window(
    options: StartOptions, dialogs: Dialogs, secrets: SecretStore | None = None
) -> MainWindow:
    """The window as the options say, not yet shown. An application must be there.

    `secrets` stands in for the computer's keyring. Raises FileNotReadable when a key file that the
    command line names cannot be read.
    """
    folder = options.data_dir or paths.user_data()
    settings_path = folder / settings.FILE_NAME
    kept = settings.load(settings_path)
    if options.language is not None:
        kept = replace(kept, language=options.language)
    clock = system_clock(options.today)
    book = RecordBook(
        place_of(options),
        key_of(options),
        clock,
        read_only=options.read_only,
        backups=folder / BACKUPS_NAME,
        secrets=secrets,
    )

    def book_at(path: Path) -> RecordBook:
        return another_book(path, folder, clock, read_only=options.read_only, secrets=secrets)

    return MainWindow(
        book,
        PageMaker(clock),
        ShippedExplanations(),
        dialogs,
        kept,
        keep_settings=lambda changed: settings.save(changed, settings_path),
        book_at=book_at,
    )


def stay_reachable(window: MainWindow, only: OnlyWindow, clock: Clock) -> None:
    """Remind of the journal while the window is open or in the tray; a second start raises it.

    A day that begins meanwhile is shown by itself.
    """
    from companion.ui.window.new_day import NewDay
    from companion.ui.window.raised import Raised
    from companion.ui.window.reminder import Reminding
    from companion.ui.window.tray import SystemTray

    tray = SystemTray(window)
    reminding = Reminding(window, clock, tray)
    tray.open_wanted.connect(reminding.come_back)
    tray.leave_wanted.connect(reminding.leave)
    reminding.watch()
    NewDay(window).watch()
    keep_to_owner(paths.user_data())
    Raised(only, window).wanted.connect(reminding.come_back)


def show_every_screen(options: StartOptions) -> int:
    """The window of a carnet, screen after screen, where nobody sees it. Raises what a screen raises."""
    from companion.ui.window.trial import application, show_screens

    held = application()
    show_screens(make_window(options, QtDialogs()))
    held.processEvents()
    return 0


def run(options: StartOptions) -> int:
    """Open the window and stay until it is closed; the exit code.

    Where a window of this carnet is open already, that one comes to the front. Raises NoScreen,
    AlreadyOpen, and FileNotReadable when a key file that the command line names cannot be read.
    """
    if options.unattended:
        return show_every_screen(options)
    require_screen()
    folder = options.data_dir or paths.user_data()
    carnet = place_of(options)
    only = claim(folder, carnet)
    if only is None:
        if ask_to_raise(folder, carnet):
            return 0
        raise AlreadyOpen
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Compagnon Immuno")
    application.setStyle("Fusion")
    dialogs = QtDialogs()
    window = make_window(options, dialogs)
    Mistakes(window, dialogs, folder).watch()
    window.start()
    paper = window.centralWidget()
    assert isinstance(paper, EmptyPaper)
    clock = system_clock(options.today)
    paper.painted.connect(lambda: stay_reachable(window, only, clock))
    return application.exec()
