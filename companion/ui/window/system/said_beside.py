"""What stands beside a control is said with it: who hears the window comes by the words between two controls
with Tab, as the eye does.

A word belongs to the next control of its card, or to the one that it stands right below. Knows no screen.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from companion.ui.widgets.plain_words import HeadingLabel, PlainLabel, SeenOnly

OWN, WHOLE = "described-by-itself", "described-with-words-beside"
_ENDS: Final = (".", "…", "?", ":", ";")


class _Stand(Struct, frozen=True, eq=False):
    """Words or a control, and where they stand in their card."""

    part: QWidget
    place: QRect


def say_beside(before: QWidget | None, now: QWidget | None) -> None:
    """Describe the control that has the keyboard with the words beside it too, and the one before as it was."""
    if before is not None and isValid(before) and (whole := before.property(WHOLE)) is not None:
        if before.accessibleDescription() == whole:
            before.setAccessibleDescription(before.property(OWN))
        before.setProperty(WHOLE, None)
    if now is None or now.property(WHOLE) is not None:
        return
    own = now.accessibleDescription()
    name = QAccessible.queryAccessibleInterface(now).text(QAccessible.Text.Name)
    known = " ".join(map(_plain, (name, own, *_around(now))))
    said = [words for words in words_beside(now) if _plain(words) not in known]
    if said:
        now.setAccessibleDescription(" ".join(_ended(e) for e in (own.strip(), *said) if e))
    # Where nothing is said too: nobody needs to look again while the keyboard is there.
    now.setProperty(OWN, own)
    now.setProperty(WHOLE, now.accessibleDescription())


def words_beside(control: QWidget) -> list[str]:
    """The words that belong to a control, in their order."""
    window = control.window()
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    stops = [each for each in shown if _is_stop(each)]
    # What stands on a card that Tab comes to is said by the card.
    holders = {id(above) for stop in stops for above in (stop, *_above(stop))}
    first, said = _first_of_group(control), []
    for card in reversed([*_above(control)]):
        words = [
            each
            for each in shown
            if _is_read(each) and next((a for a in _above(each) if id(a) in holders), None) is card
        ]
        if words:
            around = [each for each in stops if card.isAncestorOf(each)]
            said += [
                _words(word.part)
                for word, stop in _belonging(_placed(words, card), _placed(around, card))
                if stop.part is control or (stop.part is first and _comes_before(word, stop))
            ]
    return said


def _belonging(words: Sequence[_Stand], stops: Sequence[_Stand]) -> Iterator[tuple[_Stand, _Stand]]:
    """Which control each of the words belongs to."""
    led: _Stand | None = None
    for place, word in enumerate(words):
        after = next((each for each in stops if _comes_before(word, each)), None)
        above = next((each for each in reversed(stops) if not _comes_before(word, each)), None)
        follows = place > 0 and above is not None and _comes_before(above, words[place - 1])
        asked = next((each for each in stops if each.part is _buddy(word.part)), None)
        if asked is not None or after is None or above is None:
            found = asked or after or above
        elif isinstance(word.part, HeadingLabel) or (follows and led is after):
            found = after
        elif follows and led is above:
            found = above
        else:
            to_above = word.place.top() - above.place.bottom()
            found = above if to_above < after.place.top() - word.place.bottom() else after
        if found is not None:
            led = found
            yield word, found


def _comes_before(one: _Stand, other: _Stand) -> bool:
    """In the order of reading: above, or at its left in the same line."""
    if other.place.top() >= one.place.bottom():
        return True
    in_line = other.place.bottom() > one.place.top()
    return in_line and other.place.left() >= one.place.left()


def _placed(parts: Sequence[QWidget], card: QWidget) -> list[_Stand]:
    placed = [_Stand(each, QRect(each.mapTo(card, QPoint()), each.size())) for each in parts]
    return sorted(placed, key=lambda stand: (stand.place.top(), stand.place.left()))


def _above(part: QWidget) -> Iterator[QWidget]:
    above = part.parentWidget()
    while above is not None:
        yield above
        above = None if above.isWindow() else above.parentWidget()


def _around(control: QWidget) -> Iterator[str]:
    """What the groups around it are called."""
    for above in _above(control):
        yield from (above.accessibleName(), above.accessibleDescription())


def _is_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()


def _is_read(part: QWidget) -> bool:
    is_read = isinstance(part, PlainLabel) and not isinstance(part, SeenOnly)
    # A title is said when its screen comes.
    return is_read and part.property("kind") != "title" and bool(_words(part))


def _buddy(part: QWidget) -> QWidget | None:
    return part.buddy() if isinstance(part, PlainLabel) else None


def _words(part: QWidget) -> str:
    assert isinstance(part, PlainLabel)
    return part.accessibleName() or part.text()


def _first_of_group(control: QWidget) -> QWidget:
    """Tab comes to one of several answers: what stands before the first stands before that one."""
    if isinstance(control, QAbstractButton):
        group: object = control.group()
        if group is not None and control.group().exclusive():
            return next((each for each in control.group().buttons() if each.isVisible()), control)
    return control


def _ended(words: str) -> str:
    return words if words.endswith(_ENDS) else f"{words}."


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" .:;").casefold()
