"""Keep every language complete: collect the texts of the code, show what is missing, refuse what is wrong.

English is the language of the code; every other folder of `resources/languages` has a PO file.
Knows nothing of what the program does: it reads Python sources and PO files.

    python packaging/texts.py check      exit 1 and one line per fault
    python packaging/texts.py update     add what is new, drop what is gone, compile, then check
"""

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)[^{}]*\}")
# Where a language asks for U+00A0 before a colon and inside « », U+202F before ; ! ?
WRONG_SPACE = re.compile(r"[^\W\d_}) ]?(?: [:;?!»]|« )|[^\W\d_})][;?!](?=\s|$)")
# Where a sentence ends, or a part of a legend; a colon and a semicolon end none.
SENTENCE_ENDS = re.compile(r"(?<=[.?])[\s»”)]+|\n| · ")
MOST_WORDS = 20
"""Of a sentence: a tired person reads it once."""

SOURCE = "en"
SPEAKING = ("cli", "paper", "ui")
"""The rooms whose words somebody reads."""
UNSAID = ("cli/selftest/", "ui/look/")
"""What is typed into a carnet of a test; style and fonts."""
SENTENCE = re.compile(r"[^\W\d_]{2,}[ \u00a0][^\W\d_]{2,}")
NAMES = ("Compagnon Immuno",)
MACHINE = re.compile(r"\[Console\]|<svg |\"><image ")
"""How a script of the system and a drawing begin."""
SHOWING = re.compile(
    r"(label|button|say|complain|remind|setText|setAccessible(Name|Description)|setToolTip"
    r"|setPlaceholderText|setWindowTitle)$"
)
WORD = re.compile(r"[^\W\d_]{3,}")
NO_WORD = re.compile(r"(Ctrl|Alt|Shift)\+\S+$|[a-z]+(-[a-z]+)+$")
"""Keys, and the handle of a control."""
HEADER_COMMENT = """\
# {language} texts of Compagnon Immuno.
# Copyright (C) Compagnon Immuno contributors
# This file is distributed under the Apache License, Version 2.0."""


@dataclass(frozen=True)
class Text:
    """A text of the code: its singular, and its plural or None."""

    singular: str
    plural: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """Every English form."""
        return (self.singular,) if self.plural is None else (self.singular, self.plural)


