"""What the page leaves out is remembered as names, and names of a later version are kept."""

from hypothesis import given
from hypothesis import strategies as st

from companion.actions.consultation import PageChoice, PageSection, as_remembered, remembering
from companion.domain.records import Preferences

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
