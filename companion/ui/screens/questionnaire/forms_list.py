"""The care team's questionnaires of a carnet: answer, read through, remove, load another.

It says what was pressed; it changes nothing.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.check_in.answering import Loaded, last_answered, loaded
from companion.actions.words.questionnaires import title_of, unit_words
from companion.domain.questionnaire import QuestionnaireForm
from companion.domain.questionnaire_items import Item, ItemType, walk
from companion.ui.ways.context import Context
from companion.ui.ways.to_questionnaire import AnsweringState
from companion.ui.widgets.basics import Card, button, label, rule
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import own_words
from companion.ui.widgets.plain_words import PlainLabel
from companion.ui.widgets.read_card import ReadCard


class QuestionnaireList(QWidget):
    """Each signal carries a questionnaire's record id, but `load_wanted` and `folder_wanted`."""

    answer_wanted = Signal(str)
    look_wanted = Signal(str)
    remove_wanted = Signal(str)
    load_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        look, texts, journal = context.look, context.texts, context.journal
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(16))
        there = loaded(journal.carnet, journal.catalogue, context.language)
        for place, each in enumerate(there):
            rows.addWidget(self._card(each, main=place == 0))
        rows.addWidget(self._loading(empty=not there))
        self.setAccessibleName(texts("Care team’s questionnaire"))

    def _card(self, each: Loaded, *, main: bool) -> Card:
        """`main`: one of them alone has the screen's primary button."""
        context, texts = self._context, self._context.texts
        made = Card(context.look)
        made.rows.addWidget(own_words(title_of(each.form), "heading"))
        made.rows.addWidget(label(self._line(each.form), "soft"))
        buttons = FlowLayout(context.look.space(12))
        acts = [(texts("See all its questions"), self.look_wanted, "see", "secondary")]
        if not context.read_only:
            going_on = self._in_progress(each.form)
            words = texts("Go on") if going_on else texts("Answer it")
            kind = "primary" if main else "secondary"
            acts.insert(0, (words, self.answer_wanted, "answer", kind))
            acts.append((texts("Remove"), self.remove_wanted, "remove", "link"))
        for words, signal, handle, kind in acts:
            act = button(words, partial(signal.emit, each.record_id), kind=kind)
            act.setObjectName(f"{handle}-questionnaire")
            act.setAccessibleDescription(title_of(each.form))
            buttons.addWidget(act)
        made.rows.addSpacing(context.look.space(4))
        made.rows.addLayout(buttons)
        return made

    def _in_progress(self, form: QuestionnaireForm) -> bool:
        answering = self._context.state.of(AnsweringState).answering
        return answering is not None and answering.form.url == form.url

    def _line(self, form: QuestionnaireForm) -> str:
        """« 12 questions · version 1 · dernières réponses le 14 nov. »."""
        context, texts = self._context, self._context.texts
        said = [texts.plural("{count} question", "{count} questions", form.question_count)]
        if form.version:
            said.append(texts("version {version}", version=form.version))
        last = last_answered(context.journal.carnet, form)
        if last is None:
            said.append(texts("not answered yet"))
        else:
            day = dates.day_month_year(last, context.language)
            said.append(texts("last answered for {day}", day=day))
        return " · ".join(said)

    def _loading(self, *, empty: bool) -> Card:
        context, texts = self._context, self._context.texts
        sentences = (
            texts("Your care team may give you a questionnaire as a file. Its name ends in .json."),
            texts("With several files or a folder, choose them all: the answers may lie apart."),
            texts("Its questions are shown word for word, and stay apart from your check-ins."),
        )
        none, more = (
            texts("No questionnaire is here yet"),
            texts("Another questionnaire, or a new version"),
        )
        made: Card = (state := EmptyState(context.look, "questionnaires", none, *sentences))
        rows = state.acts
        if not empty:
            made = Card(context.look)
            rows = made.rows
            made.rows.addWidget(label(more, "heading"))
            for sentence in sentences:
                made.rows.addWidget(label(sentence))
        if not context.read_only:
            load = button(texts("Load a questionnaire…"), self.load_wanted.emit)
            load.setObjectName("load-questionnaire")
            folder = button(texts("Load a folder…"), self.folder_wanted.emit, kind="link")
            folder.setObjectName("load-questionnaire-folder")
            ways = FlowLayout(context.look.space(12))
            ways.addWidget(load)
            ways.addWidget(folder)
            rows.addSpacing(context.look.space(4))
            rows.addLayout(ways)
        return made


class WholeForm(QWidget):
    """Every question of a questionnaire with its answers, to be read through."""

    def __init__(self, context: Context, form: QuestionnaireForm) -> None:
        super().__init__()
        self._context = context
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        card = ReadCard(context.look)
        card.rows.setSpacing(context.look.space(6))
        for place, item in enumerate(walk(form.items)):
            if item.hidden or item.copy_of is not None:
                continue
            if place and item.type is not ItemType.DISPLAY:
                card.rows.addWidget(rule())
            self._add(card, item)
        card.read(title_of(form), [each.text() for each in card.findChildren(PlainLabel)])
        rows.addWidget(card)

    def _add(self, card: ReadCard, item: Item) -> None:
        texts = self._context.texts
        kinds = {ItemType.GROUP: "heading", ItemType.DISPLAY: "text"}
        if item.words:
            card.rows.addWidget(own_words(item.words, kinds.get(item.type, "strong")))
        for option in item.options:
            card.rows.addWidget(own_words(f"– {option.text}"))
        if item.filled:
            sentence = texts("Filled in by your care team’s computer, not asked here.")
            card.rows.addWidget(label(sentence, "small"))
            return
        if item.repeats and item.type is ItemType.GROUP:
            card.rows.addWidget(label(texts("Asked again as long as it is filled in."), "small"))
        elif item.repeats:
            card.rows.addWidget(label(texts("Several answers are possible."), "small"))
        if item.type is ItemType.BOOLEAN:
            card.rows.addWidget(label(f"– {texts('Yes')}\n– {texts('No')}"))
        if unit_words(item):
            card.rows.addWidget(label(texts("Unit: {unit}", unit=unit_words(item)), "small"))
        if item.conditions:
            sentence = texts("Asked only after certain answers.")
            card.rows.addWidget(label(sentence, "small"))
