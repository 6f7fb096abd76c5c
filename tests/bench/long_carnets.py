"""A carnet of a month and one of ten years, noted every day, for what must not grow with the years.

Knows the domain and the carnet file; nothing of what is measured.
"""

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path

from companion.actions.key import Key
from companion.content.catalogue import load_catalogue
from companion.domain.identifiers import ENTROPY_BYTES, uuid7
from companion.domain.records import (
    Body,
    CheckIn,
    Infusion,
    Measurement,
    Photo,
    PhotoType,
    Remark,
    Revision,
)
from companion.domain.symptoms import Recall
from companion.record_book.making import create_file
from tests.storage.carnet_making import IDENTITY, PATIENT, PERSON

MONTH = 30
TEN_YEARS = 3_650
SYMPTOMS = 12
PHOTOS = 200
PHOTO_BYTES = 200_000
REMARKS = 1_350
"""Beside the note of each day: 5,000 notes in ten years."""


def write_carnet(path: Path, last: date, days: int) -> Path:
    """A carnet of so many days that end on `last`, with its raw key beside it."""
    first = last - timedelta(days=days - 1)
    photos = [os.urandom(PHOTO_BYTES) for _ in range(max(1, PHOTOS * days // TEN_YEARS))]
    with create_file(path, Key(), [PERSON], identity=IDENTITY) as file:
        numbers = count(1)
        file.append([_written(body, day, next(numbers)) for day, body in _lived(first, days)])
        for number, content in enumerate(photos):
            day = first + timedelta(days=number * days // len(photos))
            file.append([_written(_photo(content, day), day, next(numbers))], [content])
    return path


def _lived(first: date, days: int) -> Iterator[tuple[date, Body]]:
    """What is noted from a first day on: 12 answers and a note a day, and what goes with them."""
    asked = list(load_catalogue().symptoms.values())[:SYMPTOMS]
    for number in range(days):
        day = first + timedelta(days=number)
        answers = {
            symptom.id: {
                symptom.attributes[0]: (number + place) % (symptom.attributes[0].highest + 1)
            }
            for place, symptom in enumerate(asked)
        }
        yield day, CheckIn(day, Recall.DAY, answers, note=f"Jour {number}, sans rien de plus.")
        if number * REMARKS // TEN_YEARS != (number + 1) * REMARKS // TEN_YEARS:
            yield day, Remark("Dort l’après-midi")
        if number % 21 == 0:
            yield day, Infusion(day, "Nivolumab", given=True)
            yield day, Measurement(day, "tsh", 2 + number % 5, "mIU/L", lab_low=0.4, lab_high=4)
            yield day, Measurement(day, "ft4", 14 + number % 3, "pmol/L", lab_low=10, lab_high=20)
        if number % 7 == 0:
            yield day, Measurement(day, "weight", 70 + number % 3, "kg")


def _photo(content: bytes, day: date) -> Photo:
    sha256 = hashlib.sha256(content).hexdigest()
    return Photo(day, sha256, PhotoType.JPEG, 1200, 900, about="rash")


def _written(body: Body, day: date, number: int) -> Revision:
    instant = datetime.combine(day, time(20), UTC) + timedelta(milliseconds=number % 1_000)
    entropy = number.to_bytes(ENTROPY_BYTES, "big")
    record = uuid7(instant, entropy)
    return Revision(uuid7(instant, entropy[::-1]), record, body.kind, PATIENT, instant, body)
