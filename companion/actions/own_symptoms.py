"""Symptoms in the person's own words: how they come to be, and the catalogue that knows them.

What was once put in words stays known, so that no answer loses its name when the choice changes or
two carnets are merged.
"""

import hashlib
from collections.abc import Iterable

from companion.domain.carnet import Carnet
from companion.domain.records import OwnSymptom, Preferences, Revision
from companion.domain.symptoms import OWN_PREFIX, Catalogue, Symptom

ID_LETTERS = 12


def own_symptom(text: str) -> OwnSymptom:
    """The symptom that these words name; capitals and spaces apart, the same words are the same."""
    words = " ".join(text.split())
    digest = hashlib.sha256(words.casefold().encode()).hexdigest()
    return OwnSymptom(f"{OWN_PREFIX}{digest[:ID_LETTERS]}", words)


def own_symptoms(carnet: Carnet) -> dict[str, OwnSymptom]:
    """Every symptom that was ever put in the person's own words, by id, as worded last.

    Those of withdrawn and superseded choices too; the oldest first.
    """
    return put_in_words(carnet.writings(Preferences))


def put_in_words(revisions: Iterable[Revision]) -> dict[str, OwnSymptom]:
    """The symptoms in one's own words that these writings define, by id, as worded last."""
    return {
        own.id: own
        for revision in revisions
        if isinstance(revision.body, Preferences)
        for own in revision.body.own_symptoms
    }


def with_own_symptoms(catalogue: Catalogue, carnet: Carnet) -> Catalogue:
    """The catalogue and the person's own symptoms; the same object when there are none."""
    listed = {own.id for own in carnet.preferences().own_symptoms}
    return catalogue.with_own(
        as_asked(catalogue, own, retired=own.id not in listed)
        for own in own_symptoms(carnet).values()
    )


def as_asked(catalogue: Catalogue, own: OwnSymptom, *, retired: bool = False) -> Symptom:
    """A symptom in one's own words, with the question that asks about it."""
    return catalogue.own.symptom(own.id, own.text, retired=retired)
