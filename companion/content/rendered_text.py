"""The words of a text that a form gives only for a browser to draw (XHTML), without its marks.

Whatever it holds is words: nothing is drawn, loaded or run.
"""

from html.parser import HTMLParser
from typing import Final

_BREAKS: Final = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"}
)
_NO_WORDS: Final = frozenset({"script", "style", "head"})


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _NO_WORDS
        if tag in _BREAKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in _NO_WORDS), 0)
        if tag in _BREAKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.lines[-1] += data


def words_of_xhtml(text: str) -> str:
    """The words, a line for each paragraph."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    lines = (" ".join(line.split()) for line in parser.lines)
    return "\n".join(line for line in lines if line)
