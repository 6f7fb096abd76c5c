"""`make guide-pictures`: the pictures that stand in the guides, made of the scenes as all others are.

They lie with each language, few and small: 1280 by 820 pixels in 48 colours.
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
from tests.screenshots.stage import Stage, close_above, offscreen, picture, wait_for_page
from tests.screenshots.take import ALL, at_size, spare_time

SIZE: Final = (1280, 820)
COLOURS: Final = 46
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
        wait_for_page(window)
    made = whole(picture(window))
    close_above(window)
    stage.forget_closed()
    return made


def few_colours(picture: Image.Image) -> Image.Image:
    """The picture in the colours that it has most of: a level keeps its own."""
    counted = picture.getcolors(SIZE[0] * SIZE[1]) or []
    most = sorted(counted, key=lambda each: each[0], reverse=True)[:COLOURS]
    bands = [band for _, colour in most if isinstance(colour, tuple) for band in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(bands)
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def main() -> int:
    """Write every picture of every language anew."""
    offscreen()
    spare_time()
    for language in languages():
        with tempfile.TemporaryDirectory() as room:
            stage = Stage(Path(room), language, Theme.LIGHT, 100)
            for name in SCENES:
                made = taken(name, stage)
                few_colours(made).save(place(name, language), "PNG", optimize=True)
            stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
