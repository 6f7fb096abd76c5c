"""Settings, the keys, the backups, the recovery sheet."""
