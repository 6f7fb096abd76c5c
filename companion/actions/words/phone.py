"""A telephone number as it is dialled: in groups of two where it was typed in one run."""

import re
from typing import Final

_FRENCH: Final = re.compile(r"(\+33|0033|0)([1-9])(\d{8})")
_FILLED: Final = re.compile(r"[\s.\-/\u00a0\u202f]+")


def dialled(typed: str) -> str:
    """« 01 99 00 12 34 » of « 0199001234 » or « 01.99.00.12.34 »; any other number as it was typed."""
    found = _FRENCH.fullmatch(_FILLED.sub("", typed))
    if found is None:
        return typed
    country, first, rest = found.groups()
    head = f"0{first}" if country == "0" else f"+33 {first}"
    pairs = (rest[place : place + 2] for place in range(0, 8, 2))
    return " ".join((head, *pairs))
