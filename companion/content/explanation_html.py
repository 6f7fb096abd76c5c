"""An explanation as small, safe HTML for a text view.

Knows nothing of Qt, colours or sizes: a class names what a paragraph is. Every word is escaped,
and no address points outside the program.
"""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from companion.actions.words.explanations import needs_review, source_line
from companion.domain.explanations import (
    Block,
    Explanation,
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Run,
    Runs,
    Section,
    SourceMark,
)
from companion.domain.warning_signs import Source
from companion.domain.words import Language
from companion.languages import usage_of
from companion.messages import Texts

_THIN_SPACE = "\u202f"


def explanation_html(explanation: Explanation, texts: Texts) -> str:
    """The explanation with its title, summary, sections and sources."""
    head = explanation.head
    parts = [f"<h1>{escape(head.title)}</h1>", f'<p class="lead">{escape(head.summary)}</p>']
    if head.needs_review:
        parts.append(f'<p class="review">{escape(needs_review(texts))}</p>')
    for number, section in enumerate(explanation.sections):
        parts.extend(_section(section, number, head.language))
    if explanation.sources:
        parts.append(f"<h2>{escape(texts('Sources'))}</h2>")
        lines = (f"<li>{_source(source, texts)}</li>" for source in explanation.sources)
        parts.append(f'<ol class="sources">{"".join(lines)}</ol>')
    return _kept_spaces("".join(parts))


def blocks_html(blocks: tuple[Block, ...], language: Language) -> str:
    """A few blocks alone, such as the meaning of a term."""
    return _kept_spaces("".join(_block(block, language) for block in blocks))


def _kept_spaces(html: str) -> str:
    """Qt would turn narrow no-break spaces into plain ones, and lines would break before a “?”."""
    return f'<div style="white-space: pre-wrap">{html}</div>'


def _source(source: Source, texts: Texts) -> str:
    return _anchor(LinkKind.SOURCE, source.key, source_line(source, texts))


def _section(section: Section, number: int, language: Language) -> Iterator[str]:
    anchor = f'<a name="section-{number}"></a>'
    if section.title:
        yield f"<h2>{anchor}{escape(section.title)}</h2>"
    for place, block in enumerate(section.blocks):
        yield _block(block, language, anchor if place == 0 and not section.title else "")


def _block(block: Block, language: Language, anchor: str = "") -> str:
    if isinstance(block, Illustration):
        name, words = escape(block.id), escape(block.alternative)
        return (
            f'<p class="illustration">{anchor}<img src="illustration:{name}" alt="{words}"></p>'
            f'<p class="caption">{words}</p>'
        )
    if isinstance(block, ItemList):
        tag = "ol" if block.ordered else "ul"
        items = "".join(f"<li>{_runs(item, language)}</li>" for item in block.items)
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{anchor}{_runs(block.runs, language)}</p>"


def _runs(runs: Runs, language: Language) -> str:
    parts: list[str] = []
    for is_mark, group in groupby(runs, lambda run: isinstance(run, SourceMark)):
        if is_mark:
            numbers = ", ".join(_run(run) for run in group)
            space = usage_of(language).punctuation.source
            parts.append(f"{space}<sup>{numbers}</sup>")
        else:
            parts.extend(_run(run) for run in group)
    return "".join(parts)


def _run(run: Run) -> str:
    if isinstance(run, SourceMark):
        return _anchor(LinkKind.SOURCE, run.key, str(run.number))
    words = _anchor(run.kind, run.target, run.text) if isinstance(run, Link) else escape(run.text)
    return f"<b>{words}</b>" if run.strong else words


def _anchor(kind: LinkKind, target: str, words: str) -> str:
    return f'<a class="{kind.value}" href="{kind.value}:{escape(target)}">{escape(words)}</a>'
