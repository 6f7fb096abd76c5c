"""What the screens are in the middle of: a part for each type, and what is asked of a screen once."""

from dataclasses import dataclass

from companion.ui.ways.window_state import WindowState


@dataclass
class Filters:
    """What one screen holds."""

    symptom: str | None = None


@dataclass
class Tab:
    """What another one holds, with a field of the same name."""

    symptom: str = "fatigue"


@dataclass(frozen=True)
class Asked:
    """What is asked of a screen; it has no defaults."""

    record_id: str


def test_each_type_has_a_part_of_its_own_which_stays() -> None:
    """Made with its defaults when it is first asked for; another window has another one."""
    state = WindowState()
    state.of(Filters).symptom = "rash"
    assert state.of(Filters) == Filters("rash")
    assert state.of(Tab) == Tab("fatigue")
    assert WindowState().of(Filters) == Filters()


def test_a_part_that_is_put_stands_in_the_place_of_the_one_before() -> None:
    """Whoever held the one before holds nothing of the window any more."""
    state = WindowState()
    before = state.of(Filters)
    state.put(Filters("cough"))
    before.symptom = "rash"
    assert state.of(Filters) == Filters("cough")


def test_what_is_asked_of_a_screen_is_taken_once() -> None:
    """A screen that is drawn again does not do it again."""
    state = WindowState()
    assert state.take(Asked) is None
    state.put(Asked("r1"))
    state.put(Asked("r2"))
    assert state.take(Asked) == Asked("r2")
    assert state.take(Asked) is None
