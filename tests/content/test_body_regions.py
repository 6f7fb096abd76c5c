"""The body map: every place has words in both languages and an outline on the figure."""

from itertools import combinations
from pathlib import Path

import pytest

from companion.content.body_regions import read_body_map
from companion.content.catalogue import load_catalogue
from companion.domain.body_map import FIGURE_HEIGHT, FIGURE_WIDTH, BodySide
from companion.languages import languages
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change, copy_catalogue

FILE = "body_regions.toml"
BODY = load_catalogue().body


@pytest.mark.parametrize("name", BODY.regions)
def test_a_place_is_drawn_and_has_words(name: str) -> None:
    """Each outline lies within its figure; the words stand as within a sentence."""
    region = BODY.regions[name]
    assert region.outlines
    for outline in region.outlines.values():
        assert all(0 <= x <= FIGURE_WIDTH and 0 <= y <= FIGURE_HEIGHT for x, y in outline)
    for language in languages():
        assert region.label.in_language(language)[0].islower()


def test_no_two_places_have_the_same_words() -> None:
    """A list of places can be told apart without the drawing."""
    for language in languages():
        said = [region.label.in_language(language) for region in BODY.regions.values()]
        assert len(set(said)) == len(said)


def test_left_and_right_are_those_of_the_person() -> None:
    """On the front figure the person's right is at the left of the picture; on the back one, not."""
    for name, region in BODY.regions.items():
        for side, outline in region.outlines.items():
            middle = sum(x for x, _ in outline) / len(outline)
            if name.startswith(("left-", "right-")):
                at_left = name.startswith("right-") is (side is BodySide.FRONT)
                assert (middle < FIGURE_WIDTH / 2) is at_left, (name, side)
            else:
                assert middle == pytest.approx(FIGURE_WIDTH / 2)


def test_each_side_of_the_body_has_the_same_places() -> None:
    """What can be noted at the left can be noted at the right."""
    names = {name.partition("-")[2] for name in BODY.regions if name.startswith("left-")}
    assert names == {name.partition("-")[2] for name in BODY.regions if name.startswith("right-")}


def test_places_do_not_lie_on_each_other() -> None:
    """A point of one outline never lies within another one of the same figure."""
    for side in BodySide:
        drawn = [(n, r.outlines[side]) for n, r in BODY.regions.items() if side in r.outlines]
        for (one, first), (other, second) in combinations(drawn, 2):
            assert not any(_inside(point, second) for point in first), (one, other)
            assert not any(_inside(point, first) for point in second), (one, other)


def _inside(point: tuple[float, float], outline: tuple[tuple[float, float], ...]) -> bool:
    """Whether a ray to the right crosses the outline an odd number of times."""
    x, y = point
    crossings = 0
    for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def test_the_order_of_the_map_is_kept() -> None:
    """Places are listed from head to foot, however they were pressed."""
    assert BODY.in_order(("left-sole", "face", "belly", "face")) == ("face", "belly", "left-sole")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "face"', 'id = "scalp"', "this id stands twice"),
        ('group = "head"', 'group = "tail"', "tail is unknown"),
        ('front = "79,37', 'front = "79;37', "an outline is a list of points"),
        ('front = "79,37', 'front = "279,37', "leaves the figure"),
        ('group = "head"', 'colour = "red"\ngroup = "head"', "colour is unknown"),
        ('mirrors = "right-palm"', 'mirrors = "left-sole"', "left-sole is unknown"),
        ('mirrors = "right-palm"', "", "neither figure"),
    ],
)
def test_a_map_that_is_not_right_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    """With the entry and the reason."""
    change(copy_catalogue(tmp_path) / "catalogue" / FILE, old, new)
    with pytest.raises(CatalogueBroken, match=reason):
        read_body_map(tmp_path)
