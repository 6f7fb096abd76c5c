"""A file locked with words, in the age format (https://age-encryption.org/v1), which other programs open too.

Only its form with one passphrase. Knows nothing of what the file holds.
"""

import hmac
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from companion.actions.handover import (
    HandoverDamaged,
    HandoverForOthers,
    HandoverTooCostly,
    NotAHandover,
    WrongWords,
)
from companion.exchange.age_mark import INTRO

WORK_FACTOR: Final = 16
"""Of what is written: a try takes 64 MiB and a quarter of a second, as a password of the carnet does."""
MOST_WORK: Final = 17
"""Of what is read: 128 MiB. The header says it before any work is done."""

_CHUNK: Final = 64 * 1024
_TAG: Final = 16
_FILE_KEY: Final = 16
_LONGEST_HEADER: Final = 400
_B64_16: Final = rb"([A-Za-z0-9+/]{22})"
_B64_32: Final = rb"([A-Za-z0-9+/]{43})"
_HEADER: Final = re.compile(
    rb"(%s-> scrypt %s ([1-9][0-9]?)\n%s\n---) %s\n" % (INTRO, _B64_16, _B64_32, _B64_32)
)


def seal(content: Iterable[bytes], words: str) -> Iterator[bytes]:
    """The file that holds `content`, piece by piece."""
    file_key, salt = os.urandom(_FILE_KEY), os.urandom(16)
    wrap = ChaCha20Poly1305(_key_of(words, salt, WORK_FACTOR))
    stanza = b"-> scrypt %s %d\n%s\n" % (
        _encoded(salt),
        WORK_FACTOR,
        _encoded(wrap.encrypt(bytes(12), file_key, None)),
    )
    header = INTRO + stanza + b"---"
    yield header + b" " + _encoded(_mac(file_key, header)) + b"\n"
    nonce = os.urandom(16)
    yield nonce
    cipher = ChaCha20Poly1305(_derived(file_key, salt=nonce, info=b"payload"))
    for number, (chunk, last) in enumerate(_chunks(content)):
        yield cipher.encrypt(_nonce(number, last=last), chunk, None)


def unseal(source: BinaryIO, words: str) -> Iterator[bytes]:
    """What an open file holds, in pieces of 64 KiB; whole only when the last one was given.

    Raises NotAHandover, HandoverForOthers, HandoverTooCostly before any work, WrongWords,
    HandoverDamaged for what was changed, cut or made longer.
    """
    start = source.read(_LONGEST_HEADER)
    if not start.startswith(INTRO):
        raise NotAHandover
    header = _HEADER.match(start)
    if header is None:
        raise HandoverForOthers
    authenticated, salt, factor, sealed, mac = header.groups()
    if int(factor) > MOST_WORK:
        raise HandoverTooCostly
    wrap = ChaCha20Poly1305(_key_of(words, _decoded(salt), int(factor)))
    try:
        file_key = wrap.decrypt(bytes(12), _decoded(sealed), None)
    except InvalidTag as error:
        raise WrongWords from error
    if not hmac.compare_digest(_mac(file_key, authenticated), _decoded(mac)):
        raise HandoverDamaged
    source.seek(header.end())
    yield from _payload(source, file_key)


def _payload(source: BinaryIO, file_key: bytes) -> Iterator[bytes]:
    nonce = source.read(16)
    cipher = ChaCha20Poly1305(_derived(file_key, salt=nonce, info=b"payload"))
    chunk = source.read(_CHUNK + _TAG)
    number = 0
    while True:
        after = source.read(_CHUNK + _TAG)
        try:
            content = cipher.decrypt(_nonce(number, last=not after), chunk, None)
        except InvalidTag as error:
            raise HandoverDamaged from error
        if not content and number:
            raise HandoverDamaged
        yield content
        if not after:
            return
        chunk, number = after, number + 1


def _chunks(content: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The content in pieces of the size that the format wants, and which one is the last."""
    waiting = bytearray()
    for piece in content:
        waiting += piece
        while len(waiting) > _CHUNK:
            yield bytes(waiting[:_CHUNK]), False
            del waiting[:_CHUNK]
    yield bytes(waiting), True


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _key_of(words: str, salt: bytes, factor: int) -> bytes:
    salted = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=salted, length=32, n=2**factor, r=8, p=1).derive(words.encode())


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, salt=b"", info=b"header"), header, "sha256")


def _derived(file_key: bytes, *, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _encoded(content: bytes) -> bytes:
    return b64encode(content).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    """Raises HandoverDamaged for letters that only look like the same bytes."""
    content = b64decode(text + b"=" * (-len(text) % 4))
    if _encoded(content) != text:
        raise HandoverDamaged
    return content
