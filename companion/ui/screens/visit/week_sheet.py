"""A paper week typed in: a grid like the sheet, with the keyboard alone, saved as seven check-ins.

What was typed lives in the window's state; this screen carries it to the journal.
"""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from companion import dates
from companion.actions.week_sheet import (
    DAYS,
    TypedWeek,
    already_noted,
    first_day_of,
    last_week_sheet,
    save_week,
    week_sheet_number,
    week_sheet_symptoms,
)
from companion.domain.symptoms import Symptom
from companion.ui.screens.visit.level_pad import LevelPad
from companion.ui.screens.visit.week_grid import WeekContent, WeekGrid
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.shortcuts import Shortcut, on_keys
from companion.ui.ways.unsaved import WeekSheetState
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.announce import announce
from companion.ui.widgets.basics import Card, button, label
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.screen_head import ScreenHead
from companion.ui.widgets.steady_box import SteadyBox

LONGEST_NOTE = 2_000


class WeekSheetScreen(Screen):
    """The sheet's number, the grid, a note a day, and Save."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        back = way_back(look, texts("Back to the consultation"), self._leave)
        back.setObjectName("sheet-back")
        below_way_back(self.rows, look)
        self.rows.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head = ScreenHead(look, ())
        head.title.setText(texts("Type in a sheet"))
        head.line.setText(
            texts(
                "Type 0 to 4, or press the levels at the foot: the next box comes by itself. A box "
                "left empty counts as not asked. Space leaves one out, Backspace goes back, Enter saves."
            )
        )
        self.rows.addWidget(head)
        self._make_number()
        card = Card(look, margin=16)
        self.grid = WeekGrid(look, texts, context.catalogue, name=texts("The boxes of the sheet"))
        self.grid.typed.connect(self._on_typed)
        self.grid.moved.connect(self._reveal)
        self.grid.entered.connect(self.save)
        card.rows.addWidget(self.grid)
        card.rows.addWidget(self._make_adding(), 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(card)
        self.rows.addWidget(self._make_notes())
        self.rows.addWidget(self._make_empty(), 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addStretch(1)
        self.pin(self._make_foot())
        on_keys(Shortcut.SAVE, self, self.save, inside=True)

    @property
    def _sheet(self) -> WeekSheetState:
        return self.context.state.of(WeekSheetState)

    @property
    def first_day(self) -> date:
        """The first day of the sheet; the week that ended last until another number is typed."""
        return self._sheet.first_day or last_week_sheet(self.context.journal.today())

    def refresh(self) -> None:
        """Draw the week as it was typed so far."""
        self.number.blockSignals(True)
        if first_day_of(self.number.text()) != self.first_day:
            self.number.setText(week_sheet_number(self.first_day))
        self.number.blockSignals(False)
        self._show_week()
        for number, line in enumerate(self.notes):
            line.blockSignals(True)
            line.setText(self._sheet.notes.get(number, ""))
            line.blockSignals(False)

    def focus_first(self) -> None:
        """Straight into the first box: the number is filled in for the week that ended last."""
        self.grid.start()

    # --- how it looks

    def _make_number(self) -> None:
        texts, look = self.context.texts, self.context.look
        line = FlowLayout(look.space(16))
        named = label(texts("Number of the sheet"), "strong", wrap=False)
        self.number = QLineEdit()
        self.number.setObjectName("sheet-number")
        self.number.setAccessibleName(texts("Number of the sheet"))
        self.number.setMaxLength(20)
        self.number.setFixedWidth(look.px(170))
        self.number.textChanged.connect(self._on_number)
        self.number.returnPressed.connect(self.focus_first)
        named.setBuddy(self.number)
        for part in (named, self.number):
            line.addWidget(part)
        self.rows.addLayout(line)
        self._week = label("")
        self._week.setObjectName("sheet-week")
        self.rows.addWidget(self._week)
        self._problem = label("", "error")
        self._problem.setObjectName("sheet-problem")
        self._problem.hide()
        self.rows.addWidget(self._problem)

    def _make_adding(self) -> QComboBox:
        texts = self.context.texts
        self.adding = SteadyBox()
        self.adding.setObjectName("sheet-add")
        self.adding.setAccessibleName(texts("Add a line of the sheet"))
        self.adding.setMinimumHeight(44)
        self.adding.activated.connect(self._on_added)
        return self.adding

    def _make_notes(self) -> Card:
        texts, look = self.context.texts, self.context.look
        card = Card(look, margin=16)
        card.rows.addWidget(label(texts("Notes of the sheet"), "heading"))
        holder = QWidget()
        lines = QGridLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setColumnStretch(1, 1)
        lines.setSpacing(look.space(8))
        self.notes: list[QLineEdit] = []
        self._note_days = []
        for number in range(DAYS):
            day, line = label("", "small", wrap=False), QLineEdit()
            line.setObjectName(f"sheet-note-{number}")
            line.setMaxLength(LONGEST_NOTE)
            line.textChanged.connect(partial(self._on_note, number))
            line.returnPressed.connect(self.save)
            day.setBuddy(line)
            lines.addWidget(day, number, 0)
            lines.addWidget(line, number, 1)
            self.notes.append(line)
            self._note_days.append(day)
        card.rows.addWidget(holder)
        return card

    def _make_foot(self) -> LevelPad:
        context = self.context
        save = button(context.texts("Save the week"), self.save, kind="primary")
        save.setObjectName("sheet-keep")
        self._pad = LevelPad(context.look, context.texts, context.catalogue, save)
        self._pad.pressed.connect(self._on_pad)
        return self._pad

    def _make_empty(self) -> QPushButton:
        empty = button(self.context.texts("Empty the boxes"), self._empty, kind="link")
        empty.setObjectName("sheet-empty")
        return empty

    # --- the week

    def _symptoms(self) -> tuple[Symptom, ...]:
        """The sheet's own lines, then those added or typed in already."""
        context, sheet = self.context, self._sheet
        asked = week_sheet_symptoms(context.journal.carnet, context.catalogue, self.first_day)
        shown = {symptom.id for symptom in asked}
        more = dict.fromkeys((*sheet.added, *(symptom for symptom, _ in sheet.cells)))
        known = context.catalogue.symptoms
        return (*asked, *(known[name] for name in more if name in known and name not in shown))

    def _show_week(self) -> None:
        context, texts, sheet = self.context, self.context.texts, self._sheet
        journal, first = context.journal, self.first_day
        last = first + timedelta(days=DAYS - 1)
        week = texts(
            "Week from {first} to {last}",
            first=dates.day_month(first, context.language),
            last=dates.day_month_year(last, context.language),
        )
        self._week.setText(week)
        symptoms = self._symptoms()
        ahead = (journal.today() - first).days
        self.grid.show_week(
            WeekContent(
                first,
                symptoms,
                dict(sheet.cells),
                frozenset(number for number in range(DAYS) if number > ahead),
                frozenset(already_noted(journal.carnet, first, journal.writer_id())),
            )
        )
        for number, line in enumerate(self.notes):
            day = dates.weekday_day(first + timedelta(days=number), context.language)
            self._note_days[number].setText(dates.capitalised(day))
            line.setAccessibleName(texts("Note for {day}", day=day))
            line.setEnabled(number <= ahead)
        self._show_adding(symptoms)

    def _show_adding(self, symptoms: tuple[Symptom, ...]) -> None:
        texts = self.context.texts
        self.adding.clear()
        self.adding.addItem(texts("Add a line…"))
        for symptom in self.context.catalogue.symptoms.values():
            if symptom not in symptoms:
                self.adding.addItem(texts.words(symptom.label), symptom.id)

    def _on_added(self, place: int) -> None:
        symptom = self.adding.itemData(place)
        if isinstance(symptom, str):
            self._sheet.added.append(symptom)
            self._show_week()
            self.grid.setFocus()

    def _on_number(self, text: str) -> None:
        day = first_day_of(text)
        if day is None:
            self._tell("" if not text.strip() else self._no_number())
            return
        self._tell("")
        self._sheet.first_day = day
        self._show_week()

    def _no_number(self) -> str:
        example = week_sheet_number(self.first_day)
        return self.context.texts(
            "This is not the number of a sheet. It looks like {example}.", example=example
        )

    def _on_typed(self, symptom: str, day: int, level: object) -> None:
        self._tell("")
        if isinstance(level, int):
            self._sheet.cells[symptom, day] = level
        else:
            self._sheet.cells.pop((symptom, day), None)
        self.context.answered.emit()

    def _on_pad(self, level: int | None) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.fill(level)

    def _on_note(self, number: int, text: str) -> None:
        self._sheet.notes[number] = text

    def _reveal(self) -> None:
        """The cell with the keyboard is in sight, and the pad speaks of it."""
        self._pad.show_symptom(self.grid.current_symptom())
        content = self.widget()
        if content is None or not self.grid.isVisible():
            return
        rect = self.grid.current_rect()
        place = self.grid.mapTo(content, rect.center())
        self.ensureVisible(place.x(), place.y(), 0, rect.height())

    def _tell(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self._problem, sentence)
            self.ensureWidgetVisible(self._problem)

    # --- what is done

    def save(self) -> None:
        """Write the days that say something, after asking where one is noted already."""
        context, texts = self.context, self.context.texts
        if first_day_of(self.number.text()) != self.first_day:
            self._tell(self._no_number())
            self.number.setFocus()
            return
        week = TypedWeek(self.first_day, dict(self._sheet.cells), dict(self._sheet.notes))
        if not week.noted:
            self._tell(texts("No box is filled in yet."))
            self.grid.setFocus()
            return
        if not self._may_correct(week):
            return
        written = context.attempt(self, lambda: save_week(context.journal, week, context.catalogue))
        if written is None:
            return
        context.state.put(WeekSheetState())
        context.go(ScreenName.JOURNAL)
        said = texts.plural(
            "{count} day copied from the sheet.",
            "{count} days copied from the sheet.",
            len(week.noted),
        )
        context.say(said, undo=written)

    def _may_correct(self, week: TypedWeek) -> bool:
        """Whether days that this person noted already may be corrected; asked once for all."""
        context, texts, journal = self.context, self.context.texts, self.context.journal
        standing = already_noted(journal.carnet, week.first_day, journal.writer_id())
        touched = [number for number in week.noted if number in standing]
        if not touched:
            return True
        days = ", ".join(dates.weekday_day(week.day(n), context.language) for n in touched)
        return context.dialogs.confirm(
            self,
            texts("Some of these days are noted already."),
            texts(
                "{days}: the sheet adds to them and corrects them. What stood there stays in "
                "their history.",
                days=dates.capitalised(days),
            ),
            yes=texts("Correct these days"),
            no=texts("Back to the sheet"),
        )

    def _empty(self) -> None:
        self.context.state.put(WeekSheetState(self._sheet.first_day))
        self.refresh()
        self.focus_first()

    def _leave(self) -> None:
        self.context.go(ScreenName.CONSULTATION)
