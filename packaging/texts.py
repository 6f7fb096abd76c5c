"""Keep the French complete: collect the texts of the code, show what is missing, refuse what is wrong.

Knows nothing of what the program does: it reads Python sources and one PO file.

    python packaging/texts.py check      exit 1 and one line per fault
    python packaging/texts.py update     add what is new, drop what is gone, compile, then check
"""

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)[^{}]*\}")
# French asks for U+00A0 before a colon and inside « », U+202F before ; ! ?
WRONG_SPACE = re.compile(r"[^\W\d_}) ]?(?: [:;?!»]|« )|[^\W\d_})][;?!](?=\s|$)")
HEADER_COMMENT = """\
# French texts of Compagnon Immuno.
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


def collect(sources: Path) -> Collected:
    """Every text of the Python files under `sources`."""
    collected = Collected()
    for path in sorted(sources.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"), filename=str(path))):
            if not isinstance(node, ast.Call) or not (kind := called(node)):
                continue
            place = f"{path.relative_to(sources.parent)}:{node.lineno}"
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


def french_faults(english: tuple[str, ...], french: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with one translation."""
    if len(french) != len(english) or not all(french):
        yield "no French"
        return
    wanted = placeholders(english[-1])
    if placeholders(french[-1]) != wanted:
        yield f"placeholders {sorted(placeholders(french[-1]))} instead of {sorted(wanted)}"
    if not placeholders(french[0]) <= wanted:
        yield f"unknown placeholders {sorted(placeholders(french[0]) - wanted)}"
    for text in french:
        if "'" in text:
            yield "a straight apostrophe in French"
        if WRONG_SPACE.search(text):
            yield "an ordinary or missing space beside French punctuation"
        if "!" in text:
            yield "an exclamation mark"


def faults(collected: Collected, catalogue: Catalog) -> Iterator[str]:
    """One line per fault of the code's texts and of their French."""
    yield from collected.faults
    translated = {strings(message.id)[0]: message for message in catalogue if message.id}
    for text, place in collected.places.items():
        where = f"{place}: “{text.singular}”: "
        if any("'" in form for form in text.forms):
            yield where + "a straight apostrophe in English"
        message = translated.get(text.singular)
        if message is None or message.fuzzy or strings(message.id) != text.forms:
            yield where + "no French"
            continue
        for fault in french_faults(text.forms, strings(message.string)):
            yield where + fault
    used = {text.singular for text in collected.places}
    for singular in translated:
        if singular not in used:
            yield f"fr.po: “{singular}”: no longer in the code"


def read_catalogue(path: Path) -> Catalog:
    """The PO file at `path`."""
    with path.open("rb") as lines:
        return read_po(lines, locale="fr", abort_invalid=True)


def update(collected: Collected, path: Path) -> Catalog:
    """Write the texts of the code into the PO file, keep what is translated, and compile it."""
    old = read_catalogue(path)
    new = Catalog(locale="fr", domain="companion", fuzzy=False)
    new.mime_headers = old.mime_headers
    for text in collected.places:
        message = old.get(text.singular)
        known = message is not None and strings(message.id) == text.forms
        identifier = text.singular if text.plural is None else text.forms
        new.add(identifier, message.string if message is not None and known else None)
    new.header_comment = HEADER_COMMENT
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
    path: Path = options.root / "resources" / "texts" / "fr.po"
    collected = collect(options.root / "companion")
    catalogue = update(collected, path) if options.act == "update" else read_catalogue(path)
    found = list(faults(collected, catalogue))
    for fault in found:
        print(fault)
    print(f"{len(collected.places)} texts, {len(found)} faults", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
