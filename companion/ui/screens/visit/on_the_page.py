"""What the page shows, said in a few lines; its parts, symptoms and photos are chosen below a link.

Makes no page.
"""

from PySide6.QtWidgets import QWidget

from companion.ui.screens.visit.choice import SectionsCard
from companion.ui.screens.visit.left_out import PhotosCard, SymptomsCard
from companion.ui.screens.visit.state import VisitState
from companion.ui.ways.context import Context
from companion.ui.ways.screen import Drawn
from companion.ui.widgets.basics import CLOSE, Card, Gathered, column, label
from companion.ui.widgets.unfolding import Unfolding


class OnThePageCard(Card):
    """Folded: most people want everything, and the page beside it shows what that is."""

    def __init__(self, context: Context, sections: SectionsCard) -> None:
        super().__init__(context.look, margin=CLOSE)
        self._context, self.sections, self._drawn = context, sections, Drawn(context)
        self.symptoms, self.photos = SymptomsCard(context), PhotosCard(context)
        texts, look = context.texts, context.look
        self.rows.setSpacing(0)
        self.rows.addWidget(label(texts("On the page"), "heading"))
        self._chosen_photos = label("", "soft")
        for each in (sections.said, self.symptoms.said, self._chosen_photos):
            self.rows.addWidget(each)
        content = QWidget()
        inside = column(Gathered(look, (sections, self.symptoms, self.photos), kind="bare"))
        inside.setContentsMargins(0, 0, 0, 0)
        content.setLayout(inside)
        self.rows.addWidget(
            Unfolding(
                look,
                texts("Choose the parts"),
                texts("Hide the parts"),
                content,
                handle="sections-choose",
            )
        )

    def show_choice(self) -> None:
        """Say what the present choice shows and leaves out."""
        if self._drawn.is_from(self._context.state.of(VisitState).choice):
            return
        self.sections.show_choice()
        self.symptoms.show_choice()
        self.photos.show_choice()
        count = len(self._context.state.of(VisitState).choice.photos)
        self._chosen_photos.setVisible(bool(count))
        self._chosen_photos.setText(
            self._context.texts.plural("{count} photo", "{count} photos", count)
        )
