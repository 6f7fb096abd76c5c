"""What is offered quietly below a closed screen: another record book, one's own, the counter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from companion.ui.window.closed_screens import QuietWay
from companion.ui.window.own_books import book_words, next_book

if TYPE_CHECKING:
    from companion.record_book.book import RecordBook
    from companion.ui.window.another_book import AnotherBook
    from companion.ui.window.the_window import TheWindow


def ways_on(window: TheWindow, other: AnotherBook, book: RecordBook) -> tuple[QuietWay, ...]:
    """Those that lead on from a record book that is not open."""
    own_there = book.exists()
    words = other.way_words(window.texts, own_there=own_there)
    if other.asked is not None:
        return (QuietWay(words, window.give_up_other, "way-back"),)
    if other.shown:
        return (QuietWay(words, window.return_to_own, "way-back"),)
    beside = next_book(window.settings, book.path)
    if beside is not None:
        change = partial(window.change_book, beside.path)
        return (QuietWay(book_words(window.texts, beside), change, "next-book"),)
    another = QuietWay(words, window.open_another, "open-another")
    said = window.texts("Open a patient’s record book…")
    counter = QuietWay(said, window.open_counter, "open-counter")
    said = window.texts("Look at an example")
    example = QuietWay(said, window.show_example, "open-example")
    return (another,) if own_there else (example, another, counter)
