"""What each of our windows is: it wears the language and the look of the settings, and one thing fills it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from companion.domain.errors import CompanionError
from companion.domain.words import Language
from companion.languages import USUAL
from companion.messages import load_texts
from companion.settings import Settings
from companion.ui.look.icons import icon_path
from companion.ui.look.look import FAMILY, Look, palette_of
from companion.ui.look.qt_language import QtLanguage
from companion.ui.look.said_as import say_roles
from companion.ui.look.style_sheet import style_sheet
from companion.ui.window.empty_ground import EmptyGround

if TYPE_CHECKING:
    from companion.ui.doors.dialogs import Dialogs
    from companion.ui.doors.press_guard import PressGuard
    from companion.ui.ways.context import Context
    from companion.ui.window.closed_frame import ClosedFrame

MIDDLE_LIGHTNESS = 128
FIRST_SIZE = (1280, 820)
SMALLEST = (720, 520)
SETTLED_MS = 500
"""After that the desktop has moved what stood on a screen that was taken away."""
LOOK_AGAIN_MS = 200
"""How soon after a box it is seen that it was closed."""


def first_look(settings: Settings, ratio: float) -> Look:
    """The look of these settings by what is known at once: the rest of the system is asked after the first paint.

    Not on Windows 10, where dark windows would begin light.
    """
    if sys.platform == "win32":
        return wanted_look(settings, ratio)
    palette = palette_of(settings.theme, system_is_dark=colours_are_dark())
    return Look(palette, settings.text_size_percent, ratio)


def wanted_look(settings: Settings, ratio: float) -> Look:
    """The look of these settings on a screen of this ratio, dark where they follow a dark system."""
    palette = palette_of(
        settings.theme, system_is_dark=system_is_dark(), system_has_contrast=system_has_contrast()
    )
    return Look(palette, settings.text_size_percent, ratio)


def system_is_dark() -> bool:
    """Whether the computer is set to dark windows; where it does not say, whether its colours are dark."""
    from PySide6.QtCore import Qt

    # Said first: on Windows 10 the colours that Qt tells stay light in the dark.
    match QGuiApplication.styleHints().colorScheme():
        case Qt.ColorScheme.Dark:
            return True
        case Qt.ColorScheme.Light:
            return False
    return colours_are_dark()


def colours_are_dark() -> bool:
    """Whether the computer's colours are those of dark windows."""
    return QGuiApplication.palette().window().color().lightness() < MIDDLE_LIGHTNESS


def system_has_contrast() -> bool:
    """Whether the computer is set to high contrast."""
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()  # held: with its wrapper PySide lets go of what it gives
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def dress(application: QApplication, look: Look) -> None:
    """Give everything on screen this look."""
    font = application.font()
    font.setFamily(FAMILY)
    application.setFont(font)
    tick = "tick-dark" if look.palette.primary_is_light else "tick-light"
    application.setStyleSheet(style_sheet(look, icon_path(tick)))


class Dress:
    """What the application wears: its look, and Qt's own words in the window's language."""

    def __init__(self, application: QApplication) -> None:
        say_roles()
        self._application = application
        self._qt_language = QtLanguage(application)

    def put_on(self, look: Look, language: Language) -> None:
        """Show everything in this look and language from now on."""
        self._qt_language.use(language)
        dress(self._application, look)


class InSight:
    """Follows the keyboard from control to control, and keeps the one that has it in sight.

    No QObject: once Python lets go of one whose window is still there, Qt calls a slot that it no longer
    finds. Of a plain object PySide ends the connection.
    """

    def __init__(self, application: QApplication, look: Callable[[], Look]) -> None:
        self._look = look
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        from companion.ui.window.system.keyboard_place import follow_keyboard

        follow_keyboard(before, now, self._look())


class _FinerScreen(QObject):
    """Says when the window was brought to a screen with other pixels.

    A filter: in the window's own `event`, Python would hold its lock while the window is deleted, which waits for
    the worker, which waits for that lock.
    """

    came = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.came.emit()
        return super().eventFilter(watched, event)


