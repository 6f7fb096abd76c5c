"""What a record book holds now, as the command line counts and lists it."""

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import BODY_OF, Body


def current_entries(carnet: Carnet) -> list[Entry[Body]]:
    """Every record that stands, of all kinds, oldest first."""
    entries: list[Entry[Body]] = [
        entry for body_type in BODY_OF.values() for entry in carnet.entries(body_type)
    ]
    return sorted(entries, key=lambda entry: (entry.recorded_at, entry.id))
