"""A laboratory's result in words alone, for a voice: it may leave out the sign before a number.

Says what was printed; judges nothing.
"""

from companion.domain.comparator import Comparator
from companion.messages import Texts


def result_aloud(texts: Texts, number: str, comparator: Comparator | None) -> str:
    """« moins de 0,01 »: `number` is written already, with its unit where it has one."""
    match comparator:
        case Comparator.BELOW:
            return texts("less than {number}", number=number)
        case Comparator.AT_MOST:
            return texts("at most {number}", number=number)
        case Comparator.AT_LEAST:
            return texts("at least {number}", number=number)
        case Comparator.ABOVE:
            return texts("more than {number}", number=number)
        case None:
            return number
