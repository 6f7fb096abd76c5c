"""Files locked with words: whole, or refused before they cost anything."""

import io
from base64 import b64encode
from collections.abc import Iterator
from functools import cache

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.actions.handover import (
    HandoverDamaged,
    HandoverForOthers,
    HandoverTooCostly,
    NotAHandover,
    WrongWords,
)
from companion.domain.errors import CompanionError
from companion.exchange import age_file
from companion.exchange.age_file import seal, unseal

WORDS = "abeille ancre aube azur"
PIECE = 64 * 1024


def sealed(content: bytes) -> bytes:
    return b"".join(seal([content], WORDS))


def opened(file: bytes, words: str = WORDS) -> bytes:
    return b"".join(unseal(io.BytesIO(file), words))


@cache
def file() -> bytes:
    """Two whole pieces and a short one."""
    return sealed(bytes(range(256)) * 512 + b"end")


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_what_was_locked_comes_back_and_another_program_reads_it(size: int) -> None:
    """Whatever its length: a whole number of pieces has no empty one behind it."""
    content = b"x" * size
    locked = sealed(content)
    assert opened(locked) == content
    assert pyrage.passphrase.decrypt(locked, WORDS) == content


def test_the_same_content_is_never_locked_alike() -> None:
    """Each file has a key of its own."""
    assert sealed(b"same") != sealed(b"same")


def test_other_words_are_told_from_damage() -> None:
    """Whoever misheard a word is asked again."""
    with pytest.raises(WrongWords):
        opened(file(), "abeille ancre aube baleine")


@given(place=st.integers(0, 400), bit=st.integers(0, 7))
def test_a_changed_bit_in_the_header_is_refused(place: int, bit: int) -> None:
    """Wherever it is, and nothing is given out."""
    changed = bytearray(file())
    changed[place] ^= 1 << bit
    with pytest.raises(CompanionError):
        next(iter(unseal(io.BytesIO(changed), WORDS)))


@pytest.mark.parametrize("place", [PIECE, 2 * PIECE, -1])
def test_a_changed_bit_further_on_is_refused(place: int) -> None:
    """Each piece proves itself."""
    changed = bytearray(file())
    changed[place] ^= 1
    with pytest.raises(HandoverDamaged):
        opened(bytes(changed))


def shortened_or_longer(file: bytes) -> Iterator[bytes]:
    start = len(file) - 2 * (PIECE + 16) - 3 - 16
    yield from (file[:cut] for cut in (len(file) - 1, len(file) - 19, start, start + 5, start - 1))
    yield from (file[:-19] + file[start : start + PIECE + 16], file + b"\0", file + file)


def test_a_cut_or_longer_file_is_refused() -> None:
    """At every border of its pieces too."""
    for other in shortened_or_longer(file()):
        with pytest.raises((HandoverDamaged, HandoverForOthers)):
            opened(other)


@pytest.mark.parametrize("factor", [18, 22, 28, 99])
def test_a_costly_lock_is_refused_before_any_work(
    factor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header says how costly it is."""

    def work(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(age_file, "_key_of", work)
    with pytest.raises(HandoverTooCostly):
        opened(file().replace(b" 1\n", b" %d\n" % factor, 1))


def test_files_for_several_people_or_for_keys_are_refused() -> None:
    """Words alone open ours, and one set of them."""
    whole = file()
    end = whole.index(b"---")
    stanza = whole[whole.index(b"->") : end]
    for other in (
        whole[:end] + stanza + whole[end:],
        pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()]),
        whole.replace(b" 1\n", b" 01\n", 1),
        whole.replace(b" 1\n", b" 1\r\n", 1),
    ):
        with pytest.raises(HandoverForOthers):
            opened(other)


def test_something_else_is_no_such_file() -> None:
    """By its content, whatever its name."""
    for other in (
        b"",
        b"%PDF-1.7",
        b"age-encryption.org/v2\n",
        b64encode(b"age-encryption.org/v1\n"),
    ):
        with pytest.raises(NotAHandover):
            opened(other)
