"""Keeping the control that has the keyboard in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from companion.ui.look.look import Look


class InSight(QObject):
    """Follows the keyboard from control to control."""

    def __init__(
        self, application: QApplication, look: Callable[[], Look], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look = look
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        from companion.ui.window.keyboard_place import keep_in_sight

        keep_in_sight(now, self._look())
