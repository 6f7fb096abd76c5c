"""The medicines that a form proposes: their names, their family, how they are usually given.

A proposal and nothing more: what a record may say stays free. Knows no dose.
"""

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from companion.domain.records import MedicineClass, Route
from companion.domain.words import Language, Words


class KnownMedicine(Struct, frozen=True):
    """One medicine; `routes` are the usual ones, none where no source names them.

    `is_infusion`: part of the immunotherapy; else `medicine_class` is the kind a record may carry.
    `needs_review`: the name or the family rests on background knowledge.
    """

    id: str
    name: Words
    family: str
    is_infusion: bool
    routes: tuple[Route, ...] = ()
    medicine_class: MedicineClass | None = None
    brands: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    needs_review: bool = False

    def proposal(self, language: Language) -> str:
        """« Pembrolizumab (Keytruda) »: the international name, and a brand when one is known."""
        name = self.name.in_language(language)
        return f"{name} ({', '.join(self.brands)})" if self.brands else name


class Medicines(Struct, frozen=True):
    """Every known medicine in the order of the proposals, and the words of their families."""

    known: tuple[KnownMedicine, ...]
    families: Mapping[str, Words]

    def proposed(self, *, infusions: bool) -> list[KnownMedicine]:
        """What to propose, for infusions or for the other medicines."""
        return [medicine for medicine in self.known if medicine.is_infusion is infusions]

    def named_in(self, text: str) -> KnownMedicine | None:
        """The medicine that a text such as « nivolumab 240 mg » or « Opdivo » names.

        Of several, the one whose name has the most words: a combination before its parts. None
        when no name stands there whole.
        """
        words = folded_words(text)
        found = [m for m in self.known if any(_stands(name, words) for name in _names(m))]
        return max(found, key=_length, default=None)


def _names(medicine: KnownMedicine) -> tuple[str, ...]:
    return (*medicine.name.each(), *medicine.brands)


def _length(medicine: KnownMedicine) -> int:
    return max(len(folded_words(name)) for name in medicine.name.each())


def _stands(name: str, words: Sequence[str]) -> bool:
    """Whether every word of the name stands among the words. « B8 » in brackets need not."""
    return all(word in words for word in folded_words(name.partition("(")[0]))


def folded_words(text: str) -> list[str]:
    """The words without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in letters).split()
