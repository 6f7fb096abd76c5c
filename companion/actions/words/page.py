"""How the page and the table word days, levels and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from companion import dates
from companion.actions.words.persons import at_request, person_name, role_words
from companion.clean_text import clean_line
from companion.domain.authorship import Authorship, all_from_patient
from companion.domain.carnet import Carnet
from companion.domain.records import Done
from companion.domain.symptom_summary import Notable
from companion.domain.symptoms import Attribute, Catalogue
from companion.languages import usage_of
from companion.messages import Texts

NOTHING: Final = "–"
"""Stands where nothing was noted."""

LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class PageWords:
    """The language, the catalogue and the people of one page. `named`: names may be printed."""

    texts: Texts
    catalogue: Catalogue
    carnet: Carnet
    today: date
    named: bool

    def day(self, day: date) -> str:
        """« 3 nov. », with the year when it is not this year's."""
        return dates.recent_day(day, self.today, self.texts.language)

    def day_and_year(self, day: date) -> str:
        """« 3 nov. 2026 »."""
        return dates.short_day_year(day, self.texts.language)

    def span(self, first: date, last: date) -> str:
        """« 3 nov. », « 3–9 nov. » or « 28 oct. – 3 nov. »."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{self.day(first).split(dates.NO_BREAK)[0]}–{self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def number(self, value: float, decimals: int) -> str:
        """A number as this language writes it: « 8,9 », « 0,05 », « 64,0 »; no zeros past one."""
        text = f"{value:.{decimals}f}"
        while decimals > 1 and text.endswith("0"):
            text, decimals = text[:-1], decimals - 1
        return dates.number(value, self.texts.language, decimals=decimals)

    def joined(self, parts: Iterable[str]) -> str:
        """Several statements in a row, with the language's semicolon."""
        return usage_of(self.texts.language).punctuation.semicolon.join(parts)

    def days(self, days: Iterable[date], *, most: int = 8) -> str:
        """« 3 nov., 4 nov. »: each day once, the first `most` of them and how many more."""
        listed = sorted(set(days))
        shown = ", ".join(self.day(day) for day in listed[:most])
        rest = len(listed) - most
        if rest <= 0:
            return shown
        return self.texts.plural(
            "{shown} and {count} other day", "{shown} and {count} other days", rest, shown=shown
        )

    def symptom(self, symptom: str) -> str:
        """The short name of a symptom."""
        return self.texts.words(self.catalogue.symptoms[symptom].label)

    def is_presence(self, symptom: str) -> bool:
        """Whether the symptom is only there or not there."""
        return Attribute.PRESENCE in self.catalogue.symptoms[symptom].attributes

    def level(self, symptom: str, level: int) -> str:
        """« beaucoup »."""
        return self.texts.words(self.catalogue.level_word(symptom, level).in_sentence)

    def level_and_digit(self, symptom: str, level: int) -> str:
        """« beaucoup (3) »; « oui » alone for a symptom that is only there or not."""
        word = self.level(symptom, level)
        return word if self.is_presence(symptom) else f"{word} ({level})"

    def interference(self, level: int) -> str:
        """How much it got in the way: « beaucoup »."""
        return self.texts.words(self.catalogue.levels[Attribute.INTERFERENCE][level].in_sentence)

    def done(self, done: Done) -> str:
        """« équipe appelée »."""
        return self.texts.words(self.catalogue.card.done_label(done.value))

    @property
    def level_scale(self) -> tuple[str, ...]:
        """The words of levels 0 to 4."""
        scale = self.catalogue.levels[Attribute.INTENSITY]
        return tuple(self.texts.words(word.in_sentence) for word in scale)

    def said(self, label: str, text: str) -> str:
        """A label and what is said of it, with the language's colon."""
        return self.texts("{label}: {text}", label=label, text=text)

    def person(self, author: str) -> str:
        """Who wrote something: the name when it may be printed, else the role."""
        name = clean_line(person_name(self.carnet, author), longest=LONGEST_NAME)
        return name if self.named and name else role_words(self.texts, self.carnet.person(author))

    def signed(self, who: Authorship) -> str:
        """Who wrote and corrected something; blank when all of it is the patient's own words."""
        if all_from_patient(self.carnet, who):
            return ""
        patient = self.carnet.patient()
        by_patient = patient is not None and who.author == patient.id
        names = self.correctors(who)
        corrected = self.texts("corrected by {name}", name=names) if who.others else ""
        if by_patient:
            return corrected
        return ", ".join(part for part in (self.person(who.author), corrected) if part)

    def correctors(self, who: Authorship) -> str:
        """« Paul, à la demande de Jeanne »: who corrected, in the order of their last correction."""
        return ", ".join(self.corrector(who, person) for person in who.corrected_by)

    def corrector(self, who: Authorship, person: str) -> str:
        """One who corrected, and at whose request."""
        other = who.request_of(person)
        if other is None:
            return self.person(person)
        return at_request(self.texts, self.person(person), self.person(other))

    def with_signature(self, text: str, who: Authorship) -> str:
        """The text, and in brackets whose words it holds when they are not the patient's."""
        signature = self.signed(who)
        return f"{text} ({signature})" if signature else text

    def hour(self, moment: datetime) -> str:
        """« 18 h »."""
        said = dates.hour(moment.time(), self.texts.language)
        return said.removesuffix(f"{dates.NO_BREAK}00") if moment.minute == 0 else said

    def day_and_hour(self, day: date, at: datetime | None) -> str:
        """« 26 nov. à 18 h »: the hour when it was noted."""
        if at is None:
            return self.day(day)
        return self.texts("{day} at {hour}", day=self.day(day), hour=self.hour(at))

    def times(self, notable: Notable) -> str:
        """« 40 jours », « 1 semaine », « 3 jours et 1 semaine »."""
        texts = self.texts
        days = texts.plural("{count} day", "{count} days", notable.days)
        if not notable.weeks:
            return days
        weeks = texts.plural("{count} week", "{count} weeks", notable.weeks)
        return texts("{days} and {weeks}", days=days, weeks=weeks) if notable.days else weeks

    def more(self, left_out: int) -> str:
        """How many are not shown; blank when all are."""
        if left_out <= 0:
            return ""
        return self.texts.plural(
            "and one more in the record book",
            "and {number} more in the record book",
            left_out,
            number=f"{left_out:,}".replace(",", usage_of(self.texts.language).numbers.thousands),
        )


def sentence(text: str) -> str:
    """The text with its full stop, which it may have already: « 20 nov. »."""
    return text if text.endswith(".") else f"{text}."


def runs(values: Iterable[str]) -> list[tuple[int, int, str]]:
    """Equal neighbours together: first and last place (from 0) and their value."""
    listed = list(values)
    edges = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(listed)) if a != b), len(listed)]
    return [(start, end - 1, listed[start]) for start, end in pairwise(edges) if start < end]
