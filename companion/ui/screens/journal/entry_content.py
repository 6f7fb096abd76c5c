"""What an opened record says: the check-in or the record itself, the remarks about it, its writings.

It starts no act.
"""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion import dates
from companion.actions.merging import dispute_in
from companion.domain.carnet import Entry
from companion.domain.records import Body, CheckIn, Photo, Remark
from companion.domain.symptoms import Symptom, level_of
from companion.ui.forms.photo_loading import photo_in_entry
from companion.ui.screens.journal import card_words
from companion.ui.screens.journal.content import as_withdrawn
from companion.ui.screens.journal.entry_card import LevelWords, level_chip
from companion.ui.screens.journal.entry_history import history_words
from companion.ui.ways.context import Context
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_merging import show_merging
from companion.ui.ways.to_understand import explain_link
from companion.ui.widgets.basics import Card, button, label, rule
from companion.ui.widgets.choices.level_choice import LevelBadge
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.read_card import ReadCard
from companion.ui.words import record_words
from companion.ui.words.whom import person_words


def dispute_card(context: Context, entry: Entry[Body]) -> Card | None:
    """That two computers corrected it, and the way to choose; None where they did not."""
    if dispute_in(entry.revisions) is None:
        return None
    texts = context.texts
    made = Card(context.look)
    made.rows.addWidget(label(texts("Corrected on two computers"), "strong"))
    see = button(texts("See both, and choose"), partial(show_merging, context), kind="link")
    see.setObjectName("entry-dispute")
    made.rows.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)
    return made


def check_in_card(context: Context, body: CheckIn) -> Card:
    """All that a check-in holds: levels above 0 first, then the zeros, then the own words."""
    look, texts = context.look, context.texts
    made = ReadCard(look)
    made.rows.setSpacing(look.space(12))
    made.rows.addWidget(label(texts("What was noted"), "heading"))
    known = [s for s in context.catalogue.symptoms.values() if s.id in body.answers]
    above = [s for s in known if level_of(body.answers[s.id]) != 0]
    above.sort(key=lambda s: -(level_of(body.answers[s.id]) or 0))
    if above:
        columns = ColumnsLayout(
            narrowest=look.px(340), most=2, gap=look.space(24), line_gap=look.space(12)
        )
        for symptom in above:
            columns.addWidget(_answer_line(context, body, symptom))
        made.rows.addLayout(columns)
    zeros = [s for s in known if s not in above]
    if zeros:
        _add_zeros(context, made, body, zeros)
    if not known:
        made.rows.addWidget(label(texts("No symptom answered")))
    _add_own_words(context, made, body)
    made.read_words(texts("What was noted"))
    return made


def _answer_line(context: Context, body: CheckIn, symptom: Symptom) -> QWidget:
    look = context.look
    answer = body.answers[symptom.id]
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(look.space(12))
    level = level_of(answer)
    if level is not None:
        inside.addWidget(
            LevelBadge(look, level, size=38, presence=symptom.is_presence),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(context.texts.words(symptom.label), "strong"))
    said = record_words.answer_words(context, symptom, answer)
    words.addWidget(label(dates.capitalised(said)))
    if detail := record_words.detail_line(context, body, symptom.id):
        words.addWidget(own_words(detail, "soft"))
    if (link := explain_link(context, symptom)) is not None:
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    inside.addLayout(words, 1)
    return made


def _add_zeros(context: Context, card: Card, body: CheckIn, zeros: list[Symptom]) -> None:
    look, texts = context.look, context.texts
    if card.rows.count() > 1:
        card.rows.addWidget(rule())
    card.rows.addWidget(label(texts("Asked, and answered 0"), "small-strong"))
    flow = FlowLayout(look.space(8))
    for symptom in zeros:
        name = texts.words(symptom.label)
        said = record_words.answer_words(context, symptom, body.answers[symptom.id])
        words = LevelWords(0, name, texts("{label}: {text}", label=name, text=said))
        flow.addWidget(level_chip(look, words))
    card.rows.addLayout(flow)


def _add_own_words(context: Context, card: Card, body: CheckIn) -> None:
    texts, carnet = context.texts, context.journal.carnet
    lines: list[tuple[str, str]] = []
    if body.note:
        lines.append((texts("“{text}”", text=body.note), "text"))
    lines += [(sign, "warning") for sign in card_words.sign_words(context, body)]
    if copied := record_words.copied_words(texts, body):
        lines.append((copied, "small"))
    elif body.copied_from is not None:
        source = as_withdrawn(carnet.history(body.copied_from))
        if source is not None and isinstance(source.body, CheckIn):
            day = dates.day_month_year(source.body.for_day, context.language)
            lines.append((texts("Copied from the check-in for {day}", day=day), "small"))
    if lines:
        card.rows.addWidget(rule())
    for text, kind in lines:
        card.rows.addWidget(own_words(text, kind))


def record_card(context: Context, entry: Entry[Body]) -> Card:
    """What any other record says."""
    made = ReadCard(context.look)
    line = record_words.record_line(context, entry)
    if photo := entry.of(Photo):
        made.rows.addWidget(photo_in_entry(context, photo.body))
    made.rows.addWidget(own_words(line.title, "heading"))
    for detail in line.details:
        made.rows.addWidget(own_words(detail))
    made.read_words(line.title)
    return made


def remarks_card(context: Context, remarks: tuple[Entry[Remark], ...]) -> Card:
    """The remarks about an entry, each with the way to it."""
    look, texts = context.look, context.texts
    made = Card(look)
    made.rows.addWidget(label(texts("Remarks about this entry"), "heading"))
    for entry in remarks:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(own_words(texts("“{text}”", text=entry.body.text)))
        name = person_words(texts, context.journal.carnet, entry.author)
        moment = record_words.moment_words(context, entry.recorded_at)
        words.addWidget(label(texts("{name}, on {moment}", name=name, moment=moment), "small"))
        line = QHBoxLayout()
        line.addLayout(words, 1)
        opening = button(texts("Open"), partial(open_entry, context, entry.id), kind="link")
        opening.setObjectName(f"open-{entry.id}")
        opening.setAccessibleName(texts("Open the remark by {name}", name=name))
        line.addWidget(opening)
        made.rows.addLayout(line)
    return made


def history_card(context: Context, entry: Entry[Body]) -> Card:
    """All writings of an entry, with what each of them changed."""
    look, texts = context.look, context.texts
    made = ReadCard(look)
    made.rows.addWidget(label(texts("History"), "heading"))
    writings = history_words(context, entry.revisions)
    for place, writing in enumerate(writings):
        if place:
            made.rows.addWidget(rule())
        made.rows.addWidget(label(writing.sentence, "strong"))
        if len(writings) > 1:
            lines = QVBoxLayout()
            lines.setSpacing(look.space(2))
            for line in writing.lines:
                lines.addWidget(own_words(line, "soft"))
            made.rows.addLayout(lines)
    if len(writings) == 1:
        made.rows.addWidget(label(texts("Nothing was changed since."), "soft"))
    hint = texts("A correction is signed, and what was written before stays readable here.")
    made.rows.addWidget(label(hint, "small"))
    made.read_words(texts("History"))
    return made
