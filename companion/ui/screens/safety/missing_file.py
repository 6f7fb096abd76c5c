"""What is said where a carnet was copied alone: the name of the file that is missing beside it.

Looks at no file.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.messages import Texts
from companion.ui.look.look import Look
from companion.ui.widgets.basics import label
from companion.ui.widgets.own_words import own_words


class MissingFile(QWidget):
    """`carnet` is the name of the carnet's file."""

    def __init__(self, look: Look, texts: Texts, carnet: str) -> None:
        super().__init__()
        self.setObjectName("lock-missing-file")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        rows.addWidget(label(texts("A file is missing beside it. It has this name:")))
        rows.addWidget(own_words(f"{carnet}.key", "strong"))
        rows.addWidget(label(texts("If the record book has a password, the name is this one:")))
        rows.addWidget(own_words(f"{carnet}.keys", "strong"))
        rows.addWidget(
            label(
                texts(
                    "It lies beside the record book on the computer it comes from. Copy it into the "
                    "same folder, then look again."
                ),
                "soft",
            )
        )
