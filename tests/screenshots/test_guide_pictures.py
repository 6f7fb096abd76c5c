"""The pictures in the guides are those of the screens as they were approved last, and there are few."""

import pytest
from PIL import Image

from companion.content.explanations import load_explanations
from companion.content.illustrations import SCREEN
from companion.domain.words import Language
from companion.languages import languages
from tests.screenshots.golden import FOLDER, differing_blocks, small
from tests.screenshots.guide_pictures import SCENES, place

IN_LANGUAGES = pytest.mark.parametrize("language", languages())
APPROVED = FOLDER / "fr-light-100"


@pytest.mark.parametrize(
    "name", [name for name in SCENES if (APPROVED / f"{SCENES[name]}.webp").exists()]
)
def test_a_screen_that_changed_has_its_picture_made_anew(name: str) -> None:
    """`make guide-pictures`, once the approved picture is another one."""
    with (
        Image.open(place(name, Language.FR)) as kept,
        Image.open(APPROVED / f"{SCENES[name]}.webp") as approved,
    ):
        assert len(differing_blocks(small(kept.convert("RGB")), approved)) <= 3


@IN_LANGUAGES
def test_each_picture_stands_in_a_guide_and_is_small(language: Language) -> None:
    """What no guide shows is not kept; all of a language weigh no more than a photo."""
    library = load_explanations()
    shown = {name for head in library.heads(language) for name in head.illustrations}
    assert {name for name in shown if name.startswith(SCREEN)} == set(SCENES)
    assert {each.stem for each in place("", language).parent.glob("*.png")} == set(SCENES)
    assert sum(place(name, language).stat().st_size for name in SCENES) < 260_000
