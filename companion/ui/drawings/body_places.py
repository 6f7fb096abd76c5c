"""Choosing places on the body: the two figures, and the same places as a list of tick boxes.

Both stay in step. It says what is chosen and keeps nothing.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.dates import capitalised
from companion.domain.body_map import BodyMap
from companion.messages import Texts
from companion.ui.drawings.body_map import BodyFigures
from companion.ui.look.look import Look
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import label
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.beside import Beside
from companion.ui.widgets.layouts.items_layout import ColumnsLayout
from companion.ui.widgets.presses import show_checked, when_pressed
from companion.ui.widgets.unfolding import Unfolding


class BodyPlaces(QWidget):
    """`chosen` carries the ids of all chosen places, from head to foot.

    The list stands beside the figures, folded away while `folded`; `beside` takes what belongs below it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        texts: Texts,
        body: BodyMap,
        where: Sequence[str],
        *,
        folded: bool = False,
    ) -> None:
        super().__init__()
        self._look, self._texts, self._body = look, texts, body
        self._where = tuple(where)
        self._ticks: dict[str, TickRow] = {}
        self.figures = BodyFigures(look, texts, body)
        self._place = label("", "small-strong")
        self._place.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        drawn = QWidget()
        rows = QVBoxLayout(drawn)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        rows.addWidget(self.figures)
        rows.addWidget(self._place)
        rows.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.places = self._folded_list() if folded else self._list()
        side = QWidget()
        self.beside = QVBoxLayout(side)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.setSpacing(look.space(16))
        self.beside.addWidget(self.places)
        whole.addWidget(Beside(drawn, side, wide=look.px(600), gap=look.space(24), share=1))
        self.figures.pressed.connect(self._on_pressed)
        self.figures.reached.connect(self._name)
        self._show()

    @property
    def where(self) -> tuple[str, ...]:
        """The ids of the chosen places, from head to foot."""
        return self._where

    def choose(self, where: tuple[str, ...]) -> None:
        """Show these places as chosen; nobody has just pressed them."""
        self._where = self._body.in_order(where)
        self._show()

    def tick(self, region: str) -> TickRow:
        """The tick box of a place."""
        return self._ticks[region]

    def _folded_list(self) -> Unfolding:
        texts = self._texts
        return Unfolding(
            self._look,
            texts("Choose in a list"),
            texts("Hide the list"),
            self._list(),
            handle="places-list",
        )

    def _list(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self._look.space(2))
        rows.addWidget(label(self._texts("The same places as a list"), "soft"))
        for group in self._body.groups:
            rows.addSpacing(self._look.space(6))
            rows.addWidget(label(self._texts.words(group.label), "small-strong"))
            columns = ColumnsLayout(narrowest=self._look.px(170), most=2, gap=self._look.space(8))
            within = [r.id for r in self._body.regions.values() if r.group == group.id]
            # The right side in one column and the left one beside it.
            for region in sorted(within, key=lambda name: name.startswith("left-")):
                columns.addWidget(self._tick(region))
            rows.addLayout(columns)
        rows.addStretch(1)
        return made

    def _tick(self, region: str) -> TickRow:
        words = capitalised(self._texts.words(self._body.regions[region].label))
        made = TickRow(self._look, words)
        made.setObjectName(f"place-{region}")
        when_pressed(made, partial(self._on_ticked, region))
        self._ticks[region] = made
        return made

    def _on_ticked(self, region: str, checked: bool) -> None:  # noqa: FBT001 - a button's state
        others = tuple(name for name in self._where if name != region)
        self._choose((*others, region) if checked else others)

    def _on_pressed(self, region: str) -> None:
        self._on_ticked(region, region not in self._where)
        self._name(region)
        announce(self.figures, self._place.text())

    def _choose(self, where: tuple[str, ...]) -> None:
        self.choose(where)
        self.chosen.emit(self._where)

    def _show(self) -> None:
        self.figures.show_chosen(self._where)
        for region, tick in self._ticks.items():
            show_checked(tick, region in self._where)
        self._name(self.figures.current)

    def _name(self, region: str) -> None:
        """Say below the figures where the keyboard or the mouse is."""
        name = capitalised(self._texts.words(self._body.regions[region].label))
        if region in self._where:
            name = self._texts("{place}, chosen", place=name)
        self._place.setText(name)
