"""Another carnet of the same person, begun apart under another identity: what of it can be brought in here.

Each entry comes as it stands, under its own id and its own writer, so that bringing it in again adds nothing.
"""

import unicodedata

from msgspec.structs import replace

from companion.actions.bring_in.found import FoundRecord, FoundRecords, Source
from companion.actions.own_symptoms import own_symptoms
from companion.domain.carnet import Carnet
from companion.domain.records import Noted
from companion.record_json import entry_to_line


def is_of_the_same_person(carnet: Carnet, other: Carnet) -> bool:
    """Whether both bear the patient's name, and no two days of birth."""
    one, two = carnet.patient(), other.patient()
    if one is None or two is None or not one.body.name.strip():
        return False
    births = {
        entry.body.birth_date for entry in (carnet.profile(), other.profile()) if entry is not None
    }
    return _plain(one.body.name) == _plain(two.body.name) and len(births - {None}) < 2


def records_of(other: Carnet) -> FoundRecords:
    """What stands in it, as lines to be seen before they are written."""
    patient = other.patient()
    lines = []
    for entry in other.all_entries():
        body = entry.body
        if isinstance(body, Noted):
            # Whoever asked for a correction there stands under another id here.
            body = replace(body, at_request_of=None)
        lines.append(FoundRecord(entry_to_line(replace(entry, body=body))))
    return FoundRecords(
        Source.RECORDS,
        tuple(lines),
        about="" if patient is None else patient.body.name,
        own_symptoms=tuple(own_symptoms(other).values()),
    )


def _plain(name: str) -> str:
    """Without accents, capitals and further spaces."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())
