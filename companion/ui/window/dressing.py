"""The look that the settings ask for, put on the whole application."""

from functools import cache

from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from companion import paths
from companion.domain.words import Language
from companion.settings import Settings
from companion.ui.look.icons import icon_path
from companion.ui.look.look import FAMILY, Look, palette_of
from companion.ui.look.qt_language import QtLanguage
from companion.ui.look.style_sheet import style_sheet

MIDDLE_LIGHTNESS = 128


@cache
def load_fonts() -> None:
    """Make the product's own letters known to Qt, once."""
    folder = paths.resources() / "fonts" / "atkinson-hyperlegible"
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def wanted_look(settings: Settings) -> Look:
    """The look of these settings, dark where they follow a dark system."""
    background = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    dark = background.lightness() < MIDDLE_LIGHTNESS
    return Look(palette_of(settings.theme, system_is_dark=dark), settings.text_size_percent)


def dress(application: QApplication, look: Look) -> None:
    """Give everything on screen this look."""
    font = application.font()
    font.setFamily(FAMILY)
    application.setFont(font)
    tick = "tick-dark" if look.palette.on_primary != "#FFFFFF" else "tick-light"
    application.setStyleSheet(style_sheet(look, icon_path(tick)))


class Dress:
    """What the application wears: its look, and Qt's own words in the window's language."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._qt_language = QtLanguage(application)

    def put_on(self, look: Look, language: Language) -> None:
        """Show everything in this look and language from now on."""
        self._qt_language.use(language)
        dress(self._application, look)
