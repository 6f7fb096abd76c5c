"""The glossary: which words are explained, and where an explanation uses one for the first time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from companion.domain.explanations import (
    Block,
    ItemList,
    Link,
    LinkKind,
    Paragraph,
    Run,
    Runs,
    Section,
    Term,
    Text,
    plain,
)
from companion.domain.search.folded_words import FoldedWord, words_of
from companion.domain.words import Language
from companion.languages import usage_of

Stems = tuple[str, ...]


def separate_other_names(body: str, language: Language) -> str:
    """The glossary's Markdown, with each line of other names as a paragraph of its own."""
    also = re.escape(usage_of(language).glossary.also)
    return re.sub(rf"^({also}\s?:.*)\n(?!\n)", r"\1\n\n", body, flags=re.MULTILINE)


def read_terms(sections: Sequence[Section], language: Language) -> dict[str, Term]:
    """The terms of the glossary's sections, by id, in their order."""
    terms = (_term(section, language) for section in sections if section.title)
    return {term.id: term for term in terms}


def is_other_names(block: Block, language: Language) -> bool:
    """Whether a block is the line of a term's other names."""
    return isinstance(block, Paragraph) and _other_names(block, language) is not None


def _other_names(paragraph: Paragraph, language: Language) -> re.Match[str] | None:
    also = re.escape(usage_of(language).glossary.also)
    return re.match(rf"^{also}\s?:\s*(.+?)\.?$", plain(paragraph.runs))


def _term(section: Section, language: Language) -> Term:
    variants: tuple[str, ...] = ()
    meaning = section.blocks
    if meaning and isinstance(meaning[0], Paragraph):
        found = _other_names(meaning[0], language)
        if found:
            variants = tuple(name.strip() for name in found[1].split(","))
            meaning = meaning[1:]
    name = section.title
    term_id = "-".join(word.folded for word in words_of(name, language))
    return Term(term_id, name, variants, meaning)


@dataclass(frozen=True, slots=True)
class _Found:
    """A term in a text, from a letter to before another."""

    term_id: str
    start: int
    end: int


class TermLinker:
    """Links each term where it first stands in an explanation; plurals, capitals and accents are alike."""

    def __init__(self, terms: Mapping[str, Term], language: Language) -> None:
        self._language = language
        self._by_first: dict[str, list[tuple[Stems, str]]] = {}
        for term in terms.values():
            for name in (term.name, *term.variants):
                stems = tuple(word.stem for word in words_of(name, language))
                if stems:
                    self._by_first.setdefault(stems[0], []).append((stems, term.id))
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name[0]))

    def link(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The same sections with links at the first place of each term."""
        seen: set[str] = set()
        return tuple(
            replace(section, blocks=tuple(self._block(block, seen) for block in section.blocks))
            for section in sections
        )

    def _block(self, block: Block, seen: set[str]) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, runs=self._runs(block.runs, seen))
        if isinstance(block, ItemList):
            return replace(block, items=tuple(self._runs(item, seen) for item in block.items))
        return block

    def _runs(self, runs: Runs, seen: set[str]) -> Runs:
        linked: list[Run] = []
        for run in runs:
            linked.extend(self._text(run, seen) if isinstance(run, Text) else [run])
        return tuple(linked)

    def _text(self, run: Text, seen: set[str]) -> Iterator[Text | Link]:
        done = 0
        for found in self._terms_in(run.text):
            if found.term_id in seen:
                continue
            seen.add(found.term_id)
            if found.start > done:
                yield Text(run.text[done : found.start], run.strong)
            words = run.text[found.start : found.end]
            yield Link(LinkKind.TERM, found.term_id, words, run.strong)
            done = found.end
        if done < len(run.text):
            yield Text(run.text[done:], run.strong)

    def _terms_in(self, text: str) -> Iterator[_Found]:
        """The terms of a text from left to right, the longest name first, none within another."""
        words = list(words_of(text, self._language))
        place = 0
        while place < len(words):
            found = self._at(words, place)
            if found is None:
                place += 1
                continue
            count, term_id = found
            yield _Found(term_id, words[place].start, words[place + count - 1].end)
            place += count

    def _at(self, words: Sequence[FoldedWord], place: int) -> tuple[int, str] | None:
        for stems, term_id in self._by_first.get(words[place].stem, ()):
            here = tuple(word.stem for word in words[place : place + len(stems)])
            if here == stems:
                return len(stems), term_id
        return None
