"""The page of what was handed over, set from it alone: no record book is made of it."""

from dataclasses import replace
from datetime import date

from companion.actions.consultation import Consultation, PageChoice, as_remembered
from companion.actions.handover import Handover
from companion.actions.own_symptoms import with_own_symptoms
from companion.actions.soundness import sift
from companion.actions.words.team import own_catalogue
from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page


def handed_page(handover: Handover, language: Language, today: date) -> bytes:
    """The page that was chosen, or the usual one of all that is shared, as PDF. Raises InvalidPeriod.

    What cannot be true is left out.
    """
    catalogue = load_catalogue()
    sound, _ = sift([*handover.carnet.revisions.values()], catalogue)
    carnet = Carnet(handover.carnet.identity).with_revisions(sound)
    catalogue = own_catalogue(with_own_symptoms(catalogue, carnet), carnet)
    choice = handover.page or as_remembered(PageChoice(), carnet.preferences())
    choice = replace(choice, contents=handover.photos)
    return consultation_page(Consultation(carnet, catalogue, choice, today), language).pdf()
