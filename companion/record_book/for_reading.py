"""The store of a carnet that is only looked at: it gives photos and takes nothing."""

from collections.abc import Mapping, Sequence

from companion.domain.errors import CarnetForReading, UnknownRecord
from companion.domain.records import Revision


class ForReading:
    """Holds the contents of photos by SHA-256 (hexadecimal)."""

    def __init__(self, photos: Mapping[str, bytes]) -> None:
        self._photos = photos

    def photo(self, sha256: str) -> bytes:
        """The content of a photo. Raises UnknownRecord."""
        if sha256 not in self._photos:
            raise UnknownRecord
        return self._photos[sha256]

    def append(self, revisions: Sequence[Revision], photos: Sequence[bytes] = ()) -> None:
        """Raises CarnetForReading."""
        raise CarnetForReading
