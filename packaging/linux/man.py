"""Write the manual pages from the command line's own words, in each language, so that none can be missing.

python packaging/linux/man.py FOLDER    FOLDER/man1/companion.1, FOLDER/fr/man1/companion.1
"""

import sys
from pathlib import Path

from companion.cli.commands import commands
from companion.domain.words import Language
from companion.messages import load_texts

SECTIONS = {
    Language.EN: ("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "FILES", "SEE ALSO"),
    Language.FR: ("NOM", "SYNOPSIS", "DESCRIPTION", "COMMANDES", "FICHIERS", "VOIR AUSSI"),
}
SAID = {
    Language.EN: {
        "what": "journal for people treated with cancer immunotherapy",
        "window": "Without a command, the window opens. companion\\-window is the program behind the icon: it opens "
        "the record book that is named.",
        "more": "Each command tells more with --help.",
        "files": "settings, the usual record book and its backups. Removing the program leaves them.",
        "not": "This is not a medical device.",
    },
    Language.FR: {
        "what": "journal pour les personnes traitées par immunothérapie",
        "window": "Sans commande, la fenêtre s’ouvre. companion\\-window est le programme derrière "
        "l’icône\u00a0: il ouvre le carnet qu’on lui nomme.",
        "more": "Chaque commande en dit plus avec --help.",
        "files": "les réglages, le carnet habituel et ses sauvegardes. Retirer le programme les laisse en place.",
        "not": "Ce n’est pas un dispositif médical.",
    },
}  # fmt: skip


def roff(text: str) -> str:
    """A text in which no letter is a command."""
    return text.replace("\\-", "-").replace("\\", "\\e").replace("-", "\\-")


def page(language: Language) -> str:
    """The page of one language."""
    texts, said = load_texts(language), {key: roff(text) for key, text in SAID[language].items()}
    name, synopsis, description, list_of, files, see = SECTIONS[language]
    lines = [
        '.TH COMPANION 1 "" "Compagnon Immuno"',
        f".SH {name}\ncompanion, companion\\-window \\- {said['what']}",
        f".SH {synopsis}\n.B companion\n[\\fIOPTIONS\\fR] [\\fI{roff(texts('COMMAND'))}\\fR]\n.br",
        f".B companion\\-window\n[\\fI{roff(texts('FILE'))}\\fR]",
        f".SH {description}\n{said['window']}\n.PP\n{said['not']}",
        f".SH {list_of}\n{said['more']}",
        *(
            f".TP\n.B {roff(command.name)}\n{roff(texts(command.summary))}"
            for command in commands()
        ),
        f".SH {files}\n.TP\n.I ~/.local/share/companion\n{said['files']}",
        f".SH {see}\n.UR file:///usr/share/doc/compagnon-immuno\n/usr/share/doc/compagnon\\-immuno\n.UE",
    ]
    return "\n".join([*lines, ""])


def main(folder: Path) -> None:
    """English is the page of those whose language has none."""
    for language in SECTIONS:
        place = folder if language is Language.EN else folder / language.value
        (place / "man1").mkdir(parents=True, exist_ok=True)
        (place / "man1" / "companion.1").write_text(page(language), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
