"""Pages of files that were handed over: the process that unlocks and reads a file sets its page too.

A worker makes one page after the other. One that goes down, or takes too long, is replaced, and
costs its file alone.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from companion.apart.handovers import handover_there
from companion.apart.pipes import read_piece, write_piece
from companion.apart.process import (
    MOST_SECONDS,
    TooMuchToRead,
    limit_seconds,
    mishap,
    refused,
    said,
    start_apart,
)
from companion.domain.errors import N_, CompanionError

if TYPE_CHECKING:
    from subprocess import Popen

    from companion.apart.process import Answer
    from companion.domain.words import Language

PAGES: Final = "pages"
MOST_OF_ONE_WORKER: Final = 200
"""Pages after which a worker is replaced, so that what its libraries keep never adds up."""
_BETWEEN_TIDYINGS: Final = 20
_LARGEST_PAGE: Final = 300_000_000


class PageNotMade(CompanionError):
    """A mistake of ours with one file, which stops no other."""

    message = N_(
        "The program made a mistake with this file. Nothing was written. The other files can "
        "still be read."
    )


class PageWorker:
    """One process that makes pages, in a language, as of a day. Not for several threads at once."""

    def __init__(self, language: Language, today: date) -> None:
        self._language, self._today = language, today
        self._process: Popen[bytes] | None = None
        self._made = 0

    def page(self, path: Path, words: str) -> bytes:
        """The page of a file as PDF.

        Raises what `read_handover_apart` raises, InvalidPeriod, PageNotMade, TooMuchToRead.
        """
        from companion.actions.handover import REFUSALS
        from companion.domain.errors import FileNotReadable, InvalidPeriod

        asked = b"\0".join(
            (
                os.fsencode(path),
                words.encode(),
                self._language.value.encode(),
                self._today.isoformat().encode(),
            )
        )
        head, body = self._answer(asked)
        match head:
            case ["page", _]:
                return body
            case ["not-readable", _]:
                raise FileNotReadable(name=path.name)
            case ["refused", name, _]:
                raise mishap(["refused", name], body, (*REFUSALS, InvalidPeriod, PageNotMade))
        self.close()
        raise TooMuchToRead

    def close(self) -> None:
        """End the process, whatever it does."""
        process, self._process, self._made = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()

    def _answer(self, asked: bytes) -> tuple[list[str], bytes]:
        from threading import Timer

        if self._made >= MOST_OF_ONE_WORKER:
            self.close()
        process = self._process = self._process or start_apart(PAGES)
        self._made += 1
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(MOST_SECONDS, process.kill)
        timer.start()
        try:
            write_piece(process.stdin, asked)
            return _read_answer(process.stdout)
        except (OSError, ValueError, TooMuchToRead):
            self.close()
            raise TooMuchToRead from None
        finally:
            timer.cancel()


def serve_pages(asked: IO[bytes], answers: IO[bytes]) -> None:
    """The other side: a page for each file that is asked for, until nothing more is."""
    made = 0
    while (content := read_piece(asked)) is not None:
        limit_seconds()
        head, body = _page_there(content)
        whole = b"".join(body)
        with suppress(BrokenPipeError):
            answers.write(f"{head} {len(whole)}\n".encode("ascii"))
            answers.write(whole)
            answers.flush()
        if made % _BETWEEN_TIDYINGS == 0:
            _tidy()
        made += 1


def _tidy() -> None:
    """Let go of what is left of other pages. What stays for all pages is looked through once.

    Left to itself, Python looks through the catalogue again and again: a fourth of a page's time.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


def _page_there(content: bytes) -> Answer:
    from companion.actions.handover import REFUSALS
    from companion.domain.errors import FileNotReadable, InvalidPeriod
    from companion.domain.words import Language
    from companion.paper.handed_page import handed_page

    place, words, language, today = content.split(b"\0")
    try:
        found = handover_there(Path(os.fsdecode(place)), words.decode())
        day = date.fromisoformat(today.decode())
        return "page", (handed_page(found, Language(language.decode()), day),)
    except FileNotReadable:
        return "not-readable", ()
    except (*REFUSALS, InvalidPeriod) as error:
        return refused(error)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever one file does, the others get their pages
        return refused(PageNotMade())


def _read_answer(pipe: IO[bytes]) -> tuple[list[str], bytes]:
    """Raises ValueError, TooMuchToRead for what is no answer."""
    head = said(pipe.readline(1_000))
    size = int(head[-1]) if head else -1
    if not 0 <= size <= _LARGEST_PAGE:
        raise TooMuchToRead
    body = pipe.read(size)
    if len(body) != size:
        raise TooMuchToRead
    return head, body
