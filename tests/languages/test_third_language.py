"""A third language is one folder: made here by a script, it speaks everywhere, and lacks nothing unseen."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.resource_copy import change
from tests.languages.third_language import (
    CODE,
    ROOT,
    environment,
    make_third_language,
    marked,
    unmarked,
)

NAMES = {"Compagnon", "Immuno", "Ctrl", "Shift", "Français", "English", "Langue", "Language"}
"""What no language says otherwise: the program, keys, how each language calls itself."""

DEMO = ("--lang", CODE, "--today", "2026-11-21")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("third")
    make_third_language(folder)
    return folder


def run(tree: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A Python program in that tree."""
    return subprocess.run(
        [sys.executable, *words],
        env=environment(tree),
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def check(tree: Path) -> list[str]:
    """What the checks of `make check` say of a tree."""
    tools = [("languages.py",), ("texts.py", "check")]
    done = [run(tree, ROOT / "packaging" / name, *more, "--root", tree) for name, *more in tools]
    found = [line for each in done for line in each.stdout.splitlines()]
    assert any(each.returncode for each in done) == bool(found), [each.stderr for each in done]
    return found


def test_everything_speaks_it(tree: Path) -> None:
    """Catalogue, explanations, drawings, demonstration, search, the first screen and home."""
    assert run(tree, "-m", "companion", *DEMO, "demo", "demo.carnet").returncode == 0
    done = run(tree, "-m", "tests.languages.walk", CODE, tree)
    assert done.returncode == 0, done.stderr
    said: dict[str, list[str]] = json.loads(done.stdout)
    for part, texts in said.items():
        assert len(texts) > 10, part
        assert unmarked("\n".join(texts)) <= NAMES, part
    summary = run(tree, "-m", "companion", *DEMO, "summary", "demo.carnet", "--format", "text")
    assert marked("Tiredness") in summary.stdout
    assert unmarked(summary.stdout) == set()
    explained = run(tree, "-m", "companion", *DEMO, "explain", "thyroid", "--format", "text")
    assert marked("The thyroid") in explained.stdout


def test_the_checks_find_it_whole(tree: Path) -> None:
    """What a complete language passes."""
    assert check(tree) == []


LACKS = (
    (
        "catalogue/symptoms.toml",
        'label = "zzTiredness"\n',
        "",
        "eo/catalogue/symptoms.toml: symptom.fatigue.label is missing, but stands in fr",
    ),
    (
        "catalogue/warning_signs.toml",
        "fever.text = ",
        "fever.words = ",
        "eo/catalogue/warning_signs.toml: sign.fever.text is missing, but stands in fr",
    ),
    ("demo/care.toml", "[medicine.biotin]", "[medicine.b]", "medicine.biotin.name is missing"),
    ("illustrations/drawings.toml", "t-cell = ", "b-cell2 = ", "t-cell is missing"),
    ("language.toml", '"zzMonday", ', "", "eo/language.toml, dates: weekdays"),
    ("explanations/thyroid.md", "\n## zz", "\nzz", "sections, "),
    ("explanations/fatigue.md", "order = ", "place = ", "eo/fatigue.md, head: "),
    ("search/asked.toml", '"zzWhy"', '"zzWherefore"', "has no heading “zzWherefore”"),
    ("texts.po", 'msgstr "zzCancel"', 'msgstr ""', "“Cancel”: missing in eo"),
    ("texts.po", 'msgstr[1] "{count} zzdays"', 'msgstr[1] ""', "eo has 2 forms of it"),
)
"""File, passage, what stands there instead, and what the checks then say."""

GONE = ("catalogue/medicines.toml", "explanations/glossary.md", "search/words.txt")


def test_all_that_it_lacks_is_refused_by_name(tmp_path: Path) -> None:
    """A key, a form, a heading, a file: the checks say each of them, with its place."""
    own = make_third_language(tmp_path)
    for file, old, new, _ in LACKS:
        change(own / file, old, new)
    for file in GONE:
        (own / file).unlink()
    (own / "password_words.txt").write_text("zzone zztwo\n", "utf-8")
    found = check(tmp_path)
    told = [fault for *_, fault in LACKS]
    told += [f"{CODE}/{file}: it is missing" for file in GONE]
    for fault in (*told, "eo/password_words.txt: 2 words, 500 are needed"):
        assert any(fault in line for line in found), (fault, found)


def test_a_language_without_its_file_is_refused(tmp_path: Path) -> None:
    """A folder alone is no language: the program says so instead of speaking another."""
    own = make_third_language(tmp_path)
    shutil.rmtree(own / "catalogue")
    done = run(tmp_path, "-m", "companion", *DEMO, "summary", "--format", "text")
    assert done.returncode != 0
    assert f"{CODE}/catalogue/symptoms.toml: it is missing" in check(tmp_path)
