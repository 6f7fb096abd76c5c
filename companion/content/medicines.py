"""Reads the medicines that the forms propose, strictly.

It must not know what a person takes.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path

from companion import paths
from companion.content.toml_table import Table
from companion.content.translated import read_table
from companion.content.warning_sign_card import read_sources
from companion.domain.medicines import KnownMedicine, Medicines
from companion.domain.records import MedicineClass, Route
from companion.domain.words import Words

INFUSION, OTHER = "infusion", "other"
REVIEW_NEEDED = "needed"


@cache
def load_medicines() -> Medicines:
    """The medicines that ship with the program, read once. Raises CatalogueBroken."""
    return read_medicines(paths.resources())


def read_medicines(resources: Path) -> Medicines:
    """The medicines of a folder of resources.

    Raises CatalogueBroken for an unknown or missing key, family, source, route or class, an id that
    stands twice, and an entry that neither names its facts nor says that it needs a review.
    """
    file = read_table(resources, "catalogue/medicines")
    families = {name: _family(entry) for name, entry in file.entries("family").items()}
    sources = read_sources(resources)
    known = tuple(
        _medicine(name, entry, families, sources)
        for name, entry in file.entries("medicine").items()
    )
    file.end()
    return Medicines(known, families)


def _family(entry: Table) -> Words:
    label = entry.words("label")
    entry.end()
    return label


def _medicine(
    name: str, entry: Table, families: Collection[str], sources: Collection[str]
) -> KnownMedicine:
    use, routes = entry.text("use"), entry.names("routes")
    said_class, review = entry.optional_text("class"), entry.optional_text("review")
    medicine = KnownMedicine(
        id=name,
        name=entry.words("name"),
        family=entry.text("family"),
        is_infusion=use == INFUSION,
        brands=entry.names("brands"),
        facts=entry.names("facts"),
        sources=entry.names("sources"),
        needs_review=review == REVIEW_NEEDED,
    )
    entry.refuse_unknown([use], (INFUSION, OTHER))
    entry.refuse_unknown([medicine.family], families)
    entry.refuse_unknown(medicine.sources, sources)
    entry.refuse_unknown(routes, tuple(Route))
    entry.refuse_unknown([said_class] if said_class else [], tuple(MedicineClass))
    if review not in {None, REVIEW_NEEDED}:
        raise entry.broken("review is absent, or needed")
    if (said_class is None) is not medicine.is_infusion:
        raise entry.broken("class stands with the other medicines, and with each of them")
    if not medicine.needs_review and not (medicine.facts and medicine.sources):
        raise entry.broken("it names neither its facts and sources nor that it needs a review")
    entry.end()
    return _with_codes(medicine, routes, said_class)


def _with_codes(
    medicine: KnownMedicine, routes: Collection[str], said_class: str | None
) -> KnownMedicine:
    return replace(
        medicine,
        routes=tuple(Route(route) for route in routes),
        medicine_class=MedicineClass(said_class) if said_class else None,
    )
