"""A catalogue that is not as it should be is refused, with the file, the entry and the reason."""

import shutil
from pathlib import Path

import pytest

from companion import paths
from companion.content.catalogue import read_catalogue
from companion.content.toml_table import CatalogueBroken

FOLDER = paths.resources() / "catalogue"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


def refusal(folder: Path, file: str, change: tuple[str, str]) -> CatalogueBroken:
    """The refusal after one passage of a file was changed."""
    old, new = change
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(CatalogueBroken) as caught:
        read_catalogue(folder)
    assert caught.value.file == file
    assert str(caught.value) == f"{file}, {caught.value.entry}: {caught.value.reason}"
    return caught.value


def test_the_shipped_catalogue_reads_from_any_folder(folder: Path) -> None:
    """The changes below start from files that are right."""
    assert read_catalogue(folder).symptoms


@pytest.mark.parametrize(
    ("file", "change", "entry", "reason"),
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
            ('label = { fr = "Fatigue", en = "Tiredness" }', 'label = { fr = "Fatigue" }'),
            "fatigue, label",
            "en is missing",
        ),
        (
            "symptoms.toml",
            (
                'label = { fr = "Fatigue", en = "Tiredness" }',
                'label = { fr = " ", en = "Tiredness" }',
            ),
            "fatigue, label",
            "fr is not a text",
        ),
        (
            "symptoms.toml",
            (
                'label = { fr = "Fatigue", en = "Tiredness" }',
                'label = { fr = "Fatigue", en = "Tiredness", de = "Müdigkeit" }',
            ),
            "fatigue, label",
            "the key de is unknown",
        ),
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
            (
                "{when} au pire moment, à quel point la f",
                "{wann} au pire moment, à quel point la f",
            ),
            "fatigue, ask",
            "{when}",
        ),
        ("symptoms.toml", ("«\u00a0{text}", "«\u00a0{texte}"), "own", "{text} once"),
        ("symptoms.toml", ("“{text}”", "“{text}” {wann}"), "own", "{text} once"),
        ("symptoms.toml", ('en = ["exhausted"', 'de = ["exhausted"'), "fatigue, everyday", "de is"),
        (
            "symptoms.toml",
            ('"swallowing-or-weakness"', '"no-such-sign"'),
            "fatigue",
            "no-such-sign",
        ),
        ("symptoms.toml", ("daily = true", 'daily = "yes"'), "fatigue", "neither true nor false"),
        ("symptoms.toml", ("[when]", "[whenever]"), "whole file", "when is missing"),
        ("symptoms.toml", ("presence = [", "absence = ["), "levels", "presence is missing"),
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
        ("warning_signs.toml", ("[block.note]", "[block.later]"), "block", "note is missing"),
        ("warning_signs.toml", ("2026-11-28", '"soon"'), "whole file", "not a date"),
        ("warning_signs.toml", ('id = "hospital"', 'id = "holiday"'), "whole file", "hospital"),
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
    folder: Path, file: str, change: tuple[str, str], entry: str, reason: str
) -> None:
    """Whoever edits the catalogue learns at once where the mistake stands."""
    broken = refusal(folder, file, change)
    assert entry in broken.entry
    assert reason in broken.reason


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    """A build that forgot a file says which."""
    (folder / "quantities.toml").unlink()
    with pytest.raises(CatalogueBroken, match=r"quantities\.toml.*cannot be read"):
        read_catalogue(folder)
