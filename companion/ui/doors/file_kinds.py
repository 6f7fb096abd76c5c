"""The kinds of files in Qt's own file chooser, in the window's language.

Qt 6 asks its catalogues for « Folder » under another name than they have it, so it stays English in each.
"""

from PySide6.QtCore import (
    QCoreApplication,
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

KIND = 2
"""The column, counted from 0."""


class FileKinds(QIdentityProxyModel):
    """What the chooser shows; of the kinds, those that Qt's catalogue has under the chooser's own name."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        shown: object = super().data(index, role)
        if index.column() == KIND and isinstance(shown, str):
            return QCoreApplication.translate("QFileDialog", shown)
        return shown
