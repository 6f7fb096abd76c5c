"""The head of the page: whose it is, which days it covers, and the treatment.

A name is printed only when the person chose so.
"""

from collections.abc import Iterator
from datetime import date

from companion import dates
from companion.actions.taper import dose_on, dose_since
from companion.actions.words.cycle import cycle_words
from companion.actions.words.page import LONGEST_NAME, PageWords
from companion.clean_text import clean_line
from companion.domain.authorship import authorship
from companion.domain.cycle import Course, course_until, cycle_day
from companion.domain.records import Infusion, Medicine, Profile
from companion.domain.summary import Basis, Summary, next_consultation
from companion.domain.timeline import Period
from companion.paper.page.document import Fact
from companion.paper.page.lists import is_corticosteroid

_LONGEST_REASON = 200
_LONGEST_DOSE = 80


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
    """Name and birth date; blank ones leave a line to write on. The file number when there is one."""
    profile: Profile | None = summary.profile.body if summary.profile and words.named else None
    born = profile.birth_date if profile else None
    facts = (
        Fact(words.texts("Name"), patient_name(summary, words), strong=True),
        Fact(
            words.texts("Date of birth"),
            dates.day_month_year(born, words.texts.language) if born else "",
        ),
    )
    number = clean_line(profile.file_number or "", longest=LONGEST_NAME) if profile else ""
    return (*facts, Fact(words.texts("File number"), number)) if number else facts


def care(summary: Summary, words: PageWords) -> tuple[Fact, ...]:
    """The next appointment and what was typed about the care; names only when they are printed."""
    texts = words.texts
    facts = []
    coming = next_consultation(words.carnet, words.today)
    if coming is not None:
        at = coming.body.at
        said = words.day_and_hour(at.date(), at)
        if words.named and coming.body.with_whom:
            said += f", {clean_line(coming.body.with_whom, longest=LONGEST_NAME)}"
        facts.append(Fact(texts("Next appointment"), said))
    profile = summary.profile.body if summary.profile and words.named else None
    if profile is not None:
        typed = (
            (texts("Cancer"), profile.cancer),
            (texts("Hospital"), profile.hospital),
            (texts("Doctor"), profile.doctor),
        )
        facts += [
            Fact(label, clean_line(text, longest=LONGEST_NAME)) for label, text in typed if text
        ]
    return tuple(facts)


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


def coverage_sentence(summary: Summary, words: PageWords, *, is_whole: bool) -> str:
    """« 3 jours sur 42 sans saisie », since when there is a carnet, and whether parts are left out."""
    said = [_coverage(summary, words)]
    began = summary.began
    if began is not None and began > summary.period.first and summary.days_noted:
        begun = words.texts("record book begun on {day}", day=words.day(began))
        since = words.texts("A check-in for every day since {day}", day=words.day(began))
        # “For every day” beside forty-two days would be read as forty-two check-ins.
        said = [*said, begun] if summary.days_missing else [since]
    if not is_whole:
        said.append(words.texts("Some parts are not printed"))
    return " · ".join(said)


def _coverage(summary: Summary, words: PageWords) -> str:
    texts = words.texts
    began = summary.began or summary.period.first
    days = (summary.period.last - max(began, summary.period.first)).days + 1
    if summary.days_noted == 0:
        return texts("No check-in in this period")
    if not summary.days_missing:
        return texts("A check-in for every day")
    return texts.plural(
        "{count} day of {days} without a check-in",
        "{count} days of {days} without a check-in",
        len(summary.days_missing),
        days=days,
    )


def treatment(summary: Summary, words: PageWords) -> tuple[Fact, ...]:
    """The immunotherapy, its last dose, postponed ones, and corticosteroids taken now."""
    return tuple(_treatment(summary, words))


