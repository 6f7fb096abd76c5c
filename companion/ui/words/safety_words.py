"""The sentences of the home screen, made from what the carnet holds.

Plain arithmetic on what was noted: no advice, no verdict.
"""

from datetime import date, datetime, timedelta

from companion import dates
from companion.actions.consultation import PageChoice, prepare
from companion.actions.words.cycle import cycle_words
from companion.actions.words.persons import person_name
from companion.domain import summary
from companion.domain.carnet import Carnet
from companion.domain.cycle import cycle_day
from companion.domain.records import Appointment, CheckIn, Infusion
from companion.domain.summary import Basis
from companion.domain.symptom_summary import Change
from companion.domain.symptoms import Attribute, Catalogue, Symptom, level_of
from companion.messages import Texts

CHANGES_SHOWN = 3
FEWEST_DAYS_COMPARED = 3


def last_infusion(carnet: Carnet, today: date) -> Infusion | None:
    """The last infusion given until today."""
    found = summary.last_infusion(carnet, today + timedelta(days=1))
    return found.body if found else None


def next_consultation(carnet: Carnet, now: datetime) -> Appointment | None:
    """The first consultation from today on, whether or not its hour has passed."""
    found = summary.next_consultation(carnet, now.date())
    return found.body if found else None


def day_line(texts: Texts, carnet: Carnet, today: date) -> str:
    """« Samedi 21 novembre 2026 · jour 13 du cycle 4 »."""
    day = dates.capitalised(dates.full_day(today, texts.language))
    found = cycle_day(carnet, today)
    if found is None:
        return day
    return texts("{day} · {cycle}", day=day, cycle=cycle_words(texts, found))


def last_check_in_line(texts: Texts, carnet: Carnet, me: str, now: datetime) -> str:
    """« Dernière saisie : hier à 19 h 10. »; empty when there is none.

    The hour is that of the clock it was written by, as the journal says it: away from home too.
    """
    entry = next(reversed(carnet.entries(CheckIn)), None)
    if entry is None:
        return ""
    written = entry.recorded_at
    hour = dates.hour(written.time(), texts.language)
    days = (now.date() - written.date()).days
    if days == 0:
        said = texts("Last check-in: today at {hour}.", hour=hour)
    elif days == 1:
        said = texts("Last check-in: yesterday at {hour}.", hour=hour)
    else:
        day = dates.weekday_day(written.date(), texts.language)
        said = texts("Last check-in: {day} at {hour}.", day=day, hour=hour)
    name = person_name(carnet, entry.author)
    if entry.author != me and name:
        return texts("{sentence} It was written by {name}.", sentence=said, name=name)
    return said


def backup_line(texts: Texts, made_at: datetime | None, now: datetime) -> str:
    """« Dernière sauvegarde vérifiée : hier à 19 h 10 »."""
    if made_at is None:
        return texts("No backup yet")
    made = made_at.astimezone(now.tzinfo)
    hour = dates.hour(made.time(), texts.language)
    days = (now.date() - made.date()).days
    if days == 0:
        return texts("Last verified backup: today at {hour}", hour=hour)
    if days == 1:
        return texts("Last verified backup: yesterday at {hour}", hour=hour)
    day = dates.short_day_year(made.date(), texts.language)
    return texts("Last verified backup: {day} at {hour}", day=day, hour=hour)


def zero_line(texts: Texts, symptoms: list[Symptom]) -> str:
    """Which symptoms *Rien à signaler* answers with 0."""
    names = ", ".join(texts.words(symptom.in_sentence) for symptom in symptoms)
    return texts("0 will be noted for: {symptoms}.", symptoms=names)


def copied_lines(texts: Texts, catalogue: Catalogue, body: CheckIn) -> str:
    """What *Comme hier* copies: a line for each level above 0, then those at 0."""
    lines, zeros = [], []
    for symptom_id, answer in body.answers.items():
        symptom, level = catalogue.symptoms.get(symptom_id), level_of(answer)
        if symptom is None or level is None:
            continue
        if level == 0:
            zeros.append(texts.words(symptom.in_sentence))
            continue
        word = texts.words(catalogue.level_word(symptom_id, level).in_sentence)
        name, hindered = texts.words(symptom.label), answer.get(Attribute.INTERFERENCE)
        if hindered is None:
            lines.append(texts("{symptom}: {word} ({level})", symptom=name, word=word, level=level))
            continue
        hindrance = texts.words(catalogue.levels[Attribute.INTERFERENCE][hindered].in_sentence)
        lines.append(
            texts(
                "{symptom}: {word} ({level}); in the way of activities: {hindrance} ({hindered})",
                symptom=name,
                word=word,
                level=level,
                hindrance=hindrance,
                hindered=hindered,
            )
        )
    if zeros:
        lines.append(texts("Noted as 0: {symptoms}.", symptoms=", ".join(zeros)))
    return "\n".join(lines)


def changes_line(texts: Texts, carnet: Carnet, catalogue: Catalogue, today: date) -> str:
    """The worst levels before and since the last infusion before today, where they differ; else empty.

    Both periods have the same number of days, and the symptom was asked in both. The day of the
    infusion is named: on the day of a new one, “the last” would be taken for it.
    """
    infusion = last_infusion(carnet, today - timedelta(days=1))
    if infusion is None or (today - infusion.for_day).days + 1 < FEWEST_DAYS_COMPARED:
        return ""
    prepared = prepare(carnet, catalogue, PageChoice(Basis.LAST_INFUSION), today)
    alike = {Change.SAME, Change.UNKNOWN}
    changes = [
        texts(
            "{symptom} {before} → {since}",
            symptom=texts.words(catalogue.symptoms[found.id].label),
            before=found.previous_worst,
            since=found.worst.level,
        )
        for found in prepared.symptoms
        if found.change not in alike and found.previous_worst is not None
    ]
    if not changes:
        return ""
    return texts(
        "Highest level, before and since the infusion of {day}: {changes}.",
        day=dates.day_month(infusion.for_day, texts.language),
        changes=" · ".join(changes[:CHANGES_SHOWN]),
    )


def days_ahead_line(texts: Texts, appointment: Appointment, now: datetime) -> str:
    """« Dr Lenoir · dans 10 jours »."""
    days = (appointment.at.date() - now.date()).days
    if days == 0:
        ahead = texts("today")
    elif days == 1:
        ahead = texts("tomorrow")
    else:
        ahead = texts.plural("in {count} day", "in {count} days", days)
    if appointment.with_whom is None:
        return dates.capitalised(ahead)
    return f"{appointment.with_whom} · {ahead}"
