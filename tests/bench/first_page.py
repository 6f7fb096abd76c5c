"""The first page of a process, or typst alone in one: says the seconds of work that it took.

`python -m tests.bench.first_page page CARNET FIRST` makes the page from that day on; `bare GIVEN` sets what a page
was made of, as JSON. What the program has read by then counts in neither: the carnet, the catalogue, the language.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.summary import Basis
from companion.domain.words import Language
from companion.messages import load_texts
from companion.paper import typesetting
from companion.record_book.outside import system_clock
from tests.bench.measuring import seconds
from tests.storage.carnet_making import opened_book

TODAY = date(2026, 11, 21)


def bare(given: Path) -> Callable[[], object]:
    """Typst alone."""
    template, inputs = json.loads(given.read_bytes())
    return lambda: typesetting.typeset(template, inputs, TODAY, "pdf")


def page(carnet: Path, first: str) -> Callable[[], object]:
    """The page of a carnet."""
    book = opened_book(carnet, clock=system_clock(TODAY), read_only=True)
    read = book.journal.carnet
    book.close()
    choice = PageChoice(Basis.DATES, first=date.fromisoformat(first))
    catalogue = own_catalogue(load_catalogue(), read)
    load_texts(Language.FR)("Summary for the consultation")

    def made() -> bytes:
        from companion.paper.page.consultation import consultation_page

        prepared = Consultation(read, catalogue, choice, TODAY)
        return consultation_page(prepared, Language.FR).pdf()

    return made


def main(kind: str, *words: str) -> None:
    """Do it once."""
    act = bare(Path(*words)) if kind == "bare" else page(Path(words[0]), words[1])
    print(seconds(act, time.process_time))


if __name__ == "__main__":
    main(*sys.argv[1:])