class DressedWindow(QMainWindow):
    """A window in the language and the look of its settings; it follows the system where they say so."""

    closes_soon = Signal()  # nobody used it for a while
    woken = Signal()  # the screen, or the computer, no longer sleeps

    def __init__(
        self,
        settings: Settings,
        dialogs: Dialogs,
        keep_settings: Callable[[Settings], None],
    ) -> None:
        super().__init__()
        self.now_s: Callable[[], float] = time.monotonic
        self._guard: PressGuard | None = None
        self._is_placed = False
        self.settings = settings
        self.dialogs, self._keep_settings = dialogs, keep_settings
        self.texts, self.look = (
            load_texts(self._language()),
            first_look(settings, self.devicePixelRatioF()),
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._dress = Dress(application)
        self._in_sight = InSight(application, lambda: self.look)
        self._dress.put_on(self.look, self.texts.language)
        self.setWindowTitle("Compagnon Immuno")
        self.setWindowIcon(QIcon(icon_path("companion")))
        self.resize(*FIRST_SIZE)
        self.setMinimumSize(*SMALLEST)
        finer = _FinerScreen(self)
        finer.came.connect(self._follow_system)
        self.installEventFilter(finer)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    def place_on_screen(self) -> None:
        """Stand where the window was left on these screens, and remember where it is left next."""
        from companion.ui.window.placing import place

        self._is_placed = True
        place(self, dict(self.settings.windows))
        self._application.screenRemoved.connect(self._on_screen_gone)

    def _on_screen_gone(self) -> None:
        QTimer.singleShot(SETTLED_MS, self, self._bring_in)

    def _bring_in(self) -> None:
        from companion.ui.window.placing import bring_in

        bring_in(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep where the window stands, if it was placed."""
        from companion.ui.window.placing import left_at

        if self._is_placed:
            windows = tuple(left_at(self, dict(self.settings.windows)).items())
            self.change_settings(replace(self.settings, windows=windows))
        super().closeEvent(event)

    def ask_system(self) -> None:
        """Wear what the system wants, once the first paint has not to wait for the answer."""
        look = self._wanted_look()
        if look != self.look:
            self.look = look
            self._dress.put_on(look, self.texts.language)

    def watch_presses(self) -> None:
        """From now on a press that was meant for what stood there before does nothing."""
        if self._guard is None:
            from companion.ui.doors.press_guard import PressGuard

            self._guard = PressGuard(self, self.now_s)

    def change_settings(self, settings: Settings) -> None:
        """Keep the settings and draw everything anew where language or look changed."""
        if settings == self.settings:
            return
        before, self.settings = self.settings, settings
        try:
            self._keep_settings(settings)
        except CompanionError as error:
            self.dialogs.tell(self, self.texts.describe(error))
        self.heed_settings()
        worn = self.texts.language, self.look, before.simple, before.ruler
        wanted = self._language(), self._wanted_look(), settings.simple, settings.ruler
        if wanted != worn:
            self._redraw_after()

    def heed_settings(self) -> None:
        """Do what else the settings say, which were just kept."""

    def redraw(self) -> None:
        """Draw everything in the present language, theme and text size."""
        self.texts, self.look = load_texts(self._language()), self._wanted_look()
        self._dress.put_on(self.look, self.texts.language)

    def is_busy(self) -> bool:
        """Whether what fills the window is still opening a carnet: nothing else is shown before."""
        from companion.ui.window.closed_frame import ClosedFrame

        shown = self.centralWidget()
        if isinstance(shown, ClosedFrame):
            return shown.closed_screen.busy
        return isinstance(shown, EmptyGround)

    def _show(self, widget: QWidget) -> None:
        """Let this fill the window."""
        self.setCentralWidget(widget)
        widget.show()  # Qt would with the next turn of events; the keyboard is given to it now

    def _show_screens(self, context: Context) -> None:
        """Let the screens of an open carnet fill the window."""
        from companion.ui.window.shell import Shell

        shell = Shell(context)
        self._show(shell)
        shell.shown.focus_first()

    def _show_framed(self, frame: ClosedFrame) -> None:
        """Let a screen of a carnet that is not open fill the window, in its frame."""
        from companion.ui.widgets.announce import announce_heading

        self._show(frame)
        frame.closed_screen.focus_first()
        announce_heading(frame.closed_screen)

    def _wanted_look(self) -> Look:
        return wanted_look(self.settings, self.devicePixelRatioF())

    def _language(self) -> Language:
        return self.settings.language or USUAL

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's colours where nothing but them changed: from one high contrast to another."""
        if event.type() is QEvent.Type.ThemeChange:
            self._follow_system()
        super().changeEvent(event)

    def _follow_system(self) -> None:
        # The system's colours follow after its signals.
        QTimer.singleShot(0, self, self._wear_wanted)

    def _wear_wanted(self) -> None:
        if self._wanted_look() != self.look:
            self._redraw_or_wait()

    def _redraw_after(self, ms: int = 0) -> None:
        QTimer.singleShot(ms, self, self._redraw_or_wait)

    def _redraw_or_wait(self) -> None:
        """Not below an open box or menu, which would lose its place while somebody waits for the answer."""
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self.redraw()
        else:
            self._redraw_after(LOOK_AGAIN_MS)
