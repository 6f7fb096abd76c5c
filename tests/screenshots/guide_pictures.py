"""`make guide-pictures`: the pictures that stand in the guides, made of the scenes as all others are.

They lie with each language, few and small: 1280 by 820 pixels in 32 colours.
"""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PIL import Image

from companion import paths
from companion.domain.words import Language
from companion.languages import languages
from companion.settings import Theme
from tests.screenshots.golden import whole
from tests.screenshots.stage import Stage, close_above, offscreen, picture, wait_for
from tests.screenshots.take import ALL, at_size, spare_time

SIZE: Final = (1280, 820)
COLOURS: Final = 32
SCENES: Final[Mapping[str, str]] = {
    "screen-check-in": "check-in",
    "screen-entry": "entry",
    "screen-consultation": "consultation",
    "screen-simple": "simple",
    "screen-writer": "home-menu",
    "screen-patient": "counter-patient",
}
"""The picture of a guide, and the scene that it is of."""

WITH_PAPER: Final = ("consultation", "counter-patient")


def place(name: str, language: Language) -> Path:
    """Where a picture lies."""
    return paths.resources() / "languages" / language.value / "illustrations" / f"{name}.png"


def taken(name: str, stage: Stage) -> Image.Image:
    """The picture as it would be made now."""
    scene = SCENES[name]
    window = at_size(scene, stage, ALL[scene](stage), SIZE)
    if scene in WITH_PAPER:
        wait_for(window, "preview-side-1")
    made = whole(picture(window))
    close_above(window)
    stage.forget_closed()
    return made


def main() -> int:
    """Write every picture of every language anew."""
    offscreen()
    spare_time()
    for language in languages():
        with tempfile.TemporaryDirectory() as room:
            stage = Stage(Path(room), language, Theme.LIGHT, 100)
            for name in SCENES:
                made = taken(name, stage)
                few = made.quantize(COLOURS, dither=Image.Dither.NONE)
                few.save(place(name, language), "PNG", optimize=True)
            stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
