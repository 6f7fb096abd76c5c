"""`companion explain`: one explanation, a search, or the list. Needs no record book."""

import argparse
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from companion.cli.command import Command, Group, add_output
from companion.cli.session import Session
from companion.domain.errors import N_, CompanionError
from companion.messages import Texts


class ExplanationFormat(StrEnum):
    """The forms in which the explanations can be had."""

    TEXT = "text"
    JSON = "json"
    PDF = "pdf"


class NotOnPaper(CompanionError):
    """A search that is asked for as PDF."""

    message = N_("What a search finds is not made as PDF. Please choose text or json.")


@dataclass(frozen=True, slots=True)
class _Wish:
    """One explanation, the places of some words, or the list; as PDF, the list is the booklet."""

    explanation: str | None
    words: str | None
    format: ExplanationFormat


_FORMAT_OF_SUFFIX: Final = {".json": ExplanationFormat.JSON, ".pdf": ExplanationFormat.PDF}


def _add(needed: Group, texts: Texts) -> None:
    which = needed.add_mutually_exclusive_group()
    which.add_argument(
        "page",
        nargs="?",
        metavar="PAGE",
        help=texts(
            "the page, by its name in the list; without it, the list, or the booklet as PDF"
        ),
    )
    which.add_argument(
        "--search",
        dest="words",
        metavar=texts("WORDS"),
        help=texts("show where these words stand"),
    )
    needed.add_argument(
        "--format",
        type=ExplanationFormat,
        metavar="text|json|pdf",
        help=texts("the form of the text (usually that of the file, or text)"),
    )
    add_output(needed, texts)


def _run(found: argparse.Namespace, session: Session) -> int:
    """Raises UnknownExplanation, NotOnPaper, NotForTerminal, DiskFull, FileNotWritable, OutputLost."""
    output: Path | None = found.output
    by_suffix = None if output is None else _FORMAT_OF_SUFFIX.get(output.suffix.lower())
    wish = _Wish(found.page, found.words, found.format or by_suffix or ExplanationFormat.TEXT)
    is_pdf = wish.format is ExplanationFormat.PDF
    make = _pdf if is_pdf else _content
    session.put_out(make(wish, session.texts, session.today), output, for_people=not is_pdf)
    return 0


def _pdf(wish: _Wish, texts: Texts, today: date) -> bytes:
    """The explanation, or the whole booklet. Places where words stand have no paper form."""
    from companion.paper.booklet import booklet, one_explanation

    if wish.words is not None:
        raise NotOnPaper
    if wish.explanation is None:
        return booklet(texts.language, today).pdf()
    return one_explanation(wish.explanation, texts.language, today).pdf()


def _content(wish: _Wish, texts: Texts, today: date) -> bytes:
    from companion.content.explanations import load_explanations
    from companion.exchange.explanation_json import explanation_json, hits_json, list_json
    from companion.exchange.explanation_text import explanation_text, hits_text, list_text

    language, explanations = texts.language, load_explanations()
    as_json = wish.format is ExplanationFormat.JSON
    if wish.words is not None:
        hits = explanations.search(wish.words, language)
        made = hits_json(hits, wish.words, language) if as_json else hits_text(hits, texts)
    elif wish.explanation is None:
        heads = explanations.heads(language)
        made = list_json(heads, language) if as_json else list_text(heads)
    else:
        explanation = explanations.explanation(wish.explanation, language)
        made = (
            explanation_json(explanation)
            if as_json
            else explanation_text(explanation, texts, today)
        )
    return made.encode()


COMMAND = Command("explain", N_("read an explanation, search them, or list them"), _add, _run)
