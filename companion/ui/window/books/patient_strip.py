"""The strip above every screen of another's carnet: whose it is, and that it is only read.

Knows how to say it, and what was pressed; it closes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from companion.dates import day_month_year
from companion.ui.ways.shortcuts import Shortcut, on_keys, printed_keys
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable, named
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.window.books.strip import Strip

if TYPE_CHECKING:
    from companion.domain.carnet import Carnet
    from companion.messages import Texts
    from companion.ui.ways.context import Context


class PatientStrip(Strip):
    """`close_asked`: whoever reads it is done with this patient."""

    close_asked = Signal()

    def __init__(self, context: Context) -> None:
        look, texts = context.look, context.texts
        super().__init__(look)
        self.setObjectName("patient-strip")
        said = patient_words(texts, context.journal.carnet)
        self.setAccessibleName(" · ".join((*said, texts("Read only"))))
        name, *born = said
        side = QWidget()
        side.setProperty("kind", "bare")
        words = FlowLayout(look.space(16), side)
        words.addWidget(_plain(breakable(named(name)), "strong"))
        for each in born:
            words.addWidget(_plain(each, "text"))
        words.addWidget(label(texts("Read only"), "pill", wrap=False))  # its frame takes room too
        if context.shown.place_in_queue:
            words.addWidget(_plain(context.shown.place_in_queue, "soft"))
        self.rows.addWidget(side, 1, Qt.AlignmentFlag.AlignVCenter)
        if context.shown.at_counter:
            done = button(texts("Close this record book"), self.close_asked.emit)
            done.setObjectName("strip-close")
            done.setToolTip(printed_keys(texts, Shortcut.CLOSE_PATIENT.keys))
            self.rows.addWidget(done)
            on_keys(Shortcut.CLOSE_PATIENT, self, self.close_asked.emit)


def patient_words(texts: Texts, carnet: Carnet) -> tuple[str, ...]:
    """The patient's name as the page has it, and the date of birth where one was noted."""
    profile, patient = carnet.profile(), carnet.patient()
    name = (profile.body.name if profile else "") or (patient.body.name if patient else "")
    born = profile.body.birth_date if profile else None
    named = name or texts("Name not noted")
    if born is None:
        return (named,)
    return named, texts("Born on {day}", day=day_month_year(born, texts.language))


def _plain(text: str, kind: str) -> QLabel:
    return LineLabel(text, kind)
