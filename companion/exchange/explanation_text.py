"""An explanation as plain text for a terminal, and what was found in the explanations."""

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from companion.actions.words.explanations import (
    needs_review,
    no_care_team_yet,
    out_of_date,
    reading_time,
    reviewed,
    source_line,
)
from companion.domain.explanations import (
    Block,
    Explanation,
    ExplanationHead,
    Hit,
    Illustration,
    ItemList,
    Runs,
    SourceMark,
)
from companion.messages import Texts

WIDTH: Final = 78


def explanation_text(explanation: Explanation, texts: Texts, today: date) -> str:
    """The explanation with its sources, their numbers in square brackets; ends with a line feed."""
    head = explanation.head
    parts = [_underlined(head.title, "=")]
    parts.append(_wrapped(f"{reading_time(explanation, texts)} · {reviewed(head, texts)}"))
    warnings = (needs_review(texts) if head.needs_review else None, out_of_date(head, today, texts))
    parts.extend(_wrapped(warning) for warning in warnings if warning)
    parts.append(_wrapped(head.summary))
    for section in explanation.sections:
        if section.title:
            parts.append(_underlined(section.title, "-"))
        parts.extend(_block(block) for block in section.blocks)
    if explanation.sources:
        parts.append(_underlined(texts("Sources"), "-"))
        parts.append("\n".join(_sources(explanation, texts)))
    parts.append(_wrapped(no_care_team_yet(texts)))
    return "\n\n".join(parts) + "\n"


def list_text(heads: Sequence[ExplanationHead]) -> str:
    """Every explanation by the name it is asked for, with its title and its key message."""
    return "\n".join(
        f"{head.id}\n{_wrapped(head.title, '  ')}\n{_wrapped(head.summary, '  ')}\n"
        for head in heads
    )


def hits_text(hits: Sequence[Hit], texts: Texts) -> str:
    """Every place found: its explanation, its section and the passage."""
    if not hits:
        return texts("Nothing was found.") + "\n"
    return "\n".join(_hit(hit) for hit in hits)


def _hit(hit: Hit) -> str:
    where = " · ".join(part for part in (hit.title, hit.section_title) if part)
    return f"{hit.explanation_id}\n{_wrapped(where, '  ')}\n{_wrapped(hit.passage, '  ')}\n"


def _sources(explanation: Explanation, texts: Texts) -> Iterator[str]:
    for number, source in enumerate(explanation.sources, 1):
        yield _wrapped(source_line(source, texts), f"[{number}] ", " " * (len(str(number)) + 3))
        yield f"    {source.url}"


def _block(block: Block) -> str:
    if isinstance(block, Illustration):
        return _wrapped(f"({block.alternative})")
    if isinstance(block, ItemList):
        starts = [f"{n}. " if block.ordered else "- " for n in range(1, len(block.items) + 1)]
        return "\n".join(
            _wrapped(_words(item), start, " " * len(start))
            for start, item in zip(starts, block.items, strict=True)
        )
    return _wrapped(_words(block.runs))


def _words(runs: Runs) -> str:
    return "".join(f" [{run.number}]" if isinstance(run, SourceMark) else run.text for run in runs)


def _underlined(title: str, sign: str) -> str:
    return f"{title}\n{sign * min(len(title), WIDTH)}"


def _wrapped(text: str, first: str = "", then: str | None = None) -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if then is None else then,
        break_long_words=False,
        break_on_hyphens=False,
    )
