"""The product's own letters, made known to Qt when they are first wanted."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from companion import paths

TEXT = "atkinson-hyperlegible"
NUMBERS = "source-sans-3"


@cache
def load_fonts(folder: str = TEXT) -> None:
    """Make the letters of a folder of `resources/fonts` known, once."""
    for file in sorted((paths.resources() / "fonts" / folder).glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
