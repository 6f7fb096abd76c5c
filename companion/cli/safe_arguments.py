"""What may be typed after `backup`, `restore` and `merge`: a carnet, and what stands beside it.

Knows no other command.
"""

import argparse

from companion.cli.common_arguments import path
from companion.messages import Texts


def add_backup(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The carnet, then the folder."""
    _add_carnet(needed, texts)
    where = texts("where the backups of this record book lie")
    needed.add_argument("backup", type=path, metavar=texts("FOLDER"), help=where)


def add_restore(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The backup, then the carnet."""
    needed.add_argument("backup", type=path, metavar="BACKUP", help=texts("the backup file"))
    _add_carnet(needed, texts)


def add_merge(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    """The carnet, then the other copy."""
    _add_carnet(needed, texts)
    needed.add_argument("backup", type=path, metavar="OTHER", help=texts("the other copy"))


def _add_carnet(needed: "argparse._ArgumentGroup", texts: Texts) -> None:
    needed.add_argument("carnet", type=path, metavar="CARNET", help=texts("the record book file"))
