"""The words of a language, the most usual first: what is a word is not a slip for another word."""

from collections.abc import Mapping
from math import log10
from typing import Final

from msgspec import Struct, field

_EVERYWHERE: Final = 1.0  # log10 of 10: the ten most usual words tell nothing
_RARE: Final = 4.3  # log10 of 20 000: from here on a word tells all it can
_LEAST: Final = 0.05


class LanguageWords(Struct, frozen=True):
    """Folded words by how usual they are: 1 is the most usual."""

    ranks: Mapping[str, int] = field(default_factory=dict)

    def knows(self, folded: str) -> bool:
        """Whether it is a word of the language."""
        return folded in self.ranks

    def telling(self, folded: str) -> float:
        """How much a word tells of what is meant: nearly 0 for « depuis », 1 for a rare word."""
        rank = self.ranks.get(folded)
        if rank is None:
            return 1.0
        return min(max((log10(rank) - _EVERYWHERE) / (_RARE - _EVERYWHERE), _LEAST), 1.0)
