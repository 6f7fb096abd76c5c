"""A catalogue that is not as it should be is refused, with the file, the entry and the reason."""

from pathlib import Path

import pytest

from companion.content.catalogue import read_catalogue
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change, copy_catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_catalogue(tmp_path)


def refusal(folder: Path, *changes: tuple[str, str, str]) -> CatalogueBroken:
    """The refusal after passages of some files were changed."""
    for file, old, new in changes:
        change(folder / file, old, new)
    with pytest.raises(CatalogueBroken) as caught:
        read_catalogue(folder)
    assert str(caught.value) == f"{caught.value.file}, {caught.value.entry}: {caught.value.reason}"
    return caught.value


def test_the_shipped_catalogue_reads_from_any_folder(folder: Path) -> None:
    """The changes below start from files that are right."""
    assert read_catalogue(folder).symptoms


@pytest.mark.parametrize(
    ("file", "passage", "entry", "reason"),
    [
        (
            "symptoms.toml",
            ('group = "skin"', 'colour = "red"\ngroup = "skin"'),
            "itching",
            "colour",
        ),
        ("symptoms.toml", ('group = "skin"', 'group = "nose"'), "itching", "nose is unknown"),
        ("symptoms.toml", ('group = "skin"\n', ""), "itching", "group is missing"),
        ("symptoms.toml", ('id = "itching"', 'id = "fatigue"'), "fatigue", "stands twice"),
        ("symptoms.toml", ('id = "itching"\n', ""), "symptom 2", "id is missing"),
        (
            "symptoms.toml",
            (
                'attributes = ["intensity", "interference"]',
                'attributes = ["interference", "intensity"]',
            ),
            "fatigue",
            "in this order",
        ),
        (
            "symptoms.toml",
            ('attributes = ["intensity", "interference"]', 'attributes = ["intensity", "colour"]'),
            "fatigue",
            "colour is unknown",
        ),
        (
            "symptoms.toml",
            ('attributes = ["intensity", "interference"]', 'attributes = ["intensity"]'),
            "fatigue, ask",
            "not those of the attributes",
        ),
        (
            "symptoms.toml",
            ('"swallowing-or-weakness"', '"no-such-sign"'),
            "fatigue",
            "no-such-sign",
        ),
        ("symptoms.toml", ('"sleep-lost"', '"snoring"'), "itching", "snoring is unknown"),
        ("symptoms.toml", ("daily = true", 'daily = "yes"'), "fatigue", "neither true nor false"),
        ("warning_signs.toml", ('"LIEGE"', '"NOWHERE"'), "breathless-at-rest", "NOWHERE"),
        ("warning_signs.toml", ('block = "now"', 'block = "soon"'), "breathless-at-rest", "soon"),
        (
            "warning_signs.toml",
            ('organ = "heart-and-breathing"', 'organ = "tail"'),
            "breathless-at-rest",
            "tail is unknown",
        ),
        (
            "warning_signs.toml",
            ('sources = ["LIEGE", "WRHN-FR"]\n', ""),
            "breathless-at-rest",
            "no source",
        ),
        ("warning_signs.toml", ("2026-11-28", '"soon"'), "whole file", "not a date"),
        (
            "warning_signs.toml",
            (
                'id = "emergency"\n\n[[done]]\nid = "hospital"',
                'id = "hospital"\n\n[[done]]\nid = "emergency"',
            ),
            "whole file",
            "hospital",
        ),
        ("quantities.toml", ("decimals = 1", "decimals = -1"), "units 1", "not a whole number"),
        ("quantities.toml", ('"laboratory"', '"blood"'), "tsh", "blood is unknown"),
        ("quantities.toml", ("[34.0, 42.0]", "[42.0, 34.0]"), "units 1", "lowest and a highest"),
        ("quantities.toml", ('id = "weight"', 'id = "temperature"'), "temperature", "twice"),
        ("sources.toml", ('language = "fr"', 'language = "xx"'), "SP-F33954", "xx is unknown"),
        ("sources.toml", ("year = 2024", 'year = "2024"'), "SP-F33954", "not a whole number"),
        ("sources.toml", ("[[source]]", "[[source"), "whole file", "line"),
    ],
)
def test_a_mistake_is_refused_with_its_place(
    folder: Path, file: str, passage: tuple[str, str], entry: str, reason: str
) -> None:
    """Whoever edits the catalogue learns at once where the mistake stands."""
    broken = refusal(folder, (f"catalogue/{file}", *passage))
    assert broken.file == file
    assert entry in broken.entry
    assert reason in broken.reason


