"""Pictures, read apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from companion.apart.process import TooMuchToRead, answer_apart

if TYPE_CHECKING:
    from companion.actions.photos import KeptPicture
    from companion.apart.process import Answer

PICTURE: Final = "picture"


def read_picture_apart(content: bytes) -> KeptPicture:
    """The picture in a file's content, made ready as `content.pictures.read_picture` does.

    Raises NotAPicture, PictureTooLarge, TooMuchToRead.
    """
    from companion.actions.photos import KeptPicture, NotAPicture, PictureTooLarge

    head, body = answer_apart(PICTURE, content)
    match head:
        case ["read", width, height]:
            return KeptPicture(body, int(width), int(height))
        case ["too-large", megapixels]:
            raise PictureTooLarge(megapixels=int(megapixels))
        case ["no-picture"]:
            raise NotAPicture
    raise TooMuchToRead


def read_there(content: bytes) -> Answer:
    """The other side."""
    from companion.actions.photos import MOST_PIXELS, NotAPicture, PictureTooLarge
    from companion.content.pictures import read_picture

    try:
        kept = read_picture(content)
    except NotAPicture:
        return "no-picture", ()
    except PictureTooLarge:
        return f"too-large {MOST_PIXELS // 1_000_000}", ()
    return f"read {kept.width} {kept.height}", (kept.content,)
