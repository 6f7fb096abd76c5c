"""The first line of the frozen program.

Knows nothing but where the program starts.
"""

import sys

from companion.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
