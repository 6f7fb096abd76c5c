"""The paper week: print or save the blank sheet, and the way to the screen that takes one in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from companion.actions.week_sheet import next_week_sheet, week_sheet_number
from companion.ui.ways.context import Context
from companion.ui.ways.paper_out import Paper, PaperOut
from companion.ui.ways.screen_name import ScreenName
from companion.ui.widgets.acts import Act, acts_of
from companion.ui.widgets.basics import Card, column, label
from companion.ui.widgets.days.day_field import DayField
from companion.ui.widgets.unfolding import Unfolding

if TYPE_CHECKING:
    from companion.paper.printable import Printable


class WeekSheetCard(Card):
    """For days without a computer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.look)
        self._context = context
        self._out = PaperOut(context, self)
        texts, look = context.texts, context.look
        self.rows.addWidget(label(texts("The week on paper"), "heading"))
        self.rows.addWidget(
            label(texts("A sheet to tick by hand, then to type in within two minutes."), "soft")
        )
        today = context.journal.today()
        self.first = DayField(
            look,
            texts,
            "sheet-first",
            texts("First day of the sheet"),
            today=today,
            required=texts("Please give the day."),
        )
        self.first.show_day(next_week_sheet(today))
        acts: list[Act] = [
            ("sheet-print", texts("Print the sheet"), self._print),
            ("sheet-save", texts("Save the sheet as a PDF"), self._save),
        ]
        content = QWidget()
        inside = column(self.first, acts_of(look, acts, kind="link"))
        inside.setContentsMargins(0, 0, 0, 0)
        content.setLayout(inside)
        self.rows.addWidget(
            Unfolding(
                look, texts("Prepare a sheet"), texts("Hide"), content, handle="week-sheet-prepare"
            )
        )
        if not context.read_only:
            self.rows.addWidget(
                acts_of(
                    look, [("sheet-type", texts("Type in a sheet"), self._type_in)], kind="link"
                )
            )

    def _print(self) -> None:
        if (paper := self._paper()) is not None:
            self._out.print(paper)

    def _save(self) -> None:
        if (paper := self._paper()) is not None:
            self._out.save(paper)

    def _type_in(self) -> None:
        self._context.go(ScreenName.WEEK_SHEET)

    def _paper(self) -> Paper | None:
        day = self.first.day()
        if not self.first.check() or day is None:
            self.first.setFocus()
            return None
        context = self._context
        carnet, today, language = context.journal.carnet, context.journal.today(), context.language

        def build() -> "Printable":
            from companion.paper.week_sheet import week_sheet

            return week_sheet(carnet, day, language, today)

        return Paper(f"week-{week_sheet_number(day)}", context.texts("Week sheet"), build)
