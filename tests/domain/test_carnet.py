"""A carnet is a set of signed revisions: merging, undoing and late clocks lose nothing."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from itertools import accumulate
from random import Random
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.content.catalogue import load_catalogue
from companion.domain.carnet import Carnet, Entry
from companion.domain.errors import CarnetDamaged, OtherCarnet, UnknownRecord
from companion.domain.records import BODY_OF, Body, Person, Question, Remark, Revision, Role
from tests.strategies import (
    IDENTITY,
    bodies,
    bodies_like,
    carnets,
    histories,
    ids,
    instants,
    questions,
    revision_sets,
)

CATALOGUE = load_catalogue()
EMPTY = Carnet(IDENTITY)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def identifier(number: int) -> str:
    """A UUID text that sorts like its number."""
    return str(UUID(int=number))


def everything(carnet: Carnet) -> tuple[Sequence[Entry[Body]], ...]:
    """All that stands, of every kind, in order."""
    return tuple(carnet.entries(body_type) for body_type in BODY_OF.values())


def write(
    carnet: Carnet, body: Body | None, number: int, *, now: datetime = NOON, record: int = 1
) -> tuple[Carnet, Revision]:
    """The carnet after one more writing of a record, and that writing."""
    revision = carnet.next_revision(
        body,
        record_id=identifier(record),
        revision_id=identifier(number),
        author=identifier(99),
        now=now,
    )
    return carnet.with_revisions([revision]), revision


def two_subsets(
    revisions: tuple[Revision, ...],
) -> st.SearchStrategy[tuple[tuple[Revision, ...], tuple[Revision, ...]]]:
    """Two parts of one set, which may overlap and may leave something out."""
    part = st.lists(st.sampled_from(revisions)).map(tuple) if revisions else st.just(())
    return st.tuples(part, part)


@given(revision_sets(CATALOGUE).flatmap(two_subsets))
def test_merging_does_not_depend_on_who_merges_whom(
    parts: tuple[tuple[Revision, ...], tuple[Revision, ...]],
) -> None:
    """Two computers that exchange a stick hold the same carnet afterwards."""
    one, other = (EMPTY.with_revisions(part) for part in parts)
    assert one.merged_with(other) == other.merged_with(one)
    assert everything(one.merged_with(other)) == everything(other.merged_with(one))


@given(revision_sets(CATALOGUE, most=4), st.data())
def test_merging_three_carnets_does_not_depend_on_the_order(
    revisions: tuple[Revision, ...], data: st.DataObject
) -> None:
    """Patient, daughter and nurse may merge in any order."""
    first, second = data.draw(two_subsets(revisions))
    a, b, c = (EMPTY.with_revisions(part) for part in (first, second, revisions))
    left, right = a.merged_with(b).merged_with(c), a.merged_with(b.merged_with(c))
    assert left == right
    assert everything(left) == everything(right)


@given(carnets(CATALOGUE))
def test_merging_again_changes_nothing(carnet: Carnet) -> None:
    """The same stick put in twice is harmless, and so is an empty carnet."""
    assert carnet.merged_with(carnet) == carnet
    assert carnet.merged_with(EMPTY) == carnet
    assert everything(EMPTY.merged_with(carnet)) == everything(carnet)


@given(carnets(CATALOGUE, most=2), ids.filter(lambda identity: identity != IDENTITY))
def test_another_persons_carnet_is_refused(carnet: Carnet, identity: str) -> None:
    """Even an empty one, and nothing of it comes in."""
    with pytest.raises(OtherCarnet):
        carnet.merged_with(Carnet(identity))


@given(revision_sets(CATALOGUE), st.randoms(use_true_random=False))
def test_the_order_in_which_revisions_arrive_never_matters(
    revisions: tuple[Revision, ...], random: Random
) -> None:
    """What stands depends on the set alone."""
    shuffled = list(revisions)
    random.shuffle(shuffled)
    expected = EMPTY.with_revisions(revisions)
    found = EMPTY.with_revisions(shuffled)
    assert found == expected
    assert everything(found) == everything(expected)
    for revision in revisions:
        assert found.history(revision.record_id) == expected.history(revision.record_id)


@given(revision_sets(CATALOGUE))
def test_adding_one_by_one_equals_adding_at_once(revisions: tuple[Revision, ...]) -> None:
    """What was read and kept between two additions is never stale, and no carnet changes."""
    steps = list(accumulate(revisions, lambda c, r: c.with_revisions([r]), initial=EMPTY))
    before = [everything(carnet) for carnet in steps]
    one_by_one = EMPTY
    for revision in revisions:
        everything(one_by_one)
        one_by_one = one_by_one.with_revisions([revision])
    at_once = Carnet(IDENTITY).with_revisions(revisions)
    assert one_by_one == at_once
    assert everything(one_by_one) == everything(at_once)
    assert [everything(carnet) for carnet in steps] == before


@given(carnets(CATALOGUE))
def test_entries_stand_in_the_order_of_their_first_writing(carnet: Carnet) -> None:
    """Oldest first; each with all its writings, oldest first, and the newest one's body."""
    for entries in everything(carnet):
        assert list(entries) == sorted(entries, key=lambda e: (e.recorded_at, e.id))
        for entry in entries:
            writings = [(r.recorded_at, r.id) for r in entry.revisions]
            assert writings == sorted(writings)
            assert entry.body == entry.revisions[-1].body
            assert entry == carnet.entry(entry.id)
            assert (entry.corrected_at is None) == (len(entry.revisions) == 1)


