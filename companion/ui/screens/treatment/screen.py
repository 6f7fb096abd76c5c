"""The treatment screen: infusions, medicines, measurements, appointments, events, the care team.

It lists what was written, opens a form in place and hands what was typed to the journal.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from companion import dates
from companion.actions.words.phone import dialled
from companion.domain.records import Body, Profile, Revision, TeamContact
from companion.ui.forms.at_request import correct, is_somebody_elses
from companion.ui.forms.form import Form
from companion.ui.forms.profile_forms import (
    PROFILE,
    ContactForm,
    ProfileForm,
    profile_body,
    without_contact,
)
from companion.ui.look import tokens
from companion.ui.look.fonts import NUMBERS, load_fonts
from companion.ui.screens.treatment.drawers import DRAWERS, Drawer
from companion.ui.screens.treatment.schedule_card import ScheduleCard, last_dose_parts
from companion.ui.screens.treatment.taper_panel import open_taper_sheet
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn, Screen
from companion.ui.ways.to_treatment import CONTACT, TREATMENT_FORM, AskedFrom, TreatmentTab
from companion.ui.ways.unsaved import OpenForm, OpenForms, close_form
from companion.ui.widgets.basics import (
    Card,
    button,
    clear,
    column,
    keep_room_for_bold,
    label,
    row,
    rule,
    with_icon,
)
from companion.ui.widgets.choices.one_of import OneOf
from companion.ui.widgets.empty_state import EmptyState
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import ON_A_CARD, own_words
from companion.ui.widgets.presses import show_checked
from companion.ui.words.cycle_line import cycle_of
from companion.ui.words.profile_words import profile_lines
from companion.ui.words.treatment_words import Line

SHOWN_AT_FIRST, SHOWN_MORE = 12, 50
SHOWN_AT_FIRST_LARGE = 6
TEAM = "team"
_BY_NAME = {drawer.name: drawer for drawer in DRAWERS}


class TreatmentScreen(Screen):
    """One drawer is open at a time; its form opens above its list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form: Form | None = None
        self._tabs: dict[str, QPushButton] = {}
        self._at_first = SHOWN_AT_FIRST_LARGE if context.look.is_large else SHOWN_AT_FIRST
        self._shown = self._at_first
        self._drawn = Drawn(context)
        self._cycle = label("", "soft")
        self._cycle.setObjectName("cycle-line")
        head = column(label(context.texts("Treatment"), "title"), self._cycle, spacing=tokens.HAIR)
        self.rows.addLayout(head)
        self.rows.addWidget(self._make_tabs())
        self._content = QVBoxLayout()
        self._content.setSpacing(context.look.space(16))
        self.rows.addLayout(self._content)
        self.rows.addStretch(1)

    def refresh(self) -> None:
        name = self.focused_handle()
        cycle = cycle_of(self.context, self.context.journal.today())
        self._cycle.setText(dates.capitalised(cycle))
        self._cycle.setVisible(bool(cycle))
        tab, opened = self.context.state.of(TreatmentTab).name, self._forms.get(TREATMENT_FORM)
        show_checked(self._tabs[tab], True)
        if self._drawn.is_from(tab, self._shown, same=(opened,)):
            return
        clear(self._content)
        self._form = None
        drawer = _BY_NAME.get(tab)
        if drawer is not None:
            self._show_drawer(drawer, opened)
        else:
            self._show_team(opened)
            self._show_profile(opened)
            for part in last_dose_parts(self.context):
                self._put(part)
        if name:
            self._focus(name)

    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_first()
        else:
            self._focus(
                "treatment-add" if open_taper_sheet(self.context) is None else "taper-print"
            )
        if self.context.read_only:
            self._tabs[self.context.state.of(TreatmentTab).name].setFocus()

    # --- the tabs

    def _make_tabs(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(self.context.look.space(8), holder, even=True)
        group = OneOf(self)
        texts = self.context.texts
        titles = [(drawer.name, texts(drawer.title)) for drawer in DRAWERS]
        for name, title in [*titles, (TEAM, texts("Care team and you"))]:
            tab = button(title, self._opener(name), kind="quiet")
            keep_room_for_bold(tab).setCheckable(True)
            tab.setObjectName(f"tab-{name}")
            group.addButton(tab)
            flow.addWidget(tab)
            self._tabs[name] = tab
        return holder

    def _opener(self, name: str) -> Callable[[], None]:
        return lambda: self._open_tab(name)

    def _open_tab(self, name: str) -> None:
        self.context.state.put(TreatmentTab(name))
        self._forms.pop(TREATMENT_FORM, None)
        self._shown = self._at_first
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def _put(self, part: QWidget) -> None:
        """Add a part of the content, on screen at once: the keyboard may go there right away."""
        if isinstance(part, QPushButton):
            self._content.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._content.addWidget(part)
        part.show()

    # --- one kind of record

    def _show_drawer(self, drawer: Drawer, opened: OpenForm | None) -> None:
        texts = self.context.texts
        if opened is not None and opened.name == drawer.name:
            self._show_form(drawer.form(self.context, opened))
        lines, total = drawer.lines(self.context, self._shown)
        is_writing = opened is not None and opened.name == drawer.name
        adds = not is_writing and open_taper_sheet(self.context) is None
        add = self._add_button(texts(drawer.add), drawer.name) if adds else None
        if add is not None and lines:
            self._put(add)
        for part in drawer.above(self.context):
            if isinstance(part, ScheduleCard) and part.form is not None:
                self._form = part.form
            self._put(part)
        if not lines and is_writing:
            return
        if not lines:
            sentences = (texts(drawer.empty), texts(drawer.begin))
            self._put(self._empty(drawer.name, texts(drawer.none), *sentences, act=add))
            return
        card = Card(self.context.look)
        card.rows.addWidget(label(texts(drawer.title), "heading"))
        for line in lines:
            card.rows.addWidget(rule())
            card.rows.addWidget(self._line(drawer.name, line))
        if left := total - len(lines):
            text = texts.plural("Show {count} older one", "Show {count} older ones", left)
            more = button(text, self._show_more, kind="link")
            more.setObjectName("treatment-more")
            card.rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(card)

    def _empty(self, name: str, title: str, *sentences: str, act: QWidget | None) -> EmptyState:
        """What will stand here, with the first step; where nothing can be written, only the first line."""
        if self.context.read_only:
            sentences = ()
        return EmptyState(self.context.look, name, title, *sentences, act=act)

    def _add_button(self, text: str, name: str) -> QPushButton | None:
        if self.context.read_only:
            return None
        palette = self.context.look.palette
        add = button(text, lambda: self.open_form(name), kind="primary")
        with_icon(add, "add", palette.on_primary, self.context.look)
        add.setObjectName("treatment-add")
        return add

    def _show_more(self) -> None:
        self._shown += SHOWN_MORE
        self.refresh()

    def _line(self, form: str, line: Line) -> QWidget:
        texts = self.context.texts
        correct = button(
            texts("Correct"), lambda: self.open_form(form, line.record_id), kind="link"
        )
        correct.setAccessibleName(texts("Correct: {title}", title=line.title))
        correct.setObjectName(f"correct-{line.record_id}")
        withdraw = button(texts("Withdraw"), lambda: self._withdraw(line.record_id), kind="link")
        withdraw.setAccessibleName(texts("Withdraw: {title}", title=line.title))
        withdraw.setObjectName(f"withdraw-{line.record_id}")
        acts = _BY_NAME[form].acts(self.context, line.record_id)
        entry = self.context.journal.carnet.entry(line.record_id)
        withdraws = [] if is_somebody_elses(self.context, entry) else [withdraw]
        return self._described(line.title, line.details, *acts, correct, *withdraws)

    def _described(
        self, title: str, details: tuple[str, ...], *buttons: QPushButton, number: str = ""
    ) -> QWidget:
        look = self.context.look
        holder, words = QWidget(), QVBoxLayout()
        words.setSpacing(look.space(4))
        words.addWidget(own_words(title, "strong", most=ON_A_CARD))
        if number:
            load_fonts(NUMBERS)
            words.addWidget(own_words(number, "number", most=ON_A_CARD))
        if details:
            words.addWidget(own_words(" · ".join(details), "soft", most=ON_A_CARD))
        beside = not look.is_large
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        inside = QBoxLayout(direction, holder)
        inside.setContentsMargins(0, look.space(4), 0, look.space(4))
        inside.setSpacing(look.space(8))
        inside.addLayout(words, 1)
        gap, shown = look.space(20), [each for each in buttons if self._may_press(each)]
        acts = row(*shown, spacing=gap) if beside else FlowLayout(gap)
        for each in () if beside else shown:
            acts.addWidget(each)
        inside.addLayout(acts)
        return holder

    def _may_press(self, made: QPushButton) -> bool:
        """In a carnet that is only read nothing is corrected or withdrawn; a sheet still prints."""
        writes = made.objectName().startswith(("correct-", "withdraw-"))
        return not (writes and self.context.read_only)

    # --- the care team and the profile

    def _show_team(self, opened: OpenForm | None) -> None:
        texts = self.context.texts
        team = self.context.journal.carnet.team()
        if opened is not None and opened.name == CONTACT:
            self._show_form(ContactForm(self.context, opened))
        add = self._add_button(texts("Add a number"), CONTACT) if opened is None else None
        if not team and opened is not None and opened.name == CONTACT:
            return
        if not team:
            sentences = (
                texts("They will be shown on the card of warning signs."),
                texts("Copy them from the papers that your team gave you."),
            )
            self._put(self._empty(TEAM, texts("No number noted yet"), *sentences, act=add))
            return
        if add is not None:
            self._put(add)
        card = Card(self.context.look)
        card.rows.addWidget(label(texts("The care team’s numbers"), "heading"))
        for place, contact in enumerate(team):
            card.rows.addWidget(rule())
            card.rows.addWidget(self._contact(place, contact))
        self._put(card)

    def _contact(self, place: int, contact: TeamContact) -> QWidget:
        texts = self.context.texts
        details = (contact.when,) if contact.when else ()
        correct = button(texts("Correct"), lambda: self.open_form(CONTACT, str(place)), kind="link")
        correct.setAccessibleName(texts("Correct: {title}", title=contact.name))
        correct.setObjectName(f"correct-contact-{place}")
        remove = button(texts("Withdraw"), lambda: self._remove_contact(place), kind="link")
        remove.setAccessibleName(texts("Withdraw: {title}", title=contact.name))
        remove.setObjectName(f"withdraw-contact-{place}")
        number = dialled(contact.phone)
        return self._described(contact.name, details, correct, remove, number=number)

    def _show_profile(self, opened: OpenForm | None) -> None:
        if opened is not None and opened.name == PROFILE:
            self._show_form(ProfileForm(self.context, opened))
            return
        texts = self.context.texts
        card = Card(self.context.look)
        card.rows.addWidget(label(texts("About you, on the page"), "heading"))
        said = profile_lines(self.context, profile_body(self.context.journal.carnet))
        for line in said or [texts("Your name and date of birth can be on the page, or left out.")]:
            card.rows.addWidget(own_words(line, "text" if said else "soft"))
        change = button(texts("Fill in or correct"), lambda: self.open_form(PROFILE))
        change.setObjectName("profile-change")
        if self.context.read_only:
            change.hide()
        card.rows.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self._put(card)

    # --- acts

    @property
    def _forms(self) -> OpenForms:
        return self.context.state.of(OpenForms)

    def open_form(self, name: str, record_id: str | None = None) -> None:
        """Open a form in place, empty or with a record to correct."""
        self._forms[TREATMENT_FORM] = OpenForm(name, record_id)
        self.refresh()
        if self._form is not None:
            self.ensureWidgetVisible(self._form)
            self._form.focus_first()

    def _show_form(self, form: Form) -> None:
        self._form = form
        form.saved.connect(self._save)
        form.closed.connect(self._close)
        self._put(form)

    def _save(self, body: Body) -> None:
        opened = self._forms.get(TREATMENT_FORM)
        if opened is None:
            return
        # Closed before the journal changes, so that the screen is drawn anew without it.
        del self._forms[TREATMENT_FORM]
        outcome = self._write(opened, body)
        if outcome is None:
            self._forms[TREATMENT_FORM] = opened
            return
        self._after(opened)
        revision = outcome[0]
        self.context.say(self.context.texts("Saved."), undo=[revision] if revision else [])

    def _write(self, opened: OpenForm, body: Body) -> tuple[Revision | None] | None:
        journal, record_id = self.context.journal, opened.record_id
        if isinstance(body, Profile):
            standing = journal.carnet.profile()
            record_id = standing.id if standing else None
        if record_id is None:
            return self.context.attempt(self, lambda: (journal.record(body),))
        return correct(self.context, self, record_id, body)

    def _close(self) -> None:
        opened = close_form(self.context, TREATMENT_FORM)
        self.refresh()
        if opened is not None:
            self._after(opened)

    def _after(self, opened: OpenForm) -> None:
        if (asked_from := self.context.state.of(AskedFrom).of(opened)) is not None:
            self.context.go(asked_from)
            return
        record = opened.record_id
        place = f"contact-{record}" if opened.name == CONTACT else record
        name = "treatment-add" if record is None else f"correct-{place}"
        self._focus("profile-change" if opened.name == PROFILE else name)

    def _withdraw(self, record_id: str) -> None:
        opened = self._forms.get(TREATMENT_FORM)
        if opened is not None and opened.record_id == record_id:
            self._forms.pop(TREATMENT_FORM, None)
        revision = self.context.attempt(self, lambda: self.context.journal.withdraw(record_id))
        if revision is not None:
            self._focus("treatment-add")
            self.context.say(self.context.texts("Withdrawn."), undo=[revision])

    def _remove_contact(self, place: int) -> None:
        journal = self.context.journal
        standing = journal.carnet.profile()
        if standing is None:
            return
        # The places of the contacts below change, so none of them stays open.
        self._forms.pop(TREATMENT_FORM, None)
        body = without_contact(standing.body, place)
        revision = self.context.attempt(self, lambda: journal.correct(standing.id, body))
        if revision is not None:
            self._focus("treatment-add")
            self.context.say(self.context.texts("Withdrawn."), undo=[revision])

    def _focus(self, name: str) -> None:
        control = self.findChild(QWidget, name)
        if control is not None:
            control.setFocus()
