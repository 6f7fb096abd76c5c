"""What the thyroid view puts side by side: names of symptoms, quantities and medicines.

It judges nothing.
"""

from msgspec import Struct, field

from companion.domain.words import Words


class VoiceQuestion(Struct, frozen=True):
    """The voice: its symptom in the catalogue, asked about when the person wishes.

    A symptom of one's own speaks of the voice too when one of `words` (small letters, no accents)
    begins a word of its text.
    """

    symptom: str
    label: Words
    words: tuple[str, ...]


class MedicineLane(Struct, frozen=True):
    """A medicine of the view: by its class, or by how its name begins (small letters, no accents)."""

    id: str
    label: Words
    classes: tuple[str, ...]
    names: tuple[str, ...]


class ThyroidLanes(Struct, frozen=True):
    """The lanes of the view, from top to bottom: ids of symptoms and of quantities, medicines."""

    symptoms: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    voice: VoiceQuestion = field(default_factory=lambda: VoiceQuestion("", Words.as_typed(""), ()))
    medicines: tuple[MedicineLane, ...] = ()
