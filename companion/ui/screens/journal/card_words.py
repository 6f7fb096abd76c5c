"""The journal's entries in the words of its cards.

It describes what was written and adds nothing to it.
"""

from collections.abc import Sequence

from companion import dates
from companion.domain.carnet import Entry
from companion.domain.records import (
    Body,
    CheckIn,
    Event,
    Question,
    QuestionnaireResponse,
    Remark,
)
from companion.domain.symptoms import Recall, level_of
from companion.domain.timeline import Period, Timeline
from companion.ui.screens.journal.content import day_of, remarks_about
from companion.ui.screens.journal.entry_card import EntryWords, LevelWords, RecordWords
from companion.ui.ways.context import Context
from companion.ui.words import questionnaire_words, record_words
from companion.ui.words.cycle_line import cycle_of
from companion.ui.words.whom import person_words, short_name


def entry_words(
    context: Context, entry: Entry[CheckIn], beside: Sequence[Entry[CheckIn]] = ()
) -> EntryWords:
    """A check-in for its card. `beside` are all of its day: where persons disagree, each is heard."""
    texts, carnet, body = context.texts, context.journal.carnet, entry.body
    author = person_words(texts, carnet, entry.author)
    day = dates.short_weekday_day(body.for_day, context.language)
    if body.recall is Recall.WEEK:
        day = record_words.week_words(context, body)
    late = record_words.late_words(texts, entry)
    corrected = record_words.corrected_words(context, entry)
    copied = record_words.copied_words(texts, body)
    cycle = dates.capitalised(cycle_of(context, body.for_day))
    lines = (*dispute_lines(context, body, beside), *detail_lines(context, body))
    small = (*lines, late, corrected, copied)
    hour = dates.hour(entry.recorded_at.time(), context.language)
    return EntryWords(
        record_id=entry.id,
        day=dates.capitalised(day),
        below=tuple(filter(None, (hour, cycle))),
        levels=levels_above_0(context, body),
        plain=texts("Nothing bothersome noted") if body.answers else texts("No symptom answered"),
        note=texts("“{text}”", text=body.note) if body.note else None,
        signs=sign_words(context, body),
        remarks=tuple(remark_words(context, e) for e in remarks_about(carnet, entry.id)),
        small=tuple(filter(None, small)),
        author=author,
        opening=texts(
            "Open the check-in for {day}, by {name}",
            day=dates.full_day(body.for_day, context.language),
            name=author,
        ),
    )


def levels_above_0(context: Context, body: CheckIn) -> tuple[LevelWords, ...]:
    """The symptoms above 0, worst first, then in the catalogue's order."""
    found = []
    for symptom in context.catalogue.symptoms.values():
        answer = body.answers.get(symptom.id)
        level = level_of(answer) if answer else None
        if answer and level:
            name = context.texts.words(symptom.label)
            said = context.texts(
                "{label}: {text}",
                label=name,
                text=record_words.answer_words(context, symptom, answer),
            )
            found.append(LevelWords(level, name, said, symptom.is_presence))
    return tuple(sorted(found, key=lambda words: -words.level))


def dispute_lines(
    context: Context, body: CheckIn, beside: Sequence[Entry[CheckIn]]
) -> tuple[str, ...]:
    """« Fatigue : Marianne un peu (1), Paul énormément (4) », a line a symptom that is disputed that day."""
    texts, carnet, day = context.texts, context.journal.carnet, body.for_day
    timeline = Timeline(beside, Period(day, day))
    if len(timeline.writers) < 2:
        return ()
    lines = []
    for name in body.answers:
        said, symptom = timeline.said_by(name, day), context.catalogue.symptoms[name]
        if len(set(said.values())) > 1:
            each = ", ".join(
                f"{short_name(texts, carnet, person)} "
                f"{record_words.plain_level(context, symptom.attributes[0], level)}"
                for person, level in said.items()
            )
            lines.append(texts("{label}: {text}", label=texts.words(symptom.label), text=each))
    return tuple(lines)


def detail_lines(context: Context, body: CheckIn) -> tuple[str, ...]:
    """« Démangeaisons : visage, avant-bras gauche · sommeil perdu », a line a symptom."""
    texts = context.texts
    return tuple(
        texts("{label}: {text}", label=texts.words(symptom.label), text=said)
        for name, symptom in context.catalogue.symptoms.items()
        if (said := record_words.detail_line(context, body, name))
    )


def sign_words(context: Context, body: CheckIn) -> tuple[str, ...]:
    """The warning signs that were ticked, in the card's own words."""
    texts, signs = context.texts, context.catalogue.card.signs
    return tuple(
        texts("Sign ticked: {sign}", sign=texts.words(signs[sign].text))
        for sign in body.warning_signs
        if sign in signs
    )


def remark_words(context: Context, entry: Entry[Remark]) -> str:
    """« Paul, aidant : « Elle a dormi l’après-midi. » »."""
    name = person_words(context.texts, context.journal.carnet, entry.author)
    return context.texts("{name}: “{text}”", name=name, text=entry.body.text)


def other_words(context: Context, entry: Entry[Body]) -> RecordWords:
    """Another record for a line of its day's card."""
    texts, body = context.texts, entry.body
    title, details = _line(context, entry)
    return RecordWords(
        record_id=entry.id,
        title=title,
        details=" · ".join(details),
        opening=texts(
            "Open: {title}, {day}",
            title=title if not isinstance(body, CheckIn) else texts("Check-in"),
            day=dates.full_day(day_of(entry), context.language),
        ),
    )


def _line(context: Context, entry: Entry[Body]) -> tuple[str, list[str]]:
    body, texts = entry.body, context.texts
    if isinstance(body, CheckIn):
        levels = [words.said for words in levels_above_0(context, body)]
        note = [texts("“{text}”", text=body.note)] if body.note else []
        return texts("Check-in"), [*(levels or [texts("Nothing bothersome noted")]), *note]
    line = record_words.record_line(context, entry)
    if response := entry.of(QuestionnaireResponse):
        return line.title, questionnaire_words.short_details(context, response)
    day = dates.capitalised(dates.full_day(day_of(entry), context.language))
    details = [detail for detail in line.details if detail != day]
    if isinstance(body, Remark):
        name = person_words(texts, context.journal.carnet, entry.author)
        return line.title, [texts("Remark"), name]
    if isinstance(body, Event | Question):
        return line.title, [record_words.kind_words(context, entry), *details]
    return line.title, details


def withdrawn_words(context: Context, entry: Entry[Body]) -> str:
    """« Retirée le 20 nov. par Marianne »."""
    last = entry.revisions[-1]
    return context.texts(
        "Withdrawn on {day} by {name}",
        day=record_words.day_words(context, last.recorded_at.date()),
        name=person_words(context.texts, context.journal.carnet, last.author),
    )
