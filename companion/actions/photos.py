"""The photos of the skin that a carnet holds: how large they may be, and how they are kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import N_, CompanionError
from companion.domain.records import Photo, PhotoType

LARGEST_FILE: Final = 60_000_000
"""Bytes of a picture's file that are read; a phone's photo has some 5 million."""

MOST_PIXELS: Final = 50_000_000
"""Pixels of a picture that is decoded: a small file can claim to be endlessly large."""

LONGEST_SIDE: Final = 1_600
"""Pixels of the longer side of a picture as it is kept."""

LARGEST_KEPT: Final = 500_000
"""Bytes of a picture as it is kept, about."""


class NotAPicture(CompanionError):
    """A file or a clipboard that holds no picture that can be read."""

    message = N_(
        "This is not a picture that opens here. Nothing was added. Please choose one in JPEG, "
        "PNG or WebP."
    )


class PhonePicture(CompanionError):
    """A picture in the form that some phones write (HEIC), which no free part of ours reads."""

    message = N_(
        "This photo does not open here: its form is HEIC. Nothing was added. On an iPhone, open "
        "Settings, Camera, Formats, and choose “Most compatible”. For photos already taken: "
        "Settings, Apps, Photos, “Automatic” below “Transfer to Mac or PC”. Then copy the photo "
        "again with the cable. On another phone, switch “HEIC” or “high efficiency” off in the "
        "settings of the camera."
    )


_HEIC_BRANDS: Final = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
)


def is_heic(content: bytes) -> bool:
    """Whether a file says at its beginning that it holds a picture as HEIC (ISO 23008-12)."""
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


class PictureTooLarge(CompanionError):
    """A picture of more pixels or bytes than are taken in."""

    message = N_(
        "This picture is too large: {megapixels} million pixels at most. Nothing was added. "
        "Please make it smaller first."
    )


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """A picture made ready for the carnet: a JPEG without metadata, upright; sides in pixels."""

    content: bytes
    width: int
    height: int


def photo_of(picture: KeptPicture, for_day: date) -> Photo:
    """The record of a picture, before anything is written beside it."""
    return Photo(
        for_day=for_day,
        sha256=hashlib.sha256(picture.content).hexdigest(),
        media_type=PhotoType.JPEG,
        width=picture.width,
        height=picture.height,
    )


def photos_by_day(carnet: Carnet, about: str | None = None) -> Sequence[Entry[Photo]]:
    """The photos that stand, newest day first; of one symptom, when it is named."""
    found = [e for e in carnet.entries(Photo) if about is None or e.body.about == about]
    return sorted(found, key=lambda e: (e.body.for_day, e.recorded_at, e.id), reverse=True)


def in_pair(carnet: Carnet, chosen: Sequence[str]) -> Sequence[Entry[Photo]]:
    """The chosen photos that stand, the older day first: as they are compared."""
    found = [e for e in carnet.entries(Photo) if e.id in chosen]
    return sorted(found, key=lambda e: (e.body.for_day, e.recorded_at, e.id))
