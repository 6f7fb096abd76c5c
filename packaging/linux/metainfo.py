"""Write what a software centre shows: the description, the pictures, and the releases of CHANGELOG.md.

    HOMEPAGE=https://... python packaging/linux/metainfo.py FILE

Where the project lives is said by whoever releases it; without it, a reserved name stands there.
"""

import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent.parent
TEMPLATE = ROOT / "packaging" / "linux" / "desktop" / "org.compagnonimmuno.Companion.metainfo.xml"
NOWHERE = "https://compagnon-immuno.example"
HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \((.+)\)$", re.MULTILINE)


def releases(changes: str, built: datetime) -> str:
    """One element a heading of the change log; the one that is not released yet bears the day of the build."""
    lines = []
    for version, when in HEADING.findall(changes):
        is_out = re.fullmatch(r"\d{4}-\d{2}-\d{2}", when)
        day, kind = (when, "stable") if is_out else (f"{built:%Y-%m-%d}", "development")
        lines.append(f'    <release version="{version}" date="{day}" type="{kind}"/>')
    return "\n".join(lines)


def main(target: Path) -> None:
    """Fill the template."""
    homepage = os.environ.get("HOMEPAGE") or NOWHERE
    built = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    found = releases((ROOT / "CHANGELOG.md").read_text("utf-8"), built)
    text = (
        TEMPLATE.read_text("utf-8")
        .replace("@HOMEPAGE@", escape(homepage))
        .replace("@RELEASES@", found)
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
