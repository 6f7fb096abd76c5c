"""Says what a language says, part by part, as JSON: run in a tree that has it.

Usage: python -m tests.languages.walk CODE FOLDER
"""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel

from companion import app, paths
from companion.content.catalogue import load_catalogue
from companion.content.demo_story import read_story
from companion.content.explanations import load_explanations
from companion.content.illustrations import drawings, illustration
from companion.content.medicines import load_medicines
from companion.domain.words import Language, Words
from companion.settings import StartOptions
from companion.ui.window.trial import application
from tests.ui.conftest import FakeDialogs

PATIENCE_S = 30


def words_in(value: object, language: Language, found: list[str]) -> list[str]:
    """Every text by language within a value."""
    if isinstance(value, Words):
        found.append(value.in_language(language))
    elif isinstance(value, dict) or hasattr(value, "items"):
        for each in dict(value).values():  # type: ignore[call-overload]
            words_in(each, language, found)
    elif isinstance(value, (list, tuple)):
        for each in value:
            words_in(each, language, found)
    else:
        fields = getattr(value, "__dataclass_fields__", ())
        for name in (*fields, *getattr(value, "__struct_fields__", ())):
            words_in(getattr(value, name), language, found)
    return found


def screen(language: Language, folder: Path) -> list[str]:
    """What the first screens of the window say: without a carnet, and with the one in `folder`."""
    held = application()
    said: list[str] = []
    for carnet in (folder / "none.carnet", folder / "demo.carnet"):
        options = StartOptions(
            carnet=carnet, data_dir=folder / "data", language=language, today=date(2026, 11, 21)
        )
        window = app.make_window(options, FakeDialogs())
        window.start()
        until = time.monotonic() + PATIENCE_S
        while not window.findChildren(QAbstractButton) and time.monotonic() < until:
            held.processEvents()
        said += [label.text() for label in window.findChildren(QLabel)]
        for button in window.findChildren(QAbstractButton):
            said += [button.text(), button.accessibleName(), button.toolTip()]
        window.close()
    return said


def main() -> None:
    """Print everything."""
    language, folder = Language(sys.argv[1]), Path(sys.argv[2])
    library = load_explanations()
    pages = [library.explanation(head.id, language) for head in library.heads(language)]
    said = {
        "catalogue": words_in(load_catalogue(), language, []),
        "everyday": [w for s in load_catalogue().symptoms.values() for w in s.everyday[language]],
        "medicines": words_in(load_medicines().families, language, []),
        "ideas": words_in(library.ideas(), language, []),
        "story": words_in(read_story(paths.resources()), language, []),
        "drawings": [
            text
            for each in drawings()
            for text in re.findall(r"<text[^>]*>([^<]*)</text>", illustration(each, language))
        ],
        "explanations": [s for page in pages for s in library.sentences(page)],
        "searched": [hit.passage for hit in library.search("zztiredness", language)],
        "screen": screen(language, folder),
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main()