@pytest.mark.parametrize(
    ("file", "passage", "entry", "reason"),
    [
        (
            "en/catalogue/symptoms",
            ('label = "Tiredness"\n', ""),
            "symptom.fatigue",
            "label is miss",
        ),
        ("fr/catalogue/symptoms", ('label = "Fatigue"', 'label = " "'), "fatigue.label", "empty"),
        ("fr/catalogue/symptoms", ('label = "Fatigue"', "label = 1"), "fatigue.label", "no text"),
        (
            "en/catalogue/symptoms",
            ("[symptom.fatigue]", "[symptom.nose]"),
            "symptom",
            "nose is unknown",
        ),
        ("en/catalogue/symptoms", ("everyday = [", "every = ["), "fatigue", "everyday is missing"),
        (
            "en/catalogue/symptoms",
            ("\n[when]", "\n[whe]"),
            "whole file",
            "missing, but stands in fr",
        ),
        (
            "fr/catalogue/symptoms",
            ("[group]", '[group]\ntail.label = "Q"'),
            "group",
            "tail is unknown",
        ),
        ("en/catalogue/symptoms", ("presence = [", "absence = ["), "levels", "presence is missing"),
        (
            "en/catalogue/symptoms",
            ('  { label = "Yes", short = "yes" },\n', ""),
            "levels.presence",
            "2 is missing",
        ),
        ("en/catalogue/quantities", ("units.kg.", "units.lb."), "weight.units", "lb is unknown"),
        (
            "en/catalogue/warning_signs",
            ("[block.note]", "[block.later]"),
            "block",
            "note is missing",
        ),
        ("fr/catalogue/warning_signs", ("intro = [", "intro = [\n  1,"), "intro", "no text"),
        ("en/catalogue/warning_signs", ("[number]", "[number"), "whole file", "line"),
    ],
)
def test_what_a_language_lacks_is_refused_with_its_place(
    folder: Path, file: str, passage: tuple[str, str], entry: str, reason: str
) -> None:
    """Nothing falls back to another language: whoever translates learns what is missing, and where."""
    broken = refusal(folder, (f"languages/{file}.toml", *passage))
    assert broken.file == f"{file}.toml"
    assert entry in broken.entry
    assert reason in broken.reason


@pytest.mark.parametrize(
    ("file", "passage", "entry", "reason"),
    [
        (
            "fr/catalogue/symptoms.toml",
            ("{when} au pire moment, à quel point la f", "{wann} au pire moment, la f"),
            "fatigue, ask",
            "{when}",
        ),
        ("fr/catalogue/symptoms.toml", ("«\u00a0{text}", "«\u00a0{texte}"), "own", "{text} once"),
        ("en/catalogue/symptoms.toml", ("“{text}”", "“{text}” {wann}"), "own", "{text} once"),
        (
            "en/catalogue/warning_signs.toml",
            ("intro = [", 'intro = [\n  "One more.",'),
            "whole file",
            "more texts in one language",
        ),
    ],
)
def test_words_that_do_not_fit_are_refused(
    folder: Path, file: str, passage: tuple[str, str], entry: str, reason: str
) -> None:
    """A placeholder that nobody fills; a sentence that one language alone has."""
    broken = refusal(folder, (f"languages/{file}", *passage))
    assert broken.file == Path(file).name
    assert entry in broken.entry
    assert reason in broken.reason


def test_a_text_stands_in_one_place(folder: Path) -> None:
    """What the catalogue itself says, no language says again."""
    both = [
        (f"languages/{code}/catalogue/symptoms.toml", "[symptom.rash]", '[symptom.rash]\nhpo = "x"')
        for code in ("fr", "en")
    ]
    assert refusal(folder, *both).entry == "symptom.rash.hpo"


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    """A build that forgot a file says which."""
    (folder / "catalogue" / "quantities.toml").unlink()
    with pytest.raises(CatalogueBroken, match=r"quantities\.toml.*cannot be read"):
        read_catalogue(folder)


def test_a_language_without_a_file_is_refused_by_name(folder: Path) -> None:
    """A translation that forgot a file says which."""
    (folder / "languages" / "en" / "catalogue" / "quantities.toml").unlink()
    with pytest.raises(CatalogueBroken, match=r"en/catalogue/quantities\.toml.*cannot be read"):
        read_catalogue(folder)