def _treatment(summary: Summary, words: PageWords) -> Iterator[Fact]:
    texts = words.texts
    given = [e for e in summary.infusions if e.body.given]
    course = course_until(words.carnet, summary.period.last)
    if course is not None:
        yield Fact(texts("Immunotherapy"), _immunotherapy(course, summary, words), strong=True)
    yield _last_infusion(summary, words)
    last = summary.last_infusion
    earlier = [entry.body for entry in given if last is None or entry.id != last.id]
    if earlier:
        yield Fact(texts("Also in this period"), words.days(i.for_day for i in earlier))
    postponed = [e.body for e in summary.infusions if not e.body.given]
    if postponed:
        yield Fact(
            texts("Postponed"),
            words.joined(_postponed(infusion, words) for infusion in postponed[:6]),
        )
    yield Fact(texts("Corticosteroid now"), *_corticosteroids(summary, words))


def _immunotherapy(course: Course, summary: Summary, words: PageWords) -> str:
    """« Nivolumab depuis le 23 nov. ; avant : ipilimumab, dernière dose le 5 oct. ; début le 3 août »."""
    texts = words.texts
    name = clean_line(course.medicine, longest=_LONGEST_REASON)
    parts = [name]
    if course.before is not None and course.before_until is not None:
        parts = [
            texts("{medicine} since {day}", medicine=name, day=words.day(course.since)),
            texts(
                "before it {medicine}, last dose on {day}",
                medicine=clean_line(course.before, longest=_LONGEST_REASON),
                day=words.day(course.before_until),
            ),
        ]
    started = summary.profile.body.treatment_started if summary.profile else None
    if started is not None:
        day = dates.short_day_year(started, words.texts.language)
        parts.append(texts("started on {day}", day=day))
    return words.joined(parts)


def _last_infusion(summary: Summary, words: PageWords) -> Fact:
    """« 9 nov. (jour 13 du cycle 6) »; the last dose of the profile when no later one was noted."""
    texts, label = words.texts, words.texts("Last infusion")
    entry = summary.last_infusion
    profile = summary.profile.body if summary.profile else None
    ended = profile.last_dose if profile else None
    if ended is not None and (entry is None or entry.body.for_day <= ended <= words.today):
        said = texts("{day}, the last one of the treatment", day=words.day(ended))
        return Fact(label, said, strong=True)
    if entry is None:
        return Fact(label, texts("none noted"))
    day, found = words.day(entry.body.for_day), cycle_day(words.carnet, words.today)
    if found is not None and found.infusion_day == entry.body.for_day:
        since = (
            texts.plural("{count} day ago", "{count} days ago", found.days_since)
            if found.cycle is None and found.days_since
            else cycle_words(texts, found)
        )
        day = texts("{day} ({cycle})", day=day, cycle=since)
    return Fact(label, words.with_signature(day, authorship(entry)), strong=True)


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
        if is_corticosteroid(entry.body, words) and end in _days_of(entry.body, end)
    ]
    if not taken:
        return words.texts("none noted"), False
    return words.joined(_medicine(medicine, end, words) for medicine in taken[:4]), True


def _days_of(medicine: Medicine, end: date) -> Period:
    return Period(medicine.from_day, medicine.to_day or end)


def _medicine(medicine: Medicine, day: date, words: PageWords) -> str:
    """« Prednisone 15 mg depuis le 25 nov. (début le 21 oct. à 60 mg) »: a dose bears its own day."""
    texts, dose = words.texts, dose_on(medicine, day)
    said = clean_line(f"{medicine.name} {dose}".strip(), longest=_LONGEST_REASON)
    since = dose_since(medicine, day)
    current = texts("{medicine} since {day}", medicine=said, day=words.day(since))
    if since == medicine.from_day:
        return current
    began = words.day(medicine.from_day)
    first = clean_line(dose_on(medicine, medicine.from_day), longest=_LONGEST_DOSE)
    if not first:
        return texts("{current} (begun on {day})", current=current, day=began)
    return texts("{current} (begun on {day} at {dose})", current=current, day=began, dose=first)
