"""Contact sheets: one HTML page a theme, with every picture beside its neighbours in size.

Knows files and their names, no Qt.
"""

import html
from collections import defaultdict
from pathlib import Path
from string import Template

_PAGE = Template("""<!doctype html><meta charset="utf-8"><title>$title</title>
<style>
body { font: 15px sans-serif; margin: 16px; background: #ddd; }
h2 { margin: 24px 0 4px; } figure { display: inline-block; margin: 4px; vertical-align: top; }
img { width: 420px; border: 1px solid #888; } figcaption { font-size: 12px; }
nav a { margin-right: 10px; }
</style>
<h1>$title</h1><nav>$index</nav>$rows""")


def write_sheets(folder: Path) -> None:
    """Write `index.html` and one page a theme for the pictures that are there."""
    pages = []
    for theme in sorted(place for place in folder.iterdir() if place.is_dir()):
        scenes: dict[str, list[str]] = defaultdict(list)
        for file in sorted(theme.glob("*.png")):
            scene = file.stem.rsplit("-", 3)[0]
            scenes[scene].append(file.name)
        rows, index = [], []
        for scene, names in scenes.items():
            index.append(f'<a href="#{scene}">{html.escape(scene)}</a>')
            rows.append(f'<h2 id="{scene}">{html.escape(scene)}</h2>')
            rows += [_figure(theme.name, name) for name in names]
        page = _PAGE.substitute(title=theme.name, index=" ".join(index), rows="\n".join(rows))
        (folder / f"{theme.name}.html").write_text(page, encoding="utf-8")
        pages.append(f'<li><a href="{theme.name}.html">{theme.name}</a>')
    whole = _PAGE.substitute(title="screenshots", index="", rows="\n".join(pages))
    (folder / "index.html").write_text(whole, encoding="utf-8")


def _figure(theme: str, name: str) -> str:
    place = f"{theme}/{name}"
    caption = name.removesuffix(".png")
    return (
        f'<figure><a href="{place}"><img loading="lazy" src="{place}"></a>'
        f"<figcaption>{caption}</figcaption></figure>"
    )
