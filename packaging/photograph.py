"""Photographs the screen `DISPLAY` when a window has stood still on it: photograph.py PICTURE."""

import sys
import time
from pathlib import Path

from PIL import Image, ImageGrab

PATIENCE_S, STILL_S = 240, 5
# An empty desktop, or a frame without its content, has a few.
COLOURS = 500


def main(target: Path) -> None:
    """Wait for a picture of many colours that is the same twice."""
    before: Image.Image | None = None
    for _ in range(PATIENCE_S // STILL_S):
        picture = ImageGrab.grab().convert("RGB")
        if (
            before is not None
            and picture == before
            and len(picture.getcolors(2**24) or ()) > COLOURS
        ):
            picture.save(target)
            return
        before = picture
        time.sleep(STILL_S)
    if before is not None:
        before.save(target)
    sys.exit(f"no window stood still within {PATIENCE_S} s; what was there: {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
