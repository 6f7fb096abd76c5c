"""Keeping a carnet for good: the encrypted file and the key that opens it.

Only this package opens the file's path.
"""
