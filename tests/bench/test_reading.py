"""How long the content takes to be read, opened and searched, beside what must be read in any case."""

import tomllib
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion import paths
from companion.content.catalogue import read_catalogue
from companion.content.explanations import Library, load_explanations
from companion.domain.words import Language
from companion.ui.ways.to_understand import explain
from tests.bench.measuring import in_turns, seconds
from tests.ui.windows import make_carnet, make_window

pytestmark = pytest.mark.bench

CATALOGUE_MOST = 6.0
PAGE_MOST_S, SEARCH_MOST_S = 0.050, 0.030
FRENCH = ("fatigue", "démangaisons", "thyroide", "TSH", "voyage", "corticoides", "nuit", "zqxwvk")
ENGLISH = ("fatigue", "itchng", "thyroid", "TSH", "travel", "steroids", "night")
LONG = "pourquoi suis-je si fatigée apres la perffusion et que dois-je dir a l’equippe"


def test_the_catalogue_is_read_in_a_moment() -> None:
    """Reading it strictly, beside the bare reading of the same TOML."""
    folder = paths.resources()
    files = [*folder.glob("catalogue/*.toml"), *folder.glob("languages/*/catalogue/*.toml")]

    def bare() -> object:
        return [tomllib.loads(file.read_text("utf-8")) for file in files]

    took = in_turns({"bare": bare, "catalogue": lambda: read_catalogue(folder)}, rounds=9)
    ratio = took["catalogue"] / took["bare"]
    print(f"\ncatalogue: {ratio:.2f} x its bare TOML ({took['catalogue'] * 1000:.1f} ms)", end="")
    assert ratio < CATALOGUE_MOST


def test_a_search_of_all_pages() -> None:
    """Slips and long questions included, once the explanations of the language have been read."""
    library = load_explanations()
    asked = [*((w, Language.FR) for w in (*FRENCH, LONG)), *((w, Language.EN) for w in ENGLISH)]
    took = {}
    for words, language in asked:
        library.search(words, language)
        took[words] = min(seconds(lambda: library.search(words, language)) for _ in range(3))  # noqa: B023 - run at once
    slowest = max(took, key=lambda words: took[words])
    print(f"\nslowest search: {took[slowest] * 1000:.1f} ms, “{slowest}”", end="")
    assert took[slowest] < SEARCH_MOST_S


def test_a_page_of_a_fresh_library() -> None:
    """Each explanation, Markdown being loaded; the best of three, for a busy computer."""
    load_explanations().search("", Language.FR)
    slowest_s = 0.0
    for head in load_explanations().heads(Language.FR):
        times = []
        for _ in range(3):
            fresh = Library(paths.resources())
            fresh.heads(Language.FR)
            fresh.terms(Language.FR)
            times.append(seconds(lambda: fresh.html(fresh.explanation(head.id, Language.FR))))  # noqa: B023 - run at once
        slowest_s = max(slowest_s, min(times))
    print(f"\nslowest page read: {slowest_s * 1000:.1f} ms", end="")
    assert slowest_s < PAGE_MOST_S


def test_a_page_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    """Every explanation shown, after the first look at it; the median."""
    make_carnet(tmp_path)
    opened = make_window(qtbot, tmp_path)
    opened.start(qtbot)
    context = opened.window.context
    assert context is not None
    heads = load_explanations().heads(Language.FR)

    def show(explanation_id: str) -> float:
        return seconds(lambda: explain(context, explanation_id))

    show(heads[0].id)
    times = sorted(show(head.id) for head in heads)
    print(f"\npage shown: {times[len(times) // 2] * 1000:.1f} ms", end="")
    assert times[len(times) // 2] < PAGE_MOST_S
