"""Copies of one carnet come together: whatever the order, with what both wrote named and chosen."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.consultation import Consultation, PageChoice
from companion.actions.journal import Journal
from companion.actions.merging import disputes, may_keep_both, may_settle
from companion.actions.words.team import own_catalogue
from companion.domain.carnet import Carnet
from companion.domain.errors import OtherCarnet, OthersWords
from companion.domain.records import CheckIn, Person, Remark, Role
from companion.domain.symptoms import Attribute, Recall
from companion.domain.words import Language
from companion.paper.page.consultation import consultation_page
from tests.actions.desk import CATALOGUE, CountedIds, Desk, MemoryStore, SetClock

DAY = date(2026, 11, 20)


def check_in(level: int, day: date = DAY) -> CheckIn:
    return CheckIn(day, Recall.DAY, {"fatigue": {Attribute.INTENSITY: level}})


class Computer(Desk):
    """A desk that starts from another's carnet; `number` tells its ids from the others'."""

    def __init__(self, carnet: Carnet, number: int, author: str | None = None) -> None:
        super().__init__(founded=False)
        self.store = MemoryStore()
        self.store.append([*carnet.revisions.values()])
        self.clock, self.new_id = SetClock(), CountedIds()
        self.clock.move(minutes=7 * number)
        self.new_id._count = 1_000 * number
        self.journal = Journal(
            carnet, self.store, CATALOGUE, clock=self.clock, new_id=self.new_id, author=author
        )

    def take(self, other: "Computer") -> int:
        return self.journal.merge(self.journal.compare(other.journal.whole, {}))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def two(desk: Desk, other_author: str | None = None) -> tuple[Computer, Computer]:
    return Computer(desk.carnet, 1), Computer(desk.carnet, 2, other_author)


def test_what_is_brought_is_counted_before_it_is_taken(desk: Desk) -> None:
    """New records, rewritten ones and those that are there; nothing is written by looking."""
    noted = desk.journal.record(check_in(1)).record_id
    here, there = two(desk)
    there.journal.record(Remark("de là"))
    there.journal.correct(noted, check_in(2))
    brought = here.journal.compare(there.carnet, {})
    assert (brought.added, brought.rewritten, brought.known) == (1, 1, 0)
    assert (len(brought.disputes), len(brought.changed), len(brought.aside)) == (0, 0, 0)
    assert here.carnet == desk.carnet
    assert here.journal.merge(brought) == 2
    assert here.carnet == there.carnet
    assert here.journal.merge(brought) == 0
    again = here.journal.compare(there.carnet, {})
    assert (again.new, again.added, again.rewritten, again.known) == ((), 0, 0, 2)


def test_another_persons_carnet_is_refused(desk: Desk) -> None:
    """Whatever it holds."""
    with pytest.raises(OtherCarnet):
        desk.journal.compare(Carnet("00000000-0000-0000-0000-00000000000f"), {})


def test_another_content_under_a_known_id_is_shown_and_never_taken(desk: Desk) -> None:
    """What is new beside it is."""
    noted = desk.journal.record(check_in(1))
    forged = replace(noted, body=check_in(4))
    kind = replace(
        noted, id="00000000-0000-0000-0000-00000000000e", body=Remark("x"), kind=Remark.kind
    )
    new = replace(
        noted, id="00000000-0000-0000-0000-00000000000d", record_id=desk.patient[:-1] + "f"
    )
    here = Computer(desk.carnet, 1)
    other = Carnet(desk.carnet.identity).with_revisions(
        [forged, *(r for r in desk.carnet.revisions.values() if r.id != noted.id), new]
    )
    brought = here.journal.compare(other, {})
    assert [(c.here, c.there) for c in brought.changed] == [(noted, forged)]
    assert here.journal.merge(brought) == 1
    assert here.carnet.entry(noted.record_id).body == check_in(1)
    brought = here.journal.compare(Carnet(desk.carnet.identity).with_revisions([kind]), {})
    assert [(c.here, c.there) for c in brought.changed] == [(noted, kind)]
    assert brought.new == ()
    here.journal.correct(noted.record_id, check_in(2))
    brought = here.journal.compare(Carnet(desk.carnet.identity).with_revisions([kind]), {})
    assert [(c.here, c.there) for c in brought.changed] == [(noted, kind)]


def test_what_cannot_be_true_is_left_where_it_is(desk: Desk) -> None:
    """It is told, and what is right beside it is taken."""
    here, there = two(desk)
    wrong = there.journal.record(check_in(2))
    other = Carnet(desk.carnet.identity).with_revisions(
        [*desk.carnet.revisions.values(), replace(wrong, body=check_in(9))]
    )
    brought = here.journal.compare(other, {})
    assert brought.new == ()
    assert [aside.id for aside in brought.aside] == [wrong.id]


def disputed(desk: Desk) -> tuple[Computer, str]:
    """One entry, corrected to 2 here and to 4 there, and both taken here."""
    noted = desk.journal.record(check_in(1)).record_id
    here, there = two(desk)
    here.journal.correct(noted, check_in(2))
    there.journal.correct(noted, check_in(4))
    (dispute,) = here.journal.compare(there.carnet, {}).disputes
    assert (dispute.standing.body, dispute.others[0].body) == (check_in(4), check_in(2))
    here.take(there)
    return here, noted


def test_the_page_names_what_both_corrected_until_one_is_chosen(desk: Desk) -> None:
    """Both values with their names; a symptom that is left out stays out."""
    here, _ = disputed(desk)
    (line,) = [line for line in page(here.carnet).splitlines() if "deux ordinateurs" in line]
    assert "énormément (4)" in line
    assert "modérément (2)" in line
    without = PageChoice(without_symptoms=frozenset({"fatigue"}))
    assert "deux ordinateurs" not in page(here.carnet, without)
    (dispute,) = disputes(here.carnet)
    here.journal.settle(dispute, dispute.standing)
    assert "deux ordinateurs" not in page(here.carnet)


@pytest.mark.parametrize("level", [2, 4])
def test_one_of_two_values_is_chosen(desk: Desk, level: int) -> None:
    """It counts from then on, and nothing is left to choose; undone, both are there again."""
    here, noted = disputed(desk)
    (dispute,) = disputes(here.carnet)
    chosen = next(end for end in (dispute.standing, *dispute.others) if end.body == check_in(level))
    (written,) = here.journal.settle(dispute, chosen)
    assert here.carnet.entry(noted).body == check_in(level)
    assert disputes(here.carnet) == ()
    here.journal.undo(written)
    assert len(disputes(here.carnet)) == 1


def test_both_values_are_kept_as_two_entries(desk: Desk) -> None:
    """The one that counts stays; the other gets an entry of its own."""
    here, noted = disputed(desk)
    (dispute,) = disputes(here.carnet)
    assert may_keep_both(dispute)
    here.journal.settle(dispute, dispute.standing, keep_both=True)
    assert [e.body for e in here.carnet.entries(CheckIn)] == [check_in(4), check_in(2)]
    assert here.carnet.entry(noted).body == check_in(4)
    assert disputes(here.carnet) == ()


def test_two_computers_that_choose_alike_agree_and_unlike_are_asked_again(desk: Desk) -> None:
    """Whatever the order in which they meet."""
    first, _ = disputed(desk)
    second, third = Computer(first.carnet, 3), Computer(first.carnet, 4)
    (dispute,) = disputes(first.carnet)
    first.journal.settle(dispute, dispute.standing)
    second.journal.settle(dispute, dispute.standing)
    third.journal.settle(dispute, dispute.others[0])
    first.take(second)
    assert disputes(first.carnet) == ()
    first.take(third)
    assert len(disputes(first.carnet)) == 1


def test_a_withdrawal_on_one_computer_is_named_beside_a_correction_on_the_other(desk: Desk) -> None:
    """Nothing can be kept beside nothing."""
    noted = desk.journal.record(check_in(1)).record_id
    here, there = two(desk)
    here.journal.correct(noted, check_in(2))
    there.journal.withdraw(noted)
    here.take(there)
    (dispute,) = disputes(here.carnet)
    assert not may_keep_both(dispute)
    here.journal.settle(dispute, dispute.others[0])
    assert here.carnet.entry(noted).body == check_in(2)


def test_the_same_correction_on_both_is_no_dispute(desk: Desk) -> None:
    """Nobody is asked about nothing."""
    noted = desk.journal.record(check_in(1)).record_id
    here, there = two(desk)
    here.journal.correct(noted, check_in(2))
    there.journal.correct(noted, check_in(2))
    here.take(there)
    assert disputes(here.carnet) == ()


def test_somebody_else_does_not_choose_among_the_patients_words(desk: Desk) -> None:
    """It waits for whoever wrote it."""
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    here, noted = disputed(desk)
    (dispute,) = disputes(here.carnet)
    here.journal.author = paul
    with pytest.raises(OthersWords):
        here.journal.settle(dispute, dispute.others[0])
    assert here.carnet.entry(noted).body == check_in(4)


acts = st.tuples(
    st.sampled_from("wcrd"), st.integers(0, 40), st.integers(0, 4), st.integers(-90, 90)
)
branches = st.lists(st.lists(acts, max_size=6), min_size=2, max_size=4)


def do(computer: Computer, steps: Sequence[tuple[str, int, int, int]]) -> None:
    """Write, correct, remark or withdraw; a clock may go backwards."""
    journal = computer.journal
    for act, which, level, minutes in steps:
        computer.clock.move(minutes=minutes)
        entries = [e for e in journal.carnet.entries(CheckIn) if e.author == journal.writer_id()]
        known = entries[which % len(entries)] if entries else None
        if act == "w" or known is None:
            journal.record(check_in(level, DAY - timedelta(days=which)))
        elif act == "c":
            journal.correct(known.id, check_in(level, known.body.for_day))
        elif act == "r":
            journal.record(Remark(f"{which}", about=known.id))
        else:
            journal.withdraw(known.id)


def page(carnet: Carnet, choice: PageChoice = PageChoice()) -> str:  # noqa: B008 - frozen
    catalogue = own_catalogue(CATALOGUE, carnet)
    today = DAY + timedelta(days=1)
    return consultation_page(Consultation(carnet, catalogue, choice, today), Language("fr")).text()


@settings(settings.get_profile("few"))
@given(
    base=st.lists(acts, max_size=4),
    branches=branches,
    meetings=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12),
    backwards=st.booleans(),
)
def test_any_order_and_repetition_of_merges_leads_to_one_carnet_and_one_page(
    base: list[tuple[str, int, int, int]],
    branches: list[list[tuple[str, int, int, int]]],
    meetings: list[tuple[int, int]],
    backwards: bool,
) -> None:
    """Random branches of random histories, one of them a caregiver's, meet as it happens."""
    desk = Desk()
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    start = Computer(desk.carnet, 9)
    do(start, base)
    computers = [
        Computer(start.carnet, n + 1, paul if n == 1 else None) for n in range(len(branches))
    ]
    for computer, steps in zip(computers, branches, strict=True):
        do(computer, steps)
    for here, there in meetings:
        computers[here % len(computers)].take(computers[there % len(computers)])
    first, *rest = computers
    for other in reversed(rest) if backwards else rest:
        first.take(other)
    for other in rest:
        other.take(first)
        assert other.take(first) == 0
        assert other.journal.whole.revisions == first.journal.whole.revisions
        assert other.store.carnet() == first.store.carnet()
        assert disputes(other.journal.whole) == disputes(first.journal.whole)
    assert len({page(computer.journal.whole) for computer in computers}) == 1


