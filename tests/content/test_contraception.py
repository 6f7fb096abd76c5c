"""What the explanations say on contraception, medicine by medicine: a sourced number, or to ask."""

import re

import pytest

from companion.content.medicines import load_medicines
from companion.domain.words import Language
from companion.languages import language_folder, languages

PLACES = ("daily-life", "intimacy")
"""Where the months may stand: a page of its own, or with daily life."""


def lines(language: Language) -> list[str]:
    """Every line of those pages, in small letters."""
    folder = language_folder(language) / "explanations"
    found = [folder / f"{name}.md" for name in PLACES]
    texts = [path.read_text("utf-8") for path in found if path.exists()]
    return [line.casefold() for text in texts for line in text.splitlines()]


@pytest.mark.parametrize("language", languages())
def test_every_checkpoint_medicine_has_its_months_or_is_to_be_asked_about(
    language: Language,
) -> None:
    """None of those that the forms propose is passed over."""
    said = [
        line for line in lines(language) if re.search(r"\d\W(mois|months)|demande|\bask\b", line)
    ]
    for medicine in load_medicines().known:
        if str(medicine.family).startswith("anti-"):
            for part in medicine.name.in_language(language).casefold().split(" + "):
                assert any(part in line for line in said), medicine.id


@pytest.mark.parametrize("language", languages())
def test_no_number_of_months_stands_for_ipilimumab(language: Language) -> None:
    """The sources that were read do not agree."""
    assert not [
        line
        for line in lines(language)
        if "ipilimumab" in line and re.search(r"\d\W(mois|months)", line)
    ]