@dataclass
class Collected:
    """What the sources hold: each text with the place where it is first used, and the faults met."""

    places: dict[Text, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def literal(node: ast.expr) -> str | None:
    """The string of a literal, or None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def called(node: ast.Call) -> str:
    """`texts`, `plural` or `N_` when the call hands over a text, else an empty string."""
    match node.func:
        case ast.Name(id="texts" | "_texts") | ast.Attribute(attr="texts" | "_texts"):
            return "texts"
        case ast.Name(id="N_") | ast.Attribute(attr="N_"):
            return "N_"
        case ast.Call(func=ast.Name(id="load_texts")):
            return "texts"
        case ast.Attribute(
            value=ast.Name(id="texts" | "_texts") | ast.Attribute(attr="texts" | "_texts"),
            attr="plural",
        ):
            return "plural"
    return ""


def text_of(node: ast.Call, kind: str) -> Text | str | None:
    """The text a call names, a fault, or None when the text stands elsewhere (a constant, a variable)."""
    glued = (ast.JoinedStr, ast.BinOp)
    if not node.args:
        return None
    if any(isinstance(argument, glued) for argument in node.args[:2]):
        return "a text must be one literal with named placeholders"
    first = literal(node.args[0])
    if kind == "plural":
        second = literal(node.args[1]) if len(node.args) > 1 else None
        if first is not None and second is not None:
            return Text(first, second)
        return None
    return None if first is None else Text(first)


def escaped(tree: ast.Module, place: str) -> Iterator[tuple[int, str]]:
    """Sentences of a module that somebody would read in English, whatever their language; each with its line.

    Two words are a sentence. One word is one where it is handed to a widget or printed.
    """
    if not place.startswith(SPEAKING) or place.startswith(UNSAID):
        return
    free: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                free.add(node.value)  # a docstring
            case ast.Call() if called(node):
                free.update(ast.walk(node))
            case ast.Call(args=[ast.Constant(value=str() as said), *_]) if SHOWING.search(
                node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            ):
                if WORD.search(said) and said not in NAMES and not NO_WORD.match(said):
                    yield node.lineno, said
                    free.add(node.args[0])
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or node in free or not isinstance(node.value, str):
            continue
        if (
            SENTENCE.search(node.value)
            and node.value not in NAMES
            and not MACHINE.match(node.value)
        ):
            yield node.lineno, node.value


def collect(sources: Path) -> Collected:
    """Every text of the Python files under `sources`."""
    collected = Collected()
    for path in sorted(sources.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"), filename=str(path))
        for line, said in escaped(tree, path.relative_to(sources).as_posix()):
            place = f"{path.relative_to(sources.parent).as_posix()}:{line}"
            collected.faults.append(
                f"{place}: “{said}” goes around the languages: texts(…) or N_(…)"
            )
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not (kind := called(node)):
                continue
            place = f"{path.relative_to(sources.parent).as_posix()}:{node.lineno}"
            match text_of(node, kind):
                case Text() as text:
                    collected.places.setdefault(text, place)
                case str() as fault:
                    collected.faults.append(f"{place}: {fault}")
    return collected


def strings(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Babel gives one string, or several when there is a plural."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def placeholders(text: str) -> set[str]:
    """The names between braces."""
    return set(PLACEHOLDER.findall(text))


def puts_spaces(folder: Path) -> bool:
    """Whether a language puts a no-break space before a colon."""
    usage = tomllib.loads((folder / "language.toml").read_text("utf-8"))
    return str(usage["punctuation"]["colon"]).startswith("\u00a0")


def code_of(path: Path) -> str:
    """The language of a PO file."""
    return path.parent.name


def translation_faults(
    text: Text, said: tuple[str, ...], catalogue: Catalog, code: str, *, spaced: bool
) -> Iterator[str]:
    """What is wrong with one translation."""
    forms = 1 if text.plural is None else catalogue.num_plurals
    if len(said) != forms or not all(said):
        yield f"missing in {code}" if not any(said) else f"{code} has {forms} forms of it"
        return
    wanted = placeholders(text.forms[-1])
    if placeholders(said[-1]) != wanted:
        yield f"placeholders {sorted(placeholders(said[-1]))} instead of {sorted(wanted)} in {code}"
    for form in said[:-1]:
        if not placeholders(form) <= wanted:
            yield f"unknown placeholders {sorted(placeholders(form) - wanted)} in {code}"
    for form in said:
        if "'" in form:
            yield f"a straight apostrophe in {code}"
        if spaced and WRONG_SPACE.search(form):
            yield f"an ordinary or missing space beside punctuation in {code}"
        if "!" in form:
            yield f"an exclamation mark in {code}"
        for fault in too_long(form):
            yield f"{fault} in {code}"


def too_long(form: str) -> Iterator[str]:
    """The sentences of a text that have too many words."""
    for sentence in SENTENCE_ENDS.split(form):
        words = [word for word in sentence.split() if re.search(r"\w", word)]
        if len(words) > MOST_WORDS:
            yield f"a sentence of {len(words)} words, more than {MOST_WORDS}"


def code_faults(collected: Collected) -> Iterator[str]:
    """One line per fault of the code's own texts."""
    yield from collected.faults
    for text, place in collected.places.items():
        if any("'" in form for form in text.forms):
            yield f"{place}: “{text.singular}”: a straight apostrophe in English"
        for form in text.forms:
            for fault in too_long(form):
                yield f"{place}: “{text.singular}”: {fault} in English"


def language_faults(
    collected: Collected, catalogue: Catalog, code: str, *, spaced: bool
) -> Iterator[str]:
    """One line per fault of a language."""
    translated = {strings(message.id)[0]: message for message in catalogue if message.id}
    for text, place in collected.places.items():
        message = translated.get(text.singular)
        said: tuple[str, ...] = ("",)
        if message is not None and not message.fuzzy and strings(message.id) == text.forms:
            said = strings(message.string)
        for fault in translation_faults(text, said, catalogue, code, spaced=spaced):
            yield f"{place}: “{text.singular}”: {fault}"
    used = {text.singular for text in collected.places}
    for singular in translated:
        if singular not in used:
            yield f"{code}/texts.po: “{singular}”: no longer in the code"


def read_catalogue(path: Path) -> Catalog:
    """The PO file at `path`."""
    with path.open("rb") as lines:
        return read_po(lines, locale=code_of(path), abort_invalid=True)


def update(collected: Collected, path: Path) -> Catalog:
    """Write the texts of the code into the PO file, keep what is translated, and compile it.

    A language that has none yet begins with an empty one.
    """
    new = Catalog(locale=code_of(path), domain="companion", project="Compagnon Immuno", fuzzy=False)
    old = read_catalogue(path) if path.exists() else new
    new.mime_headers = old.mime_headers
    for text in collected.places:
        message = old.get(text.singular)
        known = message is not None and strings(message.id) == text.forms
        identifier = text.singular if text.plural is None else text.forms
        new.add(identifier, message.string if message is not None and known else None)
    named = Locale.parse(code_of(path)).english_name
    new.header_comment = HEADER_COMMENT.format(language=named)
    with path.open("wb") as out:
        write_po(out, new, width=100, no_location=True, sort_output=True)
    with path.with_suffix(".mo").open("wb") as out:
        write_mo(out, new)
    return new


def main() -> int:
    """Run from the command line; the exit code is 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("act", choices=["check", "update"])
    parser.add_argument("--root", type=Path, default=Path(__file__).parent.parent)
    options = parser.parse_args()
    collected = collect(options.root / "companion")
    found = list(code_faults(collected))
    for folder in sorted((options.root / "resources" / "languages").iterdir()):
        path = folder / "texts.po"
        if folder.name == SOURCE:
            continue
        if not path.exists() and options.act == "check":
            found.append(f"{folder.name}/texts.po: it is missing; make texts writes it")
            continue
        catalogue = update(collected, path) if options.act == "update" else read_catalogue(path)
        found += language_faults(collected, catalogue, folder.name, spaced=puts_spaces(folder))
    for fault in found:
        print(fault)
    print(f"{len(collected.places)} texts, {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
