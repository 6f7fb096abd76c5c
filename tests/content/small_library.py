"""A few small pages in a temporary folder, to open, search and break."""

from collections.abc import Mapping
from pathlib import Path

from companion.content.explanations import Library
from companion.languages import languages
from tests.content.resource_copy import copy_catalogue

HEAD = """+++
id = "{id}"
title = "{title}"
summary = "{summary}"
order = {order}
symptoms = ["fatigue"]
facts = ["C.1"]
sources = ["GR", "WRHN-FR"]
illustrations = ["brake"]
related = []
reviewed_on = 2026-11-22
review_by = 2027-11-22
+++
"""
BODY = """
Une petite glande règle votre énergie.[^GR] Elle touche **18 personnes sur 100**.[^GR][^WRHN-FR]

## Ce que l’on ressent

![Une courbe monte, puis descend.](illustration:brake)

- La fatigue & le froid. [Noter ce symptôme](symptom:fatigue)
- Des anticorps, des LYMPHOCYTES.[^GR]

## Que faire

1. Relisez [cette page](page:thyroid).
2. Un lymphocyte, des cœurs.[^-]
"""
GLOSSARY_HEAD = """+++
id = "glossary"
title = "Lexique"
summary = "Les mots difficiles."
order = 280
reviewed_on = 2026-11-22
review_by = 2027-11-22
+++
"""
GLOSSARY_BODY = """
## Lymphocyte T
Aussi : lymphocyte, globule blanc
Une cellule de **défense**.

## Anticorps

Une protéine. Les lymphocytes la fabriquent.
"""
THYROID = HEAD.format(
    id="thyroid", title="La thyroïde", summary="Une glande se dérègle parfois.", order=130
)


def make_library(folder: Path, french: Mapping[str, str]) -> Library:
    """A library of these French pages, by id, with the shipped catalogue."""
    for language in languages():
        (folder / "languages" / language.value / "explanations").mkdir(parents=True, exist_ok=True)
    for name, text in french.items():
        (folder / "languages" / "fr" / "explanations" / f"{name}.md").write_text(text, "utf-8")
    copy_catalogue(folder)
    return Library(folder)


def usual_library(folder: Path) -> Library:
    """One page about the thyroid, and a glossary of two terms."""
    return make_library(
        folder, {"thyroid": THYROID + BODY, "glossary": GLOSSARY_HEAD + GLOSSARY_BODY}
    )
