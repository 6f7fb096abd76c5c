"""What the page leaves out is remembered as names, and names of a later version are kept."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.actions.consultation import (
    PageChoice,
    PageSection,
    as_remembered,
    chosen_photos,
    is_whole,
    prepare,
    remembering,
)
from companion.actions.photos import KeptPicture, photo_of
from companion.domain.records import Photo, Preferences
from companion.domain.summary import Basis
from tests.actions.desk import CATALOGUE, Desk

choices = st.builds(
    PageChoice,
    sections=st.frozensets(st.sampled_from(PageSection)),
    without_symptoms=st.frozensets(st.sampled_from(["fatigue", "rash", "own-1"])),
    photos=st.just(("a photo",)),
)


@given(choices)
def test_a_choice_comes_back_as_it_was(choice: PageChoice) -> None:
    """Sections and symptoms; the photos of one page are not remembered."""
    kept = remembering(Preferences(daily=("fatigue",)), choice)
    again = as_remembered(PageChoice(), kept)
    assert (again.sections, again.without_symptoms) == (choice.sections, choice.without_symptoms)
    assert again.photos == ()
    assert kept.daily == ("fatigue",)
    assert remembering(kept, again) == kept


def test_sections_of_a_later_version_stay_left_out() -> None:
    """This version does not know them, and takes nothing of them away."""
    before = Preferences(page_without=("notes", "horoscope"))
    choice = as_remembered(PageChoice(), before)
    assert PageSection.NOTES not in choice.sections
    whole = PageChoice()
    assert remembering(before, whole).page_without == ("horoscope",)


def test_nothing_chosen_leaves_nothing_out() -> None:
    """The page is whole at first."""
    assert as_remembered(PageChoice(), Preferences()) == PageChoice()
    assert remembering(Preferences(), PageChoice()) == Preferences()


def test_a_page_is_whole_only_where_nothing_at_all_is_left_out() -> None:
    """Neither a section nor a symptom; chosen days and photos take nothing away."""
    assert is_whole(PageChoice())
    assert is_whole(PageChoice(Basis.DATES, photos=("a photo",)))
    one = frozenset(PageSection) - {PageSection.NOTES}
    assert not is_whole(PageChoice(sections=one))
    assert not is_whole(PageChoice(without_symptoms=frozenset({"rash"})))
    assert not is_whole(PageChoice(sections=one, without_symptoms=frozenset({"rash"})))


def test_what_is_left_out_is_remembered_in_one_order() -> None:
    """Sections as on the page, symptoms by name: the same choice is written the same."""
    choice = PageChoice(
        sections=frozenset(PageSection) - {PageSection.NOTES, PageSection.IDENTITY},
        without_symptoms=frozenset({"rash", "fatigue", "nausea"}),
    )
    kept = remembering(Preferences(page_without=("later",)), choice)
    assert kept.page_without == ("identity", "notes", "later")
    assert kept.page_without_symptoms == ("fatigue", "nausea", "rash")


def test_the_page_starts_from_the_last_consultation_with_all_sections() -> None:
    """Unless something else is chosen."""
    choice = PageChoice()
    assert (choice.basis, choice.first, choice.last) == (Basis.LAST_CONSULTATION, None, None)
    assert choice.sections == frozenset(PageSection)


def test_a_photo_stands_on_the_page_when_it_was_chosen_and_is_at_hand(desk: Desk) -> None:
    """By day; one outside the period, one not chosen and one whose content is missing do not."""
    today = date(2026, 11, 21)
    ids: dict[str, str] = {}
    for name, ago in (("late", 1), ("early", 3), ("other", 2), ("gone", 4), ("old", 60)):
        content = name.encode()
        body = photo_of(KeptPicture(content, 9, 9), today - timedelta(days=ago))
        ids[name] = desk.journal.record_photo(body, content).record_id
    contents = {
        entry.body.sha256: b"" for entry in desk.carnet.entries(Photo) if entry.id != ids["gone"]
    }
    chosen = tuple(ids[name] for name in ("late", "early", "gone", "old"))
    choice = PageChoice(photos=chosen, contents=contents)
    summary = prepare(desk.carnet, CATALOGUE, choice, today)
    assert [e.id for e in chosen_photos(summary, choice)] == [ids["early"], ids["late"]]
