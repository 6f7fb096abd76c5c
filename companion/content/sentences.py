"""An explanation sentence by sentence, for reading aloud and for finding a passage."""

import re
from collections.abc import Iterator
from typing import Final

from companion.domain.explanations import (
    Block,
    Explanation,
    ItemList,
    Paragraph,
    Runs,
    SourceMark,
)

# A full stop ends a sentence when a space and a capital, a digit or an opening mark follow.
_BETWEEN: Final = re.compile(r"(?<=[.?!…»”])[ \u00a0](?=[«“(\dA-ZÀÂÇÉÈÊËÎÏÔÙÛŒ])")


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, letter for letter but for the spaces around them."""
    pieces = (piece.strip() for piece in _BETWEEN.split(text))
    return tuple(piece for piece in pieces if piece)


def block_sentences(block: Block) -> Iterator[str]:
    """The sentences of a block: none reaches over the number of a source."""
    if isinstance(block, Paragraph):
        yield from _sentences_of(block.runs)
    elif isinstance(block, ItemList):
        for item in block.items:
            yield from _sentences_of(item)
    else:
        yield from split_sentences(block.alternative)


def explanation_sentences(explanation: Explanation) -> tuple[str, ...]:
    """What is read aloud, in order: title, summary, then each section with its title."""
    sentences = [explanation.head.title, *split_sentences(explanation.head.summary)]
    for section in explanation.sections:
        if section.title:
            sentences.append(section.title)
        for block in section.blocks:
            sentences.extend(block_sentences(block))
    return tuple(sentences)


def _sentences_of(runs: Runs) -> Iterator[str]:
    pieces = [""]
    for run in runs:
        if isinstance(run, SourceMark):
            pieces.append("")
        else:
            pieces[-1] += run.text
    for piece in pieces:
        yield from split_sentences(piece)