def test_what_is_open_stands_newest_first_and_can_be_asked_for_some_records(desk: Desk) -> None:
    """A record with one writing is never open, whoever is asked about."""
    records = [desk.journal.record(check_in(1, DAY - timedelta(days=n))).record_id for n in (0, 1)]
    alone = desk.journal.record(Remark("x")).record_id
    here, there = two(desk)
    for level, computer in ((2, here), (3, there)):
        for record in records:
            computer.clock.move(minutes=1)
            computer.journal.correct(record, check_in(level))
    here.take(there)
    assert [each.record_id for each in disputes(here.carnet)] == records[::-1]
    assert [each.record_id for each in disputes(here.carnet, [records[0], alone])] == records[:1]
    assert disputes(here.carnet, []) == ()


def test_whoever_first_wrote_a_record_chooses_though_another_wrote_last(desk: Desk) -> None:
    """The last writing is of a caregiver, at the patient's request; the record is the patient's."""
    record = desk.journal.record(check_in(1)).record_id
    paul = desk.journal.record(Person("Paul", Role.CAREGIVER)).record_id
    here, there = two(desk, paul)
    here.journal.correct(record, check_in(2))
    there.journal.correct(record, check_in(3), at_request=True)
    here.take(there)
    (dispute,) = disputes(here.carnet)
    assert may_settle(here.carnet, dispute, desk.patient)
    assert not may_settle(here.carnet, dispute, paul)
