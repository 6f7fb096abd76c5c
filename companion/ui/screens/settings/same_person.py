"""Two records of one person, such as one made on each of two computers: joined into one."""

from functools import partial
from itertools import combinations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.carnet import Entry
from companion.domain.records import Person
from companion.ui.ways.context import Context
from companion.ui.ways.who_writes import everyone
from companion.ui.widgets.basics import button, clear, label, rule
from companion.ui.words.record_words import day_words
from companion.ui.words.whom import short_name

_MOST_PAIRS = 6


class SamePerson(QWidget):
    """A button for each two who may be one: of the same role. Nothing where there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("same-person")
        self._context = context
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(context.look.space(12))

    def refresh(self) -> None:
        """Offer the present pairs."""
        context, texts = self._context, self._context.texts
        clear(self._rows)
        pairs = [
            (one, other)
            for one, other in combinations(everyone(context), 2)
            if one.body.role is other.body.role
        ][:_MOST_PAIRS]
        self.setVisible(bool(pairs))
        if not pairs:
            return
        self._rows.addWidget(rule())
        self._rows.addWidget(label(texts("Is one of them here twice?"), "strong"))
        for one, other in pairs:
            pair = texts("{one} and {other}", one=self._said(one), other=self._said(other))
            self._rows.addWidget(label(pair))
            made = button(texts("Join them"), partial(self._join, one, other))
            made.setAccessibleDescription(pair)
            made.setObjectName(f"join-{other.id}-{one.id}")
            self._rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.show()  # now and not with the next event, so that the keyboard can go to it

    def _said(self, entry: Entry[Person]) -> str:
        """« Paul (ajouté le 3 nov.) »."""
        context = self._context
        return context.texts(
            "{name} (added on {day})",
            name=short_name(context.texts, context.journal.carnet, entry.id),
            day=day_words(context, entry.recorded_at.date()),
        )

    def _join(self, one: Entry[Person], other: Entry[Person]) -> None:
        context, texts = self._context, self._context.texts
        name = short_name(texts, context.journal.carnet, one.id)
        if not context.dialogs.confirm(
            self,
            texts("Are both one person?"),
            texts("All that both wrote then bears the name {name}.", name=name),
            yes=texts("Join them"),
            no=texts("Cancel"),
        ):
            return
        body = replace(other.body, same_as=one.id)
        written = context.attempt(self, lambda: (context.journal.correct(other.id, body),))
        if written is not None and written[0] is not None:
            context.say(texts("Joined: they stand as one person."), undo=[written[0]])
