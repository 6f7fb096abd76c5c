"""Which languages there are, and what each says of how it is written and spoken."""

import pickle
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from companion.domain.words import Language, Words
from companion.language_file import read_usage
from companion.languages import (
    FILE_NAME,
    USUAL,
    language_folder,
    language_named,
    languages,
    locale_of,
    usage_of,
)
from companion.toml_file import CatalogueBroken
from tests.content.resource_copy import change


def test_each_folder_is_a_language_and_the_usual_one_comes_first(tmp_path: Path) -> None:
    """The two that the program began with keep their places, whatever is added."""
    for code in ("de", "en", "fr", "ar"):
        (tmp_path / "languages" / code).mkdir(parents=True)
    (tmp_path / "languages" / "README.md").write_text("", "utf-8")
    assert [str(each) for each in languages(tmp_path)] == ["fr", "en", "ar", "de"]
    assert languages()[:1] == (USUAL,)


def test_a_language_is_one_object_of_its_code() -> None:
    """It is compared as an enum's member, also after it went to another process."""
    assert Language("fr") is Language.FR
    assert pickle.loads(pickle.dumps(Language.FR)) is Language.FR
    assert language_named("fr") is Language.FR
    assert language_named("tlh") is None


@pytest.mark.parametrize("language", languages())
def test_qt_knows_its_locale(language: Language) -> None:
    """The one line that is read before the first paint says what the whole file says."""
    assert locale_of(language) == usage_of(language).locale
    assert QLocale(locale_of(language)).name() == usage_of(language).locale


@pytest.mark.parametrize(
    ("old", "new", "entry", "reason"),
    [
        ('decimal = ","\n', "", "numbers", "decimal is missing"),
        ('"lundi", ', "", "dates", "weekdays is not a list"),
        ('name = "Français"', 'name = " "', "whole file", "name is empty or not a text"),
        ('locale = "fr_FR"', 'locale = "french"', "whole file", "locale is empty or not a text"),
        ("[voices]", '[voices]\nvox = "fr"', "voices", "the key vox is unknown"),
        ("{hour}", "{heure}", "dates", "hour is empty"),
        ("[numbers]", "[numbers", "whole file", "line"),
    ],
)
def test_a_slip_in_its_file_is_refused_in_words(
    tmp_path: Path, old: str, new: str, entry: str, reason: str
) -> None:
    """With the file, the table and the reason."""
    path = tmp_path / "fr" / FILE_NAME
    path.parent.mkdir()
    path.write_bytes((language_folder(Language.FR) / FILE_NAME).read_bytes())
    change(path, old, new)
    with pytest.raises(CatalogueBroken) as caught:
        read_usage(path)
    assert (caught.value.file, caught.value.entry) == (f"fr/{FILE_NAME}", entry)
    assert reason in caught.value.reason


def test_words_are_never_said_in_another_language() -> None:
    """What a language lacks raises; what a person typed is the same in all of them."""
    words = Words({Language.FR: "froid", Language.EN: "cold"})
    with pytest.raises(KeyError):
        words.in_language(Language("es"))
    shouted = words.changed(lambda language, text: f"{language}: {text.upper()}")
    assert shouted == Words({Language.FR: "fr: FROID", Language.EN: "en: COLD"})
    assert len({words, Words({Language.EN: "cold", Language.FR: "froid"}), shouted}) == 2
    assert Words.as_typed("genou").in_language(Language("es")) == "genou"
    assert Words.as_typed("genou").each() == ("genou",)
