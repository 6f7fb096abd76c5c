"""The first page of a process, or typst alone in one: says the seconds of work that it took.

`python -m tests.bench.first_page page CARNET FIRST` makes the page from that day on, `apart CARNET FIRST` as the
window does whose last page was made a while ago, and `bare GIVEN` sets what a page was made of, as JSON. What the
program has read by then counts in none: the carnet, the catalogue, the language.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

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


def bare(given: str) -> Callable[[], object]:
    """Typst alone."""
    template, inputs = json.loads(Path(given).read_bytes())
    return lambda: typesetting.set_here(template, inputs, TODAY, "pdf")


def page(carnet: str, first: str) -> Callable[[], object]:
    """The page of a carnet."""
    book = opened_book(Path(carnet), clock=system_clock(TODAY), read_only=True)
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


def apart(carnet: str, first: str) -> Callable[[], object]:
    """The page, set in a process that begins and ends with it."""
    from companion.apart.printables import Typesetter

    setter, made = Typesetter(), page(carnet, first)
    typesetting.set_by(setter.typeset)

    def made_apart() -> None:
        made()
        setter.close()

    made_apart()
    return made_apart


def work() -> float:
    """Seconds that the processor worked for this process and for those that it started and that ended."""
    used = map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main(kind: str, first: str, *words: str) -> None:
    """Do it once."""
    act = bare(first) if kind == "bare" else {"page": page, "apart": apart}[kind](first, *words)
    print(seconds(act, work))


if __name__ == "__main__":
    main(*sys.argv[1:])
