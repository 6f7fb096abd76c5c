"""The home screen: the day's check-in first, then the last days, the consultation, the questions.

It shows what the carnet holds and starts acts; it judges nothing.
"""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from companion import dates
from companion.actions.check_in.after_check_in import answered_by
from companion.actions.check_in.asked import symptoms_to_ask
from companion.actions.check_in.open_check_in import new_check_in, nothing_to_report
from companion.actions.check_in.rhythm import (
    Due,
    due,
    last_day_shown,
    like_last_time,
    recall_of,
    rhythm_of,
)
from companion.actions.words.persons import person_name, writing_as
from companion.domain.records import CheckIn, Infusion, Rhythm
from companion.domain.symptoms import Symptom
from companion.domain.timeline import Period, Timeline, begun_on
from companion.ui.drawings.heat_strip import StripContent, felt_most, strip_content, weeks_content
from companion.ui.forms.question_list import QuestionList
from companion.ui.screens.home.call_button import CallButton
from companion.ui.screens.home.cards import ConsultationCard, DaysCard
from companion.ui.screens.home.hero import Hero
from companion.ui.screens.home.questionnaire_card import QuestionnaireCard
from companion.ui.screens.home.recovery_sheet_card import RecoverySheetCard
from companion.ui.screens.home.safety_notes import SafetyCard
from companion.ui.screens.home.who_card import WhoCard
from companion.ui.ways.context import FOR_READING, Context
from companion.ui.ways.screen import Drawn, Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import (
    check_in_in_progress,
    show_saved,
    start_correction,
    start_for_day,
    start_in_rhythm,
)
from companion.ui.ways.to_entry import open_entry
from companion.ui.ways.to_treatment import note_appointment
from companion.ui.ways.to_visit_key import prepare_visit_key
from companion.ui.widgets.basics import Card, label
from companion.ui.words import safety_words as home_words
from companion.ui.words.rhythm_words import (
    WEEKS_SHOWN,
    RhythmWords,
    due_words,
    part_words,
    question_words,
    rhythm_words,
)
from companion.ui.words.whom import about_whom, names_of, questions_title

DAYS_SHOWN = 14
ROWS_SHOWN = 7
NEAR = timedelta(days=7)
"""Before a consultation, it is time to prepare what one brings."""
TWO_COLUMNS_FROM = 880


