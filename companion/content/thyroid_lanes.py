"""Reads what the thyroid view puts side by side, strictly, from the catalogue's folder.

Knows nothing of what was noted.
"""

from collections.abc import Collection
from pathlib import Path

from companion.content.toml_table import Table
from companion.domain.records import MedicineClass
from companion.domain.thyroid import MedicineLane, ThyroidLanes, VoiceQuestion


def read_thyroid_lanes(
    folder: Path, symptoms: Collection[str], quantities: Collection[str]
) -> ThyroidLanes:
    """The lanes. Raises CatalogueBroken, for an unknown symptom or quantity too."""
    file = Table.read(folder / "thyroid.toml")
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
    voice = VoiceQuestion(entry.text("symptom"), entry.words("label"), entry.names("words"))
    entry.end()
    return voice


def _medicine(name: str, entry: Table) -> MedicineLane:
    lane = MedicineLane(name, entry.words("label"), entry.names("classes"), entry.names("names"))
    entry.refuse_unknown(lane.classes, tuple(MedicineClass))
    entry.end()
    return lane
