"""A picture from a file or the clipboard, made ready in the worker.

It hands over a picture or tells why there is none; it keeps nothing.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from companion.actions.photos import (
    LARGEST_FILE,
    MOST_PIXELS,
    KeptPicture,
    NotAPicture,
    PhonePicture,
    PictureTooLarge,
    is_heic,
)
from companion.apart.pictures import read_picture_apart
from companion.domain.errors import CompanionError
from companion.files import read_bytes
from companion.ui.ways.context import Context

ENDINGS = "*.jpg *.jpeg *.jpe *.png *.webp *.heic *.heif *.JPG *.JPEG *.PNG *.WEBP *.HEIC *.HEIF"
"""HEIC cannot be read, but chosen: then it is said what to do on the phone."""

_CODED = ("image/png", "image/jpeg", "image/webp")

Outcome = Callable[[KeptPicture], None]


class PhotoSource:
    """The ways to a picture for `screen`; `done` takes it, `working` says whether one is on its way."""

    def __init__(
        self, context: Context, screen: QWidget, *, done: Outcome, working: Callable[[bool], None]
    ) -> None:
        self._context, self._screen, self._done, self._working = context, screen, done, working
        self._pressed: QWidget | None = None

    def from_file(self) -> None:
        """Ask for a file and read it."""
        self._remember_pressed()  # before the chooser: no part has the keyboard when it closes
        texts = self._context.texts
        kinds = texts("Pictures ({endings})", endings=ENDINGS)
        path = self._context.dialogs.open_place(self._screen, texts("Choose a photo"), kinds)
        if path is not None:
            self._run(partial(picture_in_file, path))

    def from_clipboard(self) -> None:
        """Read the picture that was copied, or the copied file."""
        self._remember_pressed()
        clipboard = QGuiApplication.clipboard()
        # None where Qt paints in memory, and nothing was copied.
        told: QMimeData | None = clipboard.mimeData()
        copied = told or QMimeData()
        places = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        coded = next((kind for kind in _CODED if copied.hasFormat(kind)), None)
        if places:
            self._run(partial(picture_in_file, places[0]))
        elif coded is not None:  # read apart: Qt would decode it in this process
            self._run(partial(picture_in_bytes, bytes(copied.data(coded).data())))
        elif not (image := clipboard.image() if copied.hasImage() else QImage()).isNull():
            self._run(partial(picture_in_image, image))
        else:
            self._context.say(self._context.texts("No picture was copied."))

    def _remember_pressed(self) -> None:
        self._pressed = QApplication.focusWidget()

    def _run(self, work: Callable[[], KeptPicture]) -> None:
        self._working(True)
        self._context.tasks.run(self._screen, work, done=self._on_done, failed=self._on_failed)

    def _on_done(self, picture: KeptPicture) -> None:
        self._working(False)
        self._done(picture)

    def _on_failed(self, error: CompanionError) -> None:
        self._working(False)
        self._context.dialogs.tell(self._screen, self._context.texts.describe(error))
        pressed, self._pressed = self._pressed, None
        if pressed is not None and isValid(pressed) and pressed.isVisible():
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)


def picture_in_file(path: Path) -> KeptPicture:
    """The picture in a file.

    Raises FileNotReadable, FileTooLarge, NotAPicture, PhonePicture, PictureTooLarge.
    """
    content = read_bytes(path, largest=LARGEST_FILE)
    if is_heic(content):
        raise PhonePicture
    return read_picture_apart(content)


def picture_in_bytes(content: bytes) -> KeptPicture:
    """The picture in what was copied. Raises NotAPicture, PictureTooLarge."""
    if len(content) > LARGEST_FILE:
        raise PictureTooLarge(megapixels=MOST_PIXELS // 1_000_000)
    return read_picture_apart(content)


def picture_in_image(image: QImage) -> KeptPicture:
    """The picture of a copied image, coded and read in memory alone."""
    if image.width() * image.height() > MOST_PIXELS:
        raise PictureTooLarge(megapixels=MOST_PIXELS // 1_000_000)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise NotAPicture
    return read_picture_apart(bytes(buffer.data().data()))
