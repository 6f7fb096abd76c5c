"""Where the backups of a record book lie that the command line names."""

from pathlib import Path

from companion import paths
from companion.cli.session import Session
from companion.record_book import opening


def backup_folder(session: Session) -> Path:
    """Where the window keeps the backups of this carnet; else the folder `backups` beside it."""
    path, folder = session.carnet, session.options.data_dir or paths.user_data()
    try:
        inside = path.parent.samefile(folder)
    except OSError:
        inside = False
    return (folder if inside else path.parent) / opening.BACKUPS_NAME
