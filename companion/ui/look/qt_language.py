"""Qt's own words (standard buttons, the print dialog, calendars) in the window's language."""

from functools import cache

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from companion.domain.words import Language
from companion.languages import SOURCE, locale_of


def qt_locale(language: Language) -> QLocale:
    """What Qt calls a language; by name, since the enum of all languages would be loaded early."""
    return QLocale(locale_of(language))


@cache
def _translator_of(application: QApplication) -> QTranslator:
    """One for all windows: what another one left there would go on speaking.

    Not looked for among the children of the application: its style is one, and all that PySide knows
    of styles would come with it.
    """
    return QTranslator(application)


class QtLanguage:
    """Keeps the one translator of the application in step with the window."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = _translator_of(application)

    def use(self, language: Language) -> None:
        """Speak this language from now on; widgets that exist already keep theirs."""
        self._application.removeTranslator(self._translator)
        QLocale.setDefault(qt_locale(language))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language is not SOURCE and self._translator.load(f"qtbase_{language.value}", folder):
            self._application.installTranslator(self._translator)
