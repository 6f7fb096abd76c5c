"""What is said of the records that another copy brings, and of those that two computers wrote."""

from collections.abc import Iterator

from companion import dates
from companion.actions.merging import Brought, Dispute
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import Body, CheckIn, Noted, Revision
from companion.ui.ways.context import Context
from companion.ui.words import record_words
from companion.ui.words.whom import person_words

MOST_SHOWN = 12


def new_lines(context: Context, brought: Brought) -> list[str]:
    """« Saisie du vendredi 20 novembre 2026 · Paul, aidant · Fatigue : 3 », for each record; newest first.

    Of one that is here already: who corrected it and what that changed, or who withdrew it.
    """
    merged = context.journal.whole.with_revisions(brought.new)
    standing = {entry.id: entry for entry in merged.all_entries()}
    touched = {revision.record_id for revision in brought.new}
    entries = [
        entry
        for record in touched
        if (entry := standing.get(record) or _said_last(merged, record)) is not None
        and isinstance(entry.body, Noted)
    ]
    entries.sort(key=lambda entry: (entry.recorded_at, entry.id), reverse=True)
    lines = [_line(context, merged, entry) for entry in entries[:MOST_SHOWN]]
    if len(entries) > MOST_SHOWN:
        more = len(entries) - MOST_SHOWN
        lines.append(context.texts.plural("and {count} more", "and {count} more", more))
    return lines


def _said_last(carnet: Carnet, record: str) -> Entry[Body] | None:
    """A record with what it said last, also one that was withdrawn; None when it is not there."""
    history = carnet.history(record)
    body = next((each.body for each in reversed(history) if each.body is not None), None)
    return None if body is None else Entry(record, body, history)


def _line(context: Context, carnet: Carnet, entry: Entry[Body]) -> str:
    name = person_words(context.texts, carnet, entry.author)
    title = record_words.title_words(context, entry)
    last, here = entry.revisions[-1], _said_last(context.journal.whole, entry.id)
    if last.body is None:
        moment = record_words.moment_words(context, last.recorded_at)
        who = person_words(context.texts, carnet, last.author)
        said = context.texts("Withdrawn on {moment} by {name}", moment=moment, name=who)
        return f"{title} · {name} · {said}"
    corrected = record_words.corrected_words(context, entry, carnet) if here else None
    name = f"{name} · {corrected}" if corrected else name
    if isinstance(entry.body, CheckIn):
        known = here.body if corrected and here and isinstance(here.body, CheckIn) else None
        said_now = _values(context, entry.body)
        if known is not None:
            said_now = _answers(context, entry.body, [known], before=known)
        return " · ".join((title, name, *said_now))
    line = record_words.record_line(context, entry)
    if line.title and line.title != title:
        title = context.texts("{label}: {text}", label=title, text=line.title)
    return " · ".join((title, name, *line.details))


def _values(context: Context, body: CheckIn) -> Iterator[str]:
    """What a check-in says: each answer, and its note."""
    texts = context.texts
    for name, symptom in context.catalogue.symptoms.items():
        if answer := body.answers.get(name):
            said = record_words.answer_words(context, symptom, answer)
            yield texts("{label}: {text}", label=texts.words(symptom.label), text=said)
    if body.note:
        yield texts("Note: “{text}”", text=body.note)


def title_of(context: Context, dispute: Dispute) -> str:
    """What record it is."""
    body = next((r.body for r in (dispute.standing, *dispute.others) if r.body is not None), None)
    assert body is not None
    return record_words.title_words(context, Entry(dispute.record_id, body, (dispute.standing,)))


def written_by(context: Context, revision: Revision) -> str:
    """« Paul, aidant, le 25 novembre 2026 à 20 h 05 »."""
    return context.texts(
        "{name}, on {moment}",
        name=person_words(context.texts, context.journal.whole, revision.author),
        moment=record_words.moment_words(context, revision.recorded_at),
    )


def said_by(context: Context, dispute: Dispute, revision: Revision) -> list[str]:
    """What one of the writings says where they differ: « Fatigue : beaucoup (3) »."""
    body = revision.body
    if body is None:
        return [context.texts("Withdrawn")]
    if isinstance(body, CheckIn):
        ends = (dispute.standing, *dispute.others)
        others = [e.body for e in ends if e is not revision and isinstance(e.body, CheckIn)]
        return list(_answers(context, body, others)) or [context.texts("The rest is the same.")]
    line = record_words.record_line(context, Entry(dispute.record_id, body, (revision,)))
    return [line.title, *line.details]


def _answers(
    context: Context, body: CheckIn, others: list[CheckIn], *, before: CheckIn | None = None
) -> Iterator[str]:
    """What it says where the others differ; after what `before` says of each symptom, if that is given."""
    texts = context.texts
    for name, symptom in context.catalogue.symptoms.items():
        answer = body.answers.get(name, {})
        if any(other.answers.get(name, {}) != answer for other in others):
            name_said, said = (
                texts.words(symptom.label),
                record_words.answer_words(context, symptom, answer),
            )
            if before is None:
                yield texts("{label}: {text}", label=name_said, text=said)
            else:
                old = record_words.answer_words(context, symptom, before.answers.get(name, {}))
                yield texts(
                    "{label}: {before}, then {after}", label=name_said, before=old, after=said
                )
        if any(other.details.get(name) != body.details.get(name) for other in others):
            said = record_words.detail_line(context, body, name) or texts("nothing noted")
            yield texts("{label}, details: {text}", label=texts.words(symptom.label), text=said)
    if any(other.note != body.note for other in others):
        none = dates.capitalised(texts("no note"))
        yield texts("Note: “{text}”", text=body.note) if body.note else none
    signs = context.catalogue.card.signs
    for sign in body.warning_signs:
        if sign in signs and any(sign not in other.warning_signs for other in others):
            yield texts("Sign ticked: {sign}", sign=texts.words(signs[sign].text))
