"""The wheel and the source archive are whole, and start in a fresh environment.

Needs `make wheel`, which runs this.
"""

import json
import os
import re
import subprocess
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).parent.parent.parent
UV: Final = os.environ.get("UV", "uv")
PATIENCE: Final = 600

pytestmark = [pytest.mark.dist, pytest.mark.timeout(2 * PATIENCE)]


def only(pattern: str) -> Path:
    """The one file of `dist` with such a name."""
    found = list((ROOT / "dist").glob(pattern))
    if len(found) != 1:
        pytest.fail(f"{pattern}: found {found}; run make wheel")
    return found[0]


def environment(home: Path) -> dict[str, str]:
    """Nothing of this checkout; the client of the package registry keeps its settings."""
    kept = {
        k: v
        for k, v in os.environ.items()
        if k.startswith(("UV_", "PIP_", "SSL_")) or k.lower().endswith("_proxy")
    }
    cache = os.environ.get("UV_CACHE_DIR", str(Path.home() / ".cache" / "uv"))
    return {
        **kept,
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "LANG": "fr_FR.UTF-8",
        "UV_CACHE_DIR": cache,
    }


def said(home: Path, *words: str | Path) -> str:
    """What a command says; it has to end well."""
    done = subprocess.run(
        words,
        cwd=home,
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tracked(*folders: str) -> set[str]:
    """What git holds of some folders."""
    listed = subprocess.run(
        ["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.splitlines())


def test_the_wheel_holds_every_module_resource_text_and_licence() -> None:
    """Found by comparing with git, so that a new folder cannot be forgotten."""
    with zipfile.ZipFile(only("*.whl")) as wheel:
        names = set(wheel.namelist())
    assert tracked("companion") - names == set()
    assert {f"companion/{name}" for name in tracked("resources")} - names == set()
    assert "companion/resources/languages/fr/texts.mo" in names
    licences = {n.partition("/licenses/")[2] for n in names if "/licenses/" in n}
    wanted = {n for n in tracked("resources") if re.search(r"/(OFL|LICENSE|LICENCE)[^/]*$", n)}
    assert licences >= {"LICENSE", *wanted}


def test_the_source_archive_holds_what_builds_and_tests_it() -> None:
    """Whoever has it alone can build everything."""
    with tarfile.open(only("compagnon_immuno-*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = tracked("companion", "resources", "tests", "packaging", "docs", ".github")
    wanted |= {
        "Makefile",
        "uv.lock",
        "pyproject.toml",
        "hatch_build.py",
        "CHANGELOG.md",
        "README.md",
        "LICENSE",
    }
    assert wanted - names == set()


def test_uvx_starts_it_without_an_installation(tmp_path: Path) -> None:
    """The shortest way for whoever has uv."""
    told = said(tmp_path, UV, "tool", "run", "--from", only("*.whl"), "companion", "--version")
    assert told == f"companion {metadata.version('compagnon-immuno')}\n"


def test_pip_installs_it_in_a_fresh_environment(tmp_path: Path) -> None:
    """With nothing of ours around: the program makes the page, in French."""
    place = tmp_path / "fresh"
    said(
        tmp_path,
        UV,
        "venv",
        "--quiet",
        "--seed",
        "--python",
        ROOT / ".venv" / "bin" / "python",
        place,
    )
    said(tmp_path, place / "bin" / "python", "-m", "pip", "install", "--quiet", only("*.whl"))
    assert (place / "bin" / "companion-window").is_file()
    said(tmp_path, place / "bin" / "companion", "demo", "demo.carnet", "--today", "2026-11-21")
    page = ["summary", "demo.carnet", "--today", "2026-11-21", "--format", "text"]
    assert "Fatigue" in said(tmp_path, place / "bin" / "companion", *page)


def test_the_bill_of_materials_names_everything_that_is_needed() -> None:
    """Each distribution of the lock that this system installs, with its version and a licence."""
    bill = json.loads(only("*.cdx.json").read_text("utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    parts = {re.sub(r"[-_.]+", "-", part["name"]).lower(): part for part in bill["components"]}
    needed = (ROOT / "build" / "sbom" / "requirements.txt").read_text("utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", needed, re.MULTILINE))
    here = {name: v for name, v in pinned.items() if name in parts}
    assert {name: parts[name]["version"] for name in here} == here
    assert {
        "pyside6-essentials",
        "typst",
        "cryptography",
        "apsw-sqlite3mc",
        "pillow",
        "keyring",
    } <= set(here)
    # The metadata of this one says no more than “OSI Approved”; its text lies in the folder's `licences`.
    assert [name for name in here if not parts[name].get("licenses")] == ["apsw-sqlite3mc"]
