"""The medicines that the forms propose: read strictly, traced to facts and sources, found by name."""

import tomllib
from pathlib import Path

import pytest

from companion import paths
from companion.content.medicines import load_medicines, read_medicines
from companion.domain.records import MedicineClass, Route
from companion.domain.words import Language
from companion.languages import languages
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change, copy_catalogue

FOLDER = paths.resources() / "catalogue"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Nivolumab 240 mg", "nivolumab"),
        ("nivolumab + Ipilimumab, 3 mg/kg", "nivolumab-ipilimumab"),
        ("OPDIVO", "nivolumab"),
        ("Atézolizumab", "atezolizumab"),
        ("atezolizumab", "atezolizumab"),
        ("Pembrolizumab (Keytruda)", "pembrolizumab"),
        ("biotine", "biotin"),
        ("Lévothyroxine 50 µg", "levothyroxine"),
        ("prednisolone", "prednisolone"),
        ("Cortancyl 20 mg", "prednisone"),
        ("medrol", "methylprednisolone"),
        ("Solumédrol", "methylprednisolone"),
        ("Dexamethasone 4 mg", "dexamethasone"),
        ("celestene", "betamethasone"),
        ("nivo", None),
        ("autre chose", None),
        ("", None),
    ],
)
def test_a_medicine_is_known_by_its_whole_name(typed: str, found: str | None) -> None:
    """With or without accents, a dose or a brand; never by a piece of a name."""
    known = load_medicines().named_in(typed)
    assert (None if known is None else known.id) == found


def test_every_proposal_is_found_again_by_its_own_words() -> None:
    """What was proposed and taken is known, in both languages."""
    medicines = load_medicines()
    for language in languages():
        for medicine in medicines.known:
            assert medicines.named_in(medicine.proposal(language)) is medicine


def test_infusions_and_other_medicines_are_proposed_apart() -> None:
    """The two most used first; a brand stands behind the international name."""
    medicines = load_medicines()
    infusions, others = (
        [each.proposal(Language.FR) for each in medicines.proposed(infusions=wanted)]
        for wanted in (True, False)
    )
    assert infusions[:2] == ["Nivolumab (Opdivo)", "Pembrolizumab (Keytruda)"]
    assert "Lévothyroxine (Levothyrox)" in others
    assert not set(infusions) & set(others)


def test_routes_and_classes_are_those_of_the_records() -> None:
    """Under the skin too where an authorised form is known; a class for each other medicine."""
    known = {medicine.id: medicine for medicine in load_medicines().known}
    assert known["pembrolizumab"].routes == (Route.IV, Route.SC)
    assert known["prednisone"].medicine_class is MedicineClass.CORTICOSTEROID
    assert all(m.is_infusion is (m.medicine_class is None) for m in known.values())


def test_every_fact_is_one_of_the_evidence_base() -> None:
    """Ids of facts.toml; what has none says that it needs a review."""
    facts = tomllib.loads((FOLDER / "facts.toml").read_text("utf-8"))
    ids = {fact["id"] for fact in facts["fact"]}
    for medicine in load_medicines().known:
        assert set(medicine.facts) <= ids, medicine.id
        assert medicine.facts or medicine.needs_review, medicine.id


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('use = "infusion"', 'use = "both"'),
        ('routes = ["iv", "sc"]', 'routes = ["oral"]'),
        ('family = "anti-pd-1"', 'family = "anti-pd-9"'),
        ('sources = ["TORIPA"]', 'sources = ["NOWHERE"]'),
        ('facts = ["B7"]\n', ""),
        ('class = "antihistamine"\n', ""),
        ('class = "antihistamine"', 'class = "pill"'),
        ('review = "needed"\n', 'review = "soon"\n'),
        ('id = "prednisolone"', 'id = "prednisone"'),
        ('id = "prednisolone"', 'id = "prednisolone"\ndose = "20 mg"'),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    """Unknown codes, missing origins, ids that stand twice, and any dose."""
    change(copy_catalogue(tmp_path) / "catalogue" / "medicines.toml", old, new)
    with pytest.raises(CatalogueBroken) as caught:
        read_medicines(tmp_path)
    assert caught.value.file == "medicines.toml"
