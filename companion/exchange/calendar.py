"""Appointments as an iCalendar file (RFC 5545) that any calendar program takes in.

An event says no more about health than the person chose to say; it knows nothing of the journal but
the appointments it is given.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from companion.actions.appointments import purpose_words
from companion.clean_text import clean_line
from companion.domain.carnet import Entry
from companion.domain.records import Appointment
from companion.messages import Texts

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT: Final = "-//Compagnon Immuno//companion//FR"
USUAL_LENGTH: Final = timedelta(hours=1)
"""How long an event is shown for: records bear no end."""

_LONGEST: Final = 200


def calendar(
    appointments: Sequence[Entry[Appointment]], texts: Texts, *, with_purpose: bool = False
) -> bytes:
    """The appointments as one calendar, earliest first; lines end with CR LF.

    The title is neutral unless `with_purpose`. Taking the file in again changes events and doubles
    none: UID is the record's id, DTSTAMP the instant of its newest writing, SEQUENCE the count of
    its corrections. The same appointments give the same bytes.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    for entry in sorted(appointments, key=lambda entry: (entry.body.at, entry.id)):
        made.add_component(_event(entry, texts, with_purpose=with_purpose))
    return bytes(made.to_ical())


def _event(entry: Entry[Appointment], texts: Texts, *, with_purpose: bool) -> "Event":
    from icalendar import Event

    body, event = entry.body, Event()
    at = _utc(body.at)
    event.add("uid", f"{entry.id}@compagnon-immuno")
    event.add("dtstamp", _utc(entry.revisions[-1].recorded_at))
    event.add("sequence", len(entry.revisions) - 1)
    event.add("dtstart", at)
    event.add("dtend", at + USUAL_LENGTH)
    event.add("summary", _title(body, texts, with_purpose=with_purpose))
    if body.place:
        event.add("location", clean_line(body.place, longest=_LONGEST))
    # Others who see the calendar see a busy hour, and no word of it.
    event.add("class", "PRIVATE")
    return event


def _title(body: Appointment, texts: Texts, *, with_purpose: bool) -> str:
    """« Rendez-vous, Dr Lenoir »."""
    title = purpose_words(texts)[body.purpose] if with_purpose else texts("Appointment")
    if not body.with_whom:
        return title
    whom = clean_line(body.with_whom, longest=_LONGEST)
    return texts("{title}, {name}", title=title, name=whom)


def _utc(instant: datetime) -> datetime:
    """The instant in UTC, which every calendar program knows, without its fractions of a second."""
    return instant.astimezone(UTC).replace(microsecond=0)
