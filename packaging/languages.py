"""Refuse a language that lacks anything: a text, a file, an explanation, a key, a list of words.

A language is a folder of `resources/languages`. What any of them says, each has to say. The
sentences of the code are `packaging/texts.py`'s.

    python packaging/languages.py [--root FOLDER]      exit 1 and one line per fault
"""

import argparse
import contextlib
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from companion.compiled_toml import SUFFIX
from companion.content.catalogue import read_catalogue
from companion.content.demo_story import read_story
from companion.content.explanation_file import ExplanationFile, read_explanation_file
from companion.content.explanations import Library
from companion.content.illustrations import read_drawings
from companion.content.medicines import read_medicines
from companion.content.question_ideas import read_question_ideas
from companion.domain.words import Language
from companion.language_file import read_usage
from companion.languages import FILE_NAME, SOURCE, language_folder, languages
from companion.toml_file import CatalogueBroken

LEAST_WORDS = 500
TEXTS = {"texts.po", "texts.mo"}
OWN_KEYS = {"search/asked.toml", FILE_NAME}
"""Of the first the keys are words of the language; the other is read strictly."""

OWN_TABLES = {"search/everyday.toml": ("same.", "symptom.")}
"""Words that mean the same, and further names of symptoms: each language has its own."""


def files_of(folder: Path) -> set[str]:
    """Every file of a language but its texts and what is compiled."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return {name for name in found - TEXTS if not name.endswith(SUFFIX)}


def file_faults(resources: Path) -> Iterator[str]:
    """Files that one language has and another lacks, and compiled texts."""
    files = {each: files_of(language_folder(each, resources)) for each in languages(resources)}
    every = set().union(*files.values())
    for language, found in files.items():
        for name in sorted(every - found):
            yield f"{language}/{name}: it is missing"
        compiled = language_folder(language, resources) / "texts.mo"
        if language is not SOURCE and not compiled.exists():
            yield f"{language}/texts.mo: it is missing; make texts compiles it"


def keys_of(tree: Mapping[str, object], place: str = "") -> Iterator[str]:
    """Each text of a file by where it stands; a list of texts may have any length."""
    for key, value in tree.items():
        here = f"{place}.{key}" if place else key
        rows = value if isinstance(value, list) else []
        if isinstance(value, dict):
            yield from keys_of(value, here)
        elif rows and all(isinstance(row, dict) for row in rows):
            for number, row in enumerate(rows, 1):
                yield from keys_of(row, f"{here} {number}")
        else:
            yield here


def key_faults(resources: Path) -> Iterator[str]:
    """Keys that a file has in one language and lacks in another."""
    spoken = {each: language_folder(each, resources) for each in languages(resources)}
    names = {name for folder in spoken.values() for name in files_of(folder)}
    for name in sorted(name for name in names if name.endswith(".toml") and name not in OWN_KEYS):
        keys: dict[Language, set[str]] = {}
        for language, folder in spoken.items():
            try:
                keys[language] = set(keys_of(tomllib.loads((folder / name).read_text("utf-8"))))
            except OSError:
                continue  # told already
            except ValueError as error:
                yield f"{language}/{name}: {error}"
        every = {
            key
            for found in keys.values()
            for key in found
            if not key.startswith(OWN_TABLES.get(name, "\n"))
        }
        for language, found in keys.items():
            for key in sorted(every - found):
                having = next(each for each, there in keys.items() if key in there)
                yield f"{language}/{name}: {key} is missing, but stands in {having}"


def reading_faults(resources: Path) -> Iterator[str]:
    """What the program itself refuses to read."""
    reads: list[Callable[[], object]] = [
        lambda: read_catalogue(resources),
        lambda: read_medicines(resources),
        lambda: read_question_ideas(resources),
        lambda: read_drawings(resources),
        lambda: read_story(resources),
        *(usage_of(language, resources) for language in languages(resources)),
        *(
            explanation
            for each in languages(resources)
            for explanation in explanations(each, resources)
        ),
    ]
    for read in reads:
        try:
            read()
        except CatalogueBroken as broken:
            yield str(broken)


def usage_of(language: Language, resources: Path) -> Callable[[], object]:
    """How a language is written, to be read."""
    return lambda: read_usage(language_folder(language, resources) / FILE_NAME)


def explanations(language: Language, resources: Path) -> Iterator[Callable[[], object]]:
    """Each explanation of a language, to be read."""
    for path in sorted((language_folder(language, resources) / "explanations").glob("*.md")):
        yield lambda path=path: read_explanation_file(path, language)  # type: ignore[misc]
    library = Library(resources)
    for head in files_read(language, resources):
        yield lambda name=head: library.explanation(name, language)  # type: ignore[misc]


def files_read(language: Language, resources: Path) -> dict[str, ExplanationFile]:
    """The explanations of a language that can be read, by name."""
    found: dict[str, ExplanationFile] = {}
    for path in sorted((language_folder(language, resources) / "explanations").glob("*.md")):
        with contextlib.suppress(CatalogueBroken):
            found[path.stem] = read_explanation_file(path, language)
    return found


def explanation_faults(resources: Path) -> Iterator[str]:
    """Explanations whose heads or numbers of sections differ between languages."""
    first, *others = (files_read(each, resources) for each in languages(resources))
    for files in others:
        for name, file in first.items():
            there = files.get(name)
            if there is None:
                continue  # told already
            for key in ("order", "symptoms", "facts", "sources", "illustrations", "related"):
                if getattr(file.head, key) != getattr(there.head, key):
                    yield f"{there.name}, head: {key} is not that of {file.name}"
            counts = [body.count("\n## ") for body in (file.body, there.body)]
            if counts[0] != counts[1]:
                yield f"{there.name}: {counts[1]} sections, {counts[0]} in {file.name}"


def search_faults(resources: Path) -> Iterator[str]:
    """What people ask, under headings that are not there; too few words for a password."""
    for language in languages(resources):
        files = files_read(language, resources)
        folder = language_folder(language, resources)
        try:
            asked = tomllib.loads((folder / "search" / "asked.toml").read_text("utf-8"))
            words = set((folder / "password_words.txt").read_text("utf-8").split())
        except OSError:
            continue  # told already
        except ValueError as error:
            yield f"{language}/search/asked.toml: {error}"
            continue
        if len(words) < LEAST_WORDS:
            yield f"{language}/password_words.txt: {len(words)} words, {LEAST_WORDS} are needed"
        for name, headings in asked.items():
            file = files.get(name)
            for heading in headings:
                if file is None or (heading and f"\n## {heading}\n" not in file.body):
                    yield f"{language}/search/asked.toml: {name} has no heading “{heading}”"


def faults(resources: Path) -> list[str]:
    """One line per fault, none twice."""
    checks = (file_faults, key_faults, reading_faults, explanation_faults, search_faults)
    return list(dict.fromkeys(fault for check in checks for fault in check(resources)))


def main() -> int:
    """Run from the command line; the exit code is 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent)
    resources = parser.parse_args().root / "resources"
    found = faults(resources)
    for fault in found:
        print(fault)
    print(f"{', '.join(languages(resources))}: {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