class HomeScreen(Screen):
    """What a person sees on opening the window."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        look, texts = context.look, context.texts
        self._title = label("", "title")
        self._title.setObjectName("greeting")
        self._day = label("", "soft")
        self._day.setObjectName("day-line")
        self._author = label("", "strong")
        self._author.setObjectName("author")
        self._who = WhoCard(context, self)
        self._hero = Hero(look, texts)
        self._drawn_days = Drawn(context)
        self._days = DaysCard(look, texts, context.catalogue)
        self._consultation = ConsultationCard(look, texts, may_note=not context.read_only)
        self._questions_title = label("", "heading")
        self._questions = QuestionList(context)
        self._questionnaire = QuestionnaireCard(context)
        self._call = CallButton(context)
        self._recovery_sheet = RecoverySheetCard(context)
        self._first_of_all = SafetyCard(context, self, can_wait=False)
        self._safety = SafetyCard(context, self, can_wait=True)
        self._backup = label("", "small")
        self._backup.setObjectName("last-backup")
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Draw the day as the carnet has it."""
        self._show_head()
        self._who.refresh()
        self._show_hero()
        self._show_days()
        self._show_consultation()
        self._questions_title.setText(questions_title(self.context))
        self._questions.refresh()
        self._call.refresh()
        self._questionnaire.refresh()
        self._recovery_sheet.refresh()
        self._first_of_all.refresh()
        self._safety.refresh()
        self._show_backup()

    def focus_first(self) -> None:
        """The keyboard starts on the day's check-in; for who only reads, on what stands highest."""
        start = self._hero.main_button()
        if self.context.read_only:
            shows_days = self._days.journal.isVisibleTo(self)
            start = self._days.journal if shows_days else self._consultation.prepare
        first = self._who.first_control() or start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _lay_out(self) -> None:
        look = self.context.look
        side = look.space(40)
        # A usual day fits a 1280 x 820 window without scrolling.
        self.rows.setContentsMargins(side, look.space(16), side, look.space(6))
        head = QVBoxLayout()
        head.setSpacing(look.space(2))
        for part in (self._title, self._day, self._author):
            head.addWidget(part)
        self._head_row.addLayout(head, 1)
        self._head_row.addWidget(self._call)
        questions = Card(look)
        questions.rows.addWidget(self._questions_title)
        questions.rows.addWidget(self._questions)
        right = QVBoxLayout()
        right.setSpacing(look.space(16))
        right.addWidget(self._consultation)
        right.addWidget(questions)
        right.addStretch(1)
        self._columns.setSpacing(look.space(16))
        left = QVBoxLayout()
        left.setSpacing(look.space(16))
        left.addWidget(self._days, 1)
        left.addWidget(self._questionnaire)
        self._columns.addLayout(left)
        self._columns.addLayout(right)
        self.rows.addLayout(self._head_row)
        self.rows.addWidget(self._first_of_all)
        self.rows.addWidget(self._who)
        self.rows.addWidget(self._hero)
        self.rows.addLayout(self._columns)
        self.rows.addWidget(self._safety)
        self.rows.addWidget(self._recovery_sheet)
        self.rows.addWidget(self._backup)
        self.rows.addStretch(1)

    def _connect(self) -> None:
        self._hero.start_wanted.connect(self._start)
        self._hero.nothing_wanted.connect(self._note_nothing)
        self._hero.same_wanted.connect(self._note_same)
        self._hero.correct_wanted.connect(self._correct)
        self._hero.continue_wanted.connect(self._continue)
        self._hero.add_wanted.connect(self._add)
        self._days.cell_opened.connect(self._open_day)
        self._days.journal_wanted.connect(self._go_to_journal)
        self._consultation.prepare_wanted.connect(self._go_to_consultation)
        self._consultation.date_wanted.connect(self._go_to_treatment)
        self._consultation.key_wanted.connect(lambda: prepare_visit_key(self.context))
        self.context.backed_up.connect(self._show_backup)

    def _arrange(self, width: int) -> None:
        beside = width >= self.context.look.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction
        for layout in (self._columns, self._head_row):
            layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._head_row.setSpacing(self.context.look.space(16 if beside else 10))
        self._columns.setStretch(0, 7 if beside else 0)
        self._columns.setStretch(1, 3 if beside else 0)

    # What is shown.

    def _show_head(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        name = person_name(journal.carnet, journal.writer_id())
        name = "" if self._who.is_wanted else name
        self._title.setText(texts("Hello {name}", name=name) if name else texts("Hello"))
        today = journal.today()
        self._day.setText(home_words.day_line(texts, journal.carnet, today))
        if self.context.read_only:
            self._title.setText(name or texts("Record book"))
            self._author.setText(texts(FOR_READING))
            return
        self._author.setVisible(journal.author is not None)
        self._author.setText(writing_as(texts, name))

    def _show_hero(self) -> None:
        hidden = self.context.read_only or self._who.is_wanted
        self._hero.setVisible(not hidden)
        if hidden:
            return
        journal, texts = self.context.journal, self.context.texts
        carnet, today, me = journal.carnet, journal.today(), journal.writer_id()
        check_in = check_in_in_progress(self.context)
        if check_in is not None:
            day = dates.weekday_day(check_in.for_day, texts.language)
            self._hero.offer_to_continue(texts("For {day}. What you answered is kept.", day=day))
            return
        now_due = due(carnet, today, me)
        words = rhythm_words(texts, now_due.rhythm)
        last = home_words.last_check_in_line(texts, carnet, me, journal.now())
        line = due_words(texts, carnet, now_due, last)
        if now_due.noted is not None:
            self._show_noted(now_due, line, words)
            return
        patient = None
        if journal.author is not None:
            patient = person_name(carnet, journal.patient_id())
        self._hero.ask(
            question_words(texts, now_due.rhythm, patient),
            line,
            words,
            others=patient is not None,
            same=like_last_time(carnet, today, me) is not None,
        )

    def _show_noted(self, now_due: Due, line: str, words: RhythmWords) -> None:
        journal, catalogue = self.context.journal, self.context.catalogue
        carnet, today = journal.carnet, journal.today()
        assert now_due.noted is not None
        if now_due.rhythm is Rhythm.DAY:
            answered = answered_by(carnet, today, journal.writer_id())
        else:
            answered = frozenset(now_due.noted.body.answers)
        asked = symptoms_to_ask(carnet, catalogue, now_due.noted.body.for_day)
        if all(symptom.id in answered for symptom in asked):
            self._hero.say_noted(line, words)
        else:
            title = part_words(self.context.texts, now_due.rhythm, len(answered))
            self._hero.say_noted_in_part(title, line, words)

    def _show_days(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        carnet, today = journal.carnet, journal.today()
        if self._drawn_days.is_from():
            self._days.show_newest()
            return
        title = rhythm_words(texts, rhythm_of(carnet), about_whom(self.context)).days
        if not carnet.entries(CheckIn):
            self._days.show_days(title, None, "")
            return
        changes = home_words.changes_line(texts, carnet, self.context.catalogue, today)
        self._days.show_days(title, self._strip_content(today), changes)

    def _strip_content(self, today: date) -> StripContent:
        carnet = self.context.journal.carnet
        weeks = WEEKS_SHOWN.get(rhythm_of(carnet))
        last = today if weeks is None else last_day_shown(carnet, today)
        days = DAYS_SHOWN if weeks is None else weeks * 7
        period = Period(last - timedelta(days=days - 1), last)
        timeline = Timeline(carnet.entries(CheckIn), period, begun_on(carnet))
        marked = frozenset(e.body.for_day for e in carnet.entries(Infusion) if e.body.given)
        content = strip_content if weeks is None else weeks_content
        rows = self._rows_of(timeline, today)
        return content(timeline, rows, marked, names_of(self.context))

    def _rows_of(self, timeline: Timeline, today: date) -> list[Symptom]:
        """What was above 0 in these days, and the set that is asked; in the catalogue's order."""
        catalogue = self.context.catalogue
        asked = symptoms_to_ask(self.context.journal.carnet, catalogue, today)
        every = catalogue.symptoms.values()
        shown = [each for each in every if each in asked or timeline.highest(each.id) > 0]
        return felt_most(timeline, shown, ROWS_SHOWN)

    def _show_consultation(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        found = home_words.next_consultation(journal.carnet, journal.now())
        if found is None:
            self._consultation.show_date("", "")
            return
        when = texts(
            "{day} at {hour}",
            day=dates.capitalised(dates.weekday_day(found.at.date(), texts.language)),
            hour=dates.hour(found.at.time(), texts.language),
        )
        who = home_words.days_ahead_line(texts, found, journal.now())
        near = found.at.date() - journal.today() <= NEAR
        self._consultation.show_date(when, who, near=near)

    def _show_backup(self) -> None:
        context, book = self.context, self.context.book
        if book is None or book.backups is None or context.read_only:
            self._backup.hide()
            return
        now = context.journal.now()
        self._backup.setText(home_words.backup_line(context.texts, book.last_backup, now))
        self._backup.show()

    # What is done.

    def _start(self) -> None:
        start_in_rhythm(self.context, self)

    def _add(self) -> None:
        """One more check-in of today alone, whatever the rhythm."""
        start_for_day(self.context, self, self.context.journal.today())

    def _continue(self) -> None:
        self.context.go(ScreenName.CHECK_IN)

    def _correct(self) -> None:
        journal = self.context.journal
        noted = due(journal.carnet, journal.today(), journal.writer_id()).noted
        if noted is not None:
            start_correction(self.context, self, noted)

    def _note_nothing(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        carnet, rhythm = journal.carnet, rhythm_of(journal.carnet)
        check_in = new_check_in(carnet, self.context.catalogue, journal.today(), recall_of(rhythm))
        if self.context.dialogs.confirm(
            self,
            rhythm_words(texts, rhythm).nothing_question,
            home_words.zero_line(texts, check_in.symptoms),
            yes=texts("Save"),
            no=texts("Cancel"),
        ):
            self._save(nothing_to_report(check_in))

    def _note_same(self) -> None:
        journal, texts = self.context.journal, self.context.texts
        body = like_last_time(journal.carnet, journal.today(), journal.writer_id())
        if body is not None and self.context.dialogs.confirm(
            self,
            rhythm_words(texts, rhythm_of(journal.carnet)).same_question,
            home_words.copied_lines(texts, self.context.catalogue, body),
            yes=texts("Save"),
            no=texts("Cancel"),
        ):
            self._save(body)

    def _save(self, body: CheckIn) -> None:
        revision = self.context.attempt(self, lambda: self.context.journal.record(body))
        if revision is not None:
            show_saved(self.context, (revision,))

    def _open_day(self, _symptom: str, day: date) -> None:
        journal = self.context.journal
        timeline = Timeline(journal.carnet.entries(CheckIn), Period(day, day))
        me = journal.writer_id()
        there = sorted(timeline.check_ins(day), key=lambda entry: entry.author == me)
        if there:
            open_entry(self.context, there[-1].id)
        else:
            recall = recall_of(rhythm_of(journal.carnet))
            start_for_day(self.context, self, min(day, journal.today()), recall)

    def _go_to_journal(self) -> None:
        self.context.go(ScreenName.JOURNAL)

    def _go_to_consultation(self) -> None:
        self.context.go(ScreenName.CONSULTATION)

    def _go_to_treatment(self) -> None:
        note_appointment(self.context)
