"""The way to one record with its history."""

from msgspec import Struct

from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


class OpenedEntry(Struct):
    """The record that is open, standing or withdrawn. It is kept with what is not saved yet."""

    record_id: str | None = None


def open_entry(context: Context, record_id: str) -> None:
    """Show one record with its history."""
    context.state.put(OpenedEntry(record_id))
    context.go(ScreenName.ENTRY)
