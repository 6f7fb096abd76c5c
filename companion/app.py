"""Puts the window together, once: the carnet's file, the settings, Qt.

No one imports it but the front door. What opens a carnet is loaded when it is first wanted, so that
the window can be seen at once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QEvent, QTimer, Signal, qVersion
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from companion import paths, settings
from companion.actions.key import Key
from companion.domain.errors import N_, CompanionError, ProgramIncomplete
from companion.files import keep_to_owner
from companion.record_book.book import BACKUPS_NAME, RecordBook
from companion.record_book.outside import key_of, system_clock
from companion.settings import StartOptions
from companion.ui.doors.dialogs import Dialogs, QtDialogs
from companion.ui.window.empty_ground import EmptyGround
from companion.ui.window.main_window import MainWindow
from companion.ui.window.mistakes import Mistakes
from companion.ui.window.quick_start import (
    pause_garbage_collection,
    resume_garbage_collection,
)
from companion.ui.window.single_instance import ask_any, ask_to_raise, claim

if TYPE_CHECKING:
    from companion.actions.ports import Clock
    from companion.storage.keyring_slot import SecretStore
    from companion.ui.window.counter import CounterWindow
    from companion.ui.window.single_instance import OnlyWindow

CARNET_NAME = "companion.carnet"
AFTER_FIRST_SCREEN_MS = 200
"""When the rest is made: a screen is painted a few turns of events after it is there."""

COUNTER = "counter"
"""Stands for the counter where a window says which carnet it has."""


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


def require_screen() -> None:
    """Raises NoScreen where Qt would abort the process, without a sentence for the person."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens):
        raise NoScreen


def require_qt() -> None:
    """Raises ProgramIncomplete where another, older Qt of the computer was loaded in place of ours."""
    found = qVersion()
    if tuple(map(int, found.split(".")[:2])) < PySide6.__version_info__[:2]:
        raise ProgramIncomplete(part=f"Qt {found}")


def place_of(options: StartOptions) -> Path:
    """The carnet that the window opens: the one named, the last one, or the usual one."""
    folder = options.data_dir or paths.user_data()
    kept = settings.load(folder / settings.FILE_NAME)
    return options.carnet or kept.carnet or folder / CARNET_NAME


def chosen_book(
    path: Path,
    folder: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    secrets: SecretStore | None = None,
    own: bool = False,
) -> RecordBook:
    """The carnet that the person chose in the window; `folder` is that of their data.

    Outside that folder, such as on a stick, it is only read, and no backup is made of it, unless it is
    one of this computer's `own`.
    """
    try:
        inside = own or path.parent.samefile(folder)
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


def anchor_of(options: StartOptions) -> Path:
    """What the window of these options is known by: one window shows all carnets of this computer."""
    folder = options.data_dir or paths.user_data()
    kept, usual = settings.load(folder / settings.FILE_NAME), folder / CARNET_NAME
    known = {usual, kept.carnet, *(book.path for book in kept.books)}
    return usual if place_of(options) in known else place_of(options)


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
    return MainWindow(
        book,
        dialogs,
        kept,
        keep_settings=lambda changed: settings.save(changed, settings_path),
        book_at=partial(
            chosen_book, folder=folder, clock=clock, read_only=options.read_only, secrets=secrets
        ),
    )


def make_counter(options: StartOptions, dialogs: Dialogs) -> CounterWindow:
    """The window for what patients bring, not yet shown. An application must be there."""
    from companion.ui.window.counter import CounterWindow

    folder = options.data_dir or paths.user_data()
    settings_path = folder / settings.FILE_NAME
    kept = settings.load(settings_path)
    if options.language is not None:
        kept = replace(kept, language=options.language)
    clock = system_clock(options.today)
    return CounterWindow(
        dialogs,
        kept,
        keep_settings=lambda changed: settings.save(changed, settings_path),
        book_at=partial(chosen_book, folder=folder, clock=clock, read_only=True),
        clock=clock,
    )


