"""What people call what a page is about: the words of its symptoms, names of medicines, what they ask."""

from collections.abc import Iterable
from typing import Final

from companion.content.catalogue import load_catalogue
from companion.content.medicines import load_medicines
from companion.content.vocabulary import load_asked
from companion.domain.explanations import ExplanationPage, PageHead
from companion.domain.words import Language

_PAGE_OF_FAMILY: Final = {
    "anti-pd-1": ("families", 1),
    "anti-pd-l1": ("families", 1),
    "anti-ctla-4": ("families", 1),
    "anti-pd-1-ctla-4": ("families", 1),
    "anti-pd-1-lag-3": ("families", 1),
    "bispecific": ("bispecific-antibodies", None),
    "car-t": ("car-t", None),
    "corticosteroid": ("cortisone", None),
}
"""Where a family of medicines is explained: the page, and the section of those with a title."""

_OF_EVERYTHING: Final = frozenset(
    {"warning-signs", "caregivers", "after-last-dose", "daily-life", "work-and-help"}
)
"""Pages that name symptoms without explaining them."""

Names = dict[str, list[tuple[int | None, str]]]


def names_of_pages(heads: Iterable[PageHead], language: Language) -> Names:
    """By page: the section (None for the page) and a name; a page of everything has none."""
    symptoms, names = load_catalogue().symptoms, Names()
    for head in heads:
        here = names.setdefault(head.id, [])
        for name in head.symptoms if head.id not in _OF_EVERYTHING else ():
            if (symptom := symptoms.get(name)) is not None:
                said = (symptom.label.in_language(language), *symptom.everyday.get(language, ()))
                here += [(None, text) for text in said]
    for medicine in load_medicines().known:
        page, section = _PAGE_OF_FAMILY.get(medicine.family, ("", None))
        if page in names:
            called = (medicine.name.in_language(language), *medicine.brands)
            names[page] += [(section, name) for name in called]
    return names


def asked_of_pages(pages: Iterable[ExplanationPage], language: Language) -> Names:
    """By page: the section (None for the page) and what people ask when the answer stands there."""
    asked, names = load_asked(language), Names()
    for page in pages:
        places: dict[str, int | None] = {s.title: place for place, s in enumerate(page.sections)}
        places[""] = None
        names[page.head.id] = [
            (places[heading], text)
            for heading, phrases in asked.get(page.head.id, {}).items()
            if heading in places
            for text in phrases
        ]
    return names
