"""What the thyroid view puts side by side is read strictly."""

import tomllib
from pathlib import Path

import pytest

from companion import paths
from companion.content.catalogue import read_catalogue
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change, copy_catalogue

FOLDER = paths.resources() / "catalogue"


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        (('"tremor"', '"trembling"'), "trembling is unknown"),
        (('"pulse"', '"pace"'), "pace is unknown"),
        (('symptom = "hoarse-voice"', 'symptom = "voice"'), "voice is unknown"),
        (('classes = ["thyroid-hormone"]', 'classes = ["hormone"]'), "hormone is unknown"),
        (('id = "biotin"', 'id = "levothyroxine"'), "stands twice"),
        (("[voice]", "colour = 1\n[voice]"), "colour"),
    ],
)
def test_a_slip_in_the_file_is_refused(
    tmp_path: Path, passage: tuple[str, str], reason: str
) -> None:
    """With the file and the reason."""
    change(copy_catalogue(tmp_path) / "catalogue" / "thyroid.toml", *passage)
    with pytest.raises(CatalogueBroken) as caught:
        read_catalogue(tmp_path)
    assert caught.value.file == "thyroid.toml"
    assert reason in caught.value.reason


def test_its_sources_are_listed() -> None:
    """Each source of the lanes stands in the list of sources."""
    lanes = tomllib.loads((FOLDER / "thyroid.toml").read_text("utf-8"))
    listed = (FOLDER / "sources.toml").read_text("utf-8")
    for key in lanes["sources"]:
        assert f'"{key}"' in listed or f"[{key}]" in listed
