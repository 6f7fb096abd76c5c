"""Looks over what a screen reader is told of a window: roles, names, states, and their language.

Goes through Qt's accessible tree, which AT-SPI hands on as it is. Knows Qt, but no single screen.
"""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from companion.domain.words import Language
from companion.languages import SOURCE, USUAL, language_folder, languages
from companion.plain_text import JOINER, plain_line
from companion.ui.window.dressing import DressedWindow
from companion.ui.window.shell import Shell
from tests.ui.screen_walk import faults

ROLE = QAccessible.Role
PRESSED = {ROLE.Button, ROLE.CheckBox, ROLE.RadioButton, ROLE.ButtonMenu, ROLE.Link, ROLE.ListItem}
ANSWERING = PRESSED | {
    ROLE.EditableText,
    ROLE.ComboBox,
    ROLE.SpinBox,
    ROLE.List,
    ROLE.Table,
    ROLE.Tree,
    ROLE.Cell,
    ROLE.Document,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.PageTabList,
    ROLE.Slider,
    ROLE.ScrollBar,
    ROLE.Graphic,
    ROLE.Grouping,
    ROLE.StaticText,
    ROLE.PopupMenu,
}
"""What a screen reader has a word for, and somebody who hears it knows what to press."""

MANY = {ROLE.Table, ROLE.Tree}
"""Their cells are looked at by the tests of the tables: there are thousands."""

FEWEST_LETTERS = 8
"""A sentence with fewer letters around its gaps is like one in any language."""

_FILLED = re.compile(r"\{[^{}]*\}")


def window_faults() -> list[str]:
    """Every fault of all that is open on the screen: what is said of it, and what is cut or too small."""
    for _ in range(3):  # until each layout has come to rest
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    found = [fault for each in shown for fault in spoken_faults(each, _spoken_by(each))]
    return found + [fault for each in shown if _is_dressed(each) for fault in faults(each)]


def _is_dressed(window: QWidget) -> bool:
    return bool(window.styleSheet() or window.findChildren(Shell))


def _spoken_by(window: QWidget) -> Language | None:
    """The language of a window, or of the one that it belongs to; None for none of the program's."""
    shells = window.findChildren(Shell)
    if shells:
        return shells[0].context.language
    if isinstance(window, DressedWindow):
        return window.texts.language
    above = window.parentWidget()
    return None if above is None else _spoken_by(above.window())


def spoken_faults(window: QWidget, language: Language | None) -> list[str]:
    """Every fault of what is said of the window and all that shows in it, in words."""
    root = QAccessible.queryAccessibleInterface(window)
    return [
        f"{_known_as(thing)}: {fault}"
        for thing in _below(root)
        for fault in (*_faults(thing), *(foreign(thing, language) if language else ()))
    ]


def _below(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(thing.childCount()):
        child = thing.child(number)
        # The stubs say that there is always one; a widget in the course of deletion has none.
        if child is None or child.state().invisible:  # type: ignore[redundant-expr]
            continue
        yield child
        if child.role() not in MANY:
            yield from _below(child)


def _faults(thing: QAccessibleInterface) -> Iterator[str]:
    state, role, widget = thing.state(), thing.role(), thing.object()
    name = thing.text(QAccessible.Text.Name)
    if state.focusable and not name.strip():
        yield "can be reached and says nothing"
    scrolls = isinstance(widget, QAbstractScrollArea) and role is ROLE.Client
    if state.focusable and role not in ANSWERING and not scrolls:
        yield f"can be reached and is a {role.name}"
    if JOINER in name:
        yield "says what only holds its words together"
    described = thing.text(QAccessible.Text.Description).strip()
    if described and (described in name or described.startswith(f"{name} (")):
        yield f"says its name again: {described}"
    if isinstance(widget, QAbstractButton):
        yield from _button_faults(widget, role, state)


def _button_faults(
    button: QAbstractButton, role: QAccessible.Role, state: QAccessible.State
) -> Iterator[str]:
    group = button.group()
    # The stubs say that every button is in a group.
    one_of = button.autoExclusive() or (group is not None and group.exclusive())  # type: ignore[redundant-expr]
    if role not in PRESSED:
        yield f"is a button and is said to be a {role.name}"
    if button.isCheckable() and one_of and role is not ROLE.RadioButton:
        yield f"is one of several and is said to be a {role.name}"
    if button.isCheckable() and not state.checkable:
        yield "can be ticked, and nobody says so"


def foreign(thing: QAccessibleInterface, language: Language) -> Iterator[str]:
    """What it says in another language than the window's."""
    said = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Help)
    for kind in said:
        text = plain_line(thing.text(kind)).strip()
        if text and is_foreign(text, language):
            yield f"says in another language: {text}"


@cache
def is_foreign(text: str, language: Language) -> bool:
    """Whether it is a sentence of the program in one of its other languages."""
    plain = text.replace("&", "")
    own, others = _sentences(language), [_sentences(o) for o in languages() if o is not language]
    if any(plain in fixed for fixed, _ in others) and plain not in own[0]:
        return True
    return any(p.fullmatch(plain) for _, filled in others for p in filled) and not any(
        p.fullmatch(plain) for p in own[1]
    )


@cache
def _sentences(language: Language) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The program's sentences in a language: those that stand as they are, and those with gaps."""
    with (language_folder(USUAL) / "texts.po").open("rb") as lines:
        messages = read_po(lines, locale=USUAL.value)
    forms = [
        form
        for message in messages
        if message.id
        for form in _forms(message.id if language is SOURCE else message.string)
    ]
    fixed = frozenset(plain_line(form).replace("&", "") for form in forms if "{" not in form)
    gaps = [form for form in forms if "{" in form and _letters(form) >= FEWEST_LETTERS]
    return fixed, tuple(_with_gaps(form) for form in gaps)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _letters(form: str) -> int:
    return sum(letter.isalpha() for letter in _FILLED.sub("", form))


def _with_gaps(form: str) -> re.Pattern[str]:
    whole = ".+".join(re.escape(part) for part in _FILLED.split(plain_line(form)))
    return re.compile(whole)


def _known_as(thing: QAccessibleInterface) -> str:
    made: QObject | None = thing.object()
    handle = "" if made is None else f"{type(made).__name__} {made.objectName()}"
    return f"{thing.role().name} {handle} “{thing.text(QAccessible.Text.Name)[:60]}”"
