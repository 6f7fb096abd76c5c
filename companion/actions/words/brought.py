"""The words for what another copy brings, on screen and on the terminal."""

from companion.actions.merging import Brought
from companion.messages import Texts


def brought_words(texts: Texts, brought: Brought) -> str:
    """« 12 nouvelles entrées, 3 déjà là »; what was changed there stands between."""
    new = texts.plural("{count} new entry", "{count} new entries", brought.added)
    known = texts.plural("{count} already there", "{count} already there", brought.known)
    changed, others = _rest(texts, brought)
    return ", ".join(filter(None, (new, changed, known, others)))


def taken_words(texts: Texts, brought: Brought) -> str:
    """What is said once it is taken."""
    if not brought.new:
        return texts("There was nothing new in it.")
    rest = list(filter(None, _rest(texts, brought)))
    if not rest:
        return texts.plural(
            "{count} entry was added.", "{count} entries were added.", brought.added
        )
    if brought.added:
        rest.insert(0, texts.plural("{count} new entry", "{count} new entries", brought.added))
    return texts("Added: {what}.", what=", ".join(rest))


def _rest(texts: Texts, brought: Brought) -> tuple[str, str]:
    """What is said of entries of here that were changed there, and of what is no entry; empty for none."""
    changed = texts.plural(
        "{count} entry changed since", "{count} entries changed since", brought.rewritten
    )
    others = texts.plural(
        "{count} other change (names, settings)",
        "{count} other changes (names, settings)",
        brought.others,
    )
    return changed if brought.rewritten else "", others if brought.others else ""


def changed_words(texts: Texts, brought: Brought) -> str:
    """What is said of entries that are other ones there; empty where there are none."""
    if not brought.changed:
        return ""
    return texts.plural(
        "{count} entry is another one in that file than here. What is here stays.",
        "{count} entries are others in that file than here. What is here stays.",
        len(brought.changed),
    )


def aside_words(texts: Texts, brought: Brought) -> str:
    """What is said of entries that cannot be true; empty where there are none."""
    if not brought.aside:
        return ""
    return texts.plural(
        "{count} entry in that file cannot be true. It is not taken.",
        "{count} entries in that file cannot be true. They are not taken.",
        len(brought.aside),
    )


def disputes_words(texts: Texts, brought: Brought) -> str:
    """What is said of records that were written on both computers; empty where there are none."""
    if not brought.disputes:
        return ""
    return texts.plural(
        "{count} entry was corrected on both computers.",
        "{count} entries were corrected on both computers.",
        len(brought.disputes),
    )
