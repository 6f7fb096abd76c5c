"""What people call what an explanation is about: the words of its symptoms, names of medicines, what they ask."""

from collections.abc import Iterable
from typing import Final

from companion.content.catalogue import load_catalogue
from companion.content.medicines import load_medicines
from companion.content.vocabulary import load_asked
from companion.domain.explanations import Explanation, ExplanationHead
from companion.domain.words import Language

_EXPLANATION_OF_FAMILY: Final = {
    "anti-pd-1": ("families", 1),
    "anti-pd-l1": ("families", 1),
    "anti-ctla-4": ("families", 1),
    "anti-pd-1-ctla-4": ("families", 1),
    "anti-pd-1-lag-3": ("families", 1),
    "bispecific": ("bispecific-antibodies", None),
    "car-t": ("car-t", None),
    "corticosteroid": ("cortisone", None),
}
"""Where a family of medicines is explained: the explanation, and the section of those with a title."""

_OF_EVERYTHING: Final = frozenset(
    {"warning-signs", "caregivers", "after-last-dose", "daily-life", "work-and-help"}
)
"""Explanations that name symptoms without explaining them."""

Names = dict[str, list[tuple[int | None, str]]]


def names_of_explanations(heads: Iterable[ExplanationHead], language: Language) -> Names:
    """By explanation: the section (None for the explanation) and a name; an explanation of everything has none."""
    symptoms, names = load_catalogue().symptoms, Names()
    for head in heads:
        here = names.setdefault(head.id, [])
        for name in head.symptoms if head.id not in _OF_EVERYTHING else ():
            if (symptom := symptoms.get(name)) is not None:
                said = (symptom.label.in_language(language), *symptom.everyday.get(language, ()))
                here += [(None, text) for text in said]
    for medicine in load_medicines().known:
        explanation, section = _EXPLANATION_OF_FAMILY.get(medicine.family, ("", None))
        if explanation in names:
            called = (medicine.name.in_language(language), *medicine.brands)
            names[explanation] += [(section, name) for name in called]
    return names


def asked_of_explanations(explanations: Iterable[Explanation], language: Language) -> Names:
    """By explanation: the section (None for the explanation) and what people ask when the answer stands there."""
    asked, names = load_asked(language), Names()
    for explanation in explanations:
        places: dict[str, int | None] = {
            s.title: place for place, s in enumerate(explanation.sections)
        }
        places[""] = None
        names[explanation.head.id] = [
            (places[heading], text)
            for heading, phrases in asked.get(explanation.head.id, {}).items()
            if heading in places
            for text in phrases
        ]
    return names
