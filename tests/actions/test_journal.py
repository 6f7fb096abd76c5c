"""Writing in the carnet: each act is stored, signed, dated and can be undone, or nothing happened."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from companion.actions.journal import Journal
from companion.actions.soundness import Aside
from companion.domain.carnet import Carnet
from companion.domain.errors import DiskFull, InvalidRecord, OthersWords, UnknownRecord
from companion.domain.records import (
    Body,
    CheckIn,
    Infusion,
    Kind,
    OwnSymptom,
    Person,
    Photo,
    PhotoType,
    Preferences,
    Profile,
    Question,
    Remark,
    Role,
)
from companion.domain.symptoms import Answer, Attribute, Recall
from companion.domain.validity import BAD_PICTURE
from tests.actions.desk import CATALOGUE, NOON, Desk
from tests.strategies import bodies, bodies_like

TODAY = date(2026, 11, 21)
TIRED = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 2}})
VERY_TIRED = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 4}})
IMPOSSIBLE = CheckIn(TODAY, Recall.DAY, {"fatigue": {Attribute.INTENSITY: 5}})


def test_the_first_person_signs_their_own_record() -> None:
    """A new carnet has nobody else who could."""
    desk = Desk(founded=False)
    with pytest.raises(UnknownRecord):
        desk.journal.record(TIRED)
    with pytest.raises(UnknownRecord):
        desk.journal.patient_id()
    revision = desk.journal.record(Person("Jeanne", Role.PATIENT))
    assert revision.author == revision.record_id == desk.journal.patient_id()


def test_a_record_is_signed_by_the_patient_and_dated_by_the_clock(desk: Desk) -> None:
    """With the offset of the person's own time zone; and it is in the store."""
    revision = desk.journal.record(TIRED)
    assert revision.author == desk.patient
    assert revision.recorded_at == NOON
    assert revision.recorded_at.utcoffset() == timedelta(hours=1)
    assert desk.journal.today() == TODAY
    assert desk.store.carnet() == desk.carnet
    assert desk.carnet.entry(revision.record_id).body == TIRED


def test_a_caregiver_signs_what_they_write(desk: Desk) -> None:
    """Beside the patient's own check-in, never over it."""
    desk.journal.record(TIRED)
    desk.journal.author = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    desk.journal.record(VERY_TIRED)
    authors = [entry.author for entry in desk.carnet.entries(CheckIn)]
    assert authors == [desk.patient, desk.journal.author]


def test_a_correction_keeps_what_was_written(desk: Desk) -> None:
    """The new answer stands, the old one stays readable, and the first date stays the date."""
    record = desk.journal.record(TIRED).record_id
    desk.clock.move(hours=3)
    correction = desk.journal.correct(record, VERY_TIRED)
    entry = desk.carnet.entry(record)
    assert correction is not None
    assert entry.body == VERY_TIRED
    assert entry.recorded_at == NOON
    assert entry.corrected_at == NOON + timedelta(hours=3)
    assert [revision.body for revision in entry.revisions] == [TIRED, VERY_TIRED]


def test_a_correction_that_changes_nothing_writes_nothing(desk: Desk) -> None:
    """Opening and closing an entry leaves no mark."""
    record = desk.journal.record(TIRED).record_id
    before = list(desk.store.revisions)
    assert desk.journal.correct(record, TIRED) is None
    assert desk.store.revisions == before


def test_a_correction_survives_a_clock_that_was_set_back(desk: Desk) -> None:
    """A computer whose battery died still shows what was written last."""
    record = desk.journal.record(TIRED).record_id
    desk.clock.move(days=-400)
    desk.journal.correct(record, VERY_TIRED)
    assert desk.carnet.entry(record).body == VERY_TIRED
    desk.journal.withdraw(record)
    assert desk.carnet.entries(CheckIn) == ()


@given(st.data(), bodies(CATALOGUE))
def test_every_act_can_be_undone_and_the_undo_too(data: st.DataObject, body: Body) -> None:
    """Record, correct, withdraw: what stood before stands again, and history only grows."""
    desk = Desk()
    later = data.draw(bodies_like(body, CATALOGUE))
    recorded = desk.journal.record(body)
    record = recorded.record_id
    acts: list[Callable[[], object]] = [
        lambda: desk.journal.correct(record, later),
        lambda: desk.journal.withdraw(record),
        lambda: desk.journal.undo(recorded),
    ]
    data.draw(st.sampled_from(acts))()
    last = desk.carnet.history(record)[-1]
    before = desk.carnet.body_before(last.id)
    undo = desk.journal.undo(last)
    assert desk.carnet.history(record)[-1].body == before
    desk.journal.undo(undo)
    history = desk.carnet.history(record)
    assert history[-1].body == last.body
    assert len(history) == len({revision.id for revision in history})
    assert desk.store.carnet() == desk.carnet


