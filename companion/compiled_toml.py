"""TOML files of ours as MessagePack beside them, made when the program is built: 20 ms of its start.

One that was made of another text than the file has now is never used.
"""

from datetime import date, time
from pathlib import Path
from typing import Final
from zlib import crc32

import msgspec

Tree = dict[str, object]

SUFFIX: Final = ".msgpack"
_KINDS: Final = (date, time)
"""What MessagePack does not know, by the number that it has there."""


class _Compiled(msgspec.Struct, array_like=True):
    size: int
    checksum: int
    tree: Tree


def compile_toml(source: Path) -> Path:
    """Write what a file says beside it, and return the file written."""
    import tomllib

    text = source.read_bytes()
    tree = tomllib.loads(text.decode("utf-8"))
    compiled = _Compiled(len(text), crc32(text), {key: _packed(tree[key]) for key in tree})
    target = source.with_suffix(SUFFIX)
    part = target.with_suffix(".msgpack.part")
    part.write_bytes(msgspec.msgpack.encode(compiled))
    part.replace(target)
    return target


def compiled_tree(source: Path, text: bytes) -> Tree | None:
    """What a file of this text says, when it was compiled from this very text."""
    try:
        packed = source.with_suffix(SUFFIX).read_bytes()
        compiled = msgspec.msgpack.decode(packed, type=_Compiled, ext_hook=_unpacked)
    except (OSError, msgspec.DecodeError):
        return None
    is_of_it = (compiled.size, compiled.checksum) == (len(text), crc32(text))
    return compiled.tree if is_of_it else None


def _packed(value: object) -> object:
    """The same with its days and times as MessagePack can hold them."""
    if isinstance(value, dict):
        return {key: _packed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_packed(each) for each in value]
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, _KINDS):
        return msgspec.msgpack.Ext(_KINDS.index(type(value)), value.isoformat().encode("ascii"))
    raise TypeError(f"{value!r} cannot be compiled")


def _unpacked(code: int, value: memoryview) -> date | time:
    return _KINDS[code].fromisoformat(bytes(value).decode("ascii"))
