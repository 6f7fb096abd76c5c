"""The day-by-day sheet of a medicine in steps: seen on screen, printed or saved."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from companion.actions.taper import can_be_tapered
from companion.domain.carnet import Entry
from companion.domain.records import Medicine
from companion.ui.drawings.page_preview import PagePreview
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import print_with
from companion.ui.ways.to_treatment import TREATMENT_FORM
from companion.ui.ways.unsaved import OpenForm, OpenForms
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable

if TYPE_CHECKING:
    from companion.paper.printable import Printable

TAPER_SHEET = "taper-sheet"
WIDEST = 720


def open_taper_sheet(context: Context) -> Entry[Medicine] | None:
    """The medicine whose sheet is open."""
    opened = context.state.of(OpenForms).get(TREATMENT_FORM)
    if opened is None or opened.name != TAPER_SHEET:
        return None
    entries = context.journal.carnet.entries(Medicine)
    entry = next((e for e in entries if e.id == opened.record_id), None)
    return entry if entry is not None and can_be_tapered(entry.body) else None


def taper_parts(context: Context) -> list[QWidget]:
    """The sheet that is open, above the list of medicines."""
    entry = open_taper_sheet(context)
    return [] if entry is None else [TaperPanel(context, entry)]


def taper_acts(context: Context, record_id: str) -> Sequence[QPushButton]:
    """The way from a line of the list to its sheet; none where the dose stays the same."""
    entries = context.journal.carnet.entries(Medicine)
    entry = next((e for e in entries if e.id == record_id), None)
    if entry is None or not can_be_tapered(entry.body):
        return ()
    texts = context.texts
    made = button(texts("Day by day"), partial(_open, context, record_id), kind="link")
    made.setAccessibleName(texts("Day by day: {title}", title=entry.body.name))
    made.setObjectName(f"taper-{record_id}")
    return (made,)


def _open(context: Context, record_id: str) -> None:
    context.state.of(OpenForms)[TREATMENT_FORM] = OpenForm(TAPER_SHEET, record_id)
    context.go(ScreenName.TREATMENT)


class TaperPanel(Card):
    """The sheet as it will print, its two ways out, and the way back."""

    def __init__(self, context: Context, entry: Entry[Medicine]) -> None:
        super().__init__(context.look, "focus-card")
        self.setObjectName("taper-panel")
        self._context, self._entry = context, entry
        self._out = PaperOut(context, self)
        texts = context.texts
        title = texts("{medicine}, day by day", medicine=breakable(entry.body.name))
        self.rows.addWidget(label(title, "heading"))
        self.rows.addWidget(
            label(texts("Each day with its dose, as you typed it, and a box to tick."), "soft")
        )
        self.rows.addWidget(self._acts())
        self.preview = PagePreview(context.look, texts)
        self.preview.setMaximumWidth(context.look.px(WIDEST))
        self.preview.show_waiting()
        beside = QHBoxLayout()
        beside.addWidget(self.preview, 1)
        beside.addStretch()
        self.rows.addLayout(beside)
        self._out.show(self._builder(), self.preview)

    def _acts(self) -> QWidget:
        texts, holder = self._context.texts, QWidget()
        holder.setProperty("kind", "bare")
        flow = FlowLayout(self._context.look.space(12), holder)
        for handle, words, act, kind in (
            ("taper-print", texts("Print"), self._print, "primary"),
            ("taper-save", texts("Save as PDF"), self._save, "secondary"),
            ("taper-close", texts("Close"), self._close, "secondary"),
        ):
            made = button(words, act, kind=kind)
            made.setObjectName(handle)
            flow.addWidget(made)
            if handle == "taper-print":
                print_with(made, texts)
        return holder

    def _builder(self) -> "Callable[[], Printable]":
        context, medicine = self._context, self._entry.body
        carnet, today, language = context.journal.carnet, context.journal.today(), context.language

        def build() -> "Printable":
            from companion.paper.taper_sheet import taper_sheet

            return taper_sheet(carnet, medicine, language, today)

        return build

    def _paper(self) -> Paper:
        return Paper("day-by-day", self._context.texts("Day-by-day sheet"), self._builder())

    def _print(self) -> None:
        self._out.print(self._paper())

    def _save(self) -> None:
        self._out.save(self._paper())

    def _close(self) -> None:
        self._context.state.of(OpenForms).pop(TREATMENT_FORM, None)
        self._context.go(ScreenName.TREATMENT)
