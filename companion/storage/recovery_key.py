"""The data key as letters on paper: 14 groups of 4, the last of which makes a misread letter known.

Documented in docs/formats.md, "The recovery sheet".
"""

from typing import Final

from companion.domain.key_errors import RecoverySheetGroup, RecoverySheetLength, RecoverySheetMishap
from companion.storage.engine import KEY_BYTES

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are mistaken for others."""

GROUPS: Final = 14
GROUP_LETTERS: Final = 4

_LETTERS: Final = GROUPS * GROUP_LETTERS
_KEY_LETTERS: Final = 52
_SPARE_BITS: Final = _KEY_LETTERS * 5 - KEY_BYTES * 8
_FORGIVEN: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN: Final = frozenset(" \t\r\n\u00a0\u202f-–.·_")

# Two letters are one of 1,024 values, 28 of them a word of a Reed-Solomon code over GF(1024) whose
# two check values say where the only wrong one stands.
_PAIRS: Final = _LETTERS // 2
_FIELD: Final = 1024
_POLYNOMIAL: Final = 0b10000001001


def _tables() -> tuple[list[int], dict[int, int]]:
    powers, value = [], 1
    for _ in range(_FIELD - 1):
        powers.append(value)
        value <<= 1
        if value & _FIELD:
            value ^= _POLYNOMIAL
    return powers, {power: at for at, power in enumerate(powers)}


_POWERS, _LOGS = _tables()


def letters_of(key: bytes) -> str:
    """The 56 letters of a key of 32 bytes."""
    number = int.from_bytes(key, "big") << _SPARE_BITS
    pairs = [number >> (10 * at) & 1023 for at in range(_KEY_LETTERS // 2 - 1, -1, -1)]
    pairs += _check_pairs(pairs)
    return "".join(ALPHABET[pair >> 5] + ALPHABET[pair & 31] for pair in pairs)


def groups_of(key: bytes) -> tuple[str, ...]:
    """The 14 groups of 4 letters of a key of 32 bytes."""
    letters = letters_of(key)
    return tuple(letters[at : at + GROUP_LETTERS] for at in range(0, _LETTERS, GROUP_LETTERS))


def read_letters(text: str) -> str:
    """What a person typed, as letters of the sheet: capitals, without what stands between them.

    Letters that the sheet does not have stay as they are.
    """
    return "".join(c for c in text.upper() if c not in _BETWEEN).translate(_FORGIVEN)


def key_of(text: str) -> bytes:
    """The 32 bytes of the key that a person typed from the sheet.

    Raises RecoverySheetLength, RecoverySheetGroup (which says where to look), RecoverySheetMishap.
    """
    letters = read_letters(text)
    for at, letter in enumerate(letters[:_LETTERS]):
        if letter not in ALPHABET:
            raise RecoverySheetGroup(group=at // GROUP_LETTERS + 1)
    if len(letters) != _LETTERS:
        raise RecoverySheetLength(count=len(letters), wanted=_LETTERS)
    values = [ALPHABET.index(letter) for letter in letters]
    pairs = [values[at] << 5 | values[at + 1] for at in range(0, _LETTERS, 2)]
    _check(pairs)
    number = 0
    for pair in pairs[: _KEY_LETTERS // 2]:
        number = number << 10 | pair
    if number & ((1 << _SPARE_BITS) - 1):
        raise RecoverySheetMishap
    return (number >> _SPARE_BITS).to_bytes(KEY_BYTES, "big")


def _times(one: int, other: int) -> int:
    if not one or not other:
        return 0
    return _POWERS[(_LOGS[one] + _LOGS[other]) % (_FIELD - 1)]


def _sums(pairs: list[int]) -> tuple[int, int]:
    """Both are 0 where nothing was misread."""
    plain = weighted = 0
    for at, pair in enumerate(pairs):
        plain ^= pair
        weighted ^= _times(pair, _POWERS[at])
    return plain, weighted


def _check_pairs(pairs: list[int]) -> list[int]:
    """The two values that make both sums of the whole 0."""
    plain, weighted = _sums(pairs)
    first, second = _POWERS[_PAIRS - 2], _POWERS[_PAIRS - 1]
    # x + y = plain, x first + y second = weighted
    divisor = first ^ second
    x = _times(
        weighted ^ _times(plain, second), _POWERS[(_FIELD - 1 - _LOGS[divisor]) % (_FIELD - 1)]
    )
    return [x, plain ^ x]


def _check(pairs: list[int]) -> None:
    plain, weighted = _sums(pairs)
    if not plain and not weighted:
        return
    if plain and weighted:
        at = (_LOGS[weighted] - _LOGS[plain]) % (_FIELD - 1)
        if at < _PAIRS:
            raise RecoverySheetGroup(group=at * 2 // GROUP_LETTERS + 1)
    raise RecoverySheetMishap
