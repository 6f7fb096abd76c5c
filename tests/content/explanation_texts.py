"""The shipped explanations as texts, for the tests of how they speak. One file is read at a time, so that
a mistake in one explanation hides no other."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion import paths
from companion.content.explanation_file import ExplanationFile, read_explanation_file
from companion.content.explanation_markdown import parse_sections
from companion.content.glossary import separate_other_names
from companion.content.sentences import split_sentences
from companion.domain.explanations import (
    GLOSSARY,
    Explanation,
    Section,
    block_texts,
    plain_texts,
)
from companion.domain.words import Language
from companion.toml_file import CatalogueBroken

FOLDER = paths.resources() / "languages"
SIDE_EFFECT_EXPLANATIONS = (
    "fatigue",
    "itching-and-skin",
    "thyroid",
    "bowel-and-liver",
    "lungs-heart-muscles-nerves",
    "glands-and-diabetes",
    "eyes-mouth-joints-kidneys",
)
PAGES = (
    "immunotherapy-in-short",
    "immune-system",
    "tumour-escape",
    "how-it-acts",
    "families",
    "which-cancers",
    "before-starting",
    "infusion-day",
    "does-it-work",
    "why-side-effects",
    *SIDE_EFFECT_EXPLANATIONS,
    "treating-side-effects",
    "cortisone",
    "warning-signs",
    "restarting-or-stopping",
    "after-last-dose",
    "patient-card",
    "car-t",
    "bispecific-antibodies",
    "daily-life",
    "eating-and-moving",
    "other-medicines",
    "intimacy",
    "work-and-help",
    "caregivers",
    "outside-cancer",
    "glossary",
    "sources",
    "about-this-program",
    "how-we-ask",
    "using-it",
    "using-it-caregiver",
    "using-it-nurse",
)
"""Every explanation, in reading order."""


@dataclass(frozen=True)
class Written:
    """One explanation in one language. `place` is `fr/thyroid`."""

    place: str
    file: ExplanationFile
    sections: tuple[Section, ...]

    @property
    def explanation(self) -> Explanation:
        """The explanation without its links to the glossary and its sources."""
        return Explanation(self.file.head, self.sections, ())

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text a reader sees, in order."""
        return (self.file.head.title, *plain_texts(self.explanation))

    @property
    def prose(self) -> tuple[str, ...]:
        """The texts that are sentences: summary, paragraphs, list items."""
        blocks = (block for section in self.sections for block in section.blocks)
        return (self.file.head.summary, *(text for block in blocks for text in block_texts(block)))

    @property
    def sentences(self) -> Iterator[str]:
        """The prose, sentence by sentence."""
        for text in self.prose:
            yield from split_sentences(text)


def explanation_paths() -> list[Path]:
    """Every explanation file there is, in both languages."""
    return sorted(FOLDER.glob("*/explanations/*.md"))


def language_of(path: Path) -> Language:
    """The language of an explanation file."""
    return Language(path.parent.parent.name)


def place_of(path: Path) -> str:
    """`fr/thyroid`, as test reports name it."""
    return f"{language_of(path).value}/{path.stem}"


@cache
def written(path: Path) -> Written:
    """An explanation as it was written. Raises CatalogueBroken."""
    file = read_explanation_file(path, language_of(path))
    if path.stem == GLOSSARY:
        file = ExplanationFile(
            file.name, file.head, separate_other_names(file.body, file.head.language)
        )
    return Written(place_of(path), file, parse_sections(file))


def readable_explanations(language: Language) -> list[Written]:
    """The explanations of a language; one that cannot be read fails in its own test."""
    explanations: list[Written] = []
    for path in explanation_paths():
        if language_of(path) is language:
            with contextlib.suppress(CatalogueBroken):
                explanations.append(written(path))
    return explanations


def statements(file: ExplanationFile) -> Iterator[str]:
    """The raw Markdown of each paragraph and list item, a list's lead-in before each item."""
    lead_in = ""
    body = re.sub(r"^(##|!\[).*$", "\n\\g<0>\n", file.body, flags=re.MULTILINE)
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        if paragraph.startswith(("##", "![")):
            lead_in = ""
            continue
        items = re.split(r"^(?:[-*]|\d+\.)\s+", paragraph, flags=re.MULTILINE)
        if len(items) == 1:
            yield paragraph
            lead_in = paragraph if paragraph.rstrip().endswith((":", "]")) else ""
        else:
            yield from (f"{lead_in}\n{item.strip()}" for item in items if item.strip())
