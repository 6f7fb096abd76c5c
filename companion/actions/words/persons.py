"""How the people of a carnet are called, in the window and on paper: by name, by role, or both."""

from companion.domain.carnet import Carnet
from companion.domain.records import Person, Role
from companion.messages import Texts


def person_name(carnet: Carnet, record_id: str) -> str:
    """How a person likes to be called; empty when that is blank or unknown."""
    person = carnet.person(record_id)
    return person.name if person else ""


def role_words(texts: Texts, person: Person | None) -> str:
    """« la personne soignée », « un proche »: instead of a name that is unknown or not to be told."""
    if person is None:
        return texts("someone else")
    return {
        Role.PATIENT: texts("the patient"),
        Role.CAREGIVER: texts("a caregiver"),
        Role.NURSE: texts("the nurse"),
    }[person.role]


def with_role(texts: Texts, name: str, role: Role) -> str:
    """« Paul, proche »; the name alone for the patient."""
    if role is Role.CAREGIVER:
        return texts("{name}, caregiver", name=name)
    if role is Role.NURSE:
        return texts("{name}, nurse", name=name)
    return name


def at_request(texts: Texts, name: str, other: str) -> str:
    """« Paul, à la demande de Jeanne »: who corrected another's words at that person's word."""
    return texts("{name}, at the request of {other}", name=name, other=other)


def writing_as(texts: Texts, name: str) -> str:
    """Under which name one writes in the carnet of another."""
    return texts("You are writing as {name}, caregiver", name=name)
