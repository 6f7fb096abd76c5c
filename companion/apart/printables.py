"""Documents set apart: typst keeps all that it ever set, and a window stays open for days.

The process is kept for as long as one document follows another, and ends after that. It reads nothing from
outside, so that it has no limits; where it cannot be had, the document is set here.
"""

from __future__ import annotations

import atexit
from contextlib import suppress
from datetime import date
from threading import Lock, Timer, current_thread
from typing import IO, TYPE_CHECKING, Final

import msgspec

from companion.apart.pipes import read_piece, write_piece
from companion.apart.process import PRINTABLES, start_apart
from companion.paper import typesetting
from companion.paper.typesetting import Form, PageNotSet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from subprocess import Popen

KEPT_S: Final = 20.0
"""For how long a process waits for the next document: who changes what is on a page looks at it in between."""


class _Wish(msgspec.Struct, array_like=True):
    """A document to set."""

    template: str
    inputs: dict[str, str]
    made_on: date
    form: Form
    ppi: float | None


class _Made(msgspec.Struct, array_like=True):
    """Its sides, or why the template and the document disagree."""

    sides: list[bytes]
    trouble: str = ""


class Typesetter:
    """Sets documents in a process that ends once none has been wanted for a while. For any thread."""

    def __init__(self, kept_s: float = KEPT_S) -> None:
        self._kept_s, self._lock = kept_s, Lock()
        self._process: Popen[bytes] | None = None
        self._end = Timer(0, self.close)

    def typeset(
        self,
        template: str,
        inputs: Mapping[str, str],
        made_on: date,
        form: Form,
        *,
        ppi: float | None = None,
    ) -> list[bytes]:
        """What `typesetting.typeset` gives, and raises."""
        wish = msgspec.msgpack.encode(_Wish(template, dict(inputs), made_on, form, ppi))
        with self._lock:
            self._end.cancel()
            try:
                made = self._answer(wish)
            except (OSError, ValueError, msgspec.MsgspecError):
                self._stop()
                return typesetting.set_here(template, inputs, made_on, form, ppi=ppi)
            self._end = Timer(self._kept_s, self.close)
            self._end.daemon = True
            self._end.start()
        if made.trouble:
            raise PageNotSet(made.trouble)
        return made.sides

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._stop()
            ending = self._end
        ending.cancel()
        if ending.is_alive() and ending is not current_thread():
            ending.join()

    def _answer(self, wish: bytes) -> _Made:
        process = self._process = self._process or start_apart(PRINTABLES)
        assert process.stdin is not None
        assert process.stdout is not None
        write_piece(process.stdin, wish)
        return msgspec.msgpack.decode(read_piece(process.stdout) or b"", type=_Made)

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def set_apart() -> None:
    """From now on this program sets its documents apart."""
    setter = Typesetter()
    typesetting.set_by(setter.typeset)
    atexit.register(setter.close)


def serve_printables(asked: IO[bytes], answers: IO[bytes]) -> None:
    """The other side: set each document that is asked for, until nothing more is."""
    while (content := read_piece(asked)) is not None:
        wish = msgspec.msgpack.decode(content, type=_Wish)
        try:
            made = _Made(
                typesetting.set_here(
                    wish.template, wish.inputs, wish.made_on, wish.form, ppi=wish.ppi
                )
            )
        except PageNotSet as error:
            made = _Made([], str(error))
        with suppress(BrokenPipeError):
            write_piece(answers, msgspec.msgpack.encode(made))
