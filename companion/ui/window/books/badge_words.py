"""What the badge of the open record book says, and the other ones of this computer."""

from companion.actions.words.persons import person_name
from companion.settings import KnownBook
from companion.ui.ways.context import Context
from companion.ui.ways.who_writes import everyone
from companion.ui.window.books.book_badge import BadgeWords, MenuLine
from companion.ui.window.own_books import others
from companion.ui.words.record_words import person_words, short_name


def badge_words(context: Context) -> BadgeWords:
    """Whose it is, who writes, and who and what can be chosen instead."""
    texts, journal, carnet = context.texts, context.journal, context.journal.carnet
    here = None if context.book is None else context.book.path
    known = context.settings.books
    own = next((each for each in known if each.path == here), None)
    name = person_name(carnet, journal.patient_id()) or texts("Record book")
    away = context.shown.away
    there = () if away or here is None else others(context.settings, here)
    writes, people = "", list[MenuLine]()
    if not context.read_only:
        known_writer, me = context.is_writer_known(), journal.writer_id()
        writes = short_name(texts, carnet, me) if known_writer else texts("Who is writing?")
        people = [
            MenuLine(each.id, person_words(texts, carnet, each.id), known_writer and each.id == me)
            for each in everyone(context)
        ]
    return BadgeWords(
        name,
        colour_of(own),
        writes,
        people,
        [(MenuLine(str(e.path), e.name or texts("Record book")), e.colour) for e in there],
        may_add=not away,
        is_known=context.is_writer_known(),
    )


def colour_of(book: KnownBook | None) -> int:
    """Its colour's number; the first one for the only record book of a computer."""
    return 0 if book is None else book.colour
