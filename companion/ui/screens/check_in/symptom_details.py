"""The calm step that follows a symptom above 0: where it is, sleep, a new product, palms.

One question at a time. It keeps what is noted, at once; everything may be left out. It saves nothing.
"""

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from companion.actions.check_in.open_check_in import OpenCheckIn
from companion.actions.check_in.symptom_details import (
    PALMS_CHOICES,
    asks_by_itself,
)
from companion.domain.records import Details
from companion.domain.symptoms import Detail, Symptom
from companion.ui.doors.press_guard import as_screen
from companion.ui.drawings.body_places import BodyPlaces
from companion.ui.ways.context import Context
from companion.ui.ways.to_photos import show_photos_about
from companion.ui.widgets.basics import Card, button, column, label, row, with_icon
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import WIDE, ChoiceField, TextField
from companion.ui.widgets.layouts.flow_layout import FlowLayout
from companion.ui.widgets.scroll_ground import ground_of
from companion.ui.words.whom import about_whom

_YES, _NO = "yes", "no"
AROUND_FIGURES = 200


class SymptomDetails(QWidget):
    """What may be noted about `symptom` in `check_in`. `entered`: Enter in a field goes on."""

    entered = Signal()

    def __init__(self, context: Context, symptom: Symptom, check_in: OpenCheckIn) -> None:
        super().__init__()
        as_screen(self)
        self._context, self._symptom, self._check_in = context, symptom, check_in
        look = context.look
        # What was seen once does not come up by itself again.
        check_in.details.setdefault(symptom.id, Details())
        self._asked: list[tuple[QWidget, QWidget]] = []
        self.places: BodyPlaces | None = None
        self._place = 0
        self._ways = QWidget()
        self._ways_line = FlowLayout(look.space(24), self._ways)
        made = Card(look, "focus-card")
        made.rows.setSpacing(look.space(16))
        made.rows.addLayout(self._heading())
        self._rows = made.rows
        makers: Mapping[Detail, Callable[[], None]] = {
            Detail.WHERE: self._add_where,
            Detail.SLEEP_LOST: self._add_sleep_lost,
            Detail.NEW_PRODUCT: self._add_new_product,
            Detail.PALMS: self._add_palms,
            Detail.MOUTH: self._add_mouth,
            Detail.PHOTO: self._add_photo,
        }
        for detail in sorted(symptom.details, key=lambda each: each is Detail.PHOTO):
            makers[detail]()
        if len(self._asked) > 1:
            skip = button(context.texts("Skip the details"), self.skip, kind="link")
            skip.setObjectName("details-skip")
            self._ways_line.addWidget(skip)
        self._show()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(12))
        rows.addWidget(made)

    @property
    def details(self) -> Details:
        """What was noted so far."""
        return self._check_in.details.get(self._symptom.id, Details())

    def focus_first(self) -> None:
        """Put the keyboard where the question is answered."""
        self._asked[self._place][1].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._reveal)  # once it has found its size

    def _reveal(self) -> None:
        """What is asked is in sight, with the heading where there is room for both."""
        part, control = self._asked[self._place]
        ground = ground_of(self)
        if ground is None:
            return
        ground.reveal(part)
        if control.mapTo(self, QPoint(0, control.height())).y() <= ground.room:
            ground.reveal(self)

    @property
    def reached(self) -> tuple[Symptom, int]:
        """Which symptom it is about, and the place of the question that is shown, from 0."""
        return self._symptom, self._place

    def go_on_from(self, before: QWidget | None) -> None:
        """Show the question that `before`, the same step before it was drawn anew, had come to."""
        if isinstance(before, SymptomDetails) and before.reached[0].id == self._symptom.id:
            self._place = before.reached[1]
            self._show()

    def turn(self, by: int) -> bool:
        """Show the next question (1) or the one before (-1); False where there is none."""
        if not 0 <= self._place + by < len(self._asked):
            return False
        self._place += by
        self._show()
        self.focus_first()
        return True

    def skip(self) -> None:
        """Leave all that is not answered yet; what was noted stays."""
        self._place = len(self._asked) - 1
        self.entered.emit()

    def _is_map(self, control: QWidget) -> bool:
        return self.places is not None and control is self.places.figures

    def _show(self) -> None:
        for place, (part, control) in enumerate(self._asked):
            part.setVisible(place == self._place)
            if place == self._place:
                # Beside the figures, which need the height.
                rows = self.places.beside if self.places and self._is_map(control) else self._rows
                rows.addWidget(self._ways)
        count = len(self._asked)
        self._where.setText(
            self._context.texts("{place} of {count}", place=self._place + 1, count=count)
        )
        self._where.setVisible(count > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The figures are seen whole, with the question above and the name of a place below them."""
        ground = ground_of(self)
        if self.places is not None and ground is not None:
            self.places.figures.fit(ground.room - self._context.look.px(AROUND_FIGURES))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a choice goes on, as everywhere in this step; Space chooses."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            if not event.isAutoRepeat():
                self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _heading(self) -> QVBoxLayout:
        texts = self._context.texts
        rows = QVBoxLayout()
        rows.setSpacing(self._context.look.space(4))
        name = texts.words(self._symptom.label)
        self._where = label("", "soft", wrap=False)
        head = row(label(texts("{symptom}: a few details", symptom=name), "heading"), self._where)
        head.setStretch(0, 1)
        rows.addLayout(head)
        hint = texts(
            "Only if you wish: nothing here has to be filled in. Enter goes on, 0 skips it all."
        )
        rows.addWidget(label(hint, "small"))
        return rows

    def _keep(self, details: Details) -> None:
        self._check_in.details[self._symptom.id] = details
        self._context.answered.emit()

    def _add(self, part: QWidget, control: QWidget) -> None:
        self._rows.addWidget(part)
        self._asked.append((part, control))

    def _add_field(self, field: TextField | ChoiceField) -> None:
        field.entered.connect(self.entered)
        for choice in field.findChildren(QPushButton):
            choice.installEventFilter(self)
        self._add(field, field)

    def _add_where(self) -> None:
        context = self._context
        made = BodyPlaces(
            context.look, context.texts, context.catalogue.body, self.details.where, folded=True
        )
        made.chosen.connect(self._on_places)
        question = label(context.texts("Where?"), "strong")
        question.setBuddy(made.figures)
        whole = QWidget()
        inside = column(question, made, spacing=context.look.space(12))
        inside.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(inside)
        self._add(whole, made.figures)
        self.places = made

    def _on_places(self, where: tuple[str, ...]) -> None:
        self._keep(replace(self.details, where=where))

    def _add_sleep_lost(self) -> None:
        texts, name = self._context.texts, about_whom(self._context)
        asked = texts("Did it cost you sleep?")
        if name is not None:
            asked = texts("Did it cost {name} sleep?", name=name)
        self._add_yes_no(
            "sleep-lost",
            asked,
            said=self.details.sleep_lost,
            keep=lambda lost: self._keep(replace(self.details, sleep_lost=lost)),
        )

    def _add_mouth(self) -> None:
        texts = self._context.texts
        self._add_yes_no(
            "mouth",
            texts("In the mouth too?"),
            said=self.details.mouth,
            keep=lambda mouth: self._keep(replace(self.details, mouth=mouth)),
        )

    def _add_yes_no(
        self, name: str, question: str, *, said: bool | None, keep: Callable[[bool | None], None]
    ) -> None:
        texts = self._context.texts
        choices = [
            Choice("", texts("Not said")),
            Choice(_NO, texts("No")),
            Choice(_YES, texts("Yes")),
        ]
        field = ChoiceField(self._context.look, texts, name, question, choices)
        field.show_typed("" if said is None else _YES if said else _NO)
        field.changed.connect(lambda _name, code: keep(code == _YES if code else None))
        self._add_field(field)

    def _add_new_product(self) -> None:
        texts = self._context.texts
        field = TextField(
            self._context.look,
            texts,
            "new-product",
            texts("Something new on the skin, or a new medicine?"),
            width=WIDE,
        )
        field.add_hint(texts("For example a washing powder, a cream, an antibiotic."))
        field.show_typed(self.details.new_product or "")
        field.changed.connect(
            lambda _name, text: self._keep(replace(self.details, new_product=text.strip() or None))
        )
        self._add_field(field)

    def _add_palms(self) -> None:
        texts, palms = self._context.texts, self.details.palms
        others = () if palms is None or palms in PALMS_CHOICES else (palms,)
        numbers = sorted((*PALMS_CHOICES, *others))
        name = about_whom(self._context)
        asked = texts("How many hands laid flat would cover it? Your hand, fingers included.")
        if name is not None:
            asked = texts(
                "How many hands laid flat would cover it? The hand of {name}, fingers included.",
                name=name,
            )
        field = ChoiceField(
            self._context.look,
            texts,
            "palms",
            asked,
            [
                Choice("", texts("Not said")),
                *(
                    Choice(str(number), texts("Less than one") if number == 0 else str(number))
                    for number in numbers
                ),
            ],
        )
        field.add_hint(texts("The nearest number is enough."))
        field.show_typed("" if palms is None else str(palms))
        field.changed.connect(
            lambda _name, code: self._keep(replace(self.details, palms=int(code) if code else None))
        )
        self._add_field(field)

    def _add_photo(self) -> None:
        context, look = self._context, self._context.look
        made = with_icon(
            button(context.texts("Add a photo"), self._on_photo),
            "add",
            look.palette.primary,
            look,
        )
        made.setObjectName("details-photo")
        self._ways_line.addWidget(made)

    def _on_photo(self) -> None:
        """Leave for the photos; the check-in stays as it is until the way back."""
        show_photos_about(self._context, self._symptom.id, self._check_in.for_day)


def details_link(context: Context, symptom: Symptom, act: Callable[[], None]) -> QPushButton | None:
    """The quiet way to the details of a symptom; None where there are none to note."""
    if not symptom.has_details_step:
        return None
    texts = context.texts
    made = button(texts("Note a few details"), act, kind="link")
    made.setObjectName(f"details-{symptom.id}")
    name = texts.words(symptom.label)
    made.setAccessibleName(texts("{symptom}: note a few details", symptom=name))
    return made


def next_details(context: Context, check_in: OpenCheckIn) -> str | None:
    """The symptom whose details come up now that the questions are answered; None for no more."""
    journal = context.journal
    if check_in.correcting is not None:
        return None
    author = journal.writer_id()
    return next(
        (
            symptom.id
            for symptom in check_in.symptoms
            if symptom.id not in check_in.details
            and asks_by_itself(
                journal.carnet, check_in.answers, symptom, day=check_in.for_day, author=author
            )
        ),
        None,
    )
