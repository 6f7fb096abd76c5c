"""Reads QR codes back from a rendered picture, as a phone does.

Knows nothing of what they hold.
"""

import io
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap


def codes_in(png: bytes) -> list[str]:
    """What each QR code of a picture says; a code that cannot be read whole is not among them."""
    with Image.open(io.BytesIO(png)) as picture:
        return _codes_of(picture.convert("L"))


def codes_on(screen: "QPixmap") -> list[str]:
    """What each QR code of a picture of the screen says."""
    from PySide6.QtGui import QImage

    grey = screen.toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    size, width = (grey.width(), grey.height()), grey.bytesPerLine()
    return _codes_of(Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", width))


def _codes_of(grey: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(grey)]
