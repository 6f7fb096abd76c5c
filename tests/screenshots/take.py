"""Takes the pictures of one language and theme: every scene at each text size and window size.

One process for one language and theme: Qt's style sheet belongs to the whole application.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QMessageBox, QWidget

from companion.domain.words import Language
from companion.paper import typesetting
from companion.settings import Theme
from companion.storage import passphrase_slot
from tests.screenshots.led import Scene
from tests.screenshots.other_scenes import OTHERS
from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import Stage, close_above, offscreen, picture, show_at

ALL: Final[Mapping[str, Scene]] = {**OTHERS, **SCENES}
PERCENTS: Final = (100, 150, 200)
SIZES: Final = ((1024, 640), (1280, 820), (1920, 1080))
ABOVE: Final = ("calendar", "home-menu")
THEMES: Final = tuple(theme for theme in Theme if theme is not Theme.SYSTEM)


@dataclass(frozen=True)
class Wanted:
    """Which pictures: names of scenes (or how they begin), text sizes, window sizes."""

    scenes: Sequence[str] = ()
    percents: Sequence[int] = PERCENTS
    sizes: Sequence[tuple[int, int]] = SIZES

    def named(self) -> Iterator[tuple[str, Scene]]:
        """The scenes that are wanted, in their order."""
        for name, scene in ALL.items():
            if not self.scenes or any(name.startswith(each) for each in self.scenes):
                yield name, scene


def file_name(scene: str, language: Language, percent: int, size: tuple[int, int]) -> str:
    """How the file of a picture is called."""
    return f"{scene}-{language.value}-{percent}-{size[0]}x{size[1]}.png"


def take(
    language: Language, theme: Theme, wanted: Wanted, folder: Path, say: Callable[[str], None]
) -> int:
    """Write the pictures into the folder; how many there are. A scene that fails is said, and left out."""
    offscreen()
    spare_time()
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with tempfile.TemporaryDirectory() as room:
        for percent in wanted.percents:
            stage = Stage(Path(room), language, theme, percent)
            for name, scene in wanted.named():
                window = led(scene, stage, partial(_say, say, f"{name} {percent}"))
                if window is None:
                    continue
                for size in wanted.sizes:
                    window = at_size(name, stage, window, size)
                    place = folder / file_name(name, language, percent, size)
                    picture(window).save(str(place), "PNG", 60)
                    count += 1
                close_above(window)
                stage.forget_closed()
            stage.close()
    return count


def at_size(name: str, stage: Stage, window: QWidget, size: tuple[int, int]) -> QWidget:
    """The window at a size; what opens above it finds its place there anew."""
    show_at(window, size)
    if name not in ABOVE:
        return window
    close_above(window)
    return led(ALL[name], stage, lambda _words: None) or window


def _say(say: Callable[[str], None], which: str, words: str) -> None:
    say(f"{which}: {words}")


def led(scene: Scene, stage: Stage, say: Callable[[str], None]) -> QWidget | None:
    """The window that a scene leads to; what fails, in an answer to an event too, is said."""
    failed: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: failed.append(error)
    try:
        window = scene(stage)
    except Exception as error:  # noqa: BLE001 - the others are wanted all the same
        failed.append(error)
        window = None
    finally:
        sys.excepthook = before
    for each in failed:
        say(f"{type(each).__name__} {each}")
    return window


def spare_time() -> None:
    """Paper that was set once is set; a password costs nothing; a box waits for nobody."""
    known: dict[object, list[bytes]] = {}
    really = typesetting.typeset

    def typeset(template: str, inputs: Mapping[str, str], *rest: object, **more: object) -> object:
        key = template, tuple(sorted(inputs.items())), rest, tuple(more.items())
        if key not in known:
            known[key] = really(template, inputs, *rest, **more)  # type: ignore[arg-type]
        return known[key]

    def show(box: QMessageBox) -> int:
        box.deleteLater = lambda: None  # type: ignore[method-assign]
        box.show()
        return 0

    typesetting.typeset = typeset  # type: ignore[assignment]
    QMessageBox.exec = show  # type: ignore[assignment,method-assign]
    passphrase_slot._MEMORY_KIB, passphrase_slot._PASSES = 64, 1
