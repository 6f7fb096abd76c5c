"""What PySide remembers of the items of layouts that Qt has deleted, without a word.

Such a memory is a segmentation fault to come, see `companion.ui.widgets.layouts.items_layout`.
"""

import gc

from PySide6.QtWidgets import QLayout, QLayoutItem
from shiboken6 import isValid

from companion.ui.widgets.layouts.items_layout import ItemsLayout


def kept_items() -> list[QLayoutItem]:
    """The items that are said to be there, and stand in no layout any more.

    `addLayout` makes those of a layout that is filled known, too, as children of the outer one. A layout of
    our own holds its items itself: Qt deletes none of them, not even with the layout.
    """
    things = gc.get_objects()
    known = [each for each in things if isinstance(each, QLayoutItem) and isValid(each)]
    ours = {id(item) for each in things if isinstance(each, ItemsLayout) for item in each._items}
    layouts = [each for each in known if isinstance(each, QLayout)]
    standing = {
        id(each)
        for layout in layouts
        for each in gc.get_referents(layout)
        if isinstance(each, QLayoutItem)
        and any(part.indexOf(each) >= 0 for part in (layout, *layout.findChildren(QLayout)))
    }
    return [
        each for each in known if not isinstance(each, QLayout) and id(each) not in ours | standing
    ]
