"""What stands in a layout, one part after the other, without asking the layout for its items.

`itemAt` of a layout of Qt's gives an item that PySide 6.11 remembers by its address for as long as the
layout lives. Qt deletes the item with its widget and tells nobody. Once something that Python made comes to
that address and is deleted, PySide lets go of it twice: a segmentation fault, minutes after the Tab that
asked. The layouts of our own keep their items themselves.

It was the layout that a scrolled part has around its scroll bars: Qt's own, whose end PySide is not told of.
`addLayout` makes the items of a layout that is filled known as well: take its parts out with `clear`.
"""

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from companion.ui.widgets.layouts.items_layout import ItemsLayout


def laid_out(layout: QLayout) -> Iterator[QWidget | QLayout]:
    """The widgets and the layouts in this layout, as they follow each other; a grid line by line."""
    if isinstance(layout, ItemsLayout):
        yield from layout.parts()
        return
    holder = layout.parentWidget()
    # The stubs say that every layout stands in a widget.
    around = [] if holder is None else holder.children()
    widgets = {layout.indexOf(each): each for each in around if isinstance(each, QWidget)}
    inner = {layout.indexOf(each): each for each in layout.children() if isinstance(each, QLayout)}
    parts: dict[int, QWidget | QLayout] = {**widgets, **inner}
    places = sorted(place for place in parts if place >= 0)
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: tuple(layout.getItemPosition(place)))  # type: ignore[arg-type]
    for place in places:
        yield parts[place]
