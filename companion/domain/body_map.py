"""The places on the body that the journal can name, with their outlines on a drawn figure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from companion.domain.words import Words

FIGURE_WIDTH: Final = 200.0
"""Width of a figure in its own units; it is symmetric about the middle."""
FIGURE_HEIGHT: Final = 436.0
"""Height of a figure in the same units."""

Point = tuple[float, float]
"""Across from the left and down from the top, in the figure's units."""


class BodySide(StrEnum):
    """The two figures of the map."""

    FRONT = "front"
    BACK = "back"


class BodyRegion(Struct, frozen=True):
    """One place: its words as within a sentence, and its outline on each figure that shows it.

    The outlines stand as a person sees the figures: on the front one, its right is at the left.
    """

    id: str
    group: str
    label: Words
    outlines: Mapping[BodySide, tuple[Point, ...]]


class BodyRegionGroup(Struct, frozen=True):
    """Regions that lie together, such as those of the arms."""

    id: str
    label: Words


class BodyMap(Struct, frozen=True):
    """Every region by its id, in the order in which they are listed, and their groups."""

    regions: Mapping[str, BodyRegion] = field(default_factory=dict)
    groups: tuple[BodyRegionGroup, ...] = ()

    def in_order(self, regions: tuple[str, ...]) -> tuple[str, ...]:
        """The same known ids in the order of the map, each once."""
        return tuple(name for name in self.regions if name in regions)
