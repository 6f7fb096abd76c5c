"""What is said of a file from elsewhere: where it comes from, what its columns are, what came in and what not.

The same sentences in the window and on the command line.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from companion import dates
from companion.actions.bring_in.columns import Choices, Column, Meaning
from companion.actions.bring_in.found import Found
from companion.actions.bring_in.plan import Plan
from companion.domain.records import Kind, Revision
from companion.domain.symptoms import Catalogue
from companion.messages import Texts


def source_words(texts: Texts, found: Found) -> str:
    """« Track & Graph », « un tableau (CSV) »."""
    return texts(found.source.words)


def _kind_words(texts: Texts, kind: Kind, count: int) -> str:
    """« 12 saisies », « 3 mesures »; empty for a kind that has no word of its own here."""
    match kind:
        case Kind.CHECK_IN:
            return texts.plural("{count} check-in", "{count} check-ins", count)
        case Kind.MEASUREMENT:
            return texts.plural("{count} measurement", "{count} measurements", count)
        case Kind.INFUSION:
            return texts.plural("{count} infusion", "{count} infusions", count)
        case Kind.MEDICINE:
            return texts.plural("{count} medicine", "{count} medicines", count)
        case Kind.QUESTIONNAIRE_RESPONSE:
            return texts.plural(
                "answers to {count} questionnaire", "answers to {count} questionnaires", count
            )
        case _:
            return ""


def new_words(texts: Texts, planned: Plan) -> Iterator[str]:
    """« 12 nouvelles lignes : 8 saisies, 4 mesures. », « 3 déjà là. »."""
    if not planned.new:
        yield texts("Nothing in it is new.")
    else:
        yield _kinds_words(texts, planned.by_kind)
    if planned.back:
        yield texts.plural(
            "{count} of them was taken back once, and comes again.",
            "{count} of them were taken back once, and come again.",
            planned.back,
        )
    if planned.here:
        yield texts.plural(
            "{count} entry is already here and stays as it is.",
            "{count} entries are already here and stay as they are.",
            planned.here,
        )
    if planned.otherwise:
        yield texts.plural(
            "{count} of these says something else in the file.",
            "{count} of these say something else in the file.",
            planned.otherwise,
        )


def _kinds_words(texts: Texts, by_kind: Counter[Kind]) -> str:
    """« Nouveau : 8 saisies, 4 mesures, 7 autres entrées. »."""
    named, others = list[str](), 0
    for kind, count in by_kind.most_common():
        if words := _kind_words(texts, kind, count):
            named.append(words)
        else:
            others += count
    if others:
        named.append(texts.plural("{count} other entry", "{count} other entries", others))
    return texts("New: {kinds}.", kinds=", ".join(named))


def lines_words(texts: Texts, would: Sequence[Revision]) -> Iterator[str]:
    """What JSON lines would write: « Nouveau : 2 saisies. », « 1 entrée serait corrigée. »."""
    new = [revision for revision in would if revision.supersedes is None]
    gone = [revision for revision in would if revision.body is None]
    corrected = len(would) - len(new) - len(gone)
    if not would:
        yield texts("Nothing in it is new.")
    if new:
        yield _kinds_words(texts, Counter(revision.kind for revision in new))
    if corrected:
        yield texts.plural(
            "{count} entry would be corrected.", "{count} entries would be corrected.", corrected
        )
    if gone:
        yield texts.plural(
            "{count} entry would be withdrawn.", "{count} entries would be withdrawn.", len(gone)
        )


def days_words(texts: Texts, days: tuple[date, date]) -> str:
    """« Du 1er mars 2026 au 4 mai 2026. », the first and the last day that something speaks of."""
    first, last = (dates.day_month_year(day, texts.language) for day in days)
    if first == last:
        return texts("On {day}.", day=first)
    return texts("From {first} to {last}.", first=first, last=last)


def left_out_words(texts: Texts, planned: Plan) -> Iterator[str]:
    """« Laissé de côté : 3 lignes sans jour. »."""
    for left in planned.left_out:
        reason = (
            texts(left.reason, name=left.name) if "{name}" in left.reason else texts(left.reason)
        )
        yield texts.plural(
            "Left out: {count}, {reason}.",
            "Left out: {count}, {reason}.",
            left.count,
            reason=reason,
        )


def meaning_words(texts: Texts, column: Column, choices: Choices, catalogue: Catalogue) -> str:
    """« Poids (kg) : mesure, poids en kg »."""
    return texts(
        "{label}: {text}", label=column.name, text=_meaning(texts, column, choices, catalogue)
    )


def _meaning(texts: Texts, column: Column, choices: Choices, catalogue: Catalogue) -> str:
    match column.meaning:
        case Meaning.DAY:
            order = choices.order.value if choices.order else "?"
            return texts("the day ({order})", order=order)
        case Meaning.LEAVE:
            return texts("left out")
        case Meaning.LEVEL:
            symptom = catalogue.symptoms[column.symptom or ""]
            return texts(
                "levels of the symptom “{name}”, as chosen; other values as a note",
                name=texts.words(symptom.label),
            )
        case Meaning.MEASURE:
            quantity = catalogue.quantities[column.quantity or ""]
            unit = quantity.unit(column.unit or "")
            shown = texts.words(unit.display) if unit else ""
            return texts("measured: {name} ({unit})", name=texts.words(quantity.label), unit=shown)
        case _:
            return texts("kept as a note, in its own words")
