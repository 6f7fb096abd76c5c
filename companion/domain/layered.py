"""A mapping that grows by a few items without being copied: what a carnet is after each save.

Ten years of revisions are ten thousand items; copying them took longer than writing to the disk.
"""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Final, TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST_ON_TOP: Final = 256


class Layered(Mapping[K, V]):
    """A large dict that never changes, and a small one on top of it; both may be shared."""

    __slots__ = ("_deep", "_top")

    def __init__(self, deep: dict[K, V] | None = None, top: dict[K, V] | None = None) -> None:
        self._deep: dict[K, V] = {} if deep is None else deep
        self._top: dict[K, V] = {} if top is None else top

    def with_items(self, added: Mapping[K, V]) -> "Layered[K, V]":
        """This mapping with more items; those of the same key take the place of the older ones."""
        if len(self._top) + len(added) > _MOST_ON_TOP:
            return Layered({**self._deep, **self._top, **added})
        return Layered(self._deep, {**self._top, **added})

    def items(self) -> ItemsView[K, V]:
        """All items; an item that was replaced keeps its place."""
        return {**self._deep, **self._top}.items()

    def values(self) -> ValuesView[V]:
        """All values, in the order of the items."""
        return {**self._deep, **self._top}.values()

    def __getitem__(self, key: K) -> V:
        return self._top[key] if key in self._top else self._deep[key]

    def __contains__(self, key: object) -> bool:
        return key in self._top or key in self._deep

    def __iter__(self) -> Iterator[K]:
        yield from self._deep
        yield from (key for key in self._top if key not in self._deep)

    def __len__(self) -> int:
        return len(self._deep) + sum(key not in self._deep for key in self._top)