def test_undoing_a_record_takes_it_out_and_keeps_its_history(desk: Desk) -> None:
    """Undone twice, it is there again."""
    recorded = desk.journal.record(TIRED)
    undone = desk.journal.undo(recorded)
    assert desk.carnet.entries(CheckIn) == ()
    desk.journal.undo(undone)
    (entry,) = desk.carnet.entries(CheckIn)
    assert [revision.body for revision in entry.revisions] == [TIRED, None, TIRED]


def test_several_records_are_written_at_once(desk: Desk) -> None:
    """In one durable act, of one instant, each with an id of its own."""
    revisions = desk.journal.write_all([(None, TIRED), (None, Remark("slept badly"))])
    assert [revision.body for revision in revisions] == [TIRED, Remark("slept badly")]
    assert len({revision.record_id for revision in revisions}) == 2
    assert desk.store.revisions[-2:] == list(revisions)
    assert desk.journal.write_all([]) == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda journal, record: journal.record(IMPOSSIBLE),
        lambda journal, record: journal.write_all([(None, TIRED), (None, IMPOSSIBLE)]),
        lambda journal, record: journal.correct(record, IMPOSSIBLE),
    ],
)
def test_what_cannot_be_true_is_refused_whole(
    desk: Desk, act: Callable[[Journal, str], object]
) -> None:
    """Nothing is stored, not even what stood beside it."""
    record = desk.journal.record(TIRED).record_id
    carnet, stored = desk.carnet, list(desk.store.revisions)
    with pytest.raises(InvalidRecord):
        act(desk.journal, record)
    assert desk.carnet is carnet
    assert desk.store.revisions == stored


@pytest.mark.parametrize(
    "act",
    [
        lambda journal, record: journal.record(TIRED),
        lambda journal, record: journal.write_all([(None, TIRED), (None, Remark("a"))]),
        lambda journal, record: journal.correct(record, VERY_TIRED),
        lambda journal, record: journal.withdraw(record),
        lambda journal, record: journal.undo(journal.carnet.history(record)[-1]),
        lambda journal, record: journal.take_in(['{"kind": "remark", "text": "a"}']),
    ],
)
def test_a_full_disk_leaves_the_journal_as_it_was(
    desk: Desk, act: Callable[[Journal, str], object]
) -> None:
    """The mishap is told; the same act works once there is room."""
    record = desk.journal.record(TIRED).record_id
    carnet = desk.carnet
    desk.store.mishap = DiskFull()
    with pytest.raises(DiskFull):
        act(desk.journal, record)
    assert desk.carnet is carnet
    assert desk.store.carnet() == carnet
    desk.store.mishap = None
    act(desk.journal, record)
    assert desk.store.carnet() == desk.carnet != carnet


@pytest.mark.parametrize(
    "act",
    [
        lambda journal, record: journal.withdraw("no such record"),
        lambda journal, record: journal.correct("no such record", TIRED),
        lambda journal, record: journal.correct(record, Question("a")),
    ],
)
def test_what_is_not_there_cannot_be_changed(
    desk: Desk, act: Callable[[Journal, str], object]
) -> None:
    """Nor can a record become one of another kind."""
    record = desk.journal.record(TIRED).record_id
    with pytest.raises(UnknownRecord):
        act(desk.journal, record)


def test_a_withdrawn_record_cannot_be_corrected_but_undone(desk: Desk) -> None:
    """It no longer stands; undoing the withdrawal brings it back first."""
    record = desk.journal.record(TIRED).record_id
    withdrawn = desk.journal.withdraw(record)
    with pytest.raises(UnknownRecord):
        desk.journal.correct(record, VERY_TIRED)
    desk.journal.undo(withdrawn)
    assert desk.carnet.entry(record).body == TIRED


def test_a_patient_who_withdrew_their_own_name_can_put_it_back() -> None:
    """The undo signs itself, as the first writing did."""
    desk = Desk(founded=False)
    founding = desk.journal.record(Person("Jeanne", Role.PATIENT))
    undone = desk.journal.undo(founding)
    assert desk.carnet.patient() is None
    desk.journal.undo(undone)
    assert desk.journal.patient_id() == founding.record_id


def answer(**levels: int) -> Answer:
    """An answer from its attributes' names."""
    return {Attribute(name): level for name, level in levels.items()}


@pytest.mark.parametrize(
    "body",
    [
        CheckIn(TODAY, Recall.DAY, {"tiredness": answer(intensity=1)}),
        CheckIn(TODAY, Recall.DAY, {"fatigue": answer(amount=1)}),
        CheckIn(TODAY, Recall.DAY, {"fatigue": {}}),
        CheckIn(TODAY, Recall.DAY, {"rash": answer(presence=2)}),
        CheckIn(TODAY, Recall.DAY, {}, warning_signs=("fever-of-unknown-origin",)),
        CheckIn(date(1899, 12, 31), Recall.DAY, {}),
        Infusion(TODAY, "nivolumab", given=True, cycle=0),
        Profile("a" * 200_001),
        Remark("\udcff"),
    ],
)
def test_a_record_that_cannot_be_is_refused_with_one_sentence(desk: Desk, body: Body) -> None:
    """It names what is wrong."""
    with pytest.raises(InvalidRecord) as refused:
        desk.journal.record(body)
    assert str(refused.value).startswith("This entry cannot be kept: ")


