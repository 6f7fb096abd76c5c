"""Where a list of the page is cut: how many stand there, which ones, and what is said of the rest."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from companion.actions.consultation import PageChoice
from companion.domain.carnet import Carnet
from companion.domain.records import (
    Body,
    CheckIn,
    Done,
    DoseStep,
    Event,
    Medicine,
    Person,
    Question,
    Remark,
    Role,
)
from companion.domain.summary import Basis
from companion.domain.symptoms import Recall
from companion.domain.words import Language
from companion.paper.page.document import Listing, PageDocument, Table
from tests.believable import TODAY, Writer, number_id
from tests.press import Press

MOST, MOST_VISITS = 20, 5
ALL = PageChoice(basis=Basis.DATES, first=TODAY - timedelta(days=60))


def carnet_of(bodies: list[Body]) -> Carnet:
    """These records, written in that order by the patient."""
    writer = Writer()
    patient = writer.write(Person("Marianne", Role.PATIENT), TODAY, number_id(2))
    for number, body in enumerate(bodies):
        writer.write(body, TODAY, patient, hour=9 + (number + 2) // 30)
    return writer.carnet()


def nth_day(number: int) -> date:
    """Days that rise with the number, the last ones near today."""
    return TODAY - timedelta(days=40) + timedelta(days=number)


def event(number: int) -> Body:
    """It had a number."""
    return Event(nth_day(number), f"fait {number:02}")


def medicine(number: int) -> Body:
    """It has a number."""
    return Medicine(f"fait {number:02}", nth_day(number))


def note(number: int) -> Body:
    """A check-in with a note."""
    return CheckIn(nth_day(number), Recall.DAY, {}, note=f"fait {number:02}")


def remark(number: int) -> Body:
    """It has a number."""
    return Remark(f"fait {number:02}")


def question(number: int) -> Body:
    """It has a number."""
    return Question(f"fait {number:02}")


def told(listing: Listing | Table | None) -> tuple[list[str], str]:
    """The numbers that stand in a list, and what is said of the rest."""
    assert listing is not None
    cells = (
        [item.text for item in listing.items]
        if isinstance(listing, Listing)
        else [" ".join(row.cells) for row in listing.rows]
    )
    return [cell.partition("fait ")[2][:2] for cell in cells], listing.more


@pytest.mark.parametrize(
    ("body", "listed", "newest"),
    [
        (event, lambda page: page.events, True),
        (medicine, lambda page: page.medicines, True),
        (note, lambda page: page.notes, True),
        (remark, lambda page: page.remarks, True),
        (question, lambda page: page.questions, False),
    ],
    ids=["events", "medicines", "notes", "remarks", "questions"],
)
def test_twenty_stand_and_the_rest_is_counted(
    press: Press,
    body: Callable[[int], Body],
    listed: Callable[[PageDocument], Listing | Table | None],
    newest: bool,
) -> None:
    """The newest ones, of questions the first ones; at twenty nothing is left out."""

    def page(number: int) -> PageDocument:
        carnet = carnet_of([body(n) for n in range(number)])
        return press.page(carnet, choice=ALL, language=Language.EN)

    many = 2 * MOST + 1
    numbers = [f"{n:02}" for n in range(many)]
    assert told(listed(page(MOST))) == (numbers[:MOST], "")
    kept = numbers[-MOST:] if newest else numbers[:MOST]
    assert told(listed(page(many))) == (kept, "and 21 more in the record book")


def test_the_five_newest_visits_stand(press: Press) -> None:
    """The newest first; older ones stand among the events."""
    visits: list[Body] = [
        Event(nth_day(n), f"fait {n:02}", Done.HOSPITAL) for n in range(MOST_VISITS + 1)
    ]
    page = press.page(carnet_of(visits), choice=ALL, language=Language.EN)
    assert page.warning_signs is not None
    shown = [visit.done.partition("fait ")[2][:2] for visit in page.warning_signs.visits]
    assert shown == ["05", "04", "03", "02", "01"]


def test_twenty_signs_stand_and_the_rest_is_counted(press: Press) -> None:
    """Signs of another release, which the card does not know, are listed by their names."""

    def rows(number: int) -> tuple[int, str]:
        ticked = tuple(f"sign-{n:02}" for n in range(number))
        carnet = carnet_of([CheckIn(TODAY, Recall.DAY, {}, warning_signs=ticked)])
        signs = press.page(carnet, choice=ALL, language=Language.EN).warning_signs
        assert signs is not None
        return len(signs.rows), signs.more

    assert rows(MOST) == (MOST, "")
    assert rows(MOST + 2) == (MOST, "and 2 more in the record book")


def test_of_many_dose_steps_the_last_twenty_stand(press: Press) -> None:
    """What is taken now is never cut off."""
    steps = tuple(DoseStep(nth_day(n), f"fait {n:02}") for n in range(MOST + 1))
    taken = Medicine("Prednisone", nth_day(0), steps=steps)
    page = press.page(carnet_of([taken]), choice=ALL, language=Language.EN)
    assert page.medicines is not None
    dose = page.medicines.rows[0].cells[1]
    assert [part[:2] for part in dose.split("fait ")[1:]] == [f"{n:02}" for n in range(1, MOST + 1)]
