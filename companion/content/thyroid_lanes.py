"""Reads what the thyroid view puts side by side, strictly, from the catalogue."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Final

import msgspec

from companion.content.translated import called, read_said
from companion.domain.records import MedicineClass
from companion.domain.thyroid import MedicineLane, ThyroidLanes, VoiceQuestion
from companion.domain.words import Words
from companion.toml_file import Names, NamesByLanguage, Strict, Text, by_name, refuse_unknown

NAME: Final = "catalogue/thyroid"
FILE: Final = called(NAME)


class _VoiceForm(Strict, frozen=True):
    symptom: Text
    label: Words
    words: NamesByLanguage


class _MedicineForm(Strict, frozen=True):
    id: Text
    label: Words
    classes: tuple[MedicineClass, ...]
    names: Names
    called: NamesByLanguage | None = None


class _File(Strict, frozen=True):
    symptoms: Names
    quantities: Names
    sources: Annotated[Names, msgspec.Meta(min_length=1)]
    voice: _VoiceForm
    medicine: tuple[_MedicineForm, ...]


def read_thyroid_lanes(
    resources: Path, symptoms: Collection[str], quantities: Collection[str]
) -> ThyroidLanes:
    """The lanes. Raises CatalogueBroken, for an unknown symptom or quantity too."""
    file = read_said(resources, NAME, _File)
    refuse_unknown([*file.symptoms, file.voice.symptom], symptoms, FILE, "whole file")
    refuse_unknown(file.quantities, quantities, FILE, "whole file")
    medicines = by_name(file.medicine, lambda each: each.id, FILE)
    return ThyroidLanes(
        symptoms=file.symptoms,
        quantities=file.quantities,
        voice=VoiceQuestion(file.voice.symptom, file.voice.label, _in_any(file.voice.words)),
        medicines=tuple(_medicine(entry) for entry in medicines.values()),
    )


def _medicine(entry: _MedicineForm) -> MedicineLane:
    names = (*entry.names, *_in_any(entry.called or {}))
    return MedicineLane(entry.id, entry.label, entry.classes, names)


def _in_any(said: NamesByLanguage) -> Names:
    """What something is called in any language."""
    return tuple(name for names in said.values() for name in names)
