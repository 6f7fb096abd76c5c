"""What the profile says of the person, as it stands in the treatment."""

from companion import dates
from companion.domain.errors import N_
from companion.domain.records import Profile
from companion.domain.symptoms import Attribute
from companion.ui.ways.context import Context


def profile_lines(context: Context, body: Profile) -> list[str]:
    """A line for each thing that is said there; none where nothing is."""
    texts, language = context.texts, context.language
    lines = [body.name] if body.name else []
    for day, sentence in (
        (body.birth_date, N_("Born on {day}")),
        (body.treatment_started, N_("First infusion on {day}")),
        (body.last_dose, N_("Last infusion on {day}")),
    ):
        if day is not None:
            lines.append(texts(sentence, day=dates.day_month_year(day, language)))
    if body.usual is None:
        return lines
    stools, weight = body.usual.stools_per_day, body.usual.weight_kg
    level = body.usual.fatigue_level
    if stools is not None:
        lines.append(texts("Usual stools a day: {number}", number=stools))
    if weight is not None:
        lines.append(
            texts("Usual weight: {number} kg", number=dates.plain_number(weight, language))
        )
    if level is not None:
        word = context.catalogue.levels[Attribute.INTENSITY][level]
        lines.append(texts("Usual tiredness: {word}", word=texts.words(word.in_sentence)))
    return lines
