"""What may be typed after `backup`, `restore` and `merge`: a carnet, and what stands beside it.

Knows no other command.
"""

import argparse

from companion.cli.common_arguments import path
from companion.messages import Texts


def add_safe(needed: "argparse._ArgumentGroup", command: str, texts: Texts) -> None:
    """The carnet, and the folder, backup or copy, in the order in which they are typed."""
    if command == "restore":
        needed.add_argument("backup", type=path, metavar="BACKUP", help=texts("the backup file"))
    needed.add_argument("carnet", type=path, metavar="CARNET", help=texts("the record book file"))
    if command == "backup":
        where = texts("where the backups of this record book lie")
        needed.add_argument("backup", type=path, metavar=texts("FOLDER"), help=where)
    elif command == "merge":
        needed.add_argument("backup", type=path, metavar="OTHER", help=texts("the other copy"))
