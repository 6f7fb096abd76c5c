"""The way to another copy of the open carnet, or to a file that was handed over: seen, then added."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from companion.actions.merging import Brought
from companion.ui.ways.context import Context
from companion.ui.ways.screen_name import ScreenName


class MergingAsked(Struct, frozen=True):
    """The file to look into; None for what two computers wrote. The way back leads to `came_from`.

    `brought`: it was looked into already, such as a copy that a password opened.
    """

    path: Path | None
    came_from: ScreenName
    brought: Brought | None = None


def show_merging(
    context: Context, path: Path | None = None, brought: Brought | None = None
) -> None:
    """Show what a file would bring; the way back leads to the present screen."""
    screen = context.state.screen
    came_from = ScreenName.HOME if screen is ScreenName.MERGING else screen
    context.state.put(MergingAsked(path, came_from, brought))
    context.go(ScreenName.MERGING)


def choose_to_merge(context: Context, screen: QWidget) -> None:
    """Ask for the file first."""
    texts = context.texts
    kinds = ";;".join(
        (texts("Prepared files and record books (*.carnet-age *.carnet)"), texts("All files (*)"))
    )
    path = context.dialogs.open_place(screen, texts("Open a file that I was given"), kinds)
    if path is not None:
        show_merging(context, path)
