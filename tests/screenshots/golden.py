"""Compares screens with the approved pictures, which are small, block by block.

A picture is brought to a fourth of its width; where the mean of a block of 4 pixels differs clearly, something
moved or has another colour. Letters that are drawn a little otherwise on another computer do not.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap

from companion.domain.words import Language
from companion.settings import Theme
from companion.ui.look.look import Look
from companion.ui.look.palettes import CHOSEN
from tests.screenshots.gallery import Gallery
from tests.screenshots.stage import Stage, close_above, offscreen, picture
from tests.screenshots.take import ALL, at_size, led, spare_time

FOLDER: Final = Path(__file__).parent / "golden"
FACTOR: Final = 4
BLOCK: Final = 4
TOLERANCE: Final = 12
"""Of the mean of a block, of 255. Softer letters change it by up to 8, a button that moves by 4 pixels by 60."""

CHANGING: Final = (
    "handover-words", "visit-key-ready", "keys-sheet", "settings-9",  # words, groups, places: others each time
    "consultation", "simple-print", "form-taper", "counter-patient",  # paper has golden files of its own
    "about-program",  # it names the versions that are installed
)  # fmt: skip
MAIN: Final = (
    "home", "journal", "entry", "check-in-further", "check-in-last", "details-map", "treatment-infusions",
    "form-appointment", "calendar", "thyroid", "understand", "warning-signs", "settings", "empty-treatment-infusions",
    "first-ways", "lock", "questionnaire-choice", "dialog-confirm", "journal-undo",
)  # fmt: skip


GALLERY: Final = "gallery"
BOARDS: Final = tuple(theme.value for theme in CHOSEN)


@dataclass(frozen=True)
class GoldenSet:
    """Pictures of one language, theme, text size and window size."""

    language: Language
    theme: Theme
    percent: int
    size: tuple[int, int]
    scenes: tuple[str, ...]

    @property
    def name(self) -> str:
        """How its folder is called."""
        if self.scenes == BOARDS:
            return GALLERY
        return f"{self.language.value}-{self.theme.value}-{self.percent}"


SETS: Final[Mapping[str, GoldenSet]] = {
    each.name: each
    for each in (
        GoldenSet(
            Language.FR, Theme.LIGHT, 100, (1280, 820),
            tuple(name for name in ALL if not name.startswith(CHANGING)),
        ),
        GoldenSet(Language.FR, Theme.LIGHT, 200, (1024, 640), MAIN),
        GoldenSet(Language.EN, Theme.DARK, 100, (1280, 820), MAIN),
        GoldenSet(Language.FR, Theme.CONTRAST_DARK, 100, (1280, 820), MAIN),
        GoldenSet(Language.FR, Theme.SYSTEM, 100, (1280, 820), BOARDS),
    )
}  # fmt: skip


def differing_blocks(now: Image.Image, approved: Image.Image) -> list[tuple[int, int]]:
    """Column and row of each block that is clearly another one; all of them where the size is."""
    wide, high = -(-approved.width // BLOCK), -(-approved.height // BLOCK)
    if now.size != approved.size:
        return [(column, row) for row in range(high) for column in range(wide)]
    means = [
        each.convert("RGB").resize((wide, high), Image.Resampling.BOX) for each in (now, approved)
    ]
    blocks = ImageChops.difference(*means)
    channels = [list(band.get_flattened_data()) for band in blocks.split()]
    strongest = [max(values) for values in zip(*channels, strict=True)]
    return [
        (place % wide, place // wide)
        for place, value in enumerate(strongest)
        if isinstance(value, int | float) and value > TOLERANCE
    ]


def whole(shown: QPixmap) -> Image.Image:
    """A picture of the window, as it is."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    shown.save(buffer, "BMP")
    return Image.open(BytesIO(bytes(kept.data()))).convert("RGB")


def small(picture: Image.Image) -> Image.Image:
    """The picture, a fourth as wide."""
    size = picture.width // FACTOR, picture.height // FACTOR
    return picture.resize(size, Image.Resampling.BOX)


def pictures(
    chosen: GoldenSet, scenes: Sequence[str], failed: list[str]
) -> Iterator[tuple[str, Image.Image]]:
    """Each scene with its picture. What a scene raises is added to `failed`."""
    if chosen.name == GALLERY:
        yield from (board for board in boards() if board[0] in scenes)
        return
    offscreen()
    spare_time()
    with tempfile.TemporaryDirectory() as room:
        stage = Stage(Path(room), chosen.language, chosen.theme, chosen.percent)
        for name in scenes:
            window = led(ALL[name], stage, partial(_note, failed, name))
            if window is None:
                continue
            window = at_size(name, stage, window, chosen.size)
            yield name, small(whole(picture(window)))
            close_above(window)
            stage.forget_closed()
        stage.close()


def boards() -> Iterator[tuple[str, Image.Image]]:
    """The gallery's board in each theme."""
    offscreen()
    gallery = Gallery()
    for theme, palette in CHOSEN.items():
        yield theme.value, small(whole(gallery.show_look(Look(palette)).grab()))
    gallery.close()


def _note(failed: list[str], name: str, words: str) -> None:
    failed.append(f"{name}: {words}")


def compare(chosen: GoldenSet, scenes: Sequence[str], aside: Path) -> list[str]:
    """What differs, in words; the pictures that do are put aside."""
    found: list[str] = []
    for name, now in pictures(chosen, scenes, found):
        place = FOLDER / chosen.name / f"{name}.webp"
        if not place.exists():
            found.append(f"{name}: there is no approved picture")
            continue
        with Image.open(place) as approved:
            blocks = differing_blocks(now, approved)
        if blocks:
            aside.mkdir(parents=True, exist_ok=True)
            now.save(aside / f"{chosen.name}-{name}.png")
            found.append(f"{name}: {len(blocks)} blocks differ, the first at {blocks[0]}")
    return found


def write(chosen: GoldenSet, scenes: Sequence[str]) -> list[str]:
    """Approve the present pictures of these scenes: those that differ are written anew. One that belongs to no
    scene is removed.
    """
    failed: list[str] = []
    folder = FOLDER / chosen.name
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.webp"):
        if file.stem not in chosen.scenes:
            file.unlink()
    for name, now in pictures(chosen, scenes, failed):
        place = folder / f"{name}.webp"
        if place.exists():
            with Image.open(place) as approved:
                if not differing_blocks(now, approved):
                    continue
        now.save(place, "WEBP", lossless=True, quality=40, method=2)
    return failed


def main() -> int:
    """Compare or write some scenes of a set in this process, and print what was found as JSON."""
    reader = argparse.ArgumentParser(prog="python -m tests.screenshots.golden")
    reader.add_argument("set", choices=list(SETS))
    reader.add_argument("--scenes", default="")
    reader.add_argument("--aside", type=Path, default=Path("build/golden"))
    said = reader.parse_args()
    chosen = SETS[said.set]
    scenes = said.scenes.split(",") if said.scenes else chosen.scenes
    if os.environ.get("COMPANION_GOLDEN") == "write":
        found = write(chosen, scenes)
    else:
        found = compare(chosen, scenes, said.aside)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
