"""The words for what another copy brings, on screen and on the terminal."""

from companion.actions.merging import Brought
from companion.messages import Texts


def brought_words(texts: Texts, brought: Brought) -> str:
    """« 12 nouvelles saisies, 3 déjà là »; what is rewritten stands between."""
    new = texts.plural("{count} new entry", "{count} new entries", brought.added)
    parts = [new]
    if brought.rewritten:
        parts.append(
            texts.plural(
                "{count} with a later writing", "{count} with later writings", brought.rewritten
            )
        )
    parts.append(texts.plural("{count} already there", "{count} already there", brought.known))
    if brought.others:
        parts.append(
            texts.plural(
                "{count} other change (names, settings)",
                "{count} other changes (names, settings)",
                brought.others,
            )
        )
    return ", ".join(parts)


def taken_words(texts: Texts, brought: Brought) -> str:
    """What is said once it is taken."""
    if not brought.new:
        return texts("There was nothing new in it.")
    count = len(brought.new)
    return texts.plural("{count} writing was added.", "{count} writings were added.", count)


def changed_words(texts: Texts, brought: Brought) -> str:
    """What is said of writings that are other ones there; empty where there are none."""
    if not brought.changed:
        return ""
    return texts.plural(
        "{count} writing is another one in that file than here. What is here stays.",
        "{count} writings are others in that file than here. What is here stays.",
        len(brought.changed),
    )


def aside_words(texts: Texts, brought: Brought) -> str:
    """What is said of writings that cannot be true; empty where there are none."""
    if not brought.aside:
        return ""
    return texts.plural(
        "{count} writing in that file cannot be true. It is not taken.",
        "{count} writings in that file cannot be true. They are not taken.",
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
