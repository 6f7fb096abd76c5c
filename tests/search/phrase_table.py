"""The table of phrases: what people type, and what must stand first. `make test` prints its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.actions.symptom_search import Found, SymptomSearch
from companion.content.catalogue import load_catalogue
from companion.domain.words import Language

HERE: Final = Path(__file__).parent
RED_SYMPTOMS: Final = {
    "blood-in-stools", "breathlessness", "bruising-or-bleeding", "chest-pain", "confusion",
    "double-vision", "jaundice", "muscle-weakness", "trouble-speaking", "trouble-swallowing",
}  # fmt: skip
"""Symptoms that are themselves a red flag: to stand first is no false comfort."""

LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "swallowing": ("swallowing", "muscle-weakness-with-face-signs"),
    "speaking": ("speaking", "confusion-or-paralysis", "muscle-weakness-with-face-signs"),
    "face": (
        "face",
        "tingling-or-weak-legs",
        "confusion-or-paralysis",
        "muscle-weakness-with-face-signs",
    ),
    "neuromuscular": ("muscle-weakness-with-face-signs",),
    "double": ("muscle-weakness-with-face-signs",),
    "legs": ("muscle-weakness-with-face-signs",),
    "paralysis": ("confusion-or-paralysis",),
    "stiff-neck": ("sudden-headache-or-sight-loss",),
    "confusion": ("confusion-or-paralysis",),
    "sight": ("sudden-headache-or-sight-loss",),
    "skin-now": ("rash-all-over-or-blisters",),
    "blood-lungs": ("bleeding", "coughing-blood"),
    "blood-stools": ("blood-in-stools-or-belly-pain",),
    "bleeding": ("bleeding", "bruising-or-bleeding"),
    "bruises": ("dark-urine-or-yellow-eyes", "bruising-or-bleeding"),
    "urine": ("less-urine-or-swelling",),
    "liver": ("dark-urine-or-yellow-eyes",),
    "chest": ("chest-pain-or-fainting",),
    "breath": ("breathless-at-rest", "cough-or-breathlessness"),
    "cough": ("cough-or-breathlessness",),
    "swelling-face": ("face-or-tongue-swelling",),
    "belly": ("blood-in-stools-or-belly-pain",),
    "diarrhoea": ("diarrhoea",),
    "stools": ("more-stools-than-usual",),
    "vomiting": ("vomiting",),
    "adrenal": ("vomiting-on-steroids",),
    "thirst": ("thirst-and-urine",),
    "fever": ("fever",),
    "flu": ("flu-like",),
    "eye": ("eye-trouble",),
    "tingling": ("tingling-or-weak-legs",),
    "pulse": ("fast-pulse-or-nervousness",),
    "suicide": ("suicide", "very-unwell"),
    "unwell": ("very-unwell",),
    "cart": ("after-car-t",),
    "voice": ("swallowing-voice-or-mood", "voice-or-mood"),
    "mood": ("swallowing-voice-or-mood", "voice-or-mood"),
}
"""The lines of the card that a kind of red flag may lead to."""


@dataclass(frozen=True)
class Row:
    """What is typed; each of `wanted` must hold, by any of its choices."""

    typed: str
    wanted: tuple[tuple[str, ...], ...]

    @property
    def is_red_flag(self) -> bool:
        return self.wanted[0][0].startswith("!")


def rows(language: Language) -> Iterator[Row]:
    for line in (HERE / f"phrases_{language.value}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            typed, _, wanted = line.rpartition(" = ")
            yield Row(typed, tuple(tuple(each.split("|")) for each in wanted.split(",")))


def search(language: Language) -> SymptomSearch:
    catalogue = load_catalogue()
    return SymptomSearch.of(catalogue.symptoms.values(), catalogue, language)


def is_right(row: Row, found: Found) -> bool:
    return all(any(_holds(choice, found) for choice in choices) for choices in row.wanted)


def is_false_comfort(row: Row, found: Found) -> bool:
    """Whether a red flag leads to a harmless symptom first, or to nothing."""
    first_symptom = found.symptoms[:1]
    return not found.signs and not (first_symptom and first_symptom[0] in RED_SYMPTOMS)


def is_landed(row: Row) -> bool:
    """Whether the catalogue has what the row wants."""
    symptoms = load_catalogue().symptoms
    plain = [c for choices in row.wanted for c in choices if c[0] not in "!#-"]
    return not plain or any(choice in symptoms for choice in plain) or row.is_red_flag


def _holds(choice: str, found: Found) -> bool:
    if choice == "-":
        return found == Found()
    if choice.startswith("!"):
        return bool(found.signs) and found.signs[0] in LINES[choice[1:]]
    if choice.startswith("#"):
        return found.quantities[:1] == (choice[1:],)
    is_now = any(load_catalogue().card.signs[s].block == "now" for s in found.signs)
    return found.symptoms[:1] == (choice,) and not is_now


def lines() -> Iterator[str]:
    for language in Language:
        finder, table = search(language), list(rows(language))
        answers = [(row, finder.find(row.typed)) for row in table]
        red = [(row, found) for row, found in answers if row.is_red_flag]
        safe = sum(not is_false_comfort(row, found) for row, found in red)
        landed = [(row, found) for row, found in answers if is_landed(row)]
        right = sum(is_right(row, found) for row, found in landed)
        yield (
            f"phrases {language.value}: {safe} of {len(red)} red flags lead to no harmless symptom; "
            f"{right} of {len(landed)} wanted first answers"
        )
