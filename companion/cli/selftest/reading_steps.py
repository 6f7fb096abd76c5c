"""The steps of the self-test on what ships to be read: resources, texts, catalogue, explanations."""

from typing import Final

from companion import paths
from companion.cli.selftest.bench import Bench, Step, expect
from companion.content.catalogue import load_catalogue
from companion.content.explanations import load_explanations
from companion.content.illustrations import drawings, illustration
from companion.content.medicines import load_medicines
from companion.content.plain_words import proposed_passphrase
from companion.domain.errors import N_
from companion.languages import languages
from companion.messages import load_texts

_FOLDERS: Final = (
    "booklet", "card", "catalogue", "demo", "fonts", "icons", "illustrations", "languages", "page",
)  # fmt: skip


def _find_resources(_bench: Bench) -> None:
    folder = paths.resources()
    expect(*((folder / name).is_dir() for name in _FOLDERS))
    expect(any((folder / "fonts").rglob("*.ttf")) or any((folder / "fonts").rglob("*.otf")))
    expect(any((folder / "page").glob("*.typ")), any((folder / "icons").glob("*.svg")))


def _speak(_bench: Bench) -> None:
    sentences = {load_texts(language)("Every part works.") for language in languages()}
    expect(len(sentences) == len(languages()))


def _read_catalogue(_bench: Bench) -> None:
    catalogue = load_catalogue()
    expect(len(catalogue.symptoms) > 30, bool(catalogue.card.signs), bool(catalogue.daily))


def _read_explanations(_bench: Bench) -> None:
    library = load_explanations()
    for drawing in drawings():
        expect(all(illustration(drawing, language).startswith("<svg") for language in languages()))
    for language in languages():
        read = [library.explanation(head.id, language) for head in library.heads(language)]
        expect(bool(read), all(library.html(explanation) for explanation in read))
        expect(bool(library.search("fatigue", language)))
    expect(bool(load_medicines().known))
    expect(all(len(proposed_passphrase(language).split()) == 4 for language in languages()))


STEPS: Final[tuple[Step, ...]] = (
    (N_("fonts, texts and templates are found"), _find_resources),
    (N_("both languages speak"), _speak),
    (N_("the questions and the warning-sign card can be read"), _read_catalogue),
    (N_("the explanations can be read and searched"), _read_explanations),
)
