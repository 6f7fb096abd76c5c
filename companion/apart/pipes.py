"""Pieces of known length, one after the other, through a pipe."""

from typing import IO


def write_piece(pipe: IO[bytes], content: bytes) -> None:
    """Write a piece, and send it off."""
    pipe.write(b"%d\n" % len(content))
    pipe.write(content)
    pipe.flush()


def read_piece(pipe: IO[bytes]) -> bytes | None:
    """The next piece; None once there is none. Raises ValueError for what is none."""
    length = pipe.readline(20)
    return pipe.read(int(length)) if length else None
