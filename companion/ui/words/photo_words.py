"""A photo in words: its day, what it is about, where on the body, its caption.

It describes what was written and adds nothing to it.
"""

from companion import dates
from companion.actions.words.details import place_words
from companion.domain.records import Photo
from companion.ui.ways.context import Context
from companion.ui.words.treatment_words import Line


def photo_title(context: Context, body: Photo) -> str:
    """The caption, else what it is a photo of."""
    texts = context.texts
    if body.text:
        return texts("“{text}”", text=body.text)
    symptom = context.catalogue.symptoms.get(body.about or "")
    if symptom is None:
        return texts("Photo of the skin")
    return texts("Photo: {symptom}", symptom=texts.words(symptom.in_sentence))


def photo_details(context: Context, body: Photo) -> tuple[str, ...]:
    """What it is about, when a caption stands in its place, and where on the body."""
    texts, details = context.texts, []
    symptom = context.catalogue.symptoms.get(body.about or "")
    if body.text and symptom is not None:
        details.append(texts.words(symptom.label))
    if body.where:
        places = place_words(body.where, context.catalogue.body, texts)
        details.append(dates.capitalised(places))
    return tuple(details)


def photo_line(context: Context, record_id: str, body: Photo) -> Line:
    """A photo as a line of the journal."""
    day = dates.capitalised(dates.full_day(body.for_day, context.language))
    title = photo_title(context, body)
    kind = (context.texts("Photo"),) if body.text else ()  # the other titles say it
    return Line(record_id, title, (*kind, day, *photo_details(context, body)))


def spoken(context: Context, body: Photo) -> str:
    """What a screen reader says of a photo: « Photo du 20 novembre 2026 : … »."""
    said = ", ".join((photo_title(context, body), *photo_details(context, body)))
    day = dates.day_month_year(body.for_day, context.language)
    return context.texts("Photo of {day}: {text}", day=day, text=said)