def run_counter(options: StartOptions) -> int:
    """Open the counter and stay until it is closed; the exit code.

    There is one on a computer at a time. Raises NoScreen, AlreadyOpen.
    """
    from companion.apart.printables import set_apart
    from companion.ui.window.system.raised import Raised

    require_screen()
    folder = options.data_dir or paths.user_data()
    only = claim(folder, folder / COUNTER)
    if only is None:
        if ask_to_raise(folder, folder / COUNTER, options.received):
            return 0
        raise AlreadyOpen
    application = make_application()
    dialogs = QtDialogs()
    window = make_counter(options, dialogs)
    Mistakes(window, dialogs, folder).watch()
    raised = Raised(only, window)
    raised.wanted.connect(window.come_to_front)
    raised.given.connect(window.take_up)
    application.given.connect(window.take_up)
    set_apart()
    window.place_on_screen()
    window.start()
    if options.received is not None:
        window.take_up(options.received)
    return application.exec()


class Application(QApplication):
    """Qt's part of the program. `given` carries the Path of a file that was double-clicked, on macOS."""

    given = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.given.emit(Path(event.file()))
            return True
        return super().event(event)


def make_application() -> Application:
    """The application, with its name and its style. Raises ProgramIncomplete."""
    require_qt()
    # Said here: setStyle() hands the style back, and with it come all that PySide knows of styles.
    application = Application([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Compagnon Immuno")
    application.setDesktopFileName("org.compagnonimmuno.Companion")  # Wayland finds the icon by it
    return application


def stay_reachable(window: MainWindow, only: OnlyWindow, clock: Clock) -> None:
    """Remind of the journal while the window is open or in the tray; a second start raises it.

    A day that begins meanwhile is shown by itself.
    """
    from companion.ui.window.new_day import NewDay
    from companion.ui.window.reminder import Reminding
    from companion.ui.window.system.raised import Raised
    from companion.ui.window.system.tray import SystemTray

    tray = SystemTray(window)
    reminding = Reminding(window, clock, tray)
    tray.open_wanted.connect(reminding.come_back)
    tray.leave_wanted.connect(reminding.leave)
    reminding.watch()
    NewDay(window, clock).watch()
    keep_to_owner(paths.user_data())
    raised = Raised(only, window)
    raised.wanted.connect(reminding.come_back)
    raised.given.connect(window.take_up)


def show_every_screen(options: StartOptions) -> int:
    """The window of a carnet, screen after screen, where nobody sees it. Raises what a screen raises."""
    from companion.ui.window.trial import application, show_screens

    held = application()
    show_screens(make_window(options, QtDialogs()))
    held.processEvents()
    return 0


def run(options: StartOptions) -> int:
    """Open the window and stay until it is closed; the exit code.

    Where a window of this carnet is open already, that one comes to the front, and shows the file that
    was handed over. Where there is no carnet yet, any window that is open shows it, such as the counter,
    or that of a carnet named by its path; else the person says what is done with it. Raises NoScreen,
    AlreadyOpen, and FileNotReadable when a key file that the command line names cannot be read.
    """
    if options.unattended:
        return show_every_screen(options)
    if options.counter:
        return run_counter(options)
    require_screen()
    folder, carnet = options.data_dir or paths.user_data(), anchor_of(options)
    only = claim(folder, carnet)
    if only is None:
        if ask_to_raise(folder, carnet, options.received):
            return 0
        raise AlreadyOpen
    received = options.received
    if received and not place_of(options).exists() and ask_any(folder, carnet, received):
        return 0
    pause_garbage_collection()
    application, dialogs = make_application(), QtDialogs()
    window = make_window(options, dialogs)
    Mistakes(window, dialogs, folder).watch()
    window.place_on_screen()
    window.start()
    application.given.connect(window.take_up)
    if options.received is not None:
        window.take_up(options.received)
    paper = window.centralWidget()
    assert isinstance(paper, EmptyGround)
    if options.quit_after_paint:
        from companion.ui.window.moments import tell_moments

        tell_moments(window, paper)
    _after_first_screen(window, paper, only, system_clock(options.today))
    return application.exec()


def _after_first_screen(
    window: MainWindow, paper: EmptyGround, only: OnlyWindow, clock: Clock
) -> None:
    """What can wait until the person sees something."""

    def go_on() -> None:
        from companion.apart.printables import set_apart
        from companion.ui.window.shell import load_ahead

        set_apart()
        stay_reachable(window, only, clock)
        resume_garbage_collection()
        if window.context is not None:
            load_ahead(window.context)

    paper.painted.connect(lambda: QTimer.singleShot(AFTER_FIRST_SCREEN_MS, window, go_on))
