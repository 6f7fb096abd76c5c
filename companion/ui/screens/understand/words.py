"""What stands around an explanation: its reading time and review, and where to go from there.

Every word is escaped, and no address points outside the program.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Final
from unicodedata import normalize

from companion.actions.words.explanations import (
    no_care_team_yet,
    out_of_date,
    reading_time,
    reviewed,
)
from companion.domain.errors import N_
from companion.domain.explanations import (
    GLOSSARY,
    Explanation,
    ExplanationHead,
    Hit,
    LinkKind,
    Section,
)
from companion.domain.symptoms import Catalogue
from companion.messages import Texts
from companion.ui.screens.understand.reader_list import ReaderLine

SECTION: Final = "section"
"""The kind of a link to a place of the explanation that is open."""
WARNING_SIGNS = "warning-signs"
"""The explanation that asks to call: it never leads to a question instead."""


def head_line(explanation: Explanation, texts: Texts) -> str:
    """« 3 min de lecture · relu le 22 novembre 2026 »."""
    return f"{reading_time(explanation, texts)} · {reviewed(explanation.head, texts)}"


def whole_html(
    explanation: Explanation,
    body: str,
    *,
    heads: Sequence[ExplanationHead],
    catalogue: Catalogue,
    texts: Texts,
    today: date,
) -> str:
    """The explanation, a sentence when its review is past its term, and the ways on."""
    old = out_of_date(explanation.head, today, texts)
    warning = f'<p class="review">{escape(old)}</p>' if old else ""
    onward = "".join(_onward(explanation.head, heads, catalogue, texts))
    foot = "".join(
        f'<p class="foot">{escape(sentence)}</p>'
        for sentence in (no_care_team_yet(texts), head_line(explanation, texts))
    )
    if explanation.head.id == GLOSSARY:
        body = _with_letters(body, explanation.sections)
    return f"{warning}{body}{foot}{onward}"


_AROUND: Final = "&nbsp;" * 3


def _with_letters(body: str, sections: Sequence[Section]) -> str:
    """The glossary with its letters below the title, each of which leads to its first word."""
    first: dict[str, int] = {}
    for number, section in enumerate(sections):
        letter = normalize("NFD", section.title)[:1].upper()
        if letter.isalpha():
            first.setdefault(letter, number)
    # The blanks are a part of the link: one letter alone is little to press.
    links = " ".join(
        f'<a class="letter" href="{SECTION}:{number}" style="text-decoration: none">'
        f"{_AROUND}<u>{letter}</u>{_AROUND}</a>"
        for letter, number in sorted(first.items())
    )
    head, found, rest = body.partition("<h2>")
    return f'{head}<p class="letters" style="font-size: x-large">{links}</p>{found}{rest}'


GROUPS: Final = (
    (0, N_("The treatment")),
    (100, N_("What one may feel")),
    (180, N_("What is done about it")),
    (220, N_("Other immunotherapies")),
    (230, N_("Everyday life")),
    (270, N_("To go further")),
    (320, N_("Using this program")),
)
"""Headings of the list, each from an explanation's `order` on."""


def lines_of(heads: Iterable[ExplanationHead], texts: Texts) -> list[ReaderLine]:
    """The whole list of explanations, in groups."""
    return [ReaderLine(head.id, head.title, group=_group(head, texts)) for head in heads]


def _group(head: ExplanationHead, texts: Texts) -> str:
    return texts([name for first, name in GROUPS if first <= head.order][-1])


def lines_found(hits: Iterable[Hit]) -> list[ReaderLine]:
    """The places where words were found."""
    return [
        ReaderLine(
            hit.explanation_id, hit.title, hit.section, hit.passage, hit.title_spans, hit.spans
        )
        for hit in hits
    ]


def neighbours(
    explanation_id: str, heads: Sequence[ExplanationHead]
) -> tuple[ExplanationHead | None, ExplanationHead | None]:
    """The explanation before and the explanation after, in reading order."""
    place = next((n for n, head in enumerate(heads) if head.id == explanation_id), None)
    if place is None:
        return None, None
    after = heads[place + 1] if place + 1 < len(heads) else None
    return (heads[place - 1] if place > 0 else None), after


def _onward(
    head: ExplanationHead, heads: Sequence[ExplanationHead], catalogue: Catalogue, texts: Texts
) -> Iterator[str]:
    titles = {other.id: other.title for other in heads}
    related = [
        _link(LinkKind.EXPLANATION, explanation, titles[explanation])
        for explanation in head.related
        if explanation in titles
    ]
    symptoms = [
        _link(LinkKind.SYMPTOM, name, texts.words(catalogue.symptoms[name].title))
        for name in head.symptoms
        if name in catalogue.symptoms and head.id != WARNING_SIGNS
    ]
    if related:
        yield _list(texts("Read also"), related)
    if symptoms:
        yield _list(texts("Note it in the journal"), symptoms)
    before, after = neighbours(head.id, heads)
    for other, sentence in (
        (before, texts("Previous page: {title}", title=before.title if before else "")),
        (after, texts("Next page: {title}", title=after.title if after else "")),
    ):
        if other is not None:
            yield f'<p class="onward">{_link(LinkKind.EXPLANATION, other.id, sentence)}</p>'


def _list(title: str, items: Sequence[str]) -> str:
    return f"<h2>{escape(title)}</h2><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _link(kind: LinkKind, target: str, words: str) -> str:
    return f'<a href="{kind.value}:{escape(target)}">{escape(words)}</a>'
