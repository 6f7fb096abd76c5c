"""The screens look as they were approved: each day some of them, in `make test-long` all.

A change that is wanted: COMPANION_GOLDEN=write and this file, then look at each picture that changed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.parts import some_of, today
from tests.screenshots.golden import FACTOR, FOLDER, SETS, differing_blocks
from tests.systems import linux_only

A_DAY = 7


def found_in(name: str, scenes: tuple[str, ...], aside: Path) -> list[str]:
    """What differs, of a process of its own: Qt's offscreen platform is the same on every computer."""
    command = [sys.executable, "-m", "tests.screenshots.golden", name]
    command += ["--scenes", ",".join(scenes), "--aside", str(aside)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, check=False, cwd=root, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


@linux_only("each system draws its letters in its own way")
def test_the_screens_look_as_approved(is_long: bool, tmp_path: Path) -> None:
    """A set by the day, and some of its scenes; the pictures that differ lie in the folder that is named."""
    everything = is_long or os.environ.get("COMPANION_GOLDEN") == "write"
    names = list(SETS)
    names = names if everything else [names[today().toordinal() % len(names)]]
    found = {}
    for name in names:
        scenes = SETS[name].scenes
        some = scenes if everything else tuple(some_of(scenes, A_DAY, "golden"))
        if differing := found_in(name, some, tmp_path):
            found[name] = differing
    assert found == {}, f"{found}, see {tmp_path}"


def test_every_scene_has_its_approved_picture_and_no_other_lies_there() -> None:
    """What was removed from the scenes is removed from the folder."""
    for name, chosen in SETS.items():
        assert {file.stem for file in (FOLDER / name).glob("*.webp")} == set(chosen.scenes)


def test_they_are_small() -> None:
    """All of them together: they are kept with the program."""
    assert sum(file.stat().st_size for file in FOLDER.rglob("*.webp")) < 3_000_000


@pytest.fixture
def approved() -> Image.Image:
    with Image.open(FOLDER / "fr-light-100" / "home.webp") as opened:
        return opened.convert("RGB")


def test_a_moved_button_and_another_colour_are_seen(approved: Image.Image) -> None:
    """Four pixels of a screen are enough, and a slightly other green."""
    box = (290 // FACTOR, 220 // FACTOR, 560 // FACTOR, 290 // FACTOR)
    moved = approved.copy()
    moved.paste(approved.crop(box), (box[0] + 4 // FACTOR, box[1]))
    assert differing_blocks(moved, approved)
    coloured = approved.copy()
    ImageDraw.Draw(coloured).rectangle((*box[:2], box[0] + 20, box[1] + 10), fill="#0F6A57")
    assert differing_blocks(coloured, approved)
    assert differing_blocks(approved.resize((300, 200)), approved)


def test_letters_that_are_drawn_otherwise_are_not_seen(approved: Image.Image) -> None:
    """Softer edges, a touch of light: what another computer's letters and curves are like."""
    assert differing_blocks(approved, approved) == []
    assert differing_blocks(approved.filter(ImageFilter.GaussianBlur(0.4)), approved) == []
    assert differing_blocks(approved.point(lambda value: min(value + 3, 255)), approved) == []
