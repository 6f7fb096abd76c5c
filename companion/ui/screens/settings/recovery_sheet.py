"""The recovery sheet in the settings: printed, saved, and checked by typing two groups back.

It sees no key: the record book says whether what was typed stands on the sheet.
"""

from __future__ import annotations

import random
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.record_book import recovery_sheet
from companion.record_book.book import RecordBook
from companion.ui.look.tokens import WIDEST_FIELD
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.widgets.acts import act_row
from companion.ui.widgets.basics import button, clear, label
from companion.ui.widgets.fields import TextField
from companion.ui.widgets.recovery_sheet_field import GROUPS
from companion.ui.widgets.scroll_ground import ground_of


class RecoverySheetPart(QWidget):
    """What it is for, whether it was checked, and the acts."""

    def __init__(self, context: Context, book: RecordBook) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._context, self._book = context, book
        self._out = PaperOut(context, self)
        self._fields: list[tuple[int, TextField]] = []
        self._state = label("", "soft")
        self._state.setObjectName("sheet-state")
        asked = QWidget()
        self._check = QVBoxLayout(asked)
        self._check.setContentsMargins(0, 0, 0, 0)
        self._asked = asked
        texts, look = context.texts, context.look
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        rows.addWidget(label(texts("Recovery sheet"), "strong"))
        sentence = texts(
            "One page on paper. It alone opens your record book when the password is forgotten or this "
            "computer is gone."
        )
        rows.addWidget(label(sentence))
        rows.addWidget(self._state)
        acts = (
            ("sheet-print", texts("Print the sheet"), self._print),
            ("sheet-save", texts("Save the sheet as a PDF"), self._save),
            ("sheet-check", texts("Check the sheet"), self._open_check),
        )
        rows.addLayout(act_row(look, acts))
        rows.addWidget(asked)
        asked.hide()

    def refresh(self) -> None:
        """Say whether this key's sheet was checked."""
        texts = self._context.texts
        checked = recovery_sheet.mark(self._book) in self._context.settings.sheets_checked
        if checked:
            self._state.setText(texts("You have checked your sheet: it is the right one."))
        else:
            self._state.setText(
                texts("It has not been checked yet: two groups typed back are enough.")
            )

    def focus_first(self) -> None:
        """Put the keyboard on the first act."""
        first = self.findChild(QWidget, "sheet-print")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        self._out.print(self._paper())

    def _save(self) -> None:
        self._out.save(self._paper())

    def _paper(self) -> Paper:
        book, language, texts = self._book, self._context.language, self._context.texts
        return Paper(
            texts("recovery-sheet"),
            texts("Recovery sheet"),
            lambda: recovery_sheet.on_paper(book, language),
        )

    def _open_check(self) -> None:
        """Ask for two groups, chosen by chance."""
        clear(self._check)
        context, texts = self._context, self._context.texts
        numbers = sorted(random.sample(range(1, GROUPS + 1), 2))
        self._check.addWidget(label(texts("Type these two groups from your sheet.")))
        self._fields = []
        for number in numbers:
            field = TextField(
                context.look,
                texts,
                f"group-{number}",
                texts("Group {number}", number=number),
                required=texts("Please type the four letters."),
            )
            field.entered.connect(self._submit)
            self._fields.append((number, field))
            field.setMaximumWidth(context.look.px(WIDEST_FIELD))  # what is wrong needs that much
            self._check.addWidget(field)
            field.show()
        done = button(texts("Compare"), self._submit)
        done.setObjectName("sheet-compare")
        self._check.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        done.show()
        self._asked.show()
        self._fields[0][1].setFocus(Qt.FocusReason.OtherFocusReason)
        if (ground := ground_of(self)) is not None:
            ground.reveal_soon(self._asked)

    def _submit(self) -> None:
        context, texts = self._context, self._context.texts
        for number, field in self._fields:
            if not field.check():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if not recovery_sheet.group_is(self._book, number, field.text()):
                field.tell(
                    texts(
                        "Group {group} does not seem right. Please compare it with the sheet.",
                        group=number,
                    )
                )
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        marks = context.settings.sheets_checked | {recovery_sheet.mark(self._book)}
        context.settings_wanted.emit(replace(context.settings, sheets_checked=marks))
        clear(self._check)
        self._asked.hide()
        self._fields = []
        self.refresh()
        context.say(texts("Your sheet is the right one. Keep it away from the computer."))