def test_a_journal_starts_from_a_carnet_that_was_opened(desk: Desk) -> None:
    """What another session wrote can be corrected in this one."""
    record = desk.journal.record(TIRED).record_id
    opened: Carnet = desk.store.carnet()
    again = Journal(opened, desk.store, CATALOGUE, clock=desk.clock, new_id=desk.new_id)
    again.correct(record, VERY_TIRED)
    assert desk.store.carnet().entry(record).body == VERY_TIRED
    assert again.patient_id() == desk.patient


@pytest.mark.parametrize("digest", ["0" * 64, "f" * 64])
def test_a_photo_whose_content_is_another_is_not_kept(desk: Desk, digest: str) -> None:
    """Whichever of the two digests comes first in the alphabet."""
    body = Photo(TODAY, digest, PhotoType.JPEG, 3, 4)
    with pytest.raises(InvalidRecord) as refused:
        desk.journal.record_photo(body, b"other")
    assert refused.value.values["reason"] == BAD_PICTURE
    assert desk.store.photos == {}


def test_what_is_seen_is_made_once_until_something_is_written(desk: Desk) -> None:
    """The shared part and the catalogue: screens ask for both all the time."""
    desk.journal.record(Question("a", private=True))
    journal = desk.journal
    for journal.only_shared in (True, False):
        seen, asked = journal.carnet, journal.catalogue
        assert journal.carnet is seen
        assert journal.catalogue is asked
    journal.only_shared = True
    assert journal.carnet.entries(Question) == ()
    journal.record(Question("b"))
    assert [entry.body.text for entry in journal.carnet.entries(Question)] == ["b"]
    own = OwnSymptom("own-1a2b", "crampes")
    journal.record(Preferences(own_symptoms=(own,)))
    assert own.id in journal.catalogue.symptoms


def test_several_words_of_another_are_not_written_over_without_being_asked(desk: Desk) -> None:
    """All or nothing, as for one."""
    record = desk.journal.record(TIRED).record_id
    desk.journal.author = desk.journal.record(Person("Hugo", Role.CAREGIVER)).record_id
    before = desk.carnet
    with pytest.raises(OthersWords):
        desk.journal.write_all([(None, Remark("a")), (record, VERY_TIRED)])
    assert desk.carnet is before
    first, second = desk.journal.write_all(
        [(None, Remark("a")), (record, VERY_TIRED)], at_request=True
    )
    assert first.body == Remark("a")
    assert second.body == replace(VERY_TIRED, at_request_of=desk.patient)


def test_writings_left_aside_are_told_until_they_are_dismissed(desk: Desk) -> None:
    """For good, and in the file: each by a writing that withdraws nothing that stands."""
    reason = InvalidRecord(reason=BAD_PICTURE)
    aside = [Aside(str(UUID(int=n)), reason, Kind.REMARK, NOON) for n in (1, 2)]
    journal = Journal(
        desk.carnet, desk.store, CATALOGUE, clock=desk.clock, new_id=desk.new_id, aside=aside
    )
    standing = journal.carnet.entries(Person)
    assert journal.aside == tuple(aside)
    assert journal.dismiss_aside() == 2
    assert journal.aside == ()
    written = desk.store.revisions[-2:]
    assert [revision.supersedes for revision in written] == [each.dismissal for each in aside]
    for revision in written:
        assert (revision.kind, revision.author, revision.body) == (Kind.REMARK, desk.patient, None)
        assert revision.recorded_at == NOON
    assert len({revision.record_id for revision in written}) == 2
    assert journal.carnet == desk.store.carnet()
    assert journal.carnet.entries(Person) == standing
    assert journal.dismiss_aside() == 0


def test_nothing_to_write_leaves_the_store_alone(desk: Desk) -> None:
    """Not even an empty act."""
    desk.store.mishap = DiskFull()
    assert desk.journal.write_all([]) == ()
    assert desk.journal.undo_all([]) == ()
    assert desk.journal.take_in(["", "  "]) == 0
    desk.journal.write_prepared(())


def test_several_acts_are_undone_to_what_was_before_the_first(desk: Desk) -> None:
    """The newest record first, each once."""
    first = desk.journal.record(TIRED)
    second = desk.journal.correct(first.record_id, VERY_TIRED)
    third = desk.journal.record(Remark("a"))
    assert second is not None
    undone = desk.journal.undo_all([second, third, desk.journal.withdraw(first.record_id)])
    assert [(each.record_id, each.body) for each in undone] == [
        (third.record_id, None),
        (first.record_id, TIRED),
    ]
    assert desk.carnet.entries(Remark) == ()
