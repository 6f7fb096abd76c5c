"""What every builder of paper gives: a document that can be set as PDF, as pictures, as plain text.

Knows no document. Setting it takes long, so that the window does it in the worker.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from companion.paper import typesetting

SCREEN_PPI: Final = 144.0
PAPER_PPI: Final = 300.0


def _no_inputs() -> Mapping[str, str]:
    return {}


def _no_words() -> str:
    return ""


@dataclass(frozen=True)
class Printable:
    """A template of the resources and its inputs. The same ones and day give the same bytes.

    `in_pdf` makes what the PDF alone carries, `words` the same document as plain text: both only
    when they are asked for. `flowing`: these words without breaks within a paragraph. `paper_ppi`: how
    fine its pictures are on a printer.
    """

    template: str
    inputs: Mapping[str, str]
    made_on: date
    in_pdf: Callable[[], Mapping[str, str]] = _no_inputs
    words: Callable[[], str] = _no_words
    flowing: Callable[[], str] | None = None
    paper_ppi: float = PAPER_PPI

    def pdf(self) -> bytes:
        """PDF/UA-1 and PDF/A-3a in one file. Raises PageNotSet on any warning."""
        inputs = {**self.inputs, **self.in_pdf()}
        (pdf,) = typesetting.typeset(self.template, inputs, self.made_on, "pdf")
        return pdf

    def pictures(self, ppi: float) -> Sequence[bytes]:
        """One PNG a side, at `ppi` pixels an inch. Raises PageNotSet on any warning."""
        return typesetting.typeset(self.template, self.inputs, self.made_on, "png", ppi=ppi)

    def text(self) -> str:
        """The same words as plain text, for a screen reader; empty where none was written."""
        return self.words()

    def text_on_screen(self) -> str:
        """The same, where the screen breaks the lines."""
        return (self.flowing or self.words)()
