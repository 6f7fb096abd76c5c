"""The Debian package holds what a desktop looks for, and stays small.

Needs `make deb`, which runs this after the package was tried in a fresh root.
"""

import gzip
import subprocess
from pathlib import Path
from typing import Final

import pytest

from companion.cli.commands import commands

ROOT = Path(__file__).parent.parent.parent
IDENTIFIER: Final = "org.compagnonimmuno.Companion"

pytestmark = [pytest.mark.dist, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def package() -> Path:
    """The newest package."""
    found = sorted((ROOT / "dist").glob("compagnon-immuno_*.deb"), key=lambda p: p.stat().st_mtime)
    if not found:
        pytest.fail("the package is missing: run make deb")
    return found[-1]


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package puts on a computer."""
    place = tmp_path_factory.mktemp("root")
    subprocess.run(["dpkg-deb", "-x", package, place], check=True)
    return place


def test_the_package_stays_small(package: Path) -> None:
    """80 MB at most: an hour on the slowest lines of the countryside."""
    assert package.stat().st_size <= 80e6


def test_each_kind_of_file_has_its_name_and_icon(unpacked: Path) -> None:
    """A record book looks like one in a file manager, and opens with the window."""
    share = unpacked / "usr" / "share"
    kinds = (share / "mime" / "packages" / f"{IDENTIFIER}.xml").read_text("utf-8")
    for kind in ("carnet", "carnet-age"):
        assert f'<glob pattern="*.{kind}"/>' in kinds
        name = f"application-vnd.compagnon-immuno.{kind}"
        for size in ("16x16", "48x48", "256x256"):
            icon = share / "icons" / "hicolor" / size / "mimetypes" / f"{name}.png"
            assert icon.read_bytes().startswith(b"\x89PNG")
    entry = (share / "applications" / f"{IDENTIFIER}.desktop").read_text("utf-8")
    both = ("carnet", "carnet-age")
    listed = "".join(f"application/vnd.compagnon-immuno.{kind};" for kind in both)
    assert f"MimeType={listed}\n" in entry
    assert "Exec=companion-window %f\n" in entry
    assert "Exec=companion-window --counter\n" in entry


@pytest.mark.parametrize("place", ["man", "man/fr"])
def test_the_manual_names_every_command(unpacked: Path, place: str) -> None:
    """In both languages."""
    page = unpacked / "usr" / "share" / place / "man1" / "companion.1.gz"
    text = gzip.decompress(page.read_bytes()).decode().replace("\\-", "-")
    assert [c.name for c in commands() if f"\n.B {c.name}\n" not in text] == []


def test_both_programs_stand_on_the_path(unpacked: Path) -> None:
    """And they are the programs of the folder."""
    for name in ("companion", "companion-window"):
        link = unpacked / "usr" / "bin" / name
        assert (link.parent / link.readlink()).resolve() == (
            unpacked / "usr" / "lib" / "compagnon-immuno" / name
        )
