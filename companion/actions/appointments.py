"""Which appointments go into a calendar, and what an appointment is for in words."""

from collections.abc import Mapping
from datetime import datetime

from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Appointment, Purpose
from companion.messages import Texts


def purpose_words(texts: Texts) -> Mapping[Purpose, str]:
    """What an appointment is for."""
    return {
        Purpose.CONSULTATION: texts("Consultation"),
        Purpose.INFUSION: texts("Infusion"),
        Purpose.BLOOD_TEST: texts("Blood test"),
        Purpose.SCAN: texts("Scan"),
        Purpose.OTHER: texts("Other appointment"),
    }


def to_come(carnet: Carnet, now: datetime) -> list[Entry[Appointment]]:
    """The appointments of today and after, earliest first."""
    today = now.date()
    return [entry for entry in in_order(carnet) if entry.body.at.date() >= today]


def in_order(carnet: Carnet) -> list[Entry[Appointment]]:
    """Every appointment, earliest first."""
    return sorted(carnet.entries(Appointment), key=lambda entry: (entry.body.at, entry.id))
