"""Explanations as JSON for other programs, `companion-explanation/1` and its list and search.

The form is fixed in docs/formats.md: key order and names do not change within a version.
"""

import json
from collections.abc import Sequence
from typing import Final

from companion.domain.explanations import (
    Block,
    Explanation,
    ExplanationHead,
    Hit,
    Illustration,
    ItemList,
    Runs,
    SourceMark,
    Span,
    plain,
)
from companion.domain.words import Language
from companion.record_json import Json, JsonObject

EXPLANATION_FORMAT: Final = "companion-explanation/1"
LIST_FORMAT: Final = "companion-explanations/1"
SEARCH_FORMAT: Final = "companion-explanation-search/1"


def explanation_json(explanation: Explanation) -> str:
    """One explanation with its text and its sources."""
    return _dumped(
        {
            "format": EXPLANATION_FORMAT,
            **_head(explanation.head),
            "words": explanation.words,
            "reading_minutes": explanation.reading_minutes,
            "sections": [
                {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
                for section in explanation.sections
            ],
            "sources": [
                {
                    "number": number,
                    "key": source.key,
                    "organisation": source.organisation,
                    "title": source.title,
                    "year": source.year,
                    "url": source.url,
                    "language": source.language,
                }
                for number, source in enumerate(explanation.sources, 1)
            ],
        }
    )


def list_json(heads: Sequence[ExplanationHead], language: Language) -> str:
    """Every explanation without its text, in reading order."""
    return _dumped(
        {
            "format": LIST_FORMAT,
            "language": language.value,
            "pages": [{**_head(head), "sources": list(head.sources)} for head in heads],
        }
    )


def hits_json(hits: Sequence[Hit], words: str, language: Language) -> str:
    """Every place found, best first; spans count letters from 0, the end excluded."""
    return _dumped(
        {
            "format": SEARCH_FORMAT,
            "language": language.value,
            "words": words,
            "hits": [
                {
                    "page": hit.explanation_id,
                    "title": hit.title,
                    "title_spans": _spans(hit.title_spans),
                    "section": hit.section,
                    "section_title": hit.section_title,
                    "passage": hit.passage,
                    "spans": _spans(hit.spans),
                }
                for hit in hits
            ],
        }
    )


def _head(head: ExplanationHead) -> JsonObject:
    return {
        "id": head.id,
        "language": head.language.value,
        "title": head.title,
        "summary": head.summary,
        "order": head.order,
        "symptoms": list(head.symptoms),
        "facts": list(head.facts),
        "related": list(head.related),
        "reviewed_on": head.reviewed_on.isoformat(),
        "review_by": head.review_by.isoformat(),
        "needs_review": head.needs_review,
    }


def _block(block: Block) -> JsonObject:
    if isinstance(block, Illustration):
        return {"illustration": block.id, "alternative": block.alternative}
    if isinstance(block, ItemList):
        return {"ordered": block.ordered, "items": [_sourced(item) for item in block.items]}
    return _sourced(block.runs)


def _sourced(runs: Runs) -> JsonObject:
    keys = dict.fromkeys(run.key for run in runs if isinstance(run, SourceMark))
    return {"text": plain(runs), "sources": list(keys)}


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [[span.start, span.end] for span in spans]


def _dumped(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
