"""Put the licence of everything that the folder holds into it, and an overview for people.

Knows the folder that PyInstaller made, the Python that built it and, on Debian, whose each library is.

    python packaging/licences.py dist/companion
"""

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
OURS = "compagnon-immuno"
LICENCE_FILE = re.compile(
    r"\.dist-info/(.*/)?(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE
)
# These wheels hold no text: Qt and its Python are under the LGPL, which builds upon the GPL.
UNDER_LGPL = {"pyside6-essentials", "shiboken6"}
LGPL_TEXTS = [ROOT / "packaging" / "licences" / name for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]
# Found in the folder although no part of ours asks for it: the start of each program.
STARTER = "pyinstaller"
LICENCE_KEYS = ("License-Expression", "License")


class NoLicence(Exception):
    """A part of the folder whose licence text is not found."""


@dataclass(frozen=True)
class Part:
    """Something in the folder: its name, version, licence in a word, and the texts."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]


def wanted(name: str, seen: dict[str, metadata.Distribution]) -> None:
    """Add a distribution and all that it needs on this system to `seen`."""
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return  # for another system
    key = re.sub(r"[-_.]+", "-", found.name).lower()
    if key in seen:
        return
    seen[key] = found
    for line in found.requires or []:
        if "extra ==" not in line and (asked := re.match(r"[\w.-]+", line)):
            wanted(asked[0], seen)


def python_parts() -> Iterator[Part]:
    """Ours, what it needs, the starter, and Python itself."""
    seen: dict[str, metadata.Distribution] = {}
    for name in (OURS, STARTER):
        wanted(name, seen)
    for name, found in sorted(seen.items()):
        if name in {"setuptools", "altgraph", "packaging", "pyinstaller-hooks-contrib"}:
            continue  # work only while the folder is built
        files = [
            Path(str(found.locate_file(f)))
            for f in found.files or []
            if LICENCE_FILE.search(str(f))
        ]
        said = next((found.metadata[key] for key in LICENCE_KEYS if key in found.metadata), "")
        licence = said if said and "\n" not in said else "see its text"
        yield Part(name, found.version, licence, tuple(LGPL_TEXTS if name in UNDER_LGPL else files))
    yield Part("python", sys.version.split()[0], "PSF-2.0", (python_licence(),))


def python_licence() -> Path:
    """The licence of the Python that is taken along."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
        Path("/usr/share/doc") / f"lib{version}-minimal" / "copyright",
    ]
    return next((place for place in places if place.is_file()), places[0])


def system_parts(folder: Path) -> Iterator[Part]:
    """The Debian packages whose libraries lie beside those of Python."""
    if not shutil.which("dpkg-query"):
        return
    names = sorted(path.name for path in (folder / "_internal").glob("lib*.so*"))
    owners: set[str] = set()
    for name in names:
        if name.startswith("libpython"):
            continue
        # As the linker finds it: below /usr/lib or /lib, on a merged system the same.
        said = subprocess.run(
            ["dpkg-query", "-S", f"*/{name}"], capture_output=True, text=True, check=False
        )
        if said.returncode:
            msg = f"{name}: no package of this system holds it"
            raise NoLicence(msg)
        owners |= {
            line.partition(":")[0]
            for line in said.stdout.splitlines()
            if f"/{name}" in line and "-linux-" in line
        }
    for owner in sorted(owners):
        form = "${Version}\n"
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", form, owner], capture_output=True, text=True, check=True
        ).stdout.split()[0]
        yield Part(owner, version, "see its text", (Path("/usr/share/doc") / owner / "copyright",))


def gather(folder: Path) -> list[Part]:
    """Copy every text into `licences` in the folder, and write the overview. Raises NoLicence."""
    place = folder / "licences"
    shutil.rmtree(place, ignore_errors=True)
    parts = [*python_parts(), *system_parts(folder)]
    for part in parts:
        missing = [text for text in part.texts if not text.is_file()]
        if missing or not part.texts:
            msg = f"{part.name}: its licence text is missing"
            raise NoLicence(msg)
        for text in part.texts:
            inside = (
                re.sub(r"^.*\.dist-info/(licenses/)?", "", text.as_posix())
                if ".dist-info" in str(text)
                else text.name
            )
            target = place / part.name / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.read_bytes())
    lines = [f"{part.name} {part.version}: {part.licence}" for part in parts]
    head = "Everything in this folder, with its version and licence. The texts lie in the folders of the same names.\n"
    qt = "Qt and PySide6 are shared libraries of their own here: whoever wants may put others in their place.\n"
    (place / "README.txt").write_text("\n".join([head, qt, *lines, ""]), "utf-8")
    return parts


if __name__ == "__main__":
    print(f"{len(gather(Path(sys.argv[1])))} parts with their licences")