@given(carnets(CATALOGUE))
def test_a_record_stands_exactly_when_its_newest_writing_holds_something(carnet: Carnet) -> None:
    """Withdrawn records leave what stands and keep their history."""
    standing = {entry.id for entries in everything(carnet) for entry in entries}
    for revision in carnet.revisions.values():
        history = carnet.history(revision.record_id)
        assert revision in history
        assert (revision.record_id in standing) == (history[-1].body is not None)


@given(bodies(CATALOGUE), instants)
def test_undoing_the_first_writing_takes_the_record_out(body: Body, now: datetime) -> None:
    """And its history still shows it."""
    written, revision = write(EMPTY, body, 2, now=now)
    undone, _ = write(written, written.body_before(revision.id), 3, now=now)
    assert everything(undone) == everything(EMPTY)
    assert undone.history(identifier(1))[0].body == body
    with pytest.raises(UnknownRecord):
        undone.entry(identifier(1))


@given(st.data(), bodies(CATALOGUE), instants)
def test_undoing_a_correction_or_a_withdrawal_restores_what_stood(
    data: st.DataObject, body: Body, now: datetime
) -> None:
    """Every writing stays in the history."""
    later = data.draw(st.none() | bodies_like(body, CATALOGUE))
    first, _ = write(EMPTY, body, 2, now=now)
    second, revision = write(first, later, 3, now=now)
    undone, _ = write(second, second.body_before(revision.id), 4, now=now)
    assert undone.entry(identifier(1)).body == body
    assert [r.body for r in undone.history(identifier(1))] == [body, later, body]


@given(st.data(), bodies(CATALOGUE), instants)
def test_undoing_an_undo_brings_the_correction_back(
    data: st.DataObject, body: Body, now: datetime
) -> None:
    """Undo is a writing like any other."""
    later = data.draw(st.none() | bodies_like(body, CATALOGUE))
    carnet, _ = write(EMPTY, body, 2, now=now)
    corrected, correction = write(carnet, later, 3, now=now)
    undone, undo = write(corrected, corrected.body_before(correction.id), 4, now=now)
    again, _ = write(undone, undone.body_before(undo.id), 5, now=now)
    assert again.history(identifier(1))[-1].body == later
    assert len(again.history(identifier(1))) == 4


@given(histories(CATALOGUE, questions), questions, instants, ids)
def test_a_clock_that_goes_backwards_does_not_hide_a_correction(
    history: tuple[Revision, ...], body: Question, now: datetime, new_id: str
) -> None:
    """Whatever the clock says, the last writing is the one that stands."""
    assume(new_id not in {revision.id for revision in history})
    carnet = EMPTY.with_revisions(history)
    record_id = history[0].record_id
    last = carnet.history(record_id)[-1]
    revision = carnet.next_revision(
        body, record_id=record_id, revision_id=new_id, author=identifier(9), now=now
    )
    assert carnet.with_revisions([revision]).entry(record_id).body == body
    assert revision.recorded_at > last.recorded_at
    assert revision.supersedes == last.id
    assert revision.recorded_at.utcoffset() == now.utcoffset()


