"""Runs the scripts of this folder with node and the packages that `make hospital` fetched."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final, cast

from companion.record_json import Json

HERE: Final = Path(__file__).parent
FETCHED: Final = HERE.parents[1] / ".make" / "hospital"
LFORMS: Final = FETCHED / "package"


def run(script: str, given: Json, *arguments: str) -> Json:
    """What the script answers to what it is given."""
    done = subprocess.run(
        ["node", str(HERE / script), *arguments],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=False,
        timeout=100,
        env={**os.environ, "NODE_PATH": str(FETCHED / "node_modules")},
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return cast("Json", json.loads(done.stdout))


def chromium() -> str:
    """The browser of this computer."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    message = "Chromium is missing: run `make hospital`."
    raise AssertionError(message)
