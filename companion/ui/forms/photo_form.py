"""The form of a photo: its day, what it shows, where on the body, a caption.

A form makes a record from what was typed; it saves nothing.
"""

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from companion.domain.body_map import BodyMap
from companion.domain.records import Photo
from companion.messages import Texts
from companion.ui.drawings.body_places import BodyPlaces
from companion.ui.forms.form import Form
from companion.ui.look.look import Look
from companion.ui.ways.context import Context
from companion.ui.ways.unsaved import OpenForm
from companion.ui.widgets.basics import button
from companion.ui.widgets.choices.choice_row import Choice
from companion.ui.widgets.fields import WIDE, Field

LONGEST_CAPTION = 300


class PlacesField(Field):
    """Places on the body, folded away until they are wanted. Typed: their ids with blanks between."""

    def __init__(self, look: Look, texts: Texts, body: BodyMap) -> None:
        super().__init__(look, texts, "where", texts("Where on the body (optional)"), width=900)
        self._places = BodyPlaces(look, texts, body, ())
        self._places.chosen.connect(self._on_chosen)
        self._places.hide()
        self.opening: QPushButton = button(texts("Show the body map"), self._unfold)
        holder = QWidget()
        beside = QHBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.opening)
        beside.addStretch(1)
        self.set_control(self.opening, beside=holder)
        self.opening.setAccessibleName(texts("Show the body map"))
        self.rows.insertWidget(2, self._places)

    @property
    def places(self) -> BodyPlaces:
        """The figures and the list."""
        return self._places

    def where(self) -> tuple[str, ...]:
        """The ids of the chosen places."""
        return self._places.where

    def typed(self) -> str:
        return " ".join(self.where())

    def show_typed(self, text: str) -> None:
        self._places.choose(tuple(text.split()))
        if text:
            self._unfold()

    def _unfold(self) -> None:
        has_keyboard = self.opening.hasFocus()
        self.opening.hide()
        self._places.show()
        self.setFocusProxy(self._places.figures)
        if has_keyboard:
            self._places.figures.setFocus()
        self.updateGeometry()

    def _on_chosen(self, _where: object) -> None:
        self.changed.emit(self.name, self.typed())


class PhotoForm(Form):
    """What is written beside `photo`, a new one or one that stands."""

    def __init__(self, context: Context, form: OpenForm, photo: Photo, *, is_new: bool) -> None:
        texts, look = context.texts, context.look
        super().__init__(
            context, form, texts("New photo") if is_new else texts("Correct what is written here")
        )
        self._photo = photo
        self.day = self.add_day(
            "day", texts("Day of the photo"), photo.for_day,
            required=texts("Please give the day."), past=True,
        )  # fmt: skip
        symptoms = context.catalogue.symptoms
        about = [*context.catalogue.photographed, *filter(None, [symptoms.get(photo.about or "")])]
        choices = [
            Choice(each.id, texts.words(each.label)) for each in {s.id: s for s in about}.values()
        ]
        self.about = self.add_choice(
            "about",
            texts("What it shows"),
            [*choices, Choice("", texts("Something else"))],
            photo.about,
        )
        self.caption = self.add_text(
            "text", texts("In a few words (optional)"), photo.text, width=WIDE
        )
        self.caption.line.setMaxLength(LONGEST_CAPTION)
        self.where = self.add(
            PlacesField(look, texts, context.catalogue.body), " ".join(photo.where)
        )

    def body(self) -> Photo:
        return replace(
            self._photo,
            for_day=self.day.day() or self._photo.for_day,
            about=self.about.code() or None,
            where=self.where.where(),
            text=self.caption.text_or_none(),
        )
