"""The screen on which the person chooses what is asked, and how often.

Each choice is kept at once in the carnet, and can be taken back. It judges no choice.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.actions.check_in.asked import chosen_set, symptoms_to_ask
from companion.actions.check_in.rhythm import rhythm_of
from companion.actions.own_symptoms import own_symptom
from companion.actions.preferences import keep_preferences, list_own_symptom
from companion.domain.records import OwnSymptom, Preferences, Revision, Rhythm
from companion.domain.symptoms import Symptom
from companion.ui.screens.check_in.symptom_finder import SymptomFinder
from companion.ui.ways.context import FOR_READING, Context
from companion.ui.ways.screen import Screen
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.to_check_in import CheckInState, ChoiceAsked
from companion.ui.ways.to_treatment import note_measurement
from companion.ui.ways.to_understand import explain
from companion.ui.ways.way_back import below_way_back, way_back
from companion.ui.widgets.basics import Card, button, clear, label
from companion.ui.widgets.choices.choice_row import Choice, ChoiceRow
from companion.ui.widgets.choices.tick_row import TickRow
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.own_words import breakable
from companion.ui.widgets.plain_words import LineLabel
from companion.ui.widgets.presses import show_checked, when_pressed
from companion.ui.widgets.screen_head import ScreenHead
from companion.ui.words.whom import about_whom

AFTER_LAST_DOSE = "after-last-dose"


class SymptomChoiceScreen(Screen):
    """How often, then what: ticks in the groups of the catalogue, and the person's own words."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        texts = context.texts
        self._finder: SymptomFinder | None = None
        self._drawn: tuple[OwnSymptom, ...] | None = None
        self._place, self._own_place = QVBoxLayout(), QVBoxLayout()
        self._count = LineLabel("", "strong")
        self._count.setObjectName("chosen-count")
        self._reset = button(texts("Put back the usual list"), self._put_back, kind="link")
        self._reset.setObjectName("usual-list")
        self._back = way_back(context.look, "", self._go_back, on_escape=True)
        self._back.setObjectName("choice-back")
        self._often = self._rhythm_row()
        self._often_said = label("", "soft")
        below_way_back(self.rows, context.look)
        self.rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        head = ScreenHead(context.look, ())
        head.title.setText(texts("What the journal asks you"))
        kept = texts("Each choice is kept at once.")
        head.line.setText(texts(FOR_READING) if context.read_only else kept)
        self.rows.addWidget(head)
        self._cards = (self._rhythm_card(), self._list_card())
        for card in self._cards:
            card.setEnabled(not context.read_only)
            self.rows.addWidget(card)
        self.rows.addStretch(1)

    def refresh(self) -> None:
        """Show what is chosen now; the list is made anew only when it holds other symptoms."""
        carnet, texts = self.context.journal.carnet, self.context.texts
        self._back.setText(texts(self.led_from().back))
        listed = carnet.preferences().own_symptoms
        if listed != self._drawn:
            self._draw_list(listed)
            self._drawn = listed
        chosen = chosen_set(carnet, self.context.catalogue)
        ticked = {symptom.id for symptom in chosen}
        for symptom in self._listed_symptoms():
            if self._finder is not None and (tick := self._finder.control(symptom.id)):
                show_checked(tick, symptom.id in ticked)
        self._count.setText(
            texts.plural(
                "{count} symptom is asked each time.",
                "{count} symptoms are asked each time.",
                len(chosen),
            )
        )
        self._reset.setEnabled(bool(carnet.preferences().daily))
        rhythm = rhythm_of(carnet)
        for each in self._often.buttons():
            show_checked(each, each.property("choice") == rhythm.value)
        self._often_said.setText(self._rhythm_words(rhythm))
        self._bring_check_in_up_to_date()

    def led_from(self) -> ScreenName:
        return self.context.state.of(ChoiceAsked).came_from or ScreenName.HOME

    def focus_first(self) -> None:
        """The keyboard starts on the chosen rhythm."""
        first = self._often.current()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is drawn.

    def _rhythm_row(self) -> ChoiceRow:
        texts = self.context.texts
        made = ChoiceRow(
            self.context.look,
            texts("How often do you note?"),
            (
                Choice(Rhythm.DAY.value, texts("Every day")),
                Choice(Rhythm.WEEK.value, texts("Every week")),
                Choice(Rhythm.MONTH.value, texts("About every month")),
            ),
            chosen=rhythm_of(self.context.journal.carnet).value,
            handle="rhythm",
        )
        made.chosen.connect(self._on_rhythm)
        return made

    def _rhythm_card(self) -> Card:
        context, texts = self.context, self.context.texts
        card = Card(context.look)
        card.rows.setSpacing(context.look.space(12))
        card.rows.addWidget(label(texts("How often do you note?"), "heading"))
        card.rows.addWidget(self._often)
        card.rows.addWidget(self._often_said)
        link = button(texts("Understand"), partial(explain, context, AFTER_LAST_DOSE), kind="link")
        link.setObjectName("explain-after-last-dose")
        link.setAccessibleName(texts("Understand: after the last dose"))
        card.rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _rhythm_words(self, rhythm: Rhythm) -> str:
        texts = self.context.texts
        return {
            Rhythm.DAY: texts("Each check-in speaks of one day."),
            Rhythm.WEEK: texts(
                "Each check-in speaks of the last 7 days. A single day can still be noted."
            ),
            Rhythm.MONTH: texts(
                "About once a month, a check-in of the last 7 days. For the year after the last dose: "
                "some effects come late."
            ),
        }[rhythm]

    def _list_card(self) -> Card:
        look, texts = self.context.look, self.context.texts
        card = Card(look)
        card.rows.setSpacing(look.space(12))
        card.rows.addWidget(label(texts("What is asked each time"), "heading"))
        flow = FlowLayout(look.space(16))
        flow.addWidget(self._count)
        flow.addWidget(self._reset)
        card.rows.addLayout(flow)
        follow = texts(
            "Besides, a symptom noted above 0 is asked again until three noted days at 0."
        )
        card.rows.addWidget(label(follow, "soft"))
        card.rows.addLayout(self._place)
        card.rows.addLayout(self._own_place)
        return card

    def _listed_symptoms(self) -> list[Symptom]:
        return [s for s in self.context.catalogue.symptoms.values() if not s.retired]

    def _draw_list(self, listed: tuple[OwnSymptom, ...]) -> None:
        context, texts = self.context, self.context.texts
        typed = "" if self._finder is None else self._finder.typed()
        clear(self._place)
        clear(self._own_place)
        self._finder = SymptomFinder(
            context.look,
            texts,
            context.catalogue,
            self._listed_symptoms(),
            self._tick,
            stacked=True,
            about=about_whom(self.context),
        )
        self._finder.own_wanted.connect(self._add_own)
        self._finder.card_wanted.connect(partial(context.go, ScreenName.WARNING_SIGNS))
        self._finder.measurement_wanted.connect(partial(note_measurement, context))
        self._finder.type(typed)
        self._place.addWidget(self._finder)
        for own in listed:
            self._own_place.addWidget(self._own_line(own))

    def _own_line(self, own: OwnSymptom) -> QWidget:
        texts, line = self.context.texts, QWidget()
        flow = FlowLayout(self.context.look.space(12), line)
        flow.addWidget(label(breakable(texts("“{text}”", text=own.text)), "text"))
        remove = button(texts("Take off the list"), partial(self._remove_own, own), kind="link")
        remove.setObjectName(f"remove-{own.id}")
        remove.setAccessibleName(texts("Take off the list: {symptom}", symptom=own.text))
        flow.addWidget(remove)
        return line

    def _tick(self, symptom: Symptom) -> TickRow:
        made = TickRow(self.context.look, self.context.texts.words(symptom.label))
        made.setObjectName(f"ask-{symptom.id}")
        when_pressed(made, partial(self._on_ticked, symptom.id))
        return made

    # What is chosen.

    def _on_rhythm(self, key: str) -> None:
        self._keep(lambda kept: replace(kept, rhythm=Rhythm(key)), self.context.texts("Kept."))

    def _on_ticked(self, symptom: str, checked: bool) -> None:  # noqa: FBT001 - Qt's own signal
        carnet, catalogue = self.context.journal.carnet, self.context.catalogue
        ticked = {each.id for each in chosen_set(carnet, catalogue)} - {symptom}
        ticked |= {symptom} if checked else set()
        daily = tuple(name for name in catalogue.symptoms if name in ticked)
        texts = self.context.texts
        said = texts("Kept.") if daily else texts("With nothing ticked, the usual list is asked.")
        self._keep(lambda kept: replace(kept, daily=daily), said)

    def _put_back(self) -> None:
        said = self.context.texts("The usual list is asked again.")
        self._keep(lambda kept: replace(kept, daily=()), said)
        if self._finder is not None:
            self._finder.focus_search()

    def _add_own(self, text: str) -> None:
        """List a symptom in the person's own words, and ask it each time."""
        context, own = self.context, own_symptom(text)
        if self._finder is not None:
            self._finder.type("")

        def act() -> tuple[Revision, ...]:
            listed = list_own_symptom(context.journal, own)
            chosen = chosen_set(context.journal.carnet, context.catalogue)
            daily = dict.fromkeys((*(symptom.id for symptom in chosen), own.id))
            asked = keep_preferences(
                context.journal, lambda kept: replace(kept, daily=tuple(daily))
            )
            return (*listed, *asked)

        written = context.attempt(self, act)
        if written is not None:
            context.say(context.texts("It is asked each time."), undo=written)
            self._focus(own.id)

    def _remove_own(self, own: OwnSymptom) -> None:
        def without(kept: Preferences) -> Preferences:
            return replace(
                kept,
                own_symptoms=tuple(each for each in kept.own_symptoms if each.id != own.id),
                daily=tuple(name for name in kept.daily if name != own.id),
            )

        self._keep(without, self.context.texts("Taken off the list. What was noted stays."))
        if self._finder is not None:
            self._finder.focus_search()

    def _keep(self, change: Callable[[Preferences], Preferences], said: str) -> None:
        context = self.context
        written = context.attempt(self, lambda: keep_preferences(context.journal, change))
        if written is None:
            self.refresh()  # after a mishap what stands is shown
        elif written:
            context.say(said, undo=written)

    def _focus(self, symptom: str) -> None:
        tick = None if self._finder is None else self._finder.control(symptom)
        if tick is not None:
            tick.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(tick)

    def _bring_check_in_up_to_date(self) -> None:
        """A check-in in progress asks what is chosen now, and keeps what was answered."""
        check_in, journal = self.context.state.of(CheckInState).check_in, self.context.journal
        if check_in is None or check_in.correcting is not None:
            return
        asked = symptoms_to_ask(journal.carnet, self.context.catalogue, check_in.for_day)
        if any(symptom not in check_in.symptoms for symptom in asked) or any(
            symptom not in asked and symptom.id not in check_in.answers
            for symptom in check_in.symptoms
        ):
            check_in.move_to(check_in.for_day, asked)

    def _go_back(self) -> None:
        self.context.go(self.led_from())
