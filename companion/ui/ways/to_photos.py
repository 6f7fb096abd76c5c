"""The way to the photos from a symptom."""

from dataclasses import dataclass
from datetime import date

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


@dataclass(frozen=True)
class PhotosAsked:
    """The symptom and the day that a new photo starts with; the way back leads to `came_from`."""

    about: str
    day: date
    came_from: ScreenName


def show_photos_about(context: Context, symptom_id: str, day: date) -> None:
    """Show the photos, ready for a new one; the way back leads to the present screen."""
    context.state.put(PhotosAsked(symptom_id, day, context.state.screen))
    context.go(ScreenName.PHOTOS)
