"""What changed since the period before: plain arithmetic on the person's own levels, in words.

Concludes nothing and advises nothing.
"""

from collections.abc import Iterator

from companion.actions.words.page import PageWords
from companion.domain.summary import Summary
from companion.domain.symptom_summary import Change, Notable, Spread, SymptomSummary
from companion.paper.page.document import ChangeGroup, Changes
from companion.paper.page.symptoms import CHANGE_MARKS, goes_the_other_way


def changes(summary: Summary, words: PageWords) -> Changes | None:
    """New, stronger, then weaker, gone, not compared; None when no symptom was asked."""
    if not summary.symptoms:
        return None
    texts = words.texts
    first, last = words.day(summary.previous.first), words.day(summary.previous.last)
    headings = (
        (Change.NEW, texts("New symptom")),
        (Change.STRONGER, texts("Stronger")),
        (Change.WEAKER, texts("Weaker")),
        (Change.GONE, texts("Gone")),
    )
    groups = []
    for change, label in headings:
        symptoms = [s for s in summary.symptoms if s.change is change]
        if symptoms:
            items = tuple(_change(symptom, words) for symptom in symptoms)
            groups.append(ChangeGroup(CHANGE_MARKS[change], label, items))
    groups += _lasting_groups(summary, words)
    unknown = [s for s in summary.symptoms if s.change is Change.UNKNOWN and s.worst.level]
    if unknown:
        items = tuple(_level(symptom, words) for symptom in unknown)
        groups.append(ChangeGroup(CHANGE_MARKS[Change.UNKNOWN], texts("Not compared"), items))
    remarks = []
    if all(s.previous_worst is None for s in summary.symptoms):
        groups = []
        remarks.append(
            texts("Nothing was noted in the period before: there is nothing to compare.")
        )
    elif all(_is_unchanged(symptom) for symptom in summary.symptoms):
        remarks.append(texts("No level changed."))
    return Changes(
        heading=texts(
            "What changed since the period before ({first} to {last})", first=first, last=last
        ),
        groups=tuple(groups),
        remarks=tuple(remarks),
    )


def _lasting_groups(summary: Summary, words: PageWords) -> Iterator[ChangeGroup]:
    """The symptoms whose highest level is the same, for longer or for less long."""
    for spread, mark, label in (
        (Spread.MORE, Change.STRONGER, words.texts("For longer")),
        (Spread.FEWER, Change.WEAKER, words.texts("For less long")),
    ):
        lasting = [s for s in summary.symptoms if s.change is Change.SAME and s.spread is spread]
        if lasting:
            items = tuple(_lasting(symptom, words) for symptom in lasting)
            yield ChangeGroup(CHANGE_MARKS[mark], label, items)


def _is_unchanged(symptom: SymptomSummary) -> bool:
    """Neither the highest level nor how long it lasted is another one, as far as both are known."""
    known = symptom.change in {Change.SAME, Change.UNKNOWN}
    return known and symptom.spread in {Spread.SAME, Spread.UNKNOWN}


def _lasting(symptom: SymptomSummary, words: PageWords) -> str:
    """« Essoufflement : beaucoup (3), 1 jour → 40 jours »."""
    level = words.level_and_digit(symptom.id, symptom.worst.level)
    return words.said(words.symptom(symptom.id), f"{level}, {spread_words(symptom, words)}")


def spread_words(symptom: SymptomSummary, words: PageWords) -> str:
    """« 1 jour → 40 jours »: how long it lasted, before and now."""
    before = symptom.previous_lasted or Notable(0, 0)
    return f"{words.times(before)} → {words.times(symptom.lasted)}"


def _level(symptom: SymptomSummary, words: PageWords) -> str:
    """« Fatigue : beaucoup (3) »."""
    level = words.level_and_digit(symptom.id, symptom.worst.level)
    return words.said(words.symptom(symptom.id), level)


def _change(symptom: SymptomSummary, words: PageWords) -> str:
    """« Fatigue : un peu → beaucoup (1 → 3) »."""
    before, now = symptom.previous_worst or 0, symptom.worst.level
    text = f"{words.level(symptom.id, before)} → {words.level(symptom.id, now)}"
    if not words.is_presence(symptom.id):
        text += f" ({before} → {now})"
    if goes_the_other_way(symptom):
        text += f", {spread_words(symptom, words)}"
    return words.said(words.symptom(symptom.id), text)
