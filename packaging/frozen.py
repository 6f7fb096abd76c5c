"""The first line of the frozen programs: the command line, and the window behind an icon.

Knows nothing but where each of them starts.
"""

import sys
from pathlib import Path

from companion.__main__ import main, window

if __name__ == "__main__":
    sys.exit(window() if Path(sys.executable).stem == "companion-window" else main())
