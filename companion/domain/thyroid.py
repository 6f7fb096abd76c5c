"""What the thyroid view puts side by side: names of symptoms, quantities and medicines.

Knows no record and judges none.
"""

from dataclasses import dataclass, field

from companion.domain.words import Words


@dataclass(frozen=True, slots=True)
class VoiceQuestion:
    """The voice as a symptom of one's own: the id it gets, and how it is called.

    An own symptom speaks of the voice when its id is this one, or when one of `words` (small
    letters, no accents) begins a word of its text.
    """

    id: str
    label: Words
    text: Words
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MedicineLane:
    """A medicine of the view: by its class, or by how its name begins (small letters, no accents)."""

    id: str
    label: Words
    classes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThyroidLanes:
    """The lanes of the view, from top to bottom: ids of symptoms and of quantities, medicines."""

    symptoms: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    voice: VoiceQuestion = field(
        default_factory=lambda: VoiceQuestion("own-voice", Words("", ""), Words("", ""), ())
    )
    medicines: tuple[MedicineLane, ...] = ()
