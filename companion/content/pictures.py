"""Pictures from outside, made ready for the carnet: upright, bounded, without metadata.

All happens in memory: nothing of a picture ever lies in a file of its own.
"""

import io
import struct
import zlib
from typing import TYPE_CHECKING, Final

from companion.actions.photos import (
    LARGEST_FILE,
    LARGEST_KEPT,
    LONGEST_SIDE,
    MOST_PIXELS,
    KeptPicture,
    NotAPicture,
    PictureTooLarge,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_QUALITIES: Final = (88, 80, 70, 60, 50, 40)
_SMALLER: Final = 0.8
_REDUCED: Final = frozenset({"RGB", "RGBA", "L", "LA"})
# What Pillow's decoders raise on files that are cut short or made to break them.
_BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)


def read_picture(content: bytes) -> KeptPicture:
    """The picture in a file's content as a JPEG of at most LONGEST_SIDE pixels a side.

    Turned upright as its file says, in sRGB colours, on white where it was transparent. Raises
    NotAPicture, and PictureTooLarge before anything large is decoded.
    """
    # Pillow is loaded with the first picture: it would cost a start-up that has none.
    from PIL import Image

    if len(content) > LARGEST_FILE:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_large()
            return _kept(_clean(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise NotAPicture from error


def is_kept_picture(content: bytes) -> bool:
    """Whether a content is a whole picture of the kinds that a carnet keeps, and no larger than those."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if max(opened.size) > LONGEST_SIDE:
                return False
            opened.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, *_BROKEN):
        return False
    return True


def _too_large() -> PictureTooLarge:
    return PictureTooLarge(megapixels=MOST_PIXELS // 1_000_000)


def _clean(opened: "ImageFile") -> "Image":
    """The pixels alone, upright, on white, bounded: a new picture that took nothing else along."""
    from PIL import Image, ImageOps

    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is decoded small at once
    profile = opened.info.get("icc_profile")
    picture: Image.Image = ImageOps.exif_transpose(_smaller(opened))
    if picture.mode in {"I;16", "I;16B", "I;16L", "I", "F"}:
        picture = _eight_bits(picture)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture)
    picture = _as_srgb(picture.convert("RGB"), profile)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def _smaller(opened: "ImageFile") -> "Image":
    """A large picture made small at once, so that each further step needs little memory."""
    times = max(opened.size) // (2 * LONGEST_SIDE)
    return opened.reduce(times) if times > 1 and opened.mode in _REDUCED else opened


def _eight_bits(picture: "Image") -> "Image":
    """Grey of more than 8 bits, spread over 8 bits: Pillow would cut it off at white."""
    grey = picture.convert("F")
    extrema = grey.getextrema()
    highest = extrema[1]
    assert isinstance(highest, float)
    return grey.point(lambda level: level * (255 / max(highest, 1.0)) + 0).convert("L")


def _as_srgb(picture: "Image", profile: object) -> "Image":
    """The colours as every screen shows them; a profile that cannot be read is left aside."""
    from PIL import ImageCms

    if not isinstance(profile, bytes):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        turned = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, *_BROKEN):
        return picture
    return picture if turned is None else turned


def _kept(picture: "Image") -> KeptPicture:
    """As JPEG, first with less detail, then smaller, until it is small enough."""
    while True:
        for quality in _QUALITIES:
            out = io.BytesIO()
            picture.save(out, "JPEG", quality=quality, optimize=True)
            if out.tell() <= LARGEST_KEPT:
                return KeptPicture(out.getvalue(), picture.width, picture.height)
        smaller = (round(picture.width * _SMALLER) or 1, round(picture.height * _SMALLER) or 1)
        picture = picture.resize(smaller)
