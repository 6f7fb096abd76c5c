"""What was noted beside a level (where, sleep, surface), and the photos that were chosen.

Says what the person noted, in its order; concludes nothing from it.
"""

from collections.abc import Iterator
from typing import Final

from companion.actions.consultation import MOST_PHOTOS
from companion.actions.words.details import detail_words, place_words
from companion.actions.words.page import PageWords
from companion.clean_text import clean_line
from companion.domain.authorship import authorship
from companion.domain.carnet import Entry
from companion.domain.records import CheckIn, Photo
from companion.domain.summary import Summary
from companion.paper.page.document import Listing, PagePhoto, Photos, Quote

MOST_DETAILS: Final = 20
_LONGEST_LINE: Final = 300


def details(summary: Summary, words: PageWords) -> Listing | None:
    """The details of each check-in, newest last; None when none was noted."""
    said = [Quote(lead, text) for entry in summary.details for lead, text in _lines(entry, words)]
    if not said:
        return None
    kept = said[-MOST_DETAILS:]
    return Listing(
        heading=words.texts("What was noted with a symptom"),
        numbered=False,
        items=tuple(kept),
        more=words.more(len(said) - len(kept)),
    )


def _lines(entry: Entry[CheckIn], words: PageWords) -> Iterator[tuple[str, str]]:
    day, signature = words.day(entry.body.for_day), words.signed(authorship(entry))
    lead = f"{day}, {signature}" if signature else day
    for symptom, noted in entry.body.details.items():
        said = detail_words(noted, words.catalogue.body, words.texts)
        if said and symptom in words.catalogue.symptoms:
            shown = clean_line(" · ".join(said), longest=_LONGEST_LINE)
            yield lead, words.said(words.symptom(symptom), shown)


def photos(chosen: tuple[Entry[Photo], ...], words: PageWords) -> Photos | None:
    """The chosen photos by day; None when none was."""
    if not chosen:
        return None
    return Photos(
        heading=words.texts("Photos chosen by the patient"),
        photos=tuple(
            _photo(entry, number, words)
            for number, entry in enumerate(chosen[:MOST_PHOTOS], start=1)
        ),
    )


def _photo(entry: Entry[Photo], number: int, words: PageWords) -> PagePhoto:
    body = entry.body
    parts = [words.day(body.for_day)]
    if body.about is not None and body.about in words.catalogue.symptoms:
        parts.append(words.symptom(body.about))
    if body.where:
        parts.append(place_words(body.where, words.catalogue.body, words.texts))
    caption = " · ".join(parts)
    text = clean_line(body.text or "", longest=_LONGEST_LINE)
    said = words.said(caption, text) if text else caption
    return PagePhoto(
        name=f"photo-{number}",
        sha256=body.sha256,
        width=body.width,
        height=body.height,
        caption=caption,
        text=text,
        alt=words.texts("Photo: {caption}", caption=said),
    )
