"""A record's writings in words: who wrote it, when, and what each correction changed.

The old value stays readable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from companion import dates
from companion.actions.words.persons import at_request
from companion.domain.authorship import request_of
from companion.domain.carnet import Entry
from companion.domain.own_words import unmarked
from companion.domain.records import Body, CheckIn, Revision
from companion.domain.sharing import is_private
from companion.domain.symptoms import Answer, Attribute, Recall, Symptom
from companion.messages import Texts
from companion.ui.screens.journal import card_words
from companion.ui.ways.context import Context
from companion.ui.words import record_words
from companion.ui.words.whom import person_words, short_name


@dataclass(frozen=True, slots=True)
class Writing:
    """One writing: a sentence that says who and when, and lines of what it held or changed."""

    sentence: str
    lines: tuple[str, ...]


def history_words(context: Context, revisions: Sequence[Revision]) -> list[Writing]:
    """The writings of a record, oldest first."""
    written: list[Writing] = []
    standing: Body | None = None
    for place, revision in enumerate(revisions):
        written.append(
            Writing(
                _sentence(context, revision, standing),
                _lines(context, revisions[: place + 1], standing),
            )
        )
        standing = revision.body or standing
    return written


def _sentence(context: Context, revision: Revision, before: Body | None) -> str:
    texts = context.texts
    moment = record_words.moment_words(context, revision.recorded_at)
    carnet = context.journal.carnet
    name = person_words(texts, carnet, revision.author)
    if revision.body is None:
        return texts("Withdrawn on {moment} by {name}", moment=moment, name=name)
    if before is None:
        return texts("First written on {moment} by {name}", moment=moment, name=name)
    if (private := is_private(revision.body)) is not is_private(before):
        if private:
            return texts("Kept to oneself since {moment} by {name}", moment=moment, name=name)
        return texts("Shared again on {moment} by {name}", moment=moment, name=name)
    if unmarked(revision.body) == unmarked(before):
        return texts("Put back on {moment} by {name}", moment=moment, name=name)
    if _adds_a_sign(before, revision.body):
        return texts("Added to on {moment} by {name}", moment=moment, name=name)
    if (other := request_of(revision)) is not None:
        name = at_request(texts, name, short_name(texts, carnet, other))
    return texts("Corrected on {moment} by {name}", moment=moment, name=name)


def _adds_a_sign(before: Body, after: Body) -> bool:
    return (
        isinstance(before, CheckIn)
        and isinstance(after, CheckIn)
        and before.warning_signs != after.warning_signs
        and (before.answers, before.details, before.note, before.for_day, before.recall)
        == (after.answers, after.details, after.note, after.for_day, after.recall)
    )


def _lines(context: Context, revisions: Sequence[Revision], before: Body | None) -> tuple[str, ...]:
    body = revisions[-1].body
    if body is None or (before is not None and unmarked(body) == unmarked(before)):
        return ()
    if isinstance(body, CheckIn):
        if isinstance(before, CheckIn):
            return tuple(_changes(context, before, body))
        return tuple(check_in_lines(context, body))
    entry = Entry(revisions[0].record_id, body, tuple(revisions))
    line = record_words.record_line(context, entry)
    return (line.title, *line.details)


def check_in_lines(context: Context, body: CheckIn) -> list[str]:
    """All that a check-in holds: « Fatigue : beaucoup (3) », the note, the signs."""
    texts = context.texts
    lines = [
        texts(
            "{label}: {text}",
            label=texts.words(symptom.label),
            text=record_words.answer_words(context, symptom, body.answers[name]),
        )
        for name, symptom in context.catalogue.symptoms.items()
        if name in body.answers
    ]
    lines += [line for name in context.catalogue.symptoms if (line := _detail(context, body, name))]
    if body.note:
        lines.append(texts("Note: “{text}”", text=body.note))
    return [*lines, *card_words.sign_words(context, body)]


def _changes(context: Context, before: CheckIn, after: CheckIn) -> list[str]:
    """« Fatigue : beaucoup (3), puis un peu (1) », and the same for the day, note and signs."""
    texts, lines = context.texts, []
    if (before.for_day, before.recall) != (after.for_day, after.recall):
        lines.append(
            texts(
                "Days: {before}, then {after}",
                before=_days(context, before),
                after=_days(context, after),
            )
        )
    for name, symptom in context.catalogue.symptoms.items():
        old, new = before.answers.get(name, {}), after.answers.get(name, {})
        if old and new:
            lines += _attribute_changes(context, symptom, old, new)
        elif old != new:
            lines.append(
                texts(
                    "{label}: {before}, then {after}",
                    label=texts.words(symptom.label),
                    before=record_words.answer_words(context, symptom, old),
                    after=record_words.answer_words(context, symptom, new),
                )
            )
    lines += _detail_changes(context, before, after)
    if before.note != after.note:
        lines.append(
            texts(
                "Note: {before}, then {after}",
                before=_note(texts, before.note),
                after=_note(texts, after.note),
            )
        )
    return [*lines, *_sign_changes(context, before, after)]


def _detail_changes(context: Context, before: CheckIn, after: CheckIn) -> list[str]:
    texts = context.texts
    return [
        texts(
            "{label}, details: {before}, then {after}",
            label=texts.words(symptom.label),
            before=_details(context, before, name),
            after=_details(context, after, name),
        )
        for name, symptom in context.catalogue.symptoms.items()
        if before.details.get(name) != after.details.get(name)
    ]


def _detail(context: Context, body: CheckIn, name: str) -> str:
    said = record_words.detail_line(context, body, name)
    label = context.texts.words(context.catalogue.symptoms[name].label)
    return context.texts("{label}, details: {text}", label=label, text=said) if said else ""


def _details(context: Context, body: CheckIn, name: str) -> str:
    return record_words.detail_line(context, body, name) or context.texts("nothing noted")


def _attribute_changes(context: Context, symptom: Symptom, old: Answer, new: Answer) -> list[str]:
    texts, lines = context.texts, []
    for attribute in symptom.attributes:
        before, after = old.get(attribute), new.get(attribute)
        if before == after:
            continue
        values = {
            "label": texts.words(symptom.label),
            "before": _level(context, attribute, before),
            "after": _level(context, attribute, after),
        }
        if attribute is Attribute.INTERFERENCE:
            lines.append(texts("{label}, got in the way: {before}, then {after}", **values))
        elif attribute is Attribute.FREQUENCY and attribute is not symptom.attributes[0]:
            lines.append(texts("{label}, how often: {before}, then {after}", **values))
        else:
            lines.append(texts("{label}: {before}, then {after}", **values))
    return lines


def _level(context: Context, attribute: Attribute, level: int | None) -> str:
    if level is None:
        return context.texts("no answer")
    return record_words.plain_level(context, attribute, level)


def _sign_changes(context: Context, before: CheckIn, after: CheckIn) -> list[str]:
    texts, lines = context.texts, []
    for sign in context.catalogue.card.signs.values():
        was, stands = sign.id in before.warning_signs, sign.id in after.warning_signs
        said = texts.words(sign.text)
        if stands and not was:
            lines.append(texts("Sign ticked: {sign}", sign=said))
        elif was and not stands:
            lines.append(texts("Sign no longer ticked: {sign}", sign=said))
    return lines


def _note(texts: Texts, note: str | None) -> str:
    return texts("“{text}”", text=note) if note else texts("no note")


def _days(context: Context, body: CheckIn) -> str:
    if body.recall is Recall.WEEK:
        return record_words.week_words(context, body)
    return dates.day_month_year(body.for_day, context.language)
