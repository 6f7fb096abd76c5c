"""One person's record book as the window and the command line use it: opening, keys, backups.

`book` is the record book itself; the other modules are what can be done with one. A facade over the
storage: it hands out no data key but as letters for paper.
"""
