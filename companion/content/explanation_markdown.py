"""Turns an explanation's Markdown into sections, and refuses all that an explanation has no use for.

Knows the few forms of Markdown that we write; nothing of files or of the glossary. What it hands
out holds no HTML and points to nothing but explanations, symptoms, sources and our own drawings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from companion.content.explanation_file import ExplanationFile
from companion.domain.explanations import (
    Block,
    Illustration,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    Run,
    Runs,
    Section,
    SourceMark,
    Text,
)

OWN_WORDS: Final = "-"
"""`[^-]` marks a sentence that states no medical fact and so needs no source; it is not shown."""

_MARK: Final = re.compile(r"\[\^([^\]\s]*)\]")
# A link that is not allowed, a bold that does not close: shown as letters, they would look broken.
_LEFT_OVER: Final = re.compile(r"\]\(|\*\*|__|\[\^")
_WRITTEN_LINKS: Final = (LinkKind.EXPLANATION, LinkKind.SYMPTOM)
_DRAWING: Final = "illustration:"
_WORDS: Final = ("text", "softbreak")
_LISTS: Final = {"bullet_list_open": False, "ordered_list_open": True}


def parse_sections(file: ExplanationFile) -> tuple[Section, ...]:
    """The sections of an explanation.

    Raises CatalogueBroken for a form of Markdown that we do not use, a source that the head does
    not name or the text does not use, or a drawing that the head does not name.
    """
    sections = tuple(_Reader(file).sections(_parser().parse(file.body)))
    _compare(file, "source", file.head.sources, _marks(sections))
    _compare(file, "illustration", file.head.illustrations, _drawings(sections))
    return sections


@cache
def _parser() -> MarkdownIt:
    # HTML is recognised so that it can be refused by name.
    return MarkdownIt("commonmark", {"html": True})


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the tokens of one explanation."""

    file: ExplanationFile

    def sections(self, tokens: Sequence[Token]) -> Iterator[Section]:
        title, blocks = "", list[Block]()
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.type == "heading_open":
                if title or blocks:
                    yield Section(title, tuple(blocks))
                title, blocks = self._title(token, tokens[place + 1]), []
                place += 3
            elif token.type == "paragraph_open":
                blocks.append(self._paragraph(tokens[place + 1]))
                place += 3
            elif token.type in _LISTS:
                end = _end_of(tokens, place)
                items = tuple(self._items(tokens[place + 1 : end]))
                blocks.append(ItemList(items, _LISTS[token.type]))
                place = end + 1
            else:
                raise self._refusal(token)
        yield Section(title, tuple(blocks))

    def _title(self, token: Token, inline: Token) -> str:
        runs = self._runs(inline)
        if token.tag != "h2" or any(not isinstance(run, Text) for run in runs):
            raise self._refusal(token, "a heading is ## and plain words")
        return inline.content

    def _paragraph(self, inline: Token) -> Block:
        children = inline.children or []
        if len(children) == 1 and children[0].type == "image":
            return self._drawing(children[0])
        return Paragraph(self._runs(inline))

    def _drawing(self, image: Token) -> Illustration:
        address = str(image.attrs.get("src", ""))
        if not address.startswith(_DRAWING) or not image.content.strip():
            raise self._refusal(image, "a drawing is ![what it shows](illustration:id)")
        return Illustration(address.removeprefix(_DRAWING), image.content)

    def _items(self, tokens: Sequence[Token]) -> Iterator[Runs]:
        place = 0
        while place < len(tokens):
            types = [token.type for token in tokens[place : place + 5]]
            if types[1:2] != ["paragraph_open"] or types[4:] != ["list_item_close"]:
                raise self._refusal(tokens[place], "a list item is one paragraph")
            yield self._runs(tokens[place + 2])
            place += 5

    def _runs(self, inline: Token) -> Runs:
        runs: list[Run] = []
        strong, link = False, None
        for child in inline.children or []:
            if child.type in {"strong_open", "strong_close"}:
                strong = child.type == "strong_open"
            elif child.type == "link_open":
                link = self._link(child)
            elif child.type == "link_close":
                link = None
            elif child.type in _WORDS and link is not None:
                runs.append(Link(link.kind, link.target, _words(child), strong))
            elif child.type in _WORDS:
                runs.extend(self._marked(_words(child), strong=strong))
            else:
                raise self._refusal(child)
        return _joined(runs)

    def _link(self, token: Token) -> Link:
        address = str(token.attrs.get("href", ""))
        kind, _, target = address.partition(":")
        if kind not in _WRITTEN_LINKS or not target or "title" in token.attrs:
            raise self._refusal(token, f"a link is page:id or symptom:id, not {address}")
        return Link(LinkKind(kind), target, "")

    def _marked(self, text: str, *, strong: bool) -> Iterator[Run]:
        """Words and the numbers of sources between them."""
        for place, piece in enumerate(_MARK.split(text)):
            if place % 2 == 0:
                if _LEFT_OVER.search(piece):
                    raise self.file.broken("text", f"these marks were not understood: {piece}")
                if piece:
                    yield Text(piece, strong)
            elif piece == OWN_WORDS:
                continue
            elif piece not in self.file.head.sources:
                raise self.file.broken("text", f"the source {piece} is not named in the head")
            else:
                yield SourceMark(self.file.head.sources.index(piece) + 1, piece)

    def _refusal(self, token: Token, reason: str | None = None) -> Exception:
        line = f", line {token.map[0] + 1} below the head" if token.map else ""
        return self.file.broken(f"text{line}", reason or f"{token.type} has no place in a page")


def _words(token: Token) -> str:
    """The words of a token; a new line in the file is a space between words."""
    return " " if token.type == "softbreak" else token.content


def _end_of(tokens: Sequence[Token], place: int) -> int:
    """Where the block that opens at `place` closes."""
    level = tokens[place].level
    return next(n for n in range(place + 1, len(tokens)) if tokens[n].level == level)


def _joined(runs: Sequence[Run]) -> Runs:
    """The runs with neighbours of one kind made one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if isinstance(run, Text) and isinstance(last, Text) and run.strong == last.strong:
            joined[-1] = Text(last.text + run.text, run.strong)
        else:
            joined.append(run)
    return tuple(joined)


def _marks(sections: Sequence[Section]) -> tuple[str, ...]:
    every = (run for section in sections for block in section.blocks for run in _block_runs(block))
    return tuple(dict.fromkeys(run.key for run in every if isinstance(run, SourceMark)))


def _block_runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, ItemList):
        for item in block.items:
            yield from item


def _drawings(sections: Sequence[Section]) -> tuple[str, ...]:
    blocks = (block for section in sections for block in section.blocks)
    return tuple(block.id for block in blocks if isinstance(block, Illustration))


def _compare(file: ExplanationFile, kind: str, named: Sequence[str], used: Sequence[str]) -> None:
    for name in named:
        if name not in used:
            raise file.broken("text", f"the {kind} {name} of the head is not used")
    for name in used:
        if name not in named:
            raise file.broken("text", f"the {kind} {name} is not named in the head")
