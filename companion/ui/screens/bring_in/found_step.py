"""What was found in a table: where it comes from, how its cells and days are read, to be confirmed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from companion import dates
from companion.actions.bring_in.columns import Choices, with_day
from companion.actions.bring_in.days import DayOrder, orders_that_fit, read_moment
from companion.actions.bring_in.found import FoundTable, Separator
from companion.actions.words.bring_in import source_words
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import Card, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.choices.radio_row import RadioRow
from companion.ui.widgets.own_words import own_words, shortened
from companion.ui.widgets.presses import when_pressed

MOST_COLUMNS_OF_DAYS = 6
SHOWN_LINES = 3
CELL = 60


class FoundStep(Card):
    """`on_choices` is told of other choices, `on_separator` of another separator."""

    def __init__(
        self,
        context: Context,
        table: FoundTable,
        choices: Choices,
        *,
        on_choices: Callable[[Choices], None],
        on_separator: Callable[[Separator], None],
    ) -> None:
        super().__init__(context.look)
        self._context, self._table, self._choices = context, table, choices
        self._on_choices, self._on_separator = on_choices, on_separator
        self.rows.setSpacing(context.look.space(10))
        self._say_what()
        self._ask_days()
        self._ask_order()
        self._ask_separator()

    def _say_what(self) -> None:
        texts, table = self._context.texts, self._table
        said = texts("The file comes from: {source}.", source=source_words(texts, table))
        self.rows.addWidget(label(said, "strong"))
        lines = texts.plural("{count} line", "{count} lines", len(table.rows))
        columns = texts.plural("{count} column", "{count} columns", len(table.columns))
        self.rows.addWidget(label(f"{lines} · {columns}"))
        self.rows.addWidget(label(texts("Its first lines:"), "small"))
        for kind, row in (
            ("strong", table.columns),
            *(("text", r) for r in table.rows[:SHOWN_LINES]),
        ):
            cells = [shortened(cell, CELL) for cell in row if cell.strip()]
            self.rows.addWidget(own_words(" · ".join(cells), kind))
        if table.encoding is not None:
            self.rows.addWidget(
                label(
                    texts(
                        "The accents were guessed. If a word looks wrong, save the file again there as text "
                        "(UTF-8), and choose it again."
                    ),
                    "small",
                )
            )

    def _ask_days(self) -> None:
        """Which column holds the days, where several could."""
        texts, table = self._context.texts, self._table
        fitting = [
            name
            for name in table.columns
            if orders_that_fit(cell for cell in table.cells(name) if cell.strip())
            and any(cell.strip() for cell in table.cells(name))
        ]
        if not fitting:
            self.rows.addWidget(
                label(texts("No column holds days: this file cannot be brought in."), "error")
            )
            return
        if len(fitting) == 1:
            return
        title = texts("Which column holds the day of each line?")
        self.rows.addWidget(label(title, "strong"))
        day = self._choices.day
        row = ChoiceRow(
            self._context.look,
            title,
            [Choice(name, shortened(name, CELL)) for name in fitting[:MOST_COLUMNS_OF_DAYS]],
            chosen=None if day is None else day.name,
            handle="days-column",
        )
        row.chosen.connect(
            lambda name: self._on_choices(with_day(self._table, self._choices, name))
        )
        self.rows.addWidget(row)

    def _ask_order(self) -> None:
        """How the days are read, shown on one of the file's own: chosen already where only one fits."""
        texts, day = self._context.texts, self._choices.day
        if day is None or not self._choices.fitting:
            return
        if len(self._choices.fitting) == 1:
            title = texts("Is this the right day?")
        else:
            title = texts("These days can be read in two ways. Which is right?")
        self.rows.addWidget(label(title, "strong"))
        example = _telling([cell for cell in self._table.cells(day.name) if cell.strip()])
        group = OneOf(self)
        for order in self._choices.fitting:
            moment = read_moment(example, order)
            if moment is None:
                continue
            said = dates.day_month_year(moment.day, self._context.language)
            row = RadioRow(
                self._context.look,
                texts("“{text}” is {day}", text=shortened(example, CELL), day=said),
            )
            row.setObjectName(f"order-{order.value}")
            row.setAccessibleDescription(title)
            row.setChecked(order is self._choices.order)
            group.addButton(row)
            when_pressed(row, partial(self._on_order, order))
            self.rows.addWidget(row)

    def _on_order(self, order: DayOrder, _checked: bool) -> None:  # noqa: FBT001 - the signal's own form
        self._choices = replace(self._choices, order=order)
        self._on_choices(self._choices)

    def _ask_separator(self) -> None:
        texts, found = self._context.texts, self._table.separator
        if found is None:
            return
        title = texts("What stands between two cells (if the lines look wrong)")
        self.rows.addWidget(label(title, "small"))
        words = {
            Separator.COMMA: texts("Comma"),
            Separator.SEMICOLON: texts("Semicolon"),
            Separator.TAB: texts("Tab"),
            Separator.BAR: texts("Bar"),
        }
        row = ChoiceRow(
            self._context.look,
            title,
            [Choice(each.name.lower(), words[each]) for each in Separator],
            chosen=found.name.lower(),
            handle="separator",
        )
        row.chosen.connect(lambda name: self._on_separator(Separator[name.upper()]))
        self.rows.addWidget(row)


def _telling(cells: list[str]) -> str:
    """The day that tells most: one that the orders read as different days."""
    for cell in cells:
        read = {moment.day for order in DayOrder if (moment := read_moment(cell, order))}
        if len(read) > 1:
            return cell
    return cells[0]
