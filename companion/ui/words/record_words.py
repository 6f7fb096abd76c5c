"""The words of one record: who wrote it and when, what it says, what its corrections changed.

It describes what was written and adds nothing to it.
"""

from datetime import date, datetime

from companion import dates
from companion.actions.appointments import purpose_words
from companion.actions.bring_in.found import Source
from companion.actions.words.details import detail_words, in_one_line
from companion.actions.words.persons import at_request
from companion.domain.authorship import request_of
from companion.domain.carnet import Carnet, Entry
from companion.domain.records import (
    ABOUT_THE_BOOK,
    Appointment,
    Body,
    CheckIn,
    Event,
    Infusion,
    Measurement,
    Medicine,
    Photo,
    Question,
    Questionnaire,
    QuestionnaireResponse,
    Remark,
    Revision,
)
from companion.domain.summary import days_late, file_of, number_of_week_sheet
from companion.domain.symptoms import Answer, Attribute, Recall, Symptom
from companion.messages import Texts
from companion.ui.ways.context import Context
from companion.ui.widgets.own_words import named
from companion.ui.words import photo_words, questionnaire_words, treatment_words
from companion.ui.words.treatment_words import Line
from companion.ui.words.whom import person_words, short_name

LARGE_SCALE = 1.5


def day_words(context: Context, day: date) -> str:
    """« 20 nov. », with the year when it is not this year's."""
    return dates.recent_day(day, context.journal.today(), context.language)


def moment_words(context: Context, moment: datetime) -> str:
    """« 20 novembre 2026 à 19 h 10 »."""
    return context.texts(
        "{day} at {hour}",
        day=dates.day_month_year(moment.date(), context.language),
        hour=dates.hour(moment.time(), context.language),
    )


def week_words(context: Context, body: CheckIn) -> str:
    """« semaine du 14 au 20 nov. »."""
    first, last = body.first_day, body.for_day
    return context.texts(
        "week from {first} to {last}",
        first=day_words(context, first),
        last=day_words(context, last),
    )


def late_words(texts: Texts, entry: Entry[CheckIn]) -> str | None:
    """« Noté 5 jours après »; None when it was written in time."""
    late = days_late(entry)
    if not late:
        return None
    return texts.plural("Noted {count} day later", "Noted {count} days later", late)


def copied_words(texts: Texts, body: CheckIn) -> str | None:
    """« Recopié de la feuille 20261116-6 », « Repris d’un fichier : Loop »; None when it was neither."""
    file = file_of(body)
    if file is not None:
        known = next((texts(each.words) for each in Source if each.value == file), file)
        return texts("Brought in from a file: {source}", source=named(known))
    number = number_of_week_sheet(body)
    if number is None:
        return None
    return texts("Copied from paper sheet {number}", number=named(number))


def corrected_words(
    context: Context, entry: Entry[Body], carnet: Carnet | None = None
) -> str | None:
    """« Corrigé le 20 nov. (1 correction) », with the author when it is another; else None.

    `carnet` knows the people, the open one if not said.
    """
    made, texts = entry.corrections, context.texts
    if not made:
        return None
    day = day_words(context, made[-1].recorded_at.date())
    last, carnet = made[-1], carnet or context.journal.carnet
    if last.author == entry.author:
        return texts.plural(
            "Corrected on {day} ({count} correction)",
            "Corrected on {day} ({count} corrections)",
            len(made),
            day=day,
        )
    return texts.plural(
        "Corrected on {day} by {name} ({count} correction)",
        "Corrected on {day} by {name} ({count} corrections)",
        len(made),
        day=day,
        name=_corrector(texts, carnet, last),
    )


def _corrector(texts: Texts, carnet: Carnet, correction: Revision) -> str:
    other = request_of(correction)
    if other is None:
        return person_words(texts, carnet, correction.author)
    name = short_name(texts, carnet, correction.author)
    return at_request(texts, name, short_name(texts, carnet, other))


def plain_level(context: Context, attribute: Attribute, level: int) -> str:
    """« beaucoup (3) »; « oui » alone for what is only there or not."""
    word = context.texts.words(context.catalogue.levels[attribute][level].in_sentence)
    if attribute is Attribute.PRESENCE:
        return word
    return context.texts("{level} ({digit})", level=word, digit=level)


def level_words(context: Context, symptom: Symptom, attribute: Attribute, level: int) -> str:
    """« beaucoup (3) », « gêne : beaucoup (3) »."""
    word = context.texts.words(context.catalogue.levels[attribute][level].in_sentence)
    if attribute is Attribute.INTERFERENCE:
        return context.texts("got in the way: {level} ({digit})", level=word, digit=level)
    if attribute is not symptom.attributes[0] and attribute is Attribute.FREQUENCY:
        return context.texts("how often: {level} ({digit})", level=word, digit=level)
    return plain_level(context, attribute, level)


