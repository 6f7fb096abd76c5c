"""A third language, made of English by a mark before each word, in a tree of its own.

What shows without the mark was left in English or French.
"""

import os
import re
import shutil
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.systems import link_or_skip

ROOT = Path(__file__).parents[2]
CODE = "eo"
MARK = "zz"
_KEPT = re.compile(
    r"(\{[^{}]*\}|\]\([a-z]+:[^)]*\)|\[\^[^\]]*\]|\[pages?\]|https?:\S+|\\.)|([^\W\d_]+)"
)
_STRING = re.compile(r'(?m)"(?:[^"\\\n]|\\.)*"(?=\s*(?:[,\]}#]|$))')
_TITLES = re.compile(r'(?m)^((?:title|summary) = )("(?:[^"\\]|\\.)*")$')


def marked(text: str) -> str:
    """The text with the mark before each word; placeholders, links and sources stay."""
    return _KEPT.sub(lambda found: found[1] or MARK + found[2], text)


def _marked_file(text: str, *, keys: bool = False) -> str:
    """A TOML file with every text of it marked, and the keys where they are words."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    if keys:
        lines = [re.sub(r'^"(.+?)"(?= = )', lambda f: f'"{marked(f[1])}"', line) for line in lines]
    return "\n".join(_STRING.sub(lambda found: marked(found[0]), line) for line in lines) + "\n"


def _marked_page(text: str) -> str:
    _, head, body = text.split("+++\n", 2)
    head = _TITLES.sub(lambda found: found[1] + marked(found[2]), head)
    return f"+++\n{head}+++\n{marked(body)}"


def _write_texts(french: Path, to: Path) -> None:
    with french.open("rb") as lines:
        texts = read_po(lines, locale="fr")
    for message in texts:
        if message.id:
            forms = (message.id,) if isinstance(message.id, str) else message.id
            said = tuple(marked(form) for form in forms)
            message.string = said if len(said) > 1 else said[0]
    with to.open("wb") as out:
        write_po(out, texts, width=100)
    with to.with_suffix(".mo").open("wb") as out:
        write_mo(out, texts)


def make_third_language(folder: Path) -> Path:
    """A tree of the program in which `eo` is spoken too; the folder of that language."""
    resources = folder / "resources"
    (resources / "languages").mkdir(parents=True)
    link_or_skip(folder / "companion", ROOT / "companion")
    link_or_skip(folder / "tests", ROOT / "tests")
    for each in (ROOT / "resources").iterdir():
        if each.name != "languages":
            link_or_skip(resources / each.name, each)
    for each in (ROOT / "resources" / "languages").iterdir():
        link_or_skip(resources / "languages" / each.name, each)
    own = resources / "languages" / CODE
    english = resources / "languages" / "en"
    shutil.copytree(english, own)
    for path in own.rglob("*.toml"):
        text = _marked_file(path.read_text("utf-8"), keys=path.name == "asked.toml")
        path.write_text(text, "utf-8")
    usage = (english / "language.toml").read_text("utf-8")
    kept = re.search(r"\[voices\].*", usage, re.DOTALL)
    assert kept is not None
    mine = (own / "language.toml").read_text("utf-8").partition("[voices]")[0]
    mine = mine.replace(f'"{MARK}en_{MARK}GB"', '"en_GB"')
    (own / "language.toml").write_text(mine + kept[0], "utf-8")
    for path in (own / "explanations").glob("*.md"):
        path.write_text(_marked_page(path.read_text("utf-8")), "utf-8")
    _write_texts(ROOT / "resources" / "languages" / "fr" / "texts.po", own / "texts.po")
    return own


def environment(folder: Path) -> dict[str, str]:
    """That of a program that runs in such a tree."""
    kept = {name: value for name, value in os.environ.items() if name != "LANG"}
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data")}
    return kept | home | {"PYTHONPATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def unmarked(text: str) -> set[str]:
    """The words of a text that no mark stands before."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}|<[^>]*>|&\w+;", "", text))
    return {word for word in words if not word.casefold().startswith(MARK)}
