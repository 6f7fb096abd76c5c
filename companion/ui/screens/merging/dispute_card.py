"""An entry that two computers wrote: both values with both names; one is chosen, or both are kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from companion.actions.merging import Dispute, may_keep_both, may_settle
from companion.domain.records import Revision
from companion.ui.screens.merging import words
from companion.ui.ways.context import Context
from companion.ui.widgets.acts import act_row
from companion.ui.widgets.basics import Card, button, label, rule
from companion.ui.words.whom import short_name

Settle = Callable[[Dispute, Revision, bool], None]


class DisputeCard(Card):
    """`settle` is given the dispute, the writing that was chosen, and whether both are kept."""

    def __init__(self, context: Context, dispute: Dispute, settle: Settle) -> None:
        super().__init__(context.look)
        self._context, self._dispute, self._settle = context, dispute, settle
        self.setObjectName("dispute")
        texts, carnet = context.texts, context.journal.whole
        self.rows.setSpacing(context.look.space(12))
        self.rows.addWidget(label(words.title_of(context, dispute), "heading"))
        may = may_settle(carnet, dispute, context.journal.writer_id()) and not context.read_only
        for number, revision in enumerate((dispute.standing, *dispute.others)):
            self.rows.addWidget(rule())
            self._add(number, revision, may=may)
        if not may:
            author = carnet.history(dispute.record_id)[0].author
            name = short_name(texts, carnet, author)
            self.rows.addWidget(
                label(texts("{name} will choose: they wrote it.", name=name), "soft")
            )
        elif may_keep_both(dispute):
            acts = [("dispute-both", texts("Keep both, as two entries"), self._keep_both)]
            self.rows.addWidget(rule())
            self.rows.addLayout(act_row(context.look, acts))

    def _add(self, number: int, revision: Revision, *, may: bool) -> None:
        context, texts = self._context, self._context.texts
        lines = QVBoxLayout()
        lines.setSpacing(context.look.space(4))
        lines.addWidget(label(words.written_by(context, revision), "strong"))
        for line in words.said_by(context, self._dispute, revision):
            lines.addWidget(label(line))
        if number == 0:
            lines.addWidget(label(texts("This one counts for now: it is the newest."), "soft"))
        self.rows.addLayout(lines)
        if may:
            chosen = button(
                texts("Keep this one"), lambda: self._settle(self._dispute, revision, False)
            )
            chosen.setObjectName(f"dispute-keep-{number}")
            name = texts("Keep this one: {who}", who=words.written_by(context, revision))
            chosen.setAccessibleName(name)
            self.rows.addWidget(chosen, 0, Qt.AlignmentFlag.AlignLeft)

    def _keep_both(self) -> None:
        self._settle(self._dispute, self._dispute.standing, True)