def answer_words(context: Context, symptom: Symptom, answer: Answer) -> str:
    """« beaucoup (3) · gêne : un peu (1) »; « pas de réponse » without any."""
    said = [
        level_words(context, symptom, attribute, answer[attribute])
        for attribute in symptom.attributes
        if attribute in answer
    ]
    return " · ".join(said) if said else context.texts("no answer")


def detail_line(context: Context, body: CheckIn, symptom: str) -> str:
    """« Visage, avant-bras gauche · sommeil perdu »; empty when nothing was noted beside it."""
    details = body.details.get(symptom)
    if details is None:
        return ""
    return in_one_line(detail_words(details, context.catalogue.body, context.texts))


def record_line(context: Context, entry: Entry[Body]) -> Line:
    """Any record but a check-in as a title and details."""
    body, texts = entry.body, context.texts
    if infusion := entry.of(Infusion):
        return treatment_words.infusion_line(context, infusion)
    if medicine := entry.of(Medicine):
        return treatment_words.medicine_line(context, medicine)
    if measurement := entry.of(Measurement):
        return treatment_words.measurement_line(context, measurement)
    if appointment := entry.of(Appointment):
        return treatment_words.appointment_line(context, appointment)
    if event := entry.of(Event):
        return treatment_words.event_line(context, event)
    if response := entry.of(QuestionnaireResponse):
        return questionnaire_words.response_line(context, response)
    if questionnaire := entry.of(Questionnaire):
        return questionnaire_words.questionnaire_line(context, questionnaire)
    if isinstance(body, Photo):
        return photo_words.photo_line(context, entry.id, body)
    if isinstance(body, Question):
        return Line(entry.id, body.text, _question_details(context, body))
    if isinstance(body, Remark):
        return Line(entry.id, texts("“{text}”", text=body.text), ())
    return Line(entry.id, kind_words(context, entry), ())


def _question_details(context: Context, body: Question) -> tuple[str, ...]:
    texts, details = context.texts, []
    if body.asked is not None:
        day = dates.day_month(body.asked, context.language)
        details.append(texts("Asked on {day}", day=day))
    if body.answer:
        details.append(texts("“{answer}”", answer=body.answer))
    return tuple(details)


def kind_words(context: Context, entry: Entry[Body]) -> str:
    """What kind of record it is: « Perfusion », « Remarque »."""
    texts, body = context.texts, entry.body
    if isinstance(body, CheckIn):
        return texts("Check-in")
    if isinstance(body, Appointment):
        return purpose_words(texts)[body.purpose]
    names: tuple[tuple[type[Body], str], ...] = (
        (Infusion, texts("Infusion")),
        (Medicine, texts("Medicine")),
        (Measurement, texts("Measurement")),
        (Event, texts("Event")),
        (Question, texts("Question")),
        (Remark, texts("Remark")),
        (Photo, texts("Photo")),
    )
    return next((name for kind, name in names if isinstance(body, kind)), texts("Questionnaire"))


def title_words(context: Context, entry: Entry[Body]) -> str:
    """« Saisie du vendredi 20 novembre 2026 »; the kind for other records.

    In large letters a line may end before the year: the whole day would be wider than the screen.
    """
    body = entry.body
    if not isinstance(body, CheckIn):
        return kind_words(context, entry)
    gap = " " if context.look.scale > LARGE_SCALE else dates.NO_BREAK
    year = f"{gap}{body.for_day.year}"
    if body.recall is Recall.WEEK:
        return context.texts(
            "Check-in for the week from {first} to {last}",
            first=dates.day_month(body.first_day, context.language),
            last=f"{dates.day_month(body.for_day, context.language)}{year}",
        )
    day = f"{dates.weekday_day(body.for_day, context.language)}{year}"
    return context.texts("Check-in for {day}", day=day)


def undone_words(context: Context, revision: Revision, said: str) -> str:
    """What is said once `revision`, of which `said` was told, is taken back: « Annulé : Question ajoutée »."""
    texts = context.texts
    bare = (
        texts("Saved."),
        texts("Corrected."),
        texts("Withdrawn."),
        texts("Put back in the journal."),
        "",
    )
    parts = [said.removesuffix(".")]
    body = revision.body or context.journal.whole.body_before(revision.id)
    if body is not None and not isinstance(body, ABOUT_THE_BOOK) and said in bare:
        parts.insert(0, title_words(context, Entry(revision.record_id, body, (revision,))))
    what = f"{dates.NO_BREAK}· ".join(filter(None, parts))
    return texts("Taken back: {what}.", what=what) if what else texts("Taken back.")