def test_two_corrections_of_the_same_writing_both_stay_and_the_later_one_stands() -> None:
    """On two computers without a network nobody overwrites anybody."""
    shared, _ = write(EMPTY, Question("How long?"), 2)
    here, _ = write(shared, Question("How many months?"), 3, now=NOON + timedelta(hours=1))
    there, _ = write(shared, Question("How many years?"), 4, now=NOON + timedelta(hours=2))
    merged = here.merged_with(there)
    assert merged.entry(identifier(1)).body == Question("How many years?")
    assert len(merged.history(identifier(1))) == 3


def test_a_correction_follows_the_clock_of_its_writer() -> None:
    """An offset that changed between two writings is kept with each."""
    paris, tokyo = timezone(timedelta(hours=2)), timezone(timedelta(hours=9))
    first, _ = write(EMPTY, Remark("a"), 2, now=datetime(2026, 7, 1, 12, tzinfo=paris))
    second, correction = write(first, Remark("b"), 3, now=datetime(2026, 7, 1, 12, tzinfo=tokyo))
    assert correction.recorded_at.utcoffset() == timedelta(hours=9)
    assert second.entry(identifier(1)).body == Remark("b")


def test_the_patient_is_the_first_one_written_with_that_role() -> None:
    """A caregiver written before, or a second patient after, changes nothing."""
    carnet, _ = write(EMPTY, Person("Hugo", Role.CAREGIVER), 2, record=1)
    assert carnet.patient() is None
    carnet, _ = write(
        carnet, Person("Jeanne", Role.PATIENT), 3, record=2, now=NOON + timedelta(hours=1)
    )
    carnet, _ = write(
        carnet, Person("Marie", Role.PATIENT), 4, record=3, now=NOON + timedelta(hours=2)
    )
    patient = carnet.patient()
    assert patient is not None
    assert patient.body.name == "Jeanne"


def test_one_id_with_two_contents_is_damage() -> None:
    """A file that says two things under one revision id is not to be believed."""
    carnet, revision = write(EMPTY, Remark("a"), 2)
    other = Revision(
        revision.id, revision.record_id, revision.kind, revision.author, NOON, Remark("b")
    )
    with pytest.raises(CarnetDamaged):
        carnet.with_revisions([other])


@pytest.mark.parametrize("at_once", [True, False])
def test_one_record_of_two_kinds_is_damage(at_once: bool) -> None:
    """Whether both come together or one after the other."""
    _, remark = write(EMPTY, Remark("a"), 2)
    _, question = write(EMPTY, Question("b"), 3)
    known = EMPTY if at_once else EMPTY.with_revisions([remark])
    with pytest.raises(CarnetDamaged):
        known.with_revisions([remark, question])


def test_what_is_not_there_can_be_neither_withdrawn_nor_undone() -> None:
    """Nor read, nor written again as another kind."""
    carnet, _ = write(EMPTY, Remark("a"), 2)
    with pytest.raises(UnknownRecord):
        write(carnet, None, 3, record=7)
    with pytest.raises(UnknownRecord):
        carnet.body_before(identifier(7))
    with pytest.raises(UnknownRecord):
        carnet.entry(identifier(7))
    with pytest.raises(UnknownRecord):
        write(carnet, Question("b"), 3)
    assert carnet.history(identifier(7)) == ()


def test_what_changed_the_words_of_a_record_is_its_corrections() -> None:
    """Oldest first; a withdrawal that was taken back changed nothing."""
    carnet, first = write(EMPTY, Remark("a"), 1)
    assert carnet.entries(Remark)[0].corrections == ()
    carnet, second = write(carnet, Remark("b"), 2)
    carnet, _ = write(carnet, None, 3)
    carnet, _ = write(carnet, Remark("b"), 4)
    carnet, fifth = write(carnet, Remark("a"), 5)
    (entry,) = carnet.entries(Remark)
    assert entry.corrections == (second, fifth)
    assert (entry.recorded_at, entry.corrected_at) == (first.recorded_at, fifth.recorded_at)
