"""Which letters a font has is read from its own table, in both forms that fonts have it in."""

import struct
from collections.abc import Sequence

import pytest

from companion.paper import glyphs
from companion.paper.glyphs import MISSING_MARK, characters, font_folders, printable


def font(*tables: tuple[int, int, bytes]) -> bytes:
    """A font of nothing but a table of letters for each platform and encoding, after another table."""
    at, heads, bodies = 4 + 8 * len(tables), b"", b""
    for platform, encoding, body in tables:
        heads += struct.pack(">HHL", platform, encoding, at + len(bodies))
        bodies += body
    cmap = struct.pack(">HH", 0, len(tables)) + heads + bodies
    start = 12 + 2 * 16 + 2  # two bytes between, so that no place is a round number
    records = struct.pack(">4sLLL", b"aaaa", 0, 0, 0) + struct.pack(
        ">4sLLL", b"cmap", 0, start, len(cmap)
    )
    return struct.pack(">LHHHH", 0x10000, 2, 0, 0, 0) + records + b"\0\0" + cmap


def groups(*ranges: tuple[int, int]) -> bytes:
    """Format 12: ranges of letters of any plane."""
    head = struct.pack(">HHLLL", 12, 0, 16 + 12 * len(ranges), 0, len(ranges))
    return head + b"".join(struct.pack(">LLL", first, last, 1) for first, last in ranges)


def segments(*ranges: tuple[int, int, int, Sequence[int]]) -> bytes:
    """Format 4: first, last, delta, and the glyphs of a range that has a list of its own."""
    count = len(ranges)
    ends, starts, deltas = (struct.pack(f">{count}H", *(r[n] for r in ranges)) for n in (1, 0, 2))
    offsets, glyphs = b"", b""
    for n, (_, _, _, own) in enumerate(ranges):
        offsets += struct.pack(">H", (2 * (count - n) + len(glyphs)) if own else 0)
        glyphs += struct.pack(f">{len(own)}H", *own)
    head = struct.pack(">HHHHHHH", 4, 0, 0, 2 * count, 0, 0, 0)
    return head + ends + b"\0\0" + starts + deltas + offsets + glyphs


END = (0xFFFF, 0xFFFF, 1, ())


def test_ranges_are_read_with_both_ends() -> None:
    """The first and the last letter, of any plane."""
    made = font((3, 10, groups((65, 67), (0x1F600, 0x1F600))))
    assert characters(made) == {65, 66, 67, 0x1F600}


def test_segments_are_read_with_both_ends() -> None:
    """A letter whose glyph is 0 is none, whether the difference or the list says so."""
    made = font(
        (3, 1, segments((65, 67, 1, ()), (70, 72, 0x10000 - 71, ()), (80, 82, 0, (5, 0, 6)), END))
    )
    assert characters(made) == {65, 66, 67, 70, 72, 80, 82}


@pytest.mark.parametrize(
    ("platform", "encoding", "is_read"),
    [
        (0, 3, True),
        (0, 4, True),
        (3, 1, True),
        (3, 10, True),
        (0, 5, False),
        (1, 0, False),
        (3, 0, False),
    ],
)
def test_only_tables_of_unicode_count(platform: int, encoding: int, is_read: bool) -> None:
    """Others number their letters in another way; all that count are read."""
    made = font((0, 3, groups((65, 65))), (platform, encoding, groups((66, 66))))
    assert characters(made) == ({65, 66} if is_read else {65})


def test_a_table_of_another_form_gives_no_letter() -> None:
    """It is passed over, not misread."""
    other = struct.pack(">H", 6) + groups((65, 70))[2:]
    assert characters(font((3, 1, other), (3, 10, groups((65, 65))))) == {65}


@pytest.mark.parametrize(("length", "pieces"), [(26, [26]), (27, [10, 10, 7]), (30, [10, 10, 10])])
def test_a_word_of_more_than_26_letters_may_break(length: int, pieces: list[int]) -> None:
    """After each ten letters; a shorter one stays whole."""
    assert [len(part) for part in printable("x" * length).split("\u200b")] == pieces


def test_a_mark_stays_with_its_letter_where_a_word_breaks() -> None:
    """An accent is never printed alone at the start of a line."""
    assert printable("x" * 9 + "e\u0301" + "x" * 20).split("\u200b")[0] == "x" * 9 + "e\u0301"


@pytest.mark.parametrize(("missing", "marks"), [(1, 1), (3, 3), (4, 3), (9, 3)])
def test_many_missing_letters_are_three_marks(missing: int, marks: int) -> None:
    """A line of a script without a font is no line of boxes."""
    assert printable("é" + "\U00012000" * missing) == "é" + MISSING_MARK * marks


def test_white_space_and_controls_are_plain_spaces() -> None:
    """But for line ends and the spaces that do not break."""
    assert printable("a\tb\x00c\x7fd\u2003e\nf\u00a0g\u202fh") == "a b c d e\nf\u00a0g\u202fh"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("é\u0301", "é\u0301"),
        ("ب\u0301", "ب"),
        ("é\u0651", "é"),
        ("é\u0301\u0651", "é\u0301"),
        ("é\u0651\u0301", "é"),
        ("ب\u0651é\u0301", "ب\u0651é\u0301"),
        ("ж\u0301", MISSING_MARK),
        ("\u0301é", "é"),
        ("é\né", "é\né"),
        ("éжé", f"é{MISSING_MARK}é"),
        ("ж", MISSING_MARK),
    ],
)
def test_a_letter_and_its_marks_come_from_one_font(
    monkeypatch: pytest.MonkeyPatch, text: str, drawn: str
) -> None:
    """A mark that the letter's font lacks is left out; a letter that none has is a box."""
    having = ("é\u0301", "ب\u0651", "")
    monkeypatch.setattr(glyphs, "_covered", lambda number: frozenset(map(ord, having[number])))
    assert printable(text) == drawn


def test_each_family_lies_in_a_folder_of_its_own() -> None:
    """With its file; the letters of all three are read."""
    for folder, (_, name) in zip(font_folders(), glyphs.FAMILIES, strict=True):
        assert (folder / name).is_file()
    latin, arabic, emoji = map(glyphs._covered, range(3))
    assert ord("é") in latin - emoji
    assert ord("ب") in arabic - latin - emoji
    assert ord("🏥") in emoji - latin - arabic
