"""What the photos are in the middle of."""

from dataclasses import dataclass
from datetime import date

from companion.actions.photos import KeptPicture
from companion.ui.ways.screen_name import ScreenName
from companion.ui.ways.unsaved import OpenForm


@dataclass
class PhotosState:
    """Record ids, and a new picture with its form, which are not kept when the window closes.

    `about` is the symptom and `day` the day that a new photo starts with.
    """

    came_from: ScreenName | None = None
    about: str | None = None
    day: date | None = None
    opened: str | None = None
    compared: tuple[str, ...] = ()
    most: int | None = None
    form: OpenForm | None = None
    picture: KeptPicture | None = None
