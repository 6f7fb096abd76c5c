"""Reads the medicines that the forms propose, strictly.

It must not know what a person takes.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Literal

from companion import paths
from companion.content.translated import called, read_said
from companion.content.warning_sign_card import read_sources
from companion.domain.medicines import KnownMedicine, Medicines
from companion.domain.records import MedicineClass, Route
from companion.domain.words import Words
from companion.toml_file import CatalogueBroken, Names, Strict, Text, by_name, refuse_unknown

NAME = "catalogue/medicines"
FILE = called(NAME)
INFUSION, OTHER = "infusion", "other"


class _FamilyForm(Strict, frozen=True):
    id: Text
    label: Words


class _MedicineForm(Strict, frozen=True, rename={"medicine_class": "class"}):
    id: Text
    name: Words
    family: Text
    use: Literal["infusion", "other"]
    routes: tuple[Route, ...] = ()
    medicine_class: MedicineClass | None = None
    brands: Names = ()
    facts: Names = ()
    sources: Names = ()
    review: Literal["needed"] | None = None


class _File(Strict, frozen=True):
    family: tuple[_FamilyForm, ...]
    medicine: tuple[_MedicineForm, ...]


@cache
def load_medicines() -> Medicines:
    """The medicines that ship with the program, read once. Raises CatalogueBroken."""
    return read_medicines(paths.resources())


def read_medicines(resources: Path) -> Medicines:
    """The medicines of a folder of resources.

    Raises CatalogueBroken for an unknown or missing key, family, source, route or class, an id that
    stands twice, and an entry that neither names its facts nor says that it needs a review.
    """
    file = read_said(resources, NAME, _File)
    families = by_name(file.family, lambda each: each.id, FILE)
    sources = read_sources(resources)
    named = by_name(file.medicine, lambda each: each.id, FILE)
    known = tuple(_medicine(entry, families, sources) for entry in named.values())
    return Medicines(known, {name: family.label for name, family in families.items()})


def _medicine(
    entry: _MedicineForm, families: Collection[str], sources: Collection[str]
) -> KnownMedicine:
    is_infusion = entry.use == INFUSION
    refuse_unknown([entry.family], families, FILE, entry.id)
    refuse_unknown(entry.sources, sources, FILE, entry.id)
    if (entry.medicine_class is None) is not is_infusion:
        reason = "class stands with the other medicines, and with each of them"
        raise CatalogueBroken(FILE, entry.id, reason)
    if entry.review is None and not (entry.facts and entry.sources):
        reason = "it names neither its facts and sources nor that it needs a review"
        raise CatalogueBroken(FILE, entry.id, reason)
    return KnownMedicine(
        id=entry.id,
        name=entry.name,
        family=entry.family,
        is_infusion=is_infusion,
        routes=entry.routes,
        medicine_class=entry.medicine_class,
        brands=entry.brands,
        facts=entry.facts,
        sources=entry.sources,
        needs_review=entry.review is not None,
    )
