"""The words of the journal's filters, and the periods that they offer."""

from dataclasses import dataclass

from companion import dates
from companion.domain.summary import last_consultation, last_infusion
from companion.domain.timeline import Period
from companion.domain.words import Language
from companion.ui.screens.journal.content import JournalFilter, ever_noted, first_day
from companion.ui.screens.journal.filters import DATES, Option
from companion.ui.screens.journal.state import JournalState
from companion.ui.ways.context import Context
from companion.ui.ways.who_writes import everyone
from companion.ui.words.whom import person_words


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period to choose: a stable key and its words."""

    key: str
    words: str
    period: Period


def named_periods(context: Context) -> list[NamedPeriod]:
    """Since the last consultation, since the last infusion, the whole journal: those there are."""
    journal, texts = context.journal, context.texts
    today, carnet = journal.today(), journal.carnet
    found: list[NamedPeriod] = []
    consultation, infusion = last_consultation(carnet, today), last_infusion(carnet, today)
    if consultation is not None:
        day = dates.short_day(consultation, texts.language)
        words = texts("Since the last consultation ({day})", day=day)
        found.append(NamedPeriod("last-consultation", words, Period(consultation, today)))
    if infusion is not None:
        day = dates.short_day(infusion.body.for_day, texts.language)
        words = texts("Since the last infusion ({day})", day=day)
        found.append(NamedPeriod("last-infusion", words, Period(infusion.body.for_day, today)))
    start = first_day(carnet)
    if start is not None and start <= today:
        found.append(NamedPeriod("all", texts("The whole journal"), Period(start, today)))
    return found


def period_options(context: Context) -> tuple[list[Option], str]:
    """The month shown, the named periods, one's own days; and the key of those that are chosen."""
    texts, periods = context.texts, named_periods(context)
    chosen = context.state.of(JournalState).period
    same = (named.key for named in periods if named.period == chosen)
    options = [
        Option("", texts("The month shown")),
        *(Option(named.key, named.words) for named in periods),
        Option(DATES, texts("From one day to another…")),
    ]
    return options, next(same, DATES) if chosen else ""


def symptom_options(context: Context) -> list[Option]:
    """All, the symptoms that were ever asked, and the one that is chosen."""
    noted = ever_noted(context.journal.carnet)
    return [Option("", context.texts("All symptoms"))] + [
        Option(name, context.texts.words(symptom.label))
        for name, symptom in context.catalogue.symptoms.items()
        if name in noted or name == context.state.of(JournalState).symptom
    ]


def author_options(context: Context) -> list[Option]:
    """Everybody, and all who can write here."""
    people = everyone(context)
    texts, carnet = context.texts, context.journal.carnet
    return [Option("", texts("Everybody"))] + [
        Option(each.id, person_words(texts, carnet, each.id)) for each in people
    ]


def count_line(context: Context, shown: JournalFilter, count: int) -> str:
    """« 1er novembre – 21 novembre 2026 · 19 saisies »."""
    texts, language, period = context.texts, context.language, shown.period
    first, last = _ends(period, language)
    if period.first == period.last:
        return texts.plural(
            "{day} · {count} check-in", "{day} · {count} check-ins", count, day=last
        )
    if shown.symptom is None:
        return texts.plural(
            "{first} – {last} · {count} check-in",
            "{first} – {last} · {count} check-ins",
            count,
            first=first,
            last=last,
        )
    return texts.plural(
        "{first} – {last} · {count} check-in with {symptom} above 0",
        "{first} – {last} · {count} check-ins with {symptom} above 0",
        count,
        first=first,
        last=last,
        symptom=texts.words(context.catalogue.symptoms[shown.symptom].in_sentence),
    )


def _ends(period: Period, language: Language) -> tuple[str, str]:
    """« 1er » and « 21 novembre 2026 »; the month and year of the first day when they differ."""
    first, last = period.first, period.last
    if first.year != last.year:
        start = dates.day_month_year(first, language)
    elif first.month != last.month:
        start = dates.day_month(first, language)
    else:
        start = dates.day_month(first, language).split(dates.NO_BREAK)[0]
    return start, dates.day_month_year(last, language)
