"""The sign before a laboratory's result that lies beyond what was measurable."""

from enum import StrEnum


class Comparator(StrEnum):
    """How the true number stands to the one that a laboratory could print, as in FHIR's Quantity.

    https://hl7.org/fhir/R4/valueset-quantity-comparator.html
    """

    BELOW = "<"
    AT_MOST = "<="
    AT_LEAST = ">="
    ABOVE = ">"

    @property
    def sign(self) -> str:
        """The sign as it is printed."""
        return {"<=": "≤", ">=": "≥"}.get(self.value, self.value)

    @property
    def is_below(self) -> bool:
        """Whether the true number lies below the printed one, or at it."""
        return self in {Comparator.BELOW, Comparator.AT_MOST}


def order_of(value: float, comparator: Comparator | None) -> tuple[float, int]:
    """Sorts results: “< 5” comes before 5, and “> 5” after it."""
    if comparator is None:
        return (value, 0)
    return (value, -1 if comparator.is_below else 1)
