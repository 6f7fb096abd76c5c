"""Set documents with typst: PDF/UA-1 and PDF/A-3a in one file, or pictures.

Reads only the program's own templates and fonts, and never parses people's words as markup.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol, cast

import msgspec

from companion import paths
from companion.paper.glyphs import font_folders, printable

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

    from companion.record_json import Json  # whoever sets alone needs no records

PDF_STANDARDS: Final[list["PDFStandard"]] = ["a-3a", "ua-1"]
# A folder that never exists: no package is ever looked for, let alone fetched.
_NOWHERE: Final = Path("/nonexistent/companion-packages")


Form = Literal["pdf", "png"]


class PageNotSet(RuntimeError):
    """The template and the document disagree: a mistake of the program, never of the person."""


class Setter(Protocol):
    """Sets a document: here, or in another process."""

    def __call__(
        self,
        template: str,
        inputs: Mapping[str, str],
        made_on: date,
        form: Form,
        *,
        ppi: float | None = None,
    ) -> list[bytes]:
        """What `typeset` gives, and raises."""


def typeset(
    template: str,
    inputs: Mapping[str, str],
    made_on: date,
    form: Form,
    *,
    ppi: float | None = None,
) -> list[bytes]:
    """A template of the resources as PDF/UA-1 and PDF/A-3a, or as one PNG a side at `ppi` pixels an inch.

    `inputs` are its `sys.inputs`. Raises PageNotSet on any warning.
    """
    return _setters[-1](template, inputs, made_on, form, ppi=ppi)


def set_by(setter: Setter) -> None:
    """Let another one set what this program sets from now on."""
    _setters.append(setter)


def set_here(
    template: str,
    inputs: Mapping[str, str],
    made_on: date,
    form: Form,
    *,
    ppi: float | None = None,
) -> list[bytes]:
    """The same in this process, which keeps what typst keeps: some 100 MB."""
    import typst

    file = paths.resources() / template
    try:
        produced, warnings = typst.compile_with_warnings(
            file,
            root=file.parent,
            font_paths=_fonts(),
            format=form,
            ppi=ppi,
            sys_inputs=dict(inputs),
            pdf_standards=PDF_STANDARDS if form == "pdf" else [],
            timestamp=datetime.combine(made_on, time(), UTC),
            package_path=_NOWHERE,
            package_cache_path=_NOWHERE,
        )
    except typst.TypstError as error:
        raise PageNotSet(error.message) from error
    if warnings:
        raise PageNotSet(warnings[0].message)
    # typst hands over the bytes alone when there is one side.
    sides = cast("bytes | list[bytes]", produced)
    return [sides] if isinstance(sides, bytes) else sides


_setters: Final[list[Setter]] = [set_here]


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=list(font_folders()),
    )


def encoded(document: object) -> bytes:
    """A document of dataclasses as JSON; a language is its code."""
    return msgspec.json.encode(document, enc_hook=str)


def printable_json(document: object) -> str:
    """A document of dataclasses as JSON, each text such as the fonts can print it."""
    plain: Json = json.loads(encoded(document))
    return json.dumps(_printable(plain), ensure_ascii=False)


def _printable(value: "Json") -> "Json":
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(item) for item in value]
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return value
