"""Bundles of patients who never lived, for trying a hospital’s systems.

`python -m tests.hospital.synthetic FOLDER 1000` writes one file for each.

The same number gives the same patients. Six weeks each: check-ins with missing days, measurements, infusions, and for
some a medicine, a correction and a caregiver. What they felt is drawn by lot and says nothing about any treatment.
"""

import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from companion.actions.consultation import Consultation, PageChoice
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.records import (
    CheckIn,
    Infusion,
    Measurement,
    Medicine,
    MedicineClass,
    Person,
    Profile,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Attribute, Catalogue, Recall
from companion.domain.words import Language
from companion.exchange.fhir import bundle_json
from tests.believable import TODAY, Writer, number_id

FIRST: Final = TODAY - timedelta(days=41)
_FELT: Final = ("fatigue", "rash", "itching", "diarrhoea", "joint-pain", "cough", "nausea")
# Ids that two patients share would be one record to a server.
_IDS_EACH: Final = 0x10_0000


def patient(number: int, catalogue: Catalogue) -> Carnet:
    """The carnet of one of them."""
    lot = Random(number)
    writer = Writer(count=number * _IDS_EACH)
    name = f"Patient {number:04}"
    who = writer.write(Person(name, Role.PATIENT), FIRST, number_id(number * _IDS_EACH + 2), hour=8)
    born = date(1940, 1, 1) + timedelta(days=lot.randrange(16_000))
    writer.write(Profile(name, born), FIRST, who, hour=8)
    for day in (FIRST, FIRST + timedelta(days=21)):
        writer.write(Infusion(day, "nivolumab", given=True), day, who, hour=9)
    _days(writer, lot, who, catalogue)
    if lot.random() < 0.2:
        started = FIRST + timedelta(days=lot.randrange(10, 40))
        kind = MedicineClass.CORTICOSTEROID
        writer.write(Medicine("prednisone", started, "40 mg", kind), started, who)
    if lot.random() < 0.3:
        caregiver = writer.write(Person(f"Proche {number:04}", Role.CAREGIVER), FIRST, who)
        felt = {"fatigue": {Attribute.INTENSITY: lot.randrange(5)}}
        writer.write(CheckIn(TODAY, Recall.DAY, felt), TODAY, caregiver)
    return Carnet(number_id(number * _IDS_EACH + 1)).with_revisions(writer.revisions)


def _days(writer: Writer, lot: Random, who: str, catalogue: Catalogue) -> None:
    """Levels that go up and down by one, on five days of six."""
    felt = dict.fromkeys(lot.sample(_FELT, 3), 0)
    for day in (FIRST + timedelta(days=n) for n in range(42)):
        for symptom, level in felt.items():
            felt[symptom] = min(4, max(0, level + lot.choice((-1, 0, 0, 1))))
        if lot.random() < 1 / 6:
            continue
        said = {
            symptom: {a: min(level, a.highest) for a in catalogue.symptoms[symptom].attributes}
            for symptom, level in felt.items()
        }
        writer.write(CheckIn(day, Recall.DAY, said), day, who)
        if day.weekday() == 0:
            writer.write(Measurement(day, "weight", round(lot.gauss(70, 9), 1), "kg"), day, who)
    tsh = Measurement(TODAY, "tsh", round(lot.lognormvariate(0.6, 0.8), 2), "mIU/L", None, 0.4, 4.0)
    writer.write(tsh, TODAY, who)


def bundle(number: int, catalogue: Catalogue) -> str:
    """The FHIR Bundle of one of them, as `companion summary --format fhir` writes it."""
    choice = PageChoice(Basis.DATES, FIRST, TODAY)
    prepared = Consultation(patient(number, catalogue), catalogue, choice, TODAY)
    return bundle_json(prepared, Language.FR)


def main() -> None:
    """Writes one file for each patient."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = load_catalogue()
    for number in range(1, count + 1):
        (folder / f"{number:04}.json").write_text(bundle(number, catalogue), encoding="utf-8")


if __name__ == "__main__":
    main()
