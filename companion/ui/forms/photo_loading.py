"""Brings photos from the carnet to the screen: read at once, decoded in the worker, kept for a while.

Nothing of a photo ever lies in a file of its own.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from companion.domain.errors import CompanionError
from companion.domain.records import Photo
from companion.ui.drawings.photo_view import PhotoView, decoded
from companion.ui.ways.context import Context
from companion.ui.widgets.basics import label
from companion.ui.words.photo_words import spoken

MOST_KEPT: Final = 60


class PhotoLoader:
    """Makes views of photos; decoded pictures are kept until there are too many."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._decoded: dict[tuple[str, int], QImage] = {}

    def view(self, body: Photo, *, widest: int, highest: int, boxed: bool = False) -> QWidget:
        """A photo at most `widest` x `highest` pixels; a sentence where its content is missing."""
        try:
            content = self._context.journal.photo(body.sha256)
        except CompanionError:
            return label(self._context.texts("This photo is not in this file."), "soft")
        return self.view_of(body, content, widest=widest, highest=highest, boxed=boxed)

    def view_of(
        self, body: Photo, content: bytes, *, widest: int, highest: int, boxed: bool = False
    ) -> PhotoView:
        """The same for a content that is not in the carnet yet."""
        size = QSize(body.width, body.height)
        said = spoken(self._context, body)
        view = PhotoView(
            self._context.look, said, size, widest=widest, highest=highest, boxed=boxed
        )
        longest = round(max(widest, highest) * view.devicePixelRatioF())
        kept = self._decoded.get((body.sha256, longest))
        if kept is not None:
            view.show_image(kept)
        else:
            self._context.tasks.run(
                view,
                partial(decoded, content, longest),
                done=partial(self._show, view, (body.sha256, longest)),
                failed=_leave,
            )
        return view

    def _show(self, view: PhotoView, key: tuple[str, int], image: QImage) -> None:
        if len(self._decoded) >= MOST_KEPT:
            self._decoded.clear()
        self._decoded[key] = image
        view.show_image(image)


def photo_in_entry(context: Context, body: Photo) -> QWidget:
    """A photo as large as an opened entry shows it."""
    space = context.look.space
    return PhotoLoader(context).view(body, widest=space(720), highest=space(420))


def _leave(_error: CompanionError) -> None:
    """The quiet ground stays: nothing that decodes here has a mishap of its own."""
