"""Taking over what another copy of the carnet holds, from whichever screen found the copy."""

from pathlib import Path

from companion.actions.key import Key
from companion.record_book.other_copies import merge
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen


def merge_in(context: Context, screen: Screen, other: Path) -> bool:
    """Take over what another copy holds, and say it; whether that worked."""
    book, texts = context.book, context.texts
    if book is None:
        return False
    added = context.attempt(screen, lambda: merge(book, other, Key()))
    if added is None:
        return False
    if added == 0:
        context.say(texts("There was nothing new in it."))
    else:
        context.say(
            texts.plural("{count} writing was added.", "{count} writings were added.", added)
        )
    return True
