"""Reads what the thyroid view puts side by side, strictly, from the catalogue."""

from collections.abc import Collection
from pathlib import Path

from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.domain.records import MedicineClass
from companion.domain.thyroid import MedicineLane, ThyroidLanes, VoiceQuestion


def read_thyroid_lanes(
    resources: Path, symptoms: Collection[str], quantities: Collection[str]
) -> ThyroidLanes:
    """The lanes. Raises CatalogueBroken, for an unknown symptom or quantity too."""
    file = read_table(resources, "catalogue/thyroid")
    lanes = ThyroidLanes(
        symptoms=file.names("symptoms"),
        quantities=file.names("quantities"),
        voice=_voice(file.table("voice")),
        medicines=tuple(_medicine(n, each) for n, each in file.entries("medicine").items()),
    )
    file.refuse_unknown([*lanes.symptoms, lanes.voice.symptom], symptoms)
    file.refuse_unknown(lanes.quantities, quantities)
    if not file.names("sources"):
        raise file.broken("sources are missing")
    file.end()
    return lanes


def _voice(entry: Table) -> VoiceQuestion:
    voice = VoiceQuestion(entry.text("symptom"), entry.words("label"), _all_names(entry, "words"))
    entry.end()
    return voice


def _medicine(name: str, entry: Table) -> MedicineLane:
    names = (*entry.names("names"), *_all_names(entry, "called"))
    lane = MedicineLane(name, entry.words("label"), entry.names("classes"), names)
    entry.refuse_unknown(lane.classes, tuple(MedicineClass))
    entry.end()
    return lane


def _all_names(entry: Table, key: str) -> tuple[str, ...]:
    """What something is called in any language; nothing when the key is absent."""
    if key not in entry.keys:
        return ()
    by_language = entry.table(key)
    return tuple(name for language in by_language.keys for name in by_language.names(language))
