"""Names of medicines while they are typed: proposals to press, and the family of the one that is named.

Buttons below the field instead of a list that pops up: nothing covers what was typed, and a screen
reader reads them. Free text always stays possible; nothing here is written by itself.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from companion.domain.medicines import KnownMedicine, folded_words
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import button, label
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.layouts.flow_layout import FlowLayout

MOST_SHOWN = 4


class MedicineNames:
    """The proposals of one field: what was written before, then the medicines of the field."""

    def __init__(
        self, context: Context, field: TextField, before: Sequence[str], *, infusions: bool
    ) -> None:
        from companion.content.medicines import load_medicines

        self._context, self._field = context, field
        self._medicines = load_medicines()
        written = {self._medicines.named_in(name) for name in before}
        known = [
            medicine.proposal(context.language)
            for medicine in self._medicines.proposed(infusions=infusions)
            if medicine not in written
        ]
        self._proposals = [*before, *known]
        self._family = label("", "small")
        self._family.setObjectName(f"{field.name}-family")
        self._holder = QWidget()
        flow = FlowLayout(context.look.space(8), self._holder)
        self._buttons: list[QPushButton] = []
        for place in range(MOST_SHOWN):
            made = button("", partial(self._take, place), kind="quiet")
            made.setObjectName(f"{field.name}-proposal-{place + 1}")
            self._buttons.append(made)
            flow.addWidget(made)
        field.rows.insertWidget(2, self._holder)
        field.rows.insertWidget(3, self._family)
        self._shown: list[str] = []
        self.follow()

    def named(self) -> KnownMedicine | None:
        """The known medicine that the field names, or None."""
        return self._medicines.named_in(self._field.text())

    def parts(self) -> list[QWidget]:
        """The buttons, for the order in which Tab goes."""
        return list(self._buttons)

    def follow(self) -> None:
        """Show what goes with the text of the field: proposals, and the family of a known name."""
        known, typed = self.named(), self._field.text()
        self._shown = matching(typed, self._proposals)[:MOST_SHOWN]
        texts = self._context.texts
        for place, made in enumerate(self._buttons):
            said = self._shown[place] if place < len(self._shown) else ""
            made.setText(said.replace("&", "&&"))
            made.setAccessibleName(texts("Write {name}", name=said) if said else "")
            made.setVisible(bool(said))
        self._holder.setVisible(bool(self._shown))
        family = texts.words(self._medicines.families[known.family]) if known else ""
        self._family.setText(family)
        self._family.setVisible(bool(family))
        self._field.updateGeometry()

    def _take(self, place: int) -> None:
        self._field.setFocus()  # first: the button is about to go
        self._field.show_typed(self._shown[place])
        self._field.line.end(False)


def matching(typed: str, proposals: Sequence[str]) -> list[str]:
    """The proposals of which each typed word starts a word; none for an empty or a whole name."""
    words = folded_words(typed)
    if not words or folded_words(typed) in map(folded_words, proposals):
        return []
    return [
        proposal
        for proposal in proposals
        if all(any(name.startswith(word) for name in folded_words(proposal)) for word in words)
    ]
