"""The explanations on the command line: one page, a search, or the list.

Needs no record book; knows neither how pages are kept nor how they are laid out.
"""

from datetime import date

from companion import publication
from companion.cli.output import put_out
from companion.cli.wishes import ExplainWish, PageFormat
from companion.content.explanations import load_explanations
from companion.domain.errors import N_, CompanionError
from companion.export.explanation_json import explanation_json, hits_json, list_json
from companion.export.explanation_text import explanation_text, hits_text, list_text
from companion.messages import Texts


class NotOnPaper(CompanionError):
    """A search that is asked for as PDF."""

    message = N_("What a search finds is not made as PDF. Please choose text or json.")


def explain(wish: ExplainWish, texts: Texts, today: date) -> None:
    """Write what is wished for to its file, whole or not at all, or to standard output.

    Raises UnknownPage, NotOnPaper, NotForTerminal, DiskFull, FileNotWritable, OutputLost.
    """
    is_pdf = wish.format is PageFormat.PDF
    content = _pdf(wish, texts, today) if is_pdf else _content(wish, texts, today).encode()
    put_out(content, wish.output, for_people=not is_pdf)


def _pdf(wish: ExplainWish, texts: Texts, today: date) -> bytes:
    """The page, or the whole booklet. Places where words stand have no paper form."""
    if wish.words is not None:
        raise NotOnPaper
    if wish.page is None:
        return publication.booklet_pdf(texts.language, today)
    return publication.explanation_pdf(wish.page, texts.language, today)


def _content(wish: ExplainWish, texts: Texts, today: date) -> str:
    language, explanations = texts.language, load_explanations()
    as_json = wish.format is PageFormat.JSON
    if wish.words is not None:
        hits = explanations.search(wish.words, language)
        return hits_json(hits, wish.words, language) if as_json else hits_text(hits, texts)
    if wish.page is None:
        heads = explanations.heads(language)
        return list_json(heads, language) if as_json else list_text(heads)
    page = explanations.page(wish.page, language)
    return explanation_json(page) if as_json else explanation_text(page, texts, today)
