"""Which symptoms the page leaves out, and which photos it shows.

They say what was chosen and make no page.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion import dates
from companion.actions.consultation import MOST_PHOTOS, PageChoice
from companion.actions.words.details import place_words
from companion.domain.carnet import Entry
from companion.domain.errors import CompanionError, InvalidPeriod
from companion.domain.records import CheckIn, Photo
from companion.domain.summary import resolve_period
from companion.domain.symptoms import Symptom
from companion.domain.timeline import Period
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, clear, label
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.own_words import ON_A_CARD, own_words
from companion.ui.widgets.presses import show_checked
from companion.ui.widgets.unfolding import fold_button


def chosen_period(context: Context) -> Period | None:
    """The days that the page covers; None while the typed days make no period."""
    journal, choice = context.journal, context.state.of(VisitState).choice
    try:
        _, period = resolve_period(
            journal.carnet, journal.today(), choice.basis, first=choice.first, last=choice.last
        )
    except InvalidPeriod:
        return None
    return period


class SymptomsCard(Card):
    """A tick for each symptom of the period, below a line that opens them; `said` stands elsewhere."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.context = context
        self.rows.setSpacing(0)
        self._shown: tuple[str, ...] | None = None
        self.rows.addWidget(label(context.texts("Symptoms on the page"), "heading"))
        self.said = label("", "soft")
        self._open = fold_button(context.texts, context.texts("Choose the symptoms"), self._toggle)
        self._open.setObjectName("symptoms-open")
        self.rows.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._list = QWidget()
        self._ticks: dict[str, TickRow] = {}
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.rows.addWidget(self._list)
        self._list.setVisible(context.state.of(VisitState).choosing_symptoms)
        self._open.tell(is_open=context.state.of(VisitState).choosing_symptoms)

    def show_choice(self) -> None:
        """Draw the symptoms of the period, and how many are left out."""
        context, texts = self.context, self.context.texts
        symptoms = self._symptoms()
        self.setVisible(bool(symptoms))
        left_out = context.state.of(VisitState).choice.without_symptoms
        named = [texts.words(s.label) for s in symptoms if s.id in left_out]
        self.said.setVisible(bool(named))
        self.said.setText(texts("Left out: {symptoms}", symptoms=", ".join(named)))
        ids = tuple(symptom.id for symptom in symptoms)
        if ids != self._shown:
            self._make_ticks(symptoms)
            self._shown = ids
        for symptom, tick in self._ticks.items():
            show_checked(tick, symptom not in left_out)

    def _symptoms(self) -> list[Symptom]:
        """Those answered in the period and those left out, in the catalogue's order."""
        period, catalogue = chosen_period(self.context), self.context.catalogue
        wanted = set(self.context.state.of(VisitState).choice.without_symptoms)
        for entry in self.context.journal.carnet.entries(CheckIn):
            body = entry.body
            if period and body.first_day <= period.last and body.for_day >= period.first:
                wanted |= set(body.answers)
        return [symptom for symptom in catalogue.symptoms.values() if symptom.id in wanted]

    def _make_ticks(self, symptoms: list[Symptom]) -> None:
        clear(self._lines)
        self._ticks = {}
        for symptom in symptoms:
            tick = TickRow(self.context.look, self.context.texts.words(symptom.label), plain=True)
            tick.setObjectName(f"page-symptom-{symptom.id}")
            tick.toggled.connect(self._on_toggled)
            self._ticks[symptom.id] = tick
            self._lines.addWidget(tick)
            tick.show()  # at once: the keyboard may go there right away

    def _toggle(self) -> None:
        visit = self.context.state.of(VisitState)
        visit.choosing_symptoms = not visit.choosing_symptoms
        self._list.setVisible(visit.choosing_symptoms)
        self._open.tell(is_open=visit.choosing_symptoms)

    def _on_toggled(self, _checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        without = frozenset(s for s, tick in self._ticks.items() if not tick.isChecked())
        self.chosen.emit(
            replace(self.context.state.of(VisitState).choice, without_symptoms=without)
        )


class PhotosCard(Card):
    """A tick for each photo of the period; none is on the page unless it is chosen."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self.context = context
        self.rows.setSpacing(0)
        self._shown: tuple[str, ...] | None = None
        self._ticks: dict[str, TickRow] = {}
        self.rows.addWidget(label(context.texts("Photos on the page"), "heading"))
        self.rows.addWidget(
            label(context.texts("Only the photos chosen here are printed, this time."), "soft")
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.rows.addLayout(self._lines)

    def show_choice(self) -> None:
        """Draw the photos of the period."""
        photos = self._photos()
        self.setVisible(bool(photos))
        ids = tuple(entry.id for entry in photos)
        if ids != self._shown:
            self._make_ticks(photos)
            self._shown = ids
        chosen = self.context.state.of(VisitState).choice.photos
        for photo, tick in self._ticks.items():
            show_checked(tick, photo in chosen)
            tick.setEnabled(photo in chosen or len(chosen) < MOST_PHOTOS)

    def _photos(self) -> list[Entry[Photo]]:
        period = chosen_period(self.context)
        found = [
            entry
            for entry in self.context.journal.carnet.entries(Photo)
            if period is not None and entry.body.for_day in period
        ]
        return sorted(found, key=lambda entry: (entry.body.for_day, entry.recorded_at))

    def _make_ticks(self, photos: list[Entry[Photo]]) -> None:
        clear(self._lines)
        self._ticks = {}
        for entry in photos:
            tick = TickRow(self.context.look, photo_words(self.context, entry.body))
            tick.setObjectName(f"page-photo-{entry.id}")
            tick.toggled.connect(self._on_toggled)
            self._ticks[entry.id] = tick
            self._lines.addWidget(tick)
            tick.show()  # at once: the keyboard may go there right away
            if entry.body.text:
                self._lines.addWidget(own_words(entry.body.text, "small", most=ON_A_CARD))

    def _on_toggled(self, _checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        photos = tuple(photo for photo, tick in self._ticks.items() if tick.isChecked())
        self.chosen.emit(replace(self.context.state.of(VisitState).choice, photos=photos))


def photo_words(context: Context, body: Photo) -> str:
    """« 12 nov. · Éruption · ventre »."""
    texts, catalogue = context.texts, context.catalogue
    parts = [dates.recent_day(body.for_day, context.journal.today(), context.language)]
    if body.about is not None and body.about in catalogue.symptoms:
        parts.append(texts.words(catalogue.symptoms[body.about].label))
    if body.where:
        parts.append(place_words(body.where, catalogue.body, texts))
    return " · ".join(parts)


def with_contents(context: Context, choice: PageChoice) -> PageChoice:
    """The choice with the bytes of its photos; one that cannot be read is left out.

    They are read here because the worker has no part in the carnet's file.
    """
    contents: dict[str, bytes] = {}
    known: Mapping[str, Entry[Photo]] = {e.id: e for e in context.journal.carnet.entries(Photo)}
    for photo in choice.photos:
        if photo in known:
            sha256 = known[photo].body.sha256
            try:
                contents[sha256] = context.journal.photo(sha256)
            except CompanionError:
                continue
    return replace(choice, contents=contents)
