"""The head of the page: whose it is, which days it covers, and the treatment.

A name is printed only when the person chose so.
"""

from collections.abc import Iterator
from datetime import date

from companion import dates
from companion.actions.cycle_words import cycle_words
from companion.actions.taper import dose_on
from companion.domain.cycle import cycle_day
from companion.domain.records import Infusion, Medicine, Profile
from companion.domain.summary import Basis, Summary
from companion.domain.timeline import Period
from companion.export.clean_text import clean_line
from companion.export.page_document import Fact
from companion.export.page_lists import is_corticosteroid
from companion.export.page_words import LONGEST_NAME, PageWords

_LONGEST_REASON = 200


def patient_name(summary: Summary, words: PageWords) -> str:
    """The name to print: the profile's, else how the patient likes to be called.

    Blank when it was left out or never given.
    """
    if not words.named:
        return ""
    patient = words.carnet.patient()
    names = [
        summary.profile.body.name if summary.profile else "",
        patient.body.name if patient else "",
    ]
    return next((name for n in names if (name := clean_line(n, longest=LONGEST_NAME))), "")


def identity(summary: Summary, words: PageWords) -> tuple[Fact, ...]:
    """Name and birth date; blank ones leave a line to write on."""
    profile: Profile | None = summary.profile.body if summary.profile and words.named else None
    born = profile.birth_date if profile else None
    return (
        Fact(words.texts("Name"), patient_name(summary, words), strong=True),
        Fact(
            words.texts("Date of birth"),
            dates.day_month_year(born, words.texts.language) if born else "",
        ),
    )


def period_sentence(summary: Summary, words: PageWords) -> str:
    """« Du 20 octobre au 30 novembre 2026 (42 jours), depuis la dernière consultation »."""
    texts, period = words.texts, summary.period
    language = texts.language
    same_year = period.first.year == period.last.year
    first = (dates.day_month if same_year else dates.day_month_year)(period.first, language)
    days = texts.plural(
        "From {first} to {last} ({count} day)",
        "From {first} to {last} ({count} days)",
        period.length,
        first=first,
        last=dates.day_month_year(period.last, language),
    )
    since = {
        Basis.LAST_CONSULTATION: texts("since the last consultation"),
        Basis.LAST_INFUSION: texts("since the last infusion"),
    }.get(summary.basis)
    return f"{days}, {since}" if since else days


def coverage_sentence(summary: Summary, words: PageWords) -> str:
    """« 3 jours sur 42 sans saisie »."""
    texts = words.texts
    if summary.days_noted == 0:
        return texts("No check-in in this period")
    if not summary.days_missing:
        return texts("A check-in for every day")
    return texts.plural(
        "{count} day of {days} without a check-in",
        "{count} days of {days} without a check-in",
        len(summary.days_missing),
        days=summary.period.length,
    )


def treatment(summary: Summary, words: PageWords) -> tuple[Fact, ...]:
    """The immunotherapy, its last dose, postponed ones, and corticosteroids taken now."""
    return tuple(_treatment(summary, words))


def _treatment(summary: Summary, words: PageWords) -> Iterator[Fact]:
    texts = words.texts
    given = [e.body for e in summary.infusions if e.body.given]
    last = summary.last_infusion.body if summary.last_infusion else None
    infusions = (*given, *([last] if last else []))
    named = dict.fromkeys(clean_line(i.medicine) for i in infusions if i.medicine)
    if named:
        yield Fact(texts("Immunotherapy"), _immunotherapy(list(named), summary, words), strong=True)
    if last is not None:
        yield Fact(texts("Last infusion"), _last_infusion(last, words), strong=True)
    else:
        yield Fact(texts("Last infusion"), texts("none noted"))
    earlier = [i for i in given if i is not last]
    if earlier:
        yield Fact(texts("Also in this period"), words.days(i.for_day for i in earlier))
    postponed = [e.body for e in summary.infusions if not e.body.given]
    if postponed:
        yield Fact(
            texts("Postponed"),
            words.joined(_postponed(infusion, words) for infusion in postponed[:6]),
        )
    yield Fact(texts("Corticosteroid now"), *_corticosteroids(summary, words))


def _immunotherapy(names: list[str], summary: Summary, words: PageWords) -> str:
    listed = ", ".join(names[:6])
    started = summary.profile.body.treatment_started if summary.profile else None
    if started is None:
        return listed
    since = dates.short_day_year(started, words.texts.language)
    return words.texts("{medicine}, started on {day}", medicine=listed, day=since)


def _last_infusion(infusion: Infusion, words: PageWords) -> str:
    """« 9 nov. (jour 13 du cycle 6) »: where the day of printing stands."""
    day, found = words.day(infusion.for_day), cycle_day(words.carnet, words.today)
    if found is None or found.infusion_day != infusion.for_day:
        return day
    return words.texts("{day} ({cycle})", day=day, cycle=cycle_words(words.texts, found))


def _postponed(infusion: Infusion, words: PageWords) -> str:
    day = words.day(infusion.for_day)
    if not infusion.reason:
        return day
    return f"{day} ({clean_line(infusion.reason, longest=_LONGEST_REASON)})"


def _corticosteroids(summary: Summary, words: PageWords) -> tuple[str, bool]:
    """What the person takes on the last day, and whether there is any."""
    end = summary.period.last
    taken = [
        entry.body
        for entry in summary.medicines
        if is_corticosteroid(entry.body) and end in _course(entry.body, end)
    ]
    if not taken:
        return words.texts("none noted"), False
    return words.joined(_medicine(medicine, end, words) for medicine in taken[:4]), True


def _course(medicine: Medicine, end: date) -> Period:
    return Period(medicine.from_day, medicine.to_day or end)


def _medicine(medicine: Medicine, day: date, words: PageWords) -> str:
    said = " ".join((medicine.name, dose_on(medicine, day))).strip()
    name = clean_line(said, longest=_LONGEST_REASON)
    return words.texts("{medicine} since {day}", medicine=name, day=words.day(medicine.from_day))
