"""Sees and presses the program from outside, the way a screen reader does (AT-SPI).

Run by the system's own Python, which has the bindings; reads one request a line, answers one a line.
Knows nothing of the program: it finds what it is asked for by role and name.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

PATIENCE_S = 15.0
PAUSE_S = 0.05
STRIKE_S, ANSWER_S = 0.005, 0.25
PRESSES = ("press", "toggle", "click")


@dataclass(frozen=True)
class Wish:
    """What to do with the thing of that role whose name holds these words; all may be empty."""

    act: str
    role: str = ""
    name: str = ""
    text: str = ""


@dataclass(frozen=True)
class Seen:
    """Something on the screen. `text` is what stands in a field."""

    role: str
    name: str
    handle: str
    states: tuple[str, ...]
    text: str


class NotSeen(Exception):
    """What was looked for did not come."""


class Outside:
    """One program, looked at from another process."""

    def __init__(self, process: int) -> None:
        import gi  # type: ignore[import-not-found, unused-ignore]

        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]

        self._atspi, self._lost = Atspi, GLib.GError
        self._process = process
        Atspi.init()
        self._main = GLib.MainContext.default()
        self._said_aloud: list[str] = []
        self._listener = Atspi.EventListener.new(
            lambda event: self._said_aloud.append(plain(str(event.any_data)))
        )
        self._listener.register("object:announcement")

    def fulfil(self, wish: Wish) -> list[Seen]:
        """Do it, once the thing is there; what was found. Raises NotSeen."""
        if wish.act == "look":
            return [self._seen(thing) for thing in self._things()]
        if wish.act == "overhear":
            return [self._overheard(wish.name)]
        if wish.act == "strike":
            return self._strike(wish.text.split())
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            try:
                thing = self._found(wish)
                if thing is not None:
                    return [self._act(thing, self._seen(thing), wish)]
            except self._lost:
                pass  # it went away while we looked at it
            time.sleep(PAUSE_S)
        raise NotSeen(f"{wish.role} “{wish.name}”")

    def _found(self, wish: Wish) -> object | None:
        """What fits. Each question is a letter to the program and back: no more are asked than it takes."""
        atspi, first = self._atspi, None
        for thing in self._things():
            name = plain(atspi.Accessible.get_name(thing) or "")
            if wish.name not in name:
                continue
            if wish.role in ("", atspi.Accessible.get_role_name(thing)):
                # “Enregistrer” is that button, and not the first one whose name begins so.
                if name == wish.name or wish.act == "find":
                    return thing
                first = first or thing
        return first

    def _strike(self, chords: list[str]) -> list[Seen]:
        """Real keys of the X server, by their places on the keyboard; then time to answer them.

        Those joined by + are held together.
        """
        kind = self._atspi.KeySynthType
        for chord in chords:
            places = [int(place) for place in chord.split("+")]
            for place in places:
                self._atspi.generate_keyboard_event(place, None, kind.PRESS)
                time.sleep(STRIKE_S)
            for place in reversed(places):
                self._atspi.generate_keyboard_event(place, None, kind.RELEASE)
                time.sleep(STRIKE_S)
        time.sleep(ANSWER_S)
        return []

    def _overheard(self, words: str) -> Seen:
        """What was said aloud since the start, once it was: no one has to go and look for it."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            while self._main.pending():
                self._main.iteration(False)
            for sentence in self._said_aloud:
                if words in sentence:
                    return Seen("notification", sentence, "", (), "")
            time.sleep(PAUSE_S)
        raise NotSeen(f"aloud “{words}”, but {self._said_aloud}")

    def _act(self, thing: object, seen: Seen, wish: Wish) -> Seen:
        atspi = self._atspi
        if wish.act == "press":
            names = [
                atspi.Action.get_action_name(thing, number).lower()
                for number in range(atspi.Action.get_n_actions(thing))
            ]
            number = next(number for number, name in enumerate(names) if name in PRESSES)
            atspi.Action.do_action(thing, number)
        elif wish.act == "write":
            atspi.EditableText.set_text_contents(thing, wish.text)
        elif wish.act == "focus":
            atspi.Component.grab_focus(thing)
        return seen

    def _things(self) -> Iterator[object]:
        """All that shows."""
        desktop = self._atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(number)
            if program is not None and program.get_process_id() == self._process:
                program.set_cache_mask(self._atspi.Cache.NONE)
                yield from self._below(program)

    def _below(self, thing: object) -> Iterator[object]:
        atspi = self._atspi
        for number in range(atspi.Accessible.get_child_count(thing)):
            child = atspi.Accessible.get_child_at_index(thing, number)
            if child is None:
                continue
            if atspi.Accessible.get_state_set(child).contains(atspi.StateType.SHOWING):
                yield child
                if atspi.Accessible.get_role(child) != atspi.Role.TABLE:
                    yield from self._below(child)

    def _seen(self, thing: object) -> Seen:
        atspi = self._atspi
        role = atspi.Accessible.get_role_name(thing)
        states = atspi.Accessible.get_state_set(thing).get_states()
        text = ""
        if role in {"text", "password text"}:
            text = atspi.Text.get_text(thing, 0, atspi.Text.get_character_count(thing))
        return Seen(
            role=role,
            name=plain(atspi.Accessible.get_name(thing) or ""),
            handle=atspi.Accessible.get_accessible_id(thing) or "",
            states=tuple(state.value_nick for state in states),
            text=text,
        )


def plain(text: str) -> str:
    """The text with plain spaces, as one would type it, and without places where a line may end."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def serve(process: int) -> None:
    """Answer requests until there are no more."""
    outside = Outside(process)
    for line in sys.stdin:
        try:
            found = outside.fulfil(Wish(**json.loads(line)))
            answer = json.dumps([asdict(seen) for seen in found])
        except NotSeen as error:
            shown = [f"{seen.role}: {seen.name}" for seen in outside.fulfil(Wish("look"))]
            answer = json.dumps({"missing": str(error), "shown": shown})
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
