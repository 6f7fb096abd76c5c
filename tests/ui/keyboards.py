"""What the keys of real keyboards type: the layouts of this computer, through libxkbcommon, which Qt needs anyway."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RULES: Final = Path("/usr/share/X11/xkb/rules/base.lst")
OURS: Final = frozenset(
    ["at", "be", "ca", "ch", "de", "es", "fr", "gb", "ie", "it", "nl", "pt", "us"]
)
"""France, its neighbours, and where French, German, Spanish or English is written."""
_FIRST, _LAST = 9, 255


@dataclass(frozen=True)
class Key:
    """A key of a layout: its place (X keycode), what is printed on it, what it types with each state."""

    layout: str
    place: int
    printed: frozenset[int]
    typed: tuple[str, ...]


class _Names(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_char_p) for name in ("rules", "model", "layout", "variant", "options")
    ]


def layouts() -> list[tuple[str, str]]:
    """Layout and variant, as the system lists them."""
    found, part = [(layout, "") for layout in sorted(OURS)], ""
    for line in RULES.read_text("utf-8").splitlines():
        if line.startswith("!"):
            part = line[1:].strip()
        elif part == "variant" and (of := re.match(r"\s+(\S+)\s+(\w+):", line)) and of[2] in OURS:
            found.append((of[2], of[1]))
    return found


def keys_of(layout: str, variant: str) -> Iterator[Key]:
    """Every key of a layout that types something."""
    lib = _library()
    names = _Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
    keymap = lib.xkb_keymap_new_from_names(lib.xkb_context_new(0), ctypes.byref(names), 0)
    assert keymap, (layout, variant)
    state = lib.xkb_state_new(keymap)
    shift, caps = (1 << lib.xkb_keymap_mod_get_index(keymap, name) for name in (b"Shift", b"Lock"))

    def typed(place: int, held: int) -> str:
        text = ctypes.create_string_buffer(16)
        lib.xkb_state_update_mask(state, held, 0, 0, 0, 0, 0)
        lib.xkb_state_key_get_utf8(state, place, text, len(text))
        return text.value.decode()

    for place in range(_FIRST, _LAST):
        texts = tuple(typed(place, held) for held in (0, shift, caps, shift | caps))
        printed = frozenset(int(text) for text in texts[:2] if text.isascii() and text.isdigit())
        if any(texts):
            yield Key(f"{layout}({variant})", place, printed, texts)
    lib.xkb_state_unref(state)
    lib.xkb_keymap_unref(keymap)


def _library() -> ctypes.CDLL:
    lib = ctypes.CDLL("libxkbcommon.so.0")
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    for name, gives, takes in (
        ("xkb_context_new", pointer, [ctypes.c_int]),
        ("xkb_keymap_new_from_names", pointer, [pointer, pointer, ctypes.c_int]),
        ("xkb_keymap_mod_get_index", number, [pointer, ctypes.c_char_p]),
        ("xkb_keymap_unref", None, [pointer]),
        ("xkb_state_new", pointer, [pointer]),
        ("xkb_state_update_mask", number, [pointer, *[number] * 6]),
        (
            "xkb_state_key_get_utf8",
            ctypes.c_int,
            [pointer, number, ctypes.c_char_p, ctypes.c_size_t],
        ),
        ("xkb_state_unref", None, [pointer]),
    ):
        function = getattr(lib, name)
        function.restype, function.argtypes = gives, takes
    return lib
