"""The table of phrases: what people type, and what must stand first. `make test-long` prints its figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from companion.actions.check_in.symptom_search import Found, SymptomSearch
from companion.content.catalogue import load_catalogue
from companion.domain.words import Language
from companion.languages import languages

HERE: Final = Path(__file__).parent
RED_SYMPTOMS: Final = {
    "blood-in-stools", "breathlessness", "bruising-or-bleeding", "chest-pain", "confusion",
    "double-vision", "jaundice", "muscle-weakness", "trouble-speaking", "trouble-swallowing",
}  # fmt: skip
"""Symptoms that are themselves a red flag: to stand first is no false comfort."""

LINES: Final[Mapping[str, tuple[str, ...]]] = {
    "swallowing": ("swallowing-or-weakness",),
    "speaking": ("swallowing-or-weakness", "confusion-or-paralysis"),
    "face": ("eyelid-or-face",),
    "neuromuscular": ("eyelid-or-face",),
    "double": ("eyelid-or-face",),
    "legs": ("swallowing-or-weakness",),
    "paralysis": ("confusion-or-paralysis",),
    "stiff-neck": ("sudden-headache-or-sight-loss",),
    "confusion": ("confusion-or-paralysis",),
    "sight": ("sudden-headache-or-sight-loss",),
    "skin-now": ("severe-skin", "new-rash-or-sleepless-itching"),
    "blood-lungs": ("blood-coughed-or-bleeding",),
    "blood-stools": ("blood-in-stools-or-belly-pain",),
    "bleeding": ("blood-coughed-or-bleeding", "dark-urine-bruises-or-bleeding"),
    "bruises": ("dark-urine-bruises-or-bleeding",),
    "urine": ("thirst-urine-or-swelling",),
    "liver": ("dark-urine-bruises-or-bleeding",),
    "chest": ("chest-pain-or-fainting",),
    "breath": ("breathless-at-rest", "cough-or-unusual-fatigue"),
    "cough": ("cough-or-unusual-fatigue",),
    "swelling-face": ("face-or-tongue-swelling",),
    "belly": ("blood-in-stools-or-belly-pain",),
    "diarrhoea": ("diarrhoea",),
    "stools": ("more-stools-than-usual",),
    "vomiting": ("vomiting",),
    "adrenal": ("vomiting-with-faintness", "any-vomiting-on-steroids"),
    "thirst": ("thirst-urine-or-swelling",),
    "fever": ("fever",),
    "flu": ("flu-like-or-muscle-pain",),
    "eye": ("headache-or-eye-trouble",),
    "tingling": ("flu-like-or-muscle-pain",),
    "pulse": ("pulse-voice-or-mood",),
    "suicide": ("thoughts-of-suicide",),
    "unwell": ("very-unwell",),
    "cart": ("after-car-t-or-bispecific",),
    "voice": ("pulse-voice-or-mood",),
    "mood": ("pulse-voice-or-mood",),
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
    for language in languages():
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
