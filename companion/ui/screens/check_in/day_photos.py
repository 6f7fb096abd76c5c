"""The photos of a check-in's day, small, with their words.

It shows what was added; adding, correcting and comparing have a screen of their own.
"""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from companion.actions.photos import photos_by_day
from companion.ui.forms.photo_loading import PhotoLoader
from companion.ui.ways.context import Context
from companion.ui.widgets.own_words import own_words
from companion.ui.words.photo_words import photo_details, photo_title

WIDEST = 96


def day_photos(context: Context, day: date) -> Iterator[QWidget]:
    """Each photo of that day that stands, the one added first at the top, whatever it is about."""
    loader, look = PhotoLoader(context), context.look
    for entry in reversed(photos_by_day(context.journal.carnet)):
        body = entry.body
        if body.for_day != day:
            continue
        made = QWidget()
        beside = QHBoxLayout(made)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(look.space(12))
        size = look.space(WIDEST)
        view = loader.view(body, widest=size, highest=size, boxed=True)
        view.setFixedWidth(size)
        beside.addWidget(view, 0, Qt.AlignmentFlag.AlignTop)
        said = " · ".join((photo_title(context, body), *photo_details(context, body)))
        beside.addWidget(own_words(said, "small"), 1)
        yield made
