"""One person's record book as the window and the command line use it: opening, keys, backups.

A facade over the storage. It shows no data key.
"""
