"""Ids made from content: the same thing of the same file gets the same id, whenever it is brought in."""

import json
from collections import Counter
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

_NAMESPACE: Final = uuid5(NAMESPACE_URL, "companion/bring-in")
_BY_NAME: Final = 5


class ContentIds:
    """The ids of one file. What stands in it twice gets an id each time, the same at every reading."""

    def __init__(self) -> None:
        self._seen = Counter[str]()

    def of(self, *parts: str) -> str:
        """The id of what these words say."""
        said = json.dumps(parts)
        self._seen[said] += 1
        return str(uuid5(_NAMESPACE, f"{said}/{self._seen[said]}"))


def is_of_content(record_id: str) -> bool:
    """Whether the id was made from content: only bringing in makes such records."""
    return UUID(record_id).version == _BY_NAME
