"""Reads QR codes back from a rendered picture, as a phone does.

Knows nothing of what they hold.
"""

import io
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap


def codes_in(png: bytes) -> list[str]:
    """What each QR code of a picture says; a code that cannot be read whole is not among them."""
    with Image.open(io.BytesIO(png)) as picture:
        found = zxingcpp.read_barcodes(picture.convert("L"))
    return [code.text for code in found]


def codes_on(screen: "QPixmap") -> list[str]:
    """What each QR code of a picture of the screen says."""
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    assert screen.save(held, "PNG")
    return codes_in(bytes(held.data().data()))
